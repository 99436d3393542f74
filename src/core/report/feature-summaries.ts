import type { AnalysedCall, FeatureSummary } from '../analysis.ts';
import { billedCalls } from '../estimate/call-sites.ts';
import { totalsOf } from '../estimate/totals.ts';
import type { FeaturePolicy } from '../policy/schema.ts';

/** The features that calls belong to and those that are declared, by name; a declared one may have no calls. */
export function summariseFeatures(
  calls: readonly AnalysedCall[],
  declared: ReadonlyMap<string, FeaturePolicy>,
): readonly FeatureSummary[] {
  const billed = billedCalls(calls);
  const used = billed.flatMap(({ estimate }) => estimate.feature ?? []);
  return [...new Set([...declared.keys(), ...used])].sort().map((name) => ({
    name,
    settings: declared.get(name) ?? null,
    totals: totalsOf(billed.filter(({ estimate }) => estimate.feature === name)),
  }));
}
