/** Sums and shares of money that is only known as a range. */
import { sumOfCosts } from '../../estimate/cost.ts';
import type { UsdRange } from '../../finding.ts';
import type { Cost } from '../../model.ts';
import type { CallRow, RowTotals } from './report-view.ts';

/** The part of a sum, compared by their lower ends, which every range has: so parts add up. Null without a sum. */
export function shareOf(part: Cost | null, whole: Cost | null): number | null {
  if (whole === null || whole.low === 0) return null;
  return part === null ? 0 : part.low / whole.low;
}

/** Orders costs with the highest lower end first, as their shares are; what is not known comes last. */
export function byCostDown(one: UsdRange | null, other: UsdRange | null): number {
  return lowOf(other) - lowOf(one) || highOf(other) - highOf(one);
}

function lowOf(range: UsdRange | null): number {
  return range?.low ?? -1;
}

function highOf(range: UsdRange | null): number {
  return range === null ? -1 : (range.high ?? Number.MAX_VALUE);
}

/** Sums over rows, each of which is a call that bills. */
export function totalsOfRows(rows: readonly CallRow[]): RowTotals {
  const priced = rows.filter(({ perCall }) => perCall !== null).length;
  const months = rows.flatMap(({ perMonth }) => perMonth ?? []);
  return {
    calls: rows.length,
    priced,
    unpriced: rows.length - priced,
    withVolume: rows.filter(({ requests }) => requests.low !== null).length,
    covered: months.length,
    perMonth: sumOfCosts(months),
  };
}
