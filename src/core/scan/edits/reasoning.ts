import type { Call } from '../../model.ts';

/** OpenAI's models that reason before they answer, with the prefix of a gateway or without. */
const reasons = /^(?:.*[/:])?(?:o\d|gpt-(?:[5-9]|\d{2}))/;

/** True for the id of a model of OpenAI's that reasons. */
export function isReasoningModel(id: string): boolean {
  return reasons.test(id);
}

/** True for a call whose model is known to be one of these. */
export function isReasoning({ model }: Call): boolean {
  return model !== null && model.value !== null && isReasoningModel(model.value);
}
