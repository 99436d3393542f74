import { groupedBy } from '../../grouping.ts';
import { byCostDown, shareOf, totalsOfRows } from './amounts.ts';
import type { Breakdown, CallRow, Dimension, Group, RowTotals } from './report-view.ts';

/** The spend by everything that calls can be grouped by; a dimension that no row has is left out, but for the feature. */
export function breakdownsOf(
  rows: readonly CallRow[],
  totals: RowTotals,
  folders: readonly string[],
): readonly Breakdown[] {
  return dimensionsOf(rows, folders)
    .map(({ dimension, nameOf, labelOf }) => ({
      dimension,
      groups: groupsOf(
        rows,
        totals,
        nameOf,
        (name, first) => labelOf?.(name, first) ?? name ?? noneLabels[dimension] ?? 'None',
      ),
    }))
    .filter(({ dimension, groups }) => dimension === 'feature' || groups.some(({ name }) => name !== null));
}

interface Grouping {
  readonly dimension: Dimension;
  readonly nameOf: (row: CallRow) => string | null;
  /** Null where the name is label enough. */
  readonly labelOf?: (name: string | null, first: CallRow) => string | null;
}

function dimensionsOf(rows: readonly CallRow[], folders: readonly string[]): readonly Grouping[] {
  const tags = [...new Set(rows.flatMap((row) => Object.keys(row.tags)))].sort();
  return [
    { dimension: 'feature', nameOf: ({ feature }) => feature },
    { dimension: 'model', nameOf: ({ model }) => model },
    { dimension: 'tier', nameOf: ({ tier }) => tier },
    { dimension: 'provider', nameOf: ({ provider }) => provider },
    {
      dimension: 'prompt',
      nameOf: ({ prompt }) => prompt?.id ?? null,
      labelOf: (_, { prompt }) => prompt?.excerpt ?? null,
    },
    { dimension: 'folder', nameOf: (row) => folderOf(row, folders) },
    { dimension: 'owner', nameOf: ({ owner }) => owner },
    { dimension: 'cost centre', nameOf: ({ costCenter }) => costCenter },
    ...tags.map((tag): Grouping => ({ dimension: `tag:${tag}`, nameOf: (row) => row.tags[tag] ?? null })),
  ];
}

const noneLabels: Readonly<Record<string, string>> = {
  feature: 'No feature',
  model: 'Model chosen at run time',
  tier: 'No tier known',
  provider: 'Provider not known',
  prompt: 'No written prompt',
  owner: 'No owner',
  'cost centre': 'No cost centre',
};

/** The folder of a file; with several folders in the report their names come first. */
function folderOf({ file, folder }: CallRow, folders: readonly string[]): string {
  const end = file.lastIndexOf('/');
  const inside = end < 0 ? '' : file.slice(0, end);
  const outer = folders.length > 1 ? (folders[folder] ?? '') : '';
  return [outer, inside].filter((part) => part !== '').join('/') || './';
}

function groupsOf(
  rows: readonly CallRow[],
  totals: RowTotals,
  nameOf: (row: CallRow) => string | null,
  labelOf: (name: string | null, first: CallRow) => string,
): readonly Group[] {
  const groups = [...groupedBy(rows, nameOf)].flatMap(([name, members]) => {
    const [first] = members;
    if (first === undefined) return [];
    const groupTotals = totalsOfRows(members);
    return [
      {
        name,
        label: labelOf(name, first),
        totals: groupTotals,
        share: shareOf(groupTotals, totals),
      },
    ];
  });
  return groups.toSorted(
    (one, other) => byCostDown(one.totals.perMonth, other.totals.perMonth) || other.totals.calls - one.totals.calls,
  );
}
