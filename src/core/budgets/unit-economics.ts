import type { FeatureBudget, UnitCount } from '../budget.ts';
import { daysPerMonth } from '../estimate/measured-averages.ts';
import type { FeaturePolicy } from '../policy/schema.ts';
import { type ActualSpend, measuredDaysOf } from './actual-spend.ts';
import { known, unknown } from './known.ts';
import type { KnownOrReason, UnitEconomics } from './standing.ts';
import { spentOver } from './whole-feature.ts';

/** What the units of a feature and their cost are known from. */
export interface UnitFacts {
  readonly counts: readonly UnitCount[];
  readonly budgets: readonly FeatureBudget[];
  readonly actual: KnownOrReason<ActualSpend>;
  readonly observedAt: string;
}

/**
 * What a unit of value costs: what was spent while the gateway counted the units, else the measured spend of a month by the
 * units of a month, which the gateway counts or callcost.yml says. Costs that features share are not in it.
 */
export function unitEconomicsOf(
  settings: FeaturePolicy | null,
  { counts, budgets, actual, observedAt }: UnitFacts,
): KnownOrReason<UnitEconomics> {
  const unit = settings?.unit;
  if (unit === undefined) return unknown('callcost.yml names no unit');
  const last = lastOf(counts);
  const counted = last === null ? null : unitsPerMonth(last, observedAt);
  const units = counted ?? settings?.unitsPerMonth ?? null;
  const spent = last === null || counted === null ? null : spentOver(last, budgets);
  if (spent === null && actual.value === null) return actual;
  if (units === null)
    return unknown('neither the gateway nor unitsPerMonth of callcost.yml tells the units of a month');
  if (units === 0) return unknown('there were no units');
  const usdPerUnit = last !== null && spent !== null ? spent / last.units : (actual.value?.usdPerMonth ?? 0) / units;
  const value = settings?.valueUsdPerUnit;
  return known({
    unit,
    unitsPerMonth: units,
    unitsSource: counted === null ? 'callcost.yml' : 'gateway',
    usdPerUnit,
    marginUsd: value === undefined ? null : value - usdPerUnit,
  });
}

/** The count that ends last. */
function lastOf(counts: readonly UnitCount[]): UnitCount | null {
  return counts.toSorted((one, other) => (one.to < other.to ? 1 : -1))[0] ?? null;
}

function unitsPerMonth({ units, from, to }: UnitCount, observedAt: string): number | null {
  const days = measuredDaysOf(from, to, observedAt);
  return days === null ? null : (units / days) * daysPerMonth;
}
