import type { AnalysedCall } from '../analysis.ts';
import type { Cost } from '../model.ts';
import { known, unknown } from './known.ts';
import type { CallShare, KnownOrReason } from './standing.ts';

/**
 * The part that each call has in the estimated month of its feature. It is told only where every call with a price has a
 * month with both ends; then it is the share of the middles. Calls without a price have none. `isWhole`: these are all calls.
 */
export function callSharesOf(calls: readonly AnalysedCall[], isWhole: boolean): readonly CallShare[] {
  const priced = calls.filter(({ estimate }) => estimate.perCall.cost !== null);
  const reason = isWhole ? whyNoShares(priced) : 'a part only of the code was read';
  const total = priced.reduce((sum, { estimate }) => sum + middleOf(estimate.perMonth.cost), 0);
  return calls.map((analysed) => ({ analysed, share: shareOf(analysed, reason, total) }));
}

function shareOf({ estimate }: AnalysedCall, reason: string | null, total: number): KnownOrReason<number> {
  if (estimate.perCall.cost === null) return unknown(estimate.perCall.reason);
  if (reason !== null) return unknown(reason);
  return total > 0 ? known(middleOf(estimate.perMonth.cost) / total) : unknown('the calls of the feature cost nothing');
}

function whyNoShares(priced: readonly AnalysedCall[]): string | null {
  const withoutMonth = priced.filter(({ estimate }) => estimate.perMonth.cost === null).length;
  if (withoutMonth > 0)
    return `${countOf(withoutMonth)} of the feature ${withoutMonth === 1 ? 'has' : 'have'} no volume`;
  const unbounded = priced.filter(({ estimate }) => estimate.perMonth.cost?.high === null).length;
  if (unbounded > 0) return `${countOf(unbounded)} of the feature ${unbounded === 1 ? 'has' : 'have'} no upper end`;
  return null;
}

function countOf(calls: number): string {
  return calls === 1 ? '1 call' : `${calls} calls`;
}

function middleOf(cost: Cost | null): number {
  return cost === null ? 0 : (cost.low + (cost.high ?? cost.low)) / 2;
}
