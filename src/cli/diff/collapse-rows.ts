import { groupedBy } from '../../core/grouping.ts';

/** Rows in which people could not tell one from the other, as one with their number: `src/run.ts:12 (×3)`. */
export function collapseRows(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const groups = groupedBy(rows, (row) => row.join('\0'));
  return [...groups.values()].flatMap((group) => {
    const [row] = group;
    if (row === undefined || group.length === 1) return group;
    const [first = '', ...rest] = row;
    return [[`${first} (×${group.length})`, ...rest]];
  });
}
