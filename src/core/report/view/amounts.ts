/** Sums and shares of money that is only known as a range. */
import { sumOfCosts } from '../../estimate/cost.ts';
import type { UsdRange } from '../../finding.ts';
import type { CallRow, RowTotals } from './report-view.ts';

/**
 * What some rows are of the month of others, compared by their lower ends, which every range has: so parts add up. Null
 * without a month of the whole, and where rows have none: what they cost is not known, and not nothing.
 */
export function shareOf(part: RowTotals, whole: RowTotals): number | null {
  if (whole.perMonth === null || whole.perMonth.low === 0) return null;
  if (part.calls === 0) return 0;
  return part.perMonth === null ? null : part.perMonth.low / whole.perMonth.low;
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
