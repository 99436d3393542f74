/** What a feature was estimated to cost against what it costs, and why they differ where that can be told. */
import { type AnalysedCall, isRequest } from '../analysis.ts';
import type { MeasuredUsage } from '../budget.ts';
import { newestWindow } from '../estimate/measured-averages.ts';
import { sumOf } from '../estimate/quantity.ts';
import { totalsOf } from '../estimate/totals.ts';
import { groupedBy } from '../grouping.ts';
import type { Cost, Estimate } from '../model.ts';
import type { ActualSpend } from './actual-spend.ts';
import { isSameModel } from './model-names.ts';
import type { DriftReason, EstimateAgainstActual } from './standing.ts';

/** Differences up to a tenth explain nothing. */
const tolerance = 0.1;

/** A model with less of the spend than this does not explain a difference. */
const leastModelShare = 0.1;

/**
 * Compares the estimate of the calls of a feature, made without measurement, with its measured spend. `isWhole`: these are all
 * its calls.
 */
export function estimateAgainstActual(
  { calls, isWhole }: { readonly calls: readonly AnalysedCall[]; readonly isWhole: boolean },
  actual: ActualSpend,
  usage: readonly MeasuredUsage[],
): EstimateAgainstActual {
  const { perMonth: estimate, priced, withVolume } = totalsOf(calls);
  const billed = calls.filter(isRequest);
  const covered = billed.filter(({ estimate }) => estimate.perMonth.cost !== null).length;
  const isCovered = covered === billed.length && priced === billed.length && withVolume === billed.length;
  const { verdict, drift } = judge(estimate, actual.usdPerMonth, isWhole && isCovered);
  const rows = newestWindow(usage);
  return {
    estimate,
    coveredCalls: covered,
    calls: billed.length,
    actualUsdPerMonth: actual.usdPerMonth,
    measuredDays: actual.measuredDays,
    verdict,
    drift,
    reasons: isWhole && (verdict === 'above' || verdict === 'below') ? reasonsFor(verdict, billed, actual, rows) : [],
  };
}

/** An estimate that leaves calls out is a lower bound: only spend below it differs for certain. */
function judge(
  estimate: Cost | null,
  actual: number,
  isWhole: boolean,
): Pick<EstimateAgainstActual, 'verdict' | 'drift'> {
  if (estimate === null) return { verdict: 'unknown', drift: null };
  const { low, high } = estimate;
  if (actual < low) return { verdict: 'below', drift: low > 0 ? actual / low - 1 : null };
  if (!isWhole || high === null) return { verdict: 'unknown', drift: null };
  return actual > high
    ? { verdict: 'above', drift: high > 0 ? actual / high - 1 : null }
    : { verdict: 'within', drift: 0 };
}

function reasonsFor(
  verdict: 'above' | 'below',
  calls: readonly AnalysedCall[],
  actual: ActualSpend,
  rows: readonly MeasuredUsage[],
): readonly DriftReason[] {
  const estimates = calls.map(({ estimate }) => estimate);
  return [
    ...callsReason(verdict, estimates, actual.requestsPerMonth),
    ...outputReason(verdict, estimates, rows),
    ...otherModels(calls, rows),
    ...(verdict === 'below' ? newCalls(calls, rows) : []),
  ];
}

function callsReason(
  verdict: 'above' | 'below',
  estimates: readonly Estimate[],
  measuredPerMonth: number | null,
): readonly DriftReason[] {
  const { low, high } = sumOf(estimates.map(({ requestsPerMonth }) => requestsPerMonth));
  if (measuredPerMonth === null || low === null) return [];
  if (verdict === 'above' && high !== null && measuredPerMonth > high * (1 + tolerance)) {
    return [{ kind: 'more-calls', measuredPerMonth, expectedPerMonth: high }];
  }
  const isFewer = verdict === 'below' && measuredPerMonth < low * (1 - tolerance);
  return isFewer ? [{ kind: 'fewer-calls', measuredPerMonth, expectedPerMonth: low }] : [];
}

/** Mean answer of all requests, each call weighted by how often it runs. */
function outputReason(
  verdict: 'above' | 'below',
  estimates: readonly Estimate[],
  rows: readonly MeasuredUsage[],
): readonly DriftReason[] {
  const requests = rows.reduce((sum, row) => sum + row.requests, 0);
  if (requests === 0 || rows.some(({ outputTokens }) => outputTokens === null)) return [];
  const measuredTokens = rows.reduce((sum, { outputTokens }) => sum + (outputTokens ?? 0), 0) / requests;
  const expectedTokens = meanOutput(estimates, verdict === 'above' ? 'high' : 'low');
  if (expectedTokens === null) return [];
  if (verdict === 'above' && measuredTokens > expectedTokens * (1 + tolerance)) {
    return [{ kind: 'longer-outputs', measuredTokens, expectedTokens }];
  }
  const isShorter = verdict === 'below' && measuredTokens < expectedTokens * (1 - tolerance);
  return isShorter ? [{ kind: 'shorter-outputs', measuredTokens, expectedTokens }] : [];
}

function meanOutput(estimates: readonly Estimate[], end: 'low' | 'high'): number | null {
  let [tokens, requests] = [0, 0];
  for (const { outputTokens, requestsPerMonth } of estimates) {
    const [output, times] = [outputTokens[end], requestsPerMonth[end]];
    if (output === null || times === null) return null;
    tokens += output * times;
    requests += times;
  }
  return requests > 0 ? tokens / requests : null;
}

/** Models with a good part of the spend that no call of the source names. A model chosen at run time may be any. */
function otherModels(calls: readonly AnalysedCall[], rows: readonly MeasuredUsage[]): readonly DriftReason[] {
  if (calls.some(({ call }) => call.model?.value == null)) return [];
  const total = rows.reduce((sum, { spentUsd }) => sum + (spentUsd ?? 0), 0);
  return rows.flatMap(({ model, spentUsd }) => {
    const share = total > 0 ? (spentUsd ?? 0) / total : 0;
    const isNamed = calls.some((analysed) => usesModel(analysed, model));
    return isNamed || share < leastModelShare ? [] : [{ kind: 'other-model', model, share } as const];
  });
}

/** Calls of a model that was never asked for: they are not in use yet. */
function newCalls(calls: readonly AnalysedCall[], rows: readonly MeasuredUsage[]): readonly DriftReason[] {
  if (rows.length === 0) return [];
  const unseen = calls.filter(
    (analysed) => analysed.call.model?.value != null && !rows.some(({ model }) => usesModel(analysed, model)),
  );
  return [...groupedBy(unseen, ({ call }) => call.model?.value ?? '')].map(
    ([model, { length }]) => ({ kind: 'new-calls', model, calls: length }) as const,
  );
}

function usesModel({ call, estimate }: AnalysedCall, measured: string): boolean {
  return [call.model?.value, estimate.pricedModel].some((name) => name != null && isSameModel(name, measured));
}
