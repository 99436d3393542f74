/**
 * The estimate of a call that a wrapper makes for its callers: what its call sites are expected to cost together.
 */
import type { AnalysedCall } from '../analysis.ts';
import type { CostOrReason, Estimate, Quantity } from '../model.ts';
import { spanOfCosts, sumOfCosts } from './cost.ts';
import { sumOf, weakestBasis } from './quantity.ts';

/** The calls that bill, each once: a call that has call sites is billed through them. */
export function billedCalls(calls: readonly AnalysedCall[]): readonly AnalysedCall[] {
  return calls.flatMap((analysed) => (hasCallSites(analysed) ? analysed.callSites : [analysed]));
}

/** Whether a call is made for others, who bring its prompt or model. */
export function hasCallSites(
  analysed: AnalysedCall,
): analysed is AnalysedCall & { readonly callSites: readonly AnalysedCall[] } {
  return (analysed.callSites?.length ?? 0) > 0;
}

/** A call with its call sites: sizes and costs per call are the span of theirs, the month is their sum. */
export function withCallSites({ call, estimate }: AnalysedCall, callSites: readonly AnalysedCall[]): AnalysedCall {
  const each = callSites.map((site) => site.estimate);
  const places = callSites.length === 1 ? 'one place' : `${callSites.length} places`;
  const combined: Estimate = {
    ...estimate,
    inputTokens: spanOf(each.map(({ inputTokens }) => inputTokens)),
    settledInputTokens: spanOf(each.map(({ settledInputTokens }) => settledInputTokens)),
    outputTokens: spanOf(each.map(({ outputTokens }) => outputTokens)),
    perCall: spanOfPrices(each.map(({ perCall }) => perCall)),
    perCallCached: spanOfPrices(each.map(({ perCallCached }) => perCallCached)),
    perCallBatch: spanOfPrices(each.map(({ perCallBatch }) => perCallBatch)),
    requestsPerMonth: sumOf(each.map(({ requestsPerMonth }) => requestsPerMonth)),
    perMonth: monthOf(each),
    notes: [`called from ${places}${theirs}`, ...estimate.notes.filter((note) => !note.endsWith(theirs))],
  };
  return { call, estimate: combined, callSites };
}

const theirs = ': the prompts, models, volumes and costs are theirs';

/** From the smallest to the largest; one number only where all agree. */
function spanOf(quantities: readonly Quantity[]): Quantity {
  const known = quantities.filter(({ low }) => low !== null);
  const [first] = known;
  if (first === undefined) return quantities[0] ?? { value: null, low: null, high: null, basis: 'unknown' };
  const highs = known.flatMap(({ high }) => high ?? []);
  const isBounded = highs.length === quantities.length;
  const low = Math.min(...known.map((each) => each.low ?? 0));
  const high = isBounded ? Math.max(...highs) : null;
  const values = new Set(quantities.map(({ value }) => value));
  return {
    value: values.size === 1 ? first.value : null,
    low,
    high,
    basis: weakestBasis(
      known.map(({ basis }) => basis),
      'exact',
    ),
    ...(values.size === 1 ? {} : { reason: 'the call sites differ' }),
  };
}

function spanOfPrices(costs: readonly CostOrReason[]): CostOrReason {
  const span = spanOfCosts(costs.flatMap(({ cost }) => cost ?? []));
  if (span !== null) return { cost: span, reason: null };
  return {
    cost: null,
    reason: costs.find(({ reason }) => reason !== null)?.reason ?? 'none of the call sites has a cost',
  };
}

function monthOf(estimates: readonly Estimate[]): CostOrReason {
  const sum = sumOfCosts(estimates.flatMap(({ perMonth }) => perMonth.cost ?? []));
  if (sum !== null) return { cost: sum, reason: null };
  const reason = estimates.find(({ perMonth }) => perMonth.reason !== null)?.perMonth.reason;
  return { cost: null, reason: reason ?? 'no call site has a volume' };
}
