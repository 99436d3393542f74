import type { AnalysedCall, Totals } from '../analysis.ts';
import type { Cost } from '../model.ts';
import { knownBasis } from './cost.ts';

/**
 * Sums over calls, each counted once. Only months are added up: costs per call belong to different volumes. The sum covers
 * the calls with both price and volume, and the counts say how many those are not.
 */
export function totalsOf(calls: readonly AnalysedCall[]): Totals {
  const estimates = calls.filter(({ call }) => call.operation !== 'model-declaration').map(({ estimate }) => estimate);
  const priced = estimates.filter((estimate) => estimate.perCall.cost !== null).length;
  return {
    calls: estimates.length,
    priced,
    unpriced: estimates.length - priced,
    withVolume: estimates.filter((estimate) => estimate.requestsPerMonth.low !== null).length,
    perMonth: sumOfCosts(estimates.flatMap((estimate) => estimate.perMonth.cost ?? [])),
  };
}

/** The sum of costs of the same period; null for none, without upper end when one of them has none. */
function sumOfCosts(costs: readonly Cost[]): Cost | null {
  if (costs.length === 0) return null;
  const highs = costs.flatMap((cost) => cost.high ?? []);
  return {
    low: costs.reduce((sum, cost) => sum + cost.low, 0),
    high: highs.length < costs.length ? null : highs.reduce((sum, high) => sum + high, 0),
    currency: 'USD',
    basis: knownBasis(costs.map((cost) => cost.basis)),
  };
}
