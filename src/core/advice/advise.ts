import type { Tier } from '../model.ts';
import type { Advice, AdvicePrompt } from './advice.ts';
import { constraintsOf } from './constraints.ts';
import { shapeOf } from './output-shape.ts';
import { readPrompt } from './prompt-text.ts';
import { findRequests } from './requests.ts';
import { findTask } from './task.ts';
import { suggestTier } from './tier.ts';
import { findVetoes } from './vetoes.ts';

/** The tier of a model by its name; null where it is not known. */
export type TierOf = (model: string) => Tier | null;

/** All that can be told about one prompt. Deterministic, and of bounded time for prompts of any length. */
export function advise(prompt: AdvicePrompt, tierOf: TierOf): Advice {
  const text = readPrompt(prompt);
  const requests = findRequests(text);
  const vetoes = findVetoes(text, requests, prompt.prompt.length + (prompt.system?.length ?? 0));
  const constraints = constraintsOf(text);
  const shape = shapeOf(text, prompt.schema);
  const limit = null;
  const task = findTask(text, requests, vetoes, shape);
  const present = prompt.model === undefined ? null : tierOf(prompt.model);
  const tier = present === 'small' ? null : suggestTier({ task, shape, constraints, limit, vetoes });
  return { id: prompt.id, task, shape, constraints, limit, tier };
}
