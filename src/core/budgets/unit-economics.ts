import type { UnitCount } from '../budget.ts';
import { daysPerMonth } from '../estimate/measured-averages.ts';
import type { FeaturePolicy } from '../policy/schema.ts';
import { type ActualSpend, measuredDaysOf } from './actual-spend.ts';
import { known, unknown } from './known.ts';
import type { KnownOrReason, UnitEconomics } from './standing.ts';

/**
 * What a unit of value costs: the measured spend of a month by the units of a month, which the gateway counts or callcost.yml
 * says. Costs that features share are not in it.
 */
export function unitEconomicsOf(
  settings: FeaturePolicy | null,
  counts: readonly UnitCount[],
  actual: KnownOrReason<ActualSpend>,
  observedAt: string,
): KnownOrReason<UnitEconomics> {
  const unit = settings?.unit;
  if (unit === undefined) return unknown('callcost.yml names no unit');
  if (actual.value === null) return actual;
  const counted = unitsPerMonth(counts, observedAt);
  const units = counted ?? settings?.unitsPerMonth ?? null;
  if (units === null)
    return unknown('neither the gateway nor unitsPerMonth of callcost.yml tells the units of a month');
  if (units === 0) return unknown('there were no units');
  const usdPerUnit = actual.value.usdPerMonth / units;
  const value = settings?.valueUsdPerUnit;
  return known({
    unit,
    unitsPerMonth: units,
    unitsSource: counted === null ? 'callcost.yml' : 'gateway',
    usdPerUnit,
    marginUsd: value === undefined ? null : value - usdPerUnit,
  });
}

/** From the count that ends last. */
function unitsPerMonth(counts: readonly UnitCount[], observedAt: string): number | null {
  const last = counts.toSorted((one, other) => (one.to < other.to ? 1 : -1))[0];
  if (last === undefined) return null;
  const days = measuredDaysOf(last.from, last.to, observedAt);
  return days === null ? null : (last.units / days) * daysPerMonth;
}
