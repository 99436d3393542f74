import type { FeatureName } from './adapter.ts';

/**
 * The feature of callcost.yml that a name of the gateway stands for (a tag, a key, a value of metadata): its `gateway.tag`,
 * `feature:<name>` by convention, or the name itself. Null where it is none of these.
 */
export function featureOfName(name: string, features: readonly FeatureName[]): string | null {
  const found =
    features.find(({ feature, tag }) => name === (tag ?? `feature:${feature}`)) ??
    features.find(({ feature }) => name === feature);
  return found?.feature ?? null;
}
