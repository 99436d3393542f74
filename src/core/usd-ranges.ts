/** Savings as ranges of USD: how they compare, add up, and which of several for one call counts. */
import type { UsdRange } from './finding.ts';

/** The middle of a range, or the lower end of one without upper end; -1 where nothing is known. */
export function middleOf(range: UsdRange | null): number {
  if (range === null) return -1;
  return range.high === null ? range.low : (range.low + range.high) / 2;
}

/** The sum of ranges; null for none, without upper end when one of them has none. */
export function sumOfRanges(ranges: readonly UsdRange[]): UsdRange | null {
  if (ranges.length === 0) return null;
  const isBounded = ranges.every(({ high }) => high !== null);
  return {
    low: ranges.reduce((sum, { low }) => sum + low, 0),
    high: isBounded ? ranges.reduce((sum, { high }) => sum + (high ?? 0), 0) : null,
  };
}

/** Of several savings for a call, which exclude each other, the one that saves most a month; one for each call. */
export function bestOfEachCall(
  savings: readonly { readonly call: string | null; readonly perMonth: UsdRange | null }[],
): readonly UsdRange[] {
  const best = new Map<string, UsdRange>();
  for (const { call, perMonth } of savings) {
    if (call === null || perMonth === null) continue;
    if (middleOf(perMonth) > middleOf(best.get(call) ?? null)) best.set(call, perMonth);
  }
  return [...best.values()];
}
