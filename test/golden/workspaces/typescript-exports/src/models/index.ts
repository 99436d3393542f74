export * from './names';
export * as names from './names';
export { default, FAST as CHEAP } from './names';
export type { ModelName } from './names';
