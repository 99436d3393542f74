/** Features by the names that they have in callcost.yml and at a gateway. */
import { groupedBy } from '../core/grouping.ts';
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
 * `feature:<name>` by convention, or the name itself. Null where it is none of these, or that of several.
 */
export function featureOfName(name: string, features: readonly FeatureName[]): string | null {
  if (isSharedTag(name, features)) return null;
  const found = features.find((each) => name === tagOf(each)) ?? features.find(({ feature }) => name === feature);
  return found?.feature ?? null;
}

/** Whether several features have the same tag: what is told of it cannot be told of one of them. */
export function isSharedTag(tag: string, features: readonly FeatureName[]): boolean {
  return features.filter((each) => tagOf(each) === tag).length > 1;
}

/** The features that have a tag of their own. */
export function withOwnTag(features: readonly FeatureName[]): readonly FeatureName[] {
  return features.filter((each) => !isSharedTag(tagOf(each), features));
}

/** Says which features cannot be told apart; nothing where all can. */
export function sharedTagRemarks(features: readonly FeatureName[]): readonly string[] {
  const shared = groupedBy(
    features.filter((each) => isSharedTag(tagOf(each), features)),
    tagOf,
  );
  return [...shared].map(
    ([tag, named]) =>
      `The tag ${tag} is that of several features of callcost.yml (${named.map(({ feature }) => feature).join(', ')}), which ` +
      'cannot be told apart by it. Give each a tag of its own.',
  );
}

/** The tag by which a gateway knows a feature: its `gateway.tag`, or `feature:<name>` by convention. */
export function tagOf({ feature, tag }: FeatureName): string {
  return tag ?? `feature:${feature}`;
}
