/** What a change of a call would save: the estimate as it is less the estimate as it would be, end by end. */
import { costsOfCall } from '../estimate/call-cost.ts';
import { inputOf } from '../estimate/input.ts';
import type { Savings, UsdRange } from '../finding.ts';
import type { Call, Cost, CostOrReason, Quantity } from '../model.ts';
import { formatUsdRange } from '../present/money.ts';
import { grouped } from '../present/numbers.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import type { RuleSubject } from './rule.ts';

/** The cost of a request of this call, or of one that differs from it, on a model; the answer stays as long as it is. */
export function costOn(
  { context, estimate }: RuleSubject,
  call: Call,
  price: PricedModel,
  output: Quantity = estimate.outputTokens,
): CostOrReason {
  const tokenizer = context.tokenizerOf(price.provider, price.model, call.operation);
  return costsOfCall(call.options, price, inputOf(call, tokenizer, context.sizes), output).perCall;
}

/**
 * What is saved where a request costs `changed`: both costs are of the same tokens, so their ends belong together. Null
 * where either cost is not known, or where nothing is certain to be saved.
 */
export function savingsBetween(
  { estimate, callSites = [] }: Pick<RuleSubject, 'estimate' | 'callSites'>,
  changed: CostOrReason,
): Savings | null {
  // The prompts of a wrapper's call are those of its callers; what it costs is the span of theirs.
  if (callSites.length > 0) return null;
  const before = estimate.perCall.cost;
  const after = changed.cost;
  if (before === null || after === null) return null;
  return savingsOfCall(estimate.requestsPerMonth, differenceOf(before, after));
}

/** The savings of a month from those of a request; null where there are none. */
export function savingsOfCall(requests: Quantity, perCall: UsdRange | null): Savings | null {
  if (perCall === null) return null;
  const perMonth =
    requests.low === null
      ? null
      : {
          low: perCall.low * requests.low,
          high: perCall.high === null || requests.high === null ? null : perCall.high * requests.high,
        };
  return { perCall, perMonth };
}

/** ` (≈$0.0012–0.0034 per call, ≈$310–340 /mo)`, as far as it is known; empty where nothing is. */
export function savingsText(savings: Savings | null): string {
  if (savings === null) return '';
  const parts = [
    ...(savings.perCall === null ? [] : [`${approximately(savings.perCall)} per call`]),
    ...(savings.perMonth === null ? [] : [`${approximately(savings.perMonth)} /mo`]),
  ];
  return parts.length === 0 ? '' : parts.join(', ');
}

/** `≈70 %` or `≈60–70 %`: the share of the cost that is saved. Null where it is not known. */
export function shareText({ estimate }: RuleSubject, savings: Savings | null): string | null {
  const cost = estimate.perCall.cost;
  const perCall = savings?.perCall ?? null;
  if (cost === null || perCall === null || cost.low <= 0) return null;
  const ends = [
    perCall.low / cost.low,
    ...(perCall.high !== null && cost.high !== null ? [perCall.high / cost.high] : []),
  ];
  const [low = 0, high = low] = ends.map((share) => Math.round(share * 100)).toSorted((one, other) => one - other);
  return low === high ? `≈${grouped(low)} %` : `≈${grouped(low)}–${grouped(high)} %`;
}

function differenceOf(before: Cost, after: Cost): UsdRange | null {
  const low = before.low - after.low;
  const high = before.high === null || after.high === null ? null : before.high - after.high;
  if (high === null) return low > 0 ? { low, high: null } : null;
  const range = { low: Math.max(0, Math.min(low, high)), high: Math.max(low, high) };
  return range.high > 0 ? range : null;
}

function approximately({ low, high }: UsdRange): string {
  return high === null ? formatUsdRange(low, high) : `≈${formatUsdRange(low, high)}`;
}
