import { type AnalysedCall, isRequest, type Totals } from '../analysis.ts';
import { isAttributed } from '../attribution.ts';
import { billedCalls } from './call-sites.ts';
import { sumOfCosts } from './cost.ts';

/**
 * Sums over calls, each counted once: one that a wrapper makes counts at its call sites. Only months are added up: costs per call belong to different volumes. The sum covers
 * the calls with both price and volume, and the counts say how many those are not.
 */
export function totalsOf(calls: readonly AnalysedCall[]): Totals {
  const estimates = billedCalls(calls)
    .filter(isRequest)
    .map(({ estimate }) => estimate);
  const priced = estimates.filter((estimate) => estimate.perCall.cost !== null).length;
  return {
    calls: estimates.length,
    priced,
    unpriced: estimates.length - priced,
    withVolume: estimates.filter((estimate) => estimate.requestsPerMonth.low !== null).length,
    perMonth: sumOfCosts(estimates.flatMap((estimate) => estimate.perMonth.cost ?? [])),
  };
}

/** How many of the requests that are billed carry a tag of their feature, so that a gateway can tell them apart. */
export function attributedRequests(calls: readonly AnalysedCall[]): number {
  return billedCalls(calls).filter((analysed) => isRequest(analysed) && isAttributed(analysed.call)).length;
}
