import { groupedBy } from '../../grouping.ts';
import { byCostDown, totalsOfRows } from './amounts.ts';
import type { CallRow, Service } from './report-view.ts';

/** The AI services that the code calls, by provider; the most expensive first. */
export function inventoryOf(rows: readonly CallRow[]): readonly Service[] {
  return [...groupedBy(rows, ({ provider }) => provider)]
    .map(([provider, members]) => ({
      provider,
      calls: members.length,
      models: countsOf(members.flatMap(({ model }) => model ?? [])),
      dynamicCalls: members.filter(({ model }) => model === null).length,
      sdks: distinct(members.map(({ sdk }) => sdk)),
      operations: distinct(members.map(({ operation }) => operation)),
      files: new Set(members.map(({ folder, file }) => `${folder}:${file}`)).size,
      perMonth: totalsOfRows(members).perMonth,
    }))
    .toSorted((one, other) => byCostDown(one.perMonth, other.perMonth) || other.calls - one.calls);
}

function countsOf(names: readonly string[]): Service['models'] {
  return [...groupedBy(names, (name) => name)]
    .map(([name, each]) => ({ name, calls: each.length }))
    .toSorted((one, other) => other.calls - one.calls || (one.name < other.name ? -1 : 1));
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
