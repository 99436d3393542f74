import type { Policy } from '../policy/schema.ts';
import { known, unknown } from './known.ts';
import type { KnownOrReason, SharedCost, SharedCostPart } from './standing.ts';

/**
 * The shared costs of callcost.yml, spread over features: by their measured spend, or evenly over the declared ones.
 * Parts are whole cents and add up to the cost.
 */
export function sharedCostsOf(
  shared: Policy['shared'],
  spendByFeature: ReadonlyMap<string, number>,
  declared: readonly string[],
): readonly SharedCost[] {
  return Object.entries(shared).map(([name, { usdPerMonth, allocate }]) => {
    const weights = allocate === 'even' ? new Map(declared.map((feature) => [feature, 1])) : spendByFeature;
    return { name, usdPerMonth, allocation: allocate, parts: partsOf(name, usdPerMonth, weights, allocate) };
  });
}

function partsOf(
  name: string,
  usdPerMonth: number,
  weights: ReadonlyMap<string, number>,
  allocation: SharedCost['allocation'],
): KnownOrReason<readonly SharedCostPart[]> {
  const cents = Math.round(usdPerMonth * 100);
  const entries = [...weights].filter(([, weight]) => weight > 0);
  if (entries.length === 0) {
    return unknown(allocation === 'even' ? 'callcost.yml declares no features' : 'no spend of a feature is measured');
  }
  const parts = centsByWeight(
    cents,
    entries.map(([, weight]) => weight),
  );
  return known(entries.map(([feature], index) => ({ name, feature, usdPerMonth: (parts[index] ?? 0) / 100 })));
}

/** Whole cents in proportion to weights. The running sum is rounded, so that the parts add up whatever the weights. */
function centsByWeight(cents: number, weights: readonly number[]): readonly number[] {
  // Divided by the largest first, so that the sum of huge weights stays finite.
  const largest = Math.max(...weights);
  const total = weights.reduce((sum, weight) => sum + weight / largest, 0);
  let weighed = 0;
  let given = 0;
  return weights.map((weight, index) => {
    weighed += weight / largest;
    const upTo = index === weights.length - 1 ? cents : Math.round((cents * weighed) / total);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}
