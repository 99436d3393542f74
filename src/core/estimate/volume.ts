import type { MeasuredCall } from '../measured-use.ts';
import type { Call, CostOrReason, Quantity } from '../model.ts';
import type { CallVolume } from './context.ts';
import { knownBasis, noCost } from './cost.ts';
import { times, unknownQuantity, weakestBasis } from './quantity.ts';

/**
 * Requests per month: runs × times per run × what one run of the line repeats (retries, loops, agent turns). A loop
 * without bound has no monthly number until callcost.yml says how often the call runs; that then stands for the loop.
 */
export function requestsPerMonthOf(call: Call, volume: CallVolume | null, measured: MeasuredCall | null): Quantity {
  if (measured !== null) return measuredRequests(measured);
  if (volume === null) return unknownQuantity('no volume is set: callsPerMonth of a feature in callcost.yml');
  const { runsPerMonth: runs, timesPerRunIsSet } = volume;
  if (runs.low === null) return runs;
  const { low, high, reason } = call.multiplier;
  if (high !== null) return repeated(runs, low, high, reason);
  return timesPerRunIsSet ? runs : unknownQuantity(unboundedReason(call, volume.feature));
}

/** Requests are counted one by one: loops and retries are in them. */
function measuredRequests({ requestsPerMonth: value }: MeasuredCall): Quantity {
  return { value, low: value, high: value, basis: 'measured' };
}

function repeated(runs: Quantity, low: number, high: number, reason: string): Quantity {
  if (low === high) return times(runs, low);
  return {
    value: null,
    low: runs.low === null ? null : runs.low * low,
    high: runs.high === null ? null : runs.high * high,
    basis: weakestBasis([runs.basis, 'assumed'], 'exact'),
    reason,
  };
}

function unboundedReason(call: Call, feature: string | null): string {
  const name = call.enclosing === '' ? call.id : call.enclosing;
  const where = feature === null ? 'calls of its feature' : `features.${feature}.calls`;
  return `repeats without bound (${call.multiplier.reason}): set times per run of ${name} under ${where} in callcost.yml`;
}

/** Cost of a month; unknown without volume, and without a cost per request. */
export function costPerMonth(perCall: CostOrReason, requests: Quantity): CostOrReason {
  if (perCall.cost === null) return noCost(perCall.reason);
  if (requests.low === null) return noCost(requests.reason ?? 'no volume is known');
  const { low, high } = perCall.cost;
  return {
    cost: {
      low: low * requests.low,
      high: high === null || requests.high === null ? null : high * requests.high,
      currency: 'USD',
      basis: knownBasis([perCall.cost.basis, requests.basis]),
    },
    reason: null,
  };
}
