/** Features by the names that they have in callcost.yml and at a gateway. */
import type { Policy } from '../core/policy/schema.ts';
import type { FeatureName } from './adapter.ts';

/** The features of callcost.yml files, as a gateway may know them. Of two files that name the same, the last one counts. */
export function featureNamesOf(policies: readonly Pick<Policy, 'features'>[]): readonly FeatureName[] {
  const named = policies.flatMap(({ features }) =>
    Object.entries(features).map(([feature, settings]) => [feature, settings.gateway?.tag ?? null] as const),
  );
  return [...new Map(named)].map(([feature, tag]) => ({ feature, tag }));
}

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
