/** How long an answer is expected to be, from what the prompt asks for. */
import type { Advice, SuggestedLimit } from '../advice/advice.ts';
import type { Call, Quantity } from '../model.ts';
import { grouped } from '../present/numbers.ts';
import type { ModelFacts } from '../prices/capabilities.ts';
import type { AdviseCall } from './adviser.ts';
import { boundedLimit } from './output-limits.ts';
import { answerName } from './task-words.ts';

/**
 * The answer of one completion where no limit is set and the prompt bounds it, by a schema, a length or an answer of a few
 * words; null where nothing does. Null as well for models that may reason before they answer: nobody knows how much.
 */
export function expectedOutputOf(call: Call, facts: ModelFacts | null, advise: AdviseCall): Quantity | null {
  if (call.outputLimit?.value != null || mayReason(call, facts)) return null;
  const advice = advise(call);
  const limit = boundedLimit(call, advice);
  if (advice === null || limit === null) return null;
  return { value: null, low: 1, high: limit.value, basis: 'assumed', reason: inWords(advice, limit) };
}

/** Claude 4 thinks where it is asked to; of other models that can reason, that they do is the rule. */
function mayReason({ model, options }: Call, facts: ModelFacts | null): boolean {
  const { reasoningEffort, reasoningBudgetTokens } = options;
  if (reasoningEffort === 'none' || reasoningBudgetTokens === 0) return false;
  if (reasoningEffort !== null || reasoningBudgetTokens !== null) return true;
  return facts?.reasoning !== false && !thinksWhenAsked.test(model?.value ?? '');
}

const thinksWhenAsked = /claude-(?:3-7-sonnet|(?:haiku|sonnet|opus)-4)/;

function inWords({ shape }: Advice, { value, basis, evidence }: SuggestedLimit): string {
  const words =
    evidence
      .find(({ span }) => span !== null)
      ?.text.trim()
      .replace(/\s+/g, ' ') ?? '';
  const why =
    basis === 'schema'
      ? 'by the response schema'
      : basis === 'constraint'
        ? `by “${words.slice(0, longestQuote)}”`
        : `for ${answerName(shape) ?? 'a short answer'}`;
  return `answer of at most ${grouped(value)} tokens assumed, ${why} (no output limit is set)`;
}

/** Characters. */
const longestQuote = 60;
