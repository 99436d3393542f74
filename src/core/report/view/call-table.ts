/** Sorting, searching and filtering of rows, as the table of calls does. */
import type { CallRow } from './report-view.ts';

export type SortColumn =
  | 'call'
  | 'feature'
  | 'model'
  | 'tier'
  | 'input'
  | 'output'
  | 'perCall'
  | 'perMonth'
  | 'basis'
  | 'findings';

export interface Sorting {
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

/** What is shown: rows that hold every word of `search`, and each value that is chosen. Null chooses all. */
export interface RowFilter {
  readonly search: string;
  readonly feature: string | null;
  readonly model: string | null;
  readonly basis: string | null;
  readonly onlyWithFindings: boolean;
}

/** Everything is shown. */
export const noFilter: RowFilter = { search: '', feature: null, model: null, basis: null, onlyWithFindings: false };

/** Stands for rows without a feature or model in a filter. */
export const noneValue = '';

/** The rows that a filter leaves, sorted; rows without the value come last either way. The sort is stable. */
export function shownRows(rows: readonly CallRow[], filter: RowFilter, sorting: Sorting): readonly CallRow[] {
  const words = filter.search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const shown = rows.filter((row) => passes(row, filter) && words.every((word) => searchTextOf(row).includes(word)));
  return shown.toSorted((one, other) => compare(one, other, sorting));
}

function passes(row: CallRow, { feature, model, basis, onlyWithFindings }: RowFilter): boolean {
  return (
    (feature === null || (row.feature ?? noneValue) === feature) &&
    (model === null || (row.model ?? noneValue) === model) &&
    (basis === null || row.basis === basis) &&
    (!onlyWithFindings || row.findings.length > 0)
  );
}

function searchTextOf({ file, line, name, feature, model, provider, tier, owner, findings }: CallRow): string {
  return [`${file}:${line}`, name, feature, model, provider, tier, owner, ...findings].join(' ').toLowerCase();
}

function compare(one: CallRow, other: CallRow, { column, isDescending }: Sorting): number {
  const [left, right] = [keyOf(one, column), keyOf(other, column)];
  if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0);
  const order = left < right ? -1 : left > right ? 1 : 0;
  return isDescending ? -order : order;
}

function keyOf(row: CallRow, column: SortColumn): string | number | null {
  switch (column) {
    case 'call':
      return `${row.file}\0${String(row.line).padStart(7, '0')}`;
    case 'feature':
      return row.feature;
    case 'model':
      return row.model;
    case 'tier':
      return row.tier === null ? null : ['small', 'mid', 'frontier'].indexOf(row.tier);
    case 'input':
      return row.input.low;
    case 'output':
      return row.output.high ?? row.output.low;
    case 'perCall':
      return row.perCall?.low ?? null;
    case 'perMonth':
      return row.perMonth?.low ?? null;
    case 'basis':
      return ['exact', 'measured', 'configured', 'assumed', 'unknown'].indexOf(row.basis);
    case 'findings':
      return row.findings.length;
  }
}
