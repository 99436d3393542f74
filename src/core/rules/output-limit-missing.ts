import type { Call } from '../model.ts';
import { formatUsd } from '../present/money.ts';
import { formatTokenCount } from '../present/tokens.ts';
import { catalogueIdOf } from '../prices/providers.ts';
import { usdPerMillionAt } from '../prices/rates.ts';
import { askedFor, commonLimit, evidenceOfLimit, limitChanges } from './output-limits.ts';
import { nothing, type Rule, type RuleSubject } from './rule.ts';

/** No output limit where the prompt tells how short its answer is. A limit that cannot be told is none that is missing. */
export const outputLimitMissing: Rule = {
  code: 'output-limit-missing',
  topic: 'request',
  check(subject) {
    const { call, billed } = subject;
    const isMissing = call.outputLimit === null && billed.every((each) => each.call.outputLimit === null);
    const common = isMissing && answersWithoutEnd(call) ? commonLimit(subject) : null;
    if (common === null || !bounds(subject, common.limit.value)) return nothing;
    return [
      {
        message: `No output limit: ${longestAnswer(subject)}.${askedFor(common)}`,
        evidence: evidenceOfLimit(subject, common),
        changes: limitChanges('Set', subject, common),
      },
    ];
  },
};

/**
 * Providers that end an answer only at the model's own maximum. Anthropic's interface demands a limit, so frameworks set
 * one where the source does not; watsonx, Bedrock and servers of one's own have defaults of theirs.
 */
const withoutDefaultLimit: ReadonlySet<string> = new Set([
  'openai',
  'azure',
  'google',
  'mistral',
  'groq',
  'x-ai',
  'openrouter',
]);

function answersWithoutEnd({ provider, model }: Call): boolean {
  return provider !== null && withoutDefaultLimit.has(catalogueIdOf(provider)) && !/claude/i.test(model?.value ?? '');
}

/** A limit near the longest answer that the model gives bounds nothing. */
function bounds({ facts }: RuleSubject, limit: number): boolean {
  const longest = facts?.maxOutputTokens ?? null;
  return longest === null || limit * 4 <= longest;
}

/** `an answer can run to 128k tokens ($1.92)`. */
function longestAnswer({ facts, price, estimate }: RuleSubject): string {
  const tokens = facts?.maxOutputTokens ?? null;
  if (tokens === null) return 'nothing but the model ends an answer';
  const rate = price?.rates.output ?? null;
  const cost =
    rate === null ? '' : ` (${formatUsd((usdPerMillionAt(rate, estimate.inputTokens.low ?? 0) * tokens) / 1e6)})`;
  return `an answer can run to ${formatTokenCount(tokens)} tokens${cost}`;
}
