/**
 * What the team's gateway measured, for single calls. Gateways tell features and models apart, not calls: an average is
 * that of a call only where the call is the only one of its feature and model.
 */
import type { GatewaySnapshot, MeasuredUsage } from '../budget.ts';
import { gatewayNames } from '../gateway-names.ts';
import { groupedBy } from '../grouping.ts';
import type { MeasuredCall } from '../measured-use.ts';
import { averagesOf, newestWindow } from './measured-averages.ts';

/** A billed call as far as its use can be looked up. */
export interface MeasurableCall {
  readonly feature: string | null;
  /** Names of its model in the source and in callcost.yml; empty where only the running program knows it. */
  readonly names: readonly string[];
  /** Models that it may run instead, as far as they can be seen; null where it may be any. */
  readonly candidates: readonly string[] | null;
  /** The model behind a name, as one word; null where nothing knows the name. No guess is made. */
  readonly modelOf: (provider: string | null, name: string) => string | null;
  readonly provider: string | null;
}

/** Measured use by call. A call is left out unless it surely is the only one that was measured. */
export function measuredCalls<C extends MeasurableCall>(
  snapshots: readonly Pick<GatewaySnapshot, 'gateway' | 'usage'>[],
  calls: readonly C[],
): ReadonlyMap<C, MeasuredCall> {
  const byFeature = groupedBy(calls, ({ feature }) => feature);
  const measured = new Map<C, MeasuredCall>();
  for (const [feature, own] of byFeature) {
    const told = feature === null ? null : usageOfFeature(snapshots, feature);
    if (told === null) continue;
    for (const call of own) {
      const usage = usageOfCall(call, own, told.usage);
      const averages = usage.length === 0 ? null : averagesOf(newestWindow(usage));
      if (averages !== null) measured.set(call, { ...averages, source: told.source });
    }
  }
  return measured;
}

/** What the first source that tells of a feature tells of it: two sources may have counted the same requests. */
export function usageOfFeature(
  snapshots: readonly Pick<GatewaySnapshot, 'gateway' | 'usage'>[],
  feature: string,
): { readonly source: string; readonly usage: readonly MeasuredUsage[] } | null {
  for (const { gateway, usage } of snapshots) {
    const own = usage.filter((each) => each.feature === feature && each.requests > 0);
    if (own.length > 0) return { source: gatewayNames[gateway], usage: own };
  }
  return null;
}

/** The use that can only be that of one call; none where another call of the feature may have a part in it. */
function usageOfCall<C extends MeasurableCall>(
  call: C,
  calls: readonly C[],
  usage: readonly MeasuredUsage[],
): readonly MeasuredUsage[] {
  const own = usage.filter((each) => runs(call, each));
  const others = calls.filter((other) => other !== call);
  const isShared = own.some((each) => others.some((other) => mayRun(other, each, usage)));
  // A model that is chosen at run time leaves open which of the measured models it was.
  return isShared || mayRunAnother(call) ? [] : own;
}

/** Whether a call names the model that was measured. */
function runs({ names, provider, modelOf }: MeasurableCall, { model, provider: seller }: MeasuredUsage): boolean {
  if (names.includes(model)) return true;
  const measured = modelOf(seller, model);
  return measured !== null && names.some((name) => modelOf(provider, name) === measured);
}

/** A default that was measured under its own name is what the program runs. */
function mayRun(call: MeasurableCall, use: MeasuredUsage, usage: readonly MeasuredUsage[]): boolean {
  if (runs(call, use)) return true;
  if (call.candidates === null) return !usage.some((each) => runs(call, each));
  return call.candidates.length > 0 && runs({ ...call, names: call.candidates }, use);
}

function mayRunAnother({ names, candidates }: MeasurableCall): boolean {
  return names.length === 0 || (candidates !== null && candidates.length > 0);
}
