import type { Tier } from '../model.ts';
import type { Advice, AdvicePrompt } from './advice.ts';
import { constraintsOf } from './constraints.ts';
import { suggestLimit } from './output-limit.ts';
import { shapeOf } from './output-shape.ts';
import { readPrompt } from './prompt-text.ts';
import { findRequests } from './requests.ts';
import { isRoutine } from './routine-work.ts';
import { schemaBounds } from './schema.ts';
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
  const { model, schema, reasons } = prompt;
  const limit = suggestLimit(text, { shape, constraints, model, schema, reasons });
  const task = findTask(text, requests, vetoes, shape);
  const schemaTokens = schema === undefined ? null : (schemaBounds(schema)?.tokens ?? null);
  const isSmall = model !== undefined && tierOf(model) === 'small';
  const tier = isSmall
    ? null
    : suggestTier({
        task,
        shape,
        constraints,
        schemaTokens,
        vetoes,
        isRoutine: isRoutine(text, task.kind),
      });
  return { id: prompt.id, task, shape, constraints, limit, tier };
}
