/** What a change of a call would save: the estimate as it is less the estimate as it would be, end by end. */
import type { AnalysedCall } from '../analysis.ts';
import { costsOfCall } from '../estimate/call-cost.ts';
import { inputOf } from '../estimate/input.ts';
import type { Savings, UsdRange } from '../finding.ts';
import type { Cost, CostOrReason, Quantity } from '../model.ts';
import { formatUsdRange } from '../present/money.ts';
import { grouped } from '../present/numbers.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import type { RuleSubject } from './rule.ts';
import { modelPlaceOf } from './workspace-facts.ts';

/** The cost of a request of a call, or of one that differs from it, on a model; the answer stays as long as it is. */
function costOn(
  { context }: Pick<RuleSubject, 'context'>,
  { call, estimate }: AnalysedCall,
  price: PricedModel,
): CostOrReason {
  const tokenizer = context.tokenizerOf(price.provider, price.model, call.operation);
  // The sizes of its variables are those that it was estimated with, wherever they come from.
  const measuredVariables = Object.fromEntries(estimate.variables.map(({ name, tokens }) => [name, tokens]));
  const input = inputOf(call, tokenizer, { ...context.sizes, measuredVariables });
  return costsOfCall(call.options, price, input, estimate.outputTokens).perCall;
}

/** What is saved where all that is billed for a call goes to another model; callers with a model of their own keep it. */
export function savingsOnModel(subject: RuleSubject, price: PricedModel): Savings | null {
  const place = modelPlaceOf(subject.call);
  const moved = subject.billed.filter(({ call }) => modelPlaceOf(call) === place);
  return savingsBetween({ billed: moved }, (each) => costOn(subject, each, price));
}

/**
 * What is saved where requests cost what `changedCostOf` says: both costs are of the same tokens, so their ends belong
 * together. Per call from the smallest to the largest saving, per month their sum. Null where a cost is not known, or
 * where nothing is certain to be saved.
 */
export function savingsBetween(
  { billed }: Pick<RuleSubject, 'billed'>,
  changedCostOf: (billed: AnalysedCall) => CostOrReason,
): Savings | null {
  const each = billed.flatMap((analysed) => {
    const before = analysed.estimate.perCall.cost;
    const after = changedCostOf(analysed).cost;
    const saved = before === null || after === null ? null : differenceOf(before, after);
    return savingsOfCall(analysed.estimate.requestsPerMonth, saved) ?? [];
  });
  return savingsTogether(each);
}

/** What several calls save: per call from the smallest to the largest, per month their sum. Null where none is known. */
export function savingsTogether(each: readonly Savings[]): Savings | null {
  const perCall = spanOf(each.flatMap((savings) => savings.perCall ?? []));
  return perCall === null ? null : { perCall, perMonth: sumOf(each.flatMap((savings) => savings.perMonth ?? [])) };
}

function spanOf(ranges: readonly UsdRange[]): UsdRange | null {
  if (ranges.length === 0) return null;
  const highs = ranges.flatMap(({ high }) => high ?? []);
  return {
    low: Math.min(...ranges.map(({ low }) => low)),
    high: highs.length < ranges.length ? null : Math.max(...highs),
  };
}

function sumOf(ranges: readonly UsdRange[]): UsdRange | null {
  if (ranges.length === 0) return null;
  const highs = ranges.flatMap(({ high }) => high ?? []);
  const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
  return { low: total(ranges.map(({ low }) => low)), high: highs.length < ranges.length ? null : total(highs) };
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
