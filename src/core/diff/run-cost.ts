/** What one run of a feature costs. */
import type { AnalysedCall } from '../analysis.ts';
import { noCost, sumOfCosts } from '../estimate/cost.ts';
import { exactly } from '../estimate/quantity.ts';
import { costPerMonth, requestsPerMonthOf } from '../estimate/volume.ts';
import { groupedBy } from '../grouping.ts';
import type { Cost, CostOrReason } from '../model.ts';
import { volumeOfCall } from '../policy/features.ts';
import type { Policy } from '../policy/schema.ts';

/** A call that bills, with what it costs in one run of its feature. */
export interface CallInRun {
  readonly analysed: AnalysedCall;
  readonly perRun: CostOrReason;
}

/** The calls of a feature together. Sums cover the calls of which the cost is known; null where it is known of none. */
export interface RunCost {
  readonly name: string;
  readonly calls: number;
  readonly priced: number;
  readonly perRun: CostOrReason;
  readonly withMonth: number;
  readonly perMonth: Cost | null;
}

/**
 * What a call costs in one run of its feature: its cost, as often as callcost.yml says that a run makes it, times what it
 * repeats itself. That is what a month costs in which the feature runs once.
 */
export function callInRun(analysed: AnalysedCall, policy: Policy): CallInRun {
  const { call, estimate } = analysed;
  const name = estimate.feature;
  const settings = name === null || !Object.hasOwn(policy.features, name) ? undefined : policy.features[name];
  if (settings === undefined) {
    // Nobody says how often a run makes it: once.
    const once = { feature: name, runsPerMonth: exactly(1), timesPerRunIsSet: false };
    return { analysed, perRun: costPerMonth(estimate.perCall, requestsPerMonthOf(call, once, null)) };
  }
  const feature = { name: name ?? '', source: 'path', settings: { ...settings, callsPerMonth: 1 } } as const;
  // A comment says how often the call runs a month, whatever the feature does; that is no part of a run.
  const directives = call.directives.filter((directive) => directive.kind !== 'assign' || directive.key !== 'calls');
  const requests = requestsPerMonthOf(call, volumeOfCall({ ...call, directives }, feature, policy), null);
  return { analysed, perRun: costPerMonth(estimate.perCall, requests) };
}

/** The calls of each group together, by name. */
export function runCosts(calls: readonly CallInRun[], groupOf: (call: AnalysedCall) => string): readonly RunCost[] {
  const groups = groupedBy(calls, ({ analysed }) => groupOf(analysed));
  return [...groups]
    .map(([name, group]) => runCost(name, group))
    .sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
}

/** All calls together. */
export function runCost(name: string, calls: readonly CallInRun[]): RunCost {
  const priced = calls.flatMap(({ perRun }) => perRun.cost ?? []);
  const months = calls.flatMap(({ analysed }) => analysed.estimate.perMonth.cost ?? []);
  const sum = sumOfCosts(priced);
  const reason = calls.find(({ perRun }) => perRun.reason !== null)?.perRun.reason ?? 'it makes no call';
  return {
    name,
    calls: calls.length,
    priced: priced.length,
    perRun: sum === null ? noCost(reason) : { cost: sum, reason: null },
    withMonth: months.length,
    perMonth: sumOfCosts(months),
  };
}
