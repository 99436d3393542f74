/** How much of the calls is known, answered for, and on frontier models. */
import type { Basis } from '../../model.ts';
import type { ScanReport } from '../contract.ts';
import { shareOf, totalsOfRows } from './amounts.ts';
import type {
  Attribution,
  CallRow,
  Covered,
  FrontierShare,
  ProvenanceShare,
  RowTotals,
  UnitCost,
} from './report-view.ts';

const bases: readonly Basis[] = ['exact', 'measured', 'configured', 'assumed', 'unknown'];

/** The month and the calls by how certain they are. A call without any cost is unknown. */
export function provenanceOf(rows: readonly CallRow[], totals: RowTotals): readonly ProvenanceShare[] {
  return bases.map((basis) => {
    const members = rows.filter((row) => row.basis === basis);
    const own = totalsOfRows(members);
    return { basis, calls: members.length, perMonth: own.perMonth, share: shareOf(own, totals) };
  });
}

/** Rules that say that a lower tier would do. */
const routingCodes: readonly string[] = ['tier-downgrade', 'tier-above-policy'];

/** True for a call that a rule would send to a lower tier. */
export function isRoutable({ findings }: CallRow): boolean {
  return findings.some((code) => routingCodes.includes(code));
}

/** Spend on frontier models and how much of it looks routable. */
export function frontierOf(rows: readonly CallRow[], totals: RowTotals): FrontierShare {
  const frontier = rows.filter(({ tier }) => tier === 'frontier');
  const own = totalsOfRows(frontier);
  const routable = totalsOfRows(frontier.filter(isRoutable));
  return {
    totals: own,
    share: shareOf(own, totals),
    routable,
    routableShare: shareOf(routable, own),
  };
}

/** Calls and spend that a feature, an owner and a cost centre answer for. */
export function attributionOf(rows: readonly CallRow[], totals: RowTotals): Attribution {
  const covered = (has: (row: CallRow) => boolean): Covered => {
    const members = rows.filter(has);
    return { calls: members.length, share: shareOf(totalsOfRows(members), totals) };
  };
  return {
    calls: rows.length,
    withFeature: covered(({ feature }) => feature !== null),
    withOwner: covered(({ owner }) => owner !== null),
    withCostCenter: covered(({ costCenter }) => costCenter !== null),
    incomplete: rows.filter(({ findings }) => findings.includes('attribution-missing')).length,
  };
}

/** Cost of a unit of value of each feature that says what its units are and how many there are a month. */
export function unitCostsOf(reports: readonly ScanReport[]): readonly UnitCost[] {
  return reports.flatMap(({ features }) =>
    features.flatMap(({ name, unit, unitsPerMonth, valueUsdPerUnit, totals: { perMonth } }) => {
      if (unit === null || unitsPerMonth === null || unitsPerMonth === 0 || perMonth === null) return [];
      const { low, high, basis } = perMonth;
      const perUnit = {
        low: low / unitsPerMonth,
        high: high === null ? null : high / unitsPerMonth,
        currency: 'USD' as const,
        basis,
      };
      return [{ feature: name, unit, unitsPerMonth, perUnit, valueUsdPerUnit }];
    }),
  );
}
