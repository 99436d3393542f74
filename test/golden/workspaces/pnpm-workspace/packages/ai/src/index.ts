export { ask, type AskOptions } from './ask.js';
export * from './client.js';
