/** What a person has set on the page; it survives hiding the page and new data. */
import { noFilter, type RowFilter, type Sorting } from '../../src/core/report/view/call-table.ts';
import type { Dimension } from '../../src/core/report/view/report-view.ts';
import { asItIs, type Supposition } from '../../src/core/report/view/what-if.ts';

export interface PageState {
  readonly dimension: Dimension;
  readonly filter: RowFilter;
  readonly sorting: Sorting;
  readonly supposition: Supposition;
  /** Label of the budget whose days are shown; null for the most urgent one. */
  readonly burnDown: string | null;
  /** Charts that show their table instead, by id. */
  readonly tables: readonly string[];
  /** Whether all suggestions are listed. */
  readonly listsAllSavings: boolean;
  readonly exportFormat: string;
  readonly scrollTop: number;
}

const initialState: PageState = {
  dimension: 'feature',
  filter: noFilter,
  sorting: { column: 'perMonth', isDescending: true },
  supposition: asItIs,
  burnDown: null,
  tables: [],
  listsAllSavings: false,
  exportFormat: 'csv',
  scrollTop: 0,
};

/** What was left behind, completed by what a page starts with. It comes from an earlier page of the same program. */
export function restoredState(saved: unknown): PageState {
  return typeof saved === 'object' && saved !== null ? { ...initialState, ...saved } : initialState;
}
