import type { AnalysedCall, FeatureSummary } from '../analysis.ts';
import { billedCalls } from '../estimate/call-sites.ts';
import { totalsOf } from '../estimate/totals.ts';
import type { MeasuredFeature } from '../measured-use.ts';
import type { FeaturePolicy } from '../policy/schema.ts';

/**
 * The features that calls belong to, those that are declared, and those that were measured, by name; such may have no calls.
 */
export function summariseFeatures(
  calls: readonly AnalysedCall[],
  declared: ReadonlyMap<string, FeaturePolicy>,
  measured: ReadonlyMap<string, MeasuredFeature> = new Map(),
): readonly FeatureSummary[] {
  const billed = billedCalls(calls);
  const used = billed.flatMap(({ estimate }) => estimate.feature ?? []);
  return [...new Set([...declared.keys(), ...used, ...measured.keys()])].sort().map((name) => ({
    name,
    settings: declared.get(name) ?? null,
    totals: totalsOf(billed.filter(({ estimate }) => estimate.feature === name)),
    ...measuredPart(measured.get(name)),
  }));
}

function measuredPart(measured: MeasuredFeature | undefined): Pick<FeatureSummary, 'measured'> {
  return measured === undefined ? {} : { measured };
}
