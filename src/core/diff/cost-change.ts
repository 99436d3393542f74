/** What a cost changed by. */
import { knownBasis } from '../estimate/cost.ts';
import type { Cost, CostOrReason } from '../model.ts';

/**
 * A change in USD, end by end: low end after less low end before, and the same of the high ends. What is uncertain about a
 * call, the length of its variables and of its answer, is uncertain on both sides alike; subtracting a low from a high end
 * would count it twice. `atHigh` is null where one side has no upper end.
 */
export interface CostChange {
  readonly atLow: number;
  readonly atHigh: number | null;
  readonly currency: 'USD';
  readonly basis: Cost['basis'];
}

/** A change, or the reason why it is not known. */
export type CostChangeOrReason =
  | { readonly change: CostChange; readonly reason: null }
  | { readonly change: null; readonly reason: string };

/** The change from one cost to another; unknown where one of them is. */
export function changeOf(before: CostOrReason, after: CostOrReason): CostChangeOrReason {
  if (before.cost === null && after.cost === null) return { change: null, reason: after.reason };
  if (before.cost === null) return { change: null, reason: `unknown before: ${before.reason}` };
  if (after.cost === null) return { change: null, reason: `unknown now: ${after.reason}` };
  const [from, to] = [before.cost, after.cost];
  const change: CostChange = {
    atLow: to.low - from.low,
    atHigh: from.high === null || to.high === null ? null : to.high - from.high,
    currency: 'USD',
    basis: knownBasis([from.basis, to.basis]),
  };
  return { change, reason: null };
}

/** What something that was not there before adds. */
export function changeByAdding({ low, high, basis }: Cost): CostChange {
  return { atLow: low, atHigh: high, currency: 'USD', basis };
}

/** What something that is no longer there takes away. */
export function changeByRemoving({ low, high, basis }: Cost): CostChange {
  return { atLow: -low, atHigh: high === null ? null : -high, currency: 'USD', basis };
}

/** The sum of changes over the same period; null for none, without change of the high end when one of them has none. */
export function sumOfChanges(changes: readonly CostChange[]): CostChange | null {
  if (changes.length === 0) return null;
  const highs = changes.flatMap(({ atHigh }) => atHigh ?? []);
  return {
    atLow: changes.reduce((sum, { atLow }) => sum + atLow, 0),
    atHigh: highs.length < changes.length ? null : highs.reduce((sum, atHigh) => sum + atHigh, 0),
    currency: 'USD',
    basis: knownBasis(changes.map(({ basis }) => basis)),
  };
}
