/** What the team's gateway measured of a feature as a whole. */
import type { GatewaySnapshot } from '../budget.ts';
import { groupedBy } from '../grouping.ts';
import type { MeasuredFeature } from '../measured-use.ts';
import { usageOfFeature } from './measured.ts';
import { averagesOf, newestWindow } from './measured-averages.ts';

/** Measured use by feature; features that no source tells of are left out. */
export function measuredFeatures(
  snapshots: readonly Pick<GatewaySnapshot, 'gateway' | 'usage'>[],
): ReadonlyMap<string, MeasuredFeature> {
  const names = new Set(snapshots.flatMap(({ usage }) => usage.map(({ feature }) => feature)));
  return new Map(
    [...names].flatMap((name) => {
      const measured = measuredFeature(snapshots, name);
      return measured === null ? [] : [[name, measured] as const];
    }),
  );
}

function measuredFeature(
  snapshots: readonly Pick<GatewaySnapshot, 'gateway' | 'usage'>[],
  feature: string,
): MeasuredFeature | null {
  const told = usageOfFeature(snapshots, feature);
  if (told === null) return null;
  const usage = newestWindow(told.usage);
  const averages = averagesOf(usage);
  if (averages === null) return null;
  const byModel = groupedBy(usage, ({ model, provider }) => JSON.stringify([model, provider]));
  const models = [...byModel.values()].flatMap((rows) => {
    const [first] = rows;
    const each = averagesOf(rows);
    return first === undefined || each === null ? [] : [{ ...each, model: first.model, provider: first.provider }];
  });
  const sorted = models.toSorted((one, other) => other.requests - one.requests);
  return { ...averages, source: told.source, models: sorted };
}
