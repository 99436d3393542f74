import { isRequest } from '../analysis.ts';
import { noCost } from '../estimate/cost.ts';
import { inputOf } from '../estimate/input.ts';
import type { Savings } from '../finding.ts';
import type { Call, CostOrReason } from '../model.ts';
import { formatTokenCount } from '../present/tokens.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import { usdPerMillionAt } from '../prices/rates.ts';
import { smallestCachedPrefixOf } from '../prices/terms.ts';
import { cachingOf } from './caching.ts';
import { evidenceAt } from './places.ts';
import { isFixed } from './prompt-texts.ts';
import { nothing, type Rule, type RuleSubject } from './rule.ts';
import { savingsBetween, savingsText } from './savings.ts';

/**
 * Requests a month below which one in five minutes, the life of a cache entry, does not come about: a written cache that
 * nobody reads costs more than none.
 */
const requestsThatFindTheCache = 8640;

/** A fixed prefix of at least the provider's minimum that is not marked for caching, where a mark is needed. */
export const promptUncached: Rule = {
  code: 'prompt-uncached',
  topic: 'prompt',
  check(subject) {
    const { call, price, file, estimate } = subject;
    if (!isRequest(subject) || price === null || price.rates.cacheRead === null || cachingOf(price) !== 'marked')
      return nothing;
    if (call.segments.some(({ cached }) => cached) || call.options.batch) return nothing;
    const last = lastFixedSegment(call);
    if (last < 0) return nothing;
    const tokens = prefixTokens(subject, price, last);
    if (tokens === null || tokens < smallestCachedPrefixOf(price.provider, price.model)) return nothing;
    const requests = estimate.requestsPerMonth.high;
    if (requests !== null && requests < requestsThatFindTheCache) return nothing;
    const savings = savingsOfReading(subject, price, tokens);
    const saved = savings === null ? '' : ` Reading them from the cache saves up to ${savingsText(onlyHigh(savings))}.`;
    return [
      {
        message: `${formatTokenCount(tokens)} tokens of fixed prefix are sent uncached.${saved}`,
        evidence: call.segments
          .slice(0, last + 1)
          .map(({ role, range }) => evidenceAt(file, `${role}: the same text in every call`, range)),
        savings,
        changes: [
          {
            title: 'Mark the fixed prefix for caching',
            change: { kind: 'mark-cacheable', segment: last },
            isSafe: false,
            isPreferred: true,
          },
        ],
      },
    ];
  },
};

/** Index of the last message before the first open part; -1 where the prompt begins with one. */
function lastFixedSegment({ segments }: Call): number {
  const open = segments.findIndex(({ pieces }) => pieces.length === 0 || !pieces.every(isFixed));
  return (open < 0 ? segments.length : open) - 1;
}

/** Tokens of everything up to a message, tools included, at least; null where that is not known. */
function prefixTokens({ call, context }: RuleSubject, price: PricedModel, last: number): number | null {
  const prefix = { ...call, segments: call.segments.slice(0, last + 1) };
  const tokenizer = context.tokenizerOf(price.provider, price.model, call.operation);
  return inputOf(prefix, tokenizer, context.sizes).staticPrefix.low;
}

/** From nothing, where the entry has expired, up to the whole difference between input and cached input. */
function savingsOfReading(subject: RuleSubject, price: PricedModel, tokens: number): Savings | null {
  const { cacheRead, input } = price.rates;
  if (cacheRead === null) return null;
  const size = subject.estimate.inputTokens.low ?? tokens;
  const usd = (tokens * (usdPerMillionAt(input, size) - usdPerMillionAt(cacheRead, size))) / 1e6;
  const savings = savingsBetween(subject, ({ estimate: { perCall } }) => costLess(perCall, usd));
  if (savings?.perCall == null) return null;
  const perMonth = savings.perMonth === null ? null : { low: 0, high: savings.perMonth.high };
  return { perCall: { low: 0, high: usd }, perMonth };
}

/** A cost without a part of it; none where the part is larger than what is known to be spent. */
function costLess({ cost }: CostOrReason, usd: number): CostOrReason {
  if (cost === null || usd > cost.low) return noCost('the part is larger than the whole');
  const high = cost.high === null ? null : cost.high - usd;
  return { cost: { ...cost, low: cost.low - usd, high }, reason: null };
}

/** For `up to`: the low end of nothing goes without saying. */
function onlyHigh({ perCall, perMonth }: Savings): Savings {
  const high = (range: Savings['perCall']) =>
    range === null || range.high === null ? null : { low: range.high, high: range.high };
  return { perCall: high(perCall), perMonth: high(perMonth) };
}
