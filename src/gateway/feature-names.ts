import type { Policy } from '../core/policy/schema.ts';
import type { FeatureName } from './adapter.ts';

/** The features of callcost.yml files, as a gateway may know them. Of two files that name the same, the last one counts. */
export function featureNamesOf(policies: readonly Pick<Policy, 'features'>[]): readonly FeatureName[] {
  const named = policies.flatMap(({ features }) =>
    Object.entries(features).map(([feature, settings]) => [feature, settings.gateway?.tag ?? null] as const),
  );
  return [...new Map(named)].map(([feature, tag]) => ({ feature, tag }));
}
