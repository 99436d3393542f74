import type { FeatureName } from './adapter.ts';

/**
 * The feature of callcost.yml that a name of the gateway stands for (a tag, a key, a value of metadata): its `gateway.tag`,
 * `feature:<name>` by convention, or the name itself. Null where it is none of these.
 */
export function featureOfName(name: string, features: readonly FeatureName[]): string | null {
  const found = features.find((each) => name === tagOf(each)) ?? features.find(({ feature }) => name === feature);
  return found?.feature ?? null;
}

/** The tag by which a gateway knows a feature: its `gateway.tag`, or `feature:<name>` by convention. */
export function tagOf({ feature, tag }: FeatureName): string {
  return tag ?? `feature:${feature}`;
}
