export * from './client';
export { models as MODELS } from './models';
