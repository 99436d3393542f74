export const FAST = 'gpt-4o-mini';
export const MODELS = { chat: 'gpt-4o', judge: { id: 'gpt-4.1', limit: 12 } } as const;
export enum Model {
  Small = 'gpt-4.1-nano',
  Large = 'gpt-4.1',
}
export const TABLE: Record<string, string> = { quick: FAST, [Model.Large]: Model.Large };
const DEFAULT_MODEL = 'gpt-5-mini';
export default DEFAULT_MODEL;
export type ModelName = (typeof MODELS)['chat'];
