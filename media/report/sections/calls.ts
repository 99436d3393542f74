import { counted, grouped } from '../../../src/core/present/numbers.ts';
import { monthText } from '../../../src/core/report/exports/words.ts';

import { totalsOfRows } from '../../../src/core/report/view/amounts.ts';
import {
  noFilter,
  noneValue,
  type RowFilter,
  type SortColumn,
  shownRows,
} from '../../../src/core/report/view/call-table.ts';
import type { CallRow } from '../../../src/core/report/view/report-view.ts';
import { CallGrid, printedRows } from '../call-grid.ts';
import { type Child, element, refill } from '../dom.ts';
import { openPlace, type Page } from '../page.ts';
import { button, choice, section } from '../parts.ts';

/** The table of all calls with its search, its filters and the sum of what they leave. */
export interface CallsSection {
  /** The parts of the section; the grid among them stays the same one, with its place and its focus. */
  readonly parts: (page: Page) => readonly Child[];
}

/** Columns that are read from the largest down. */
const numberColumns: readonly SortColumn[] = ['input', 'output', 'perCall', 'perMonth', 'findings'];

export function createCallsSection(): CallsSection {
  let shown: Page | null = null;
  const summary = element('p', { class: 'note', 'aria-live': 'polite', id: 'calls-summary' });
  const filters = element('div', { class: 'filters', role: 'search', 'aria-label': 'Filter calls' });
  const grid = new CallGrid({
    onSort: (column) => {
      if (shown === null) return;
      const { sorting } = shown.state;
      const isDescending = sorting.column === column ? !sorting.isDescending : numberColumns.includes(column);
      shown.change({ sorting: { column, isDescending } }, 'calls');
    },
    onOpen: (row) => {
      if (shown?.isEditor === true) openPlace(shown, row);
    },
  });
  return {
    parts: (page) => {
      shown = page;
      const rows = shownRows(page.view.rows, page.state.filter, page.state.sorting);
      refill(filters, ...filterControls(page));
      summary.textContent = summaryOf(rows, page);
      grid.show(rows, page.view, page.state.sorting);
      const help = page.isEditor ? 'Arrow keys move, Enter or a click opens the code.' : 'Arrow keys move.';
      return section('calls', 'Calls', help, filters, summary, grid.element, printedNote(rows.length));
    },
  };
}

/** What a printed page leaves out; null where it has all. */
function printedNote(count: number): Child {
  if (count <= printedRows) return null;
  const text = `Printed are the first ${grouped(printedRows)} of ${counted(count, 'call')}; the exports have all.`;
  return element('p', { class: 'note print-only' }, text);
}

function summaryOf(rows: readonly CallRow[], { view }: Page): string {
  const totals = totalsOfRows(rows);
  const count =
    rows.length === view.rows.length
      ? counted(rows.length, 'call')
      : `${grouped(rows.length)} of ${counted(view.rows.length, 'call')}`;
  return totals.perMonth === null
    ? `${count}; no month is known`
    : `${count}, ${monthText(totals.perMonth)} /mo together`;
}

function filterControls(page: Page): readonly Child[] {
  const { filter } = page.state;
  const set = (changes: Partial<RowFilter>) => page.change({ filter: { ...filter, ...changes } }, 'calls');
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(noFilter);
  return [
    searchField(filter.search, (search) => set({ search })),
    valueChoice(
      'filter-feature',
      'Feature',
      filter.feature,
      page.view.rows.map(({ feature }) => feature),
      'No feature',
      (feature) => set({ feature }),
    ),
    valueChoice(
      'filter-model',
      'Model',
      filter.model,
      page.view.rows.map(({ model }) => model),
      'Dynamic',
      (model) => set({ model }),
    ),
    valueChoice(
      'filter-basis',
      'Basis',
      filter.basis,
      page.view.rows.map(({ basis }) => basis),
      '',
      (basis) => set({ basis }),
    ),
    findingsSwitch(filter.onlyWithFindings, (onlyWithFindings) => set({ onlyWithFindings })),
    isFiltered
      ? button('Show all', () => page.change({ filter: noFilter }, 'calls'), { class: 'quiet', id: 'filter-none' })
      : null,
  ];
}

function searchField(value: string, onInput: (value: string) => void): HTMLElement {
  const input = element('input', { id: 'filter-search', type: 'search', value, placeholder: 'File, function, model…' });
  input.addEventListener('input', () => onInput(input.value));
  return element('label', { class: 'field search', for: 'filter-search' }, element('span', {}, 'Search'), input);
}

const allValue = '*';

function valueChoice(
  id: string,
  label: string,
  value: string | null,
  values: readonly (string | null)[],
  none: string,
  onChange: (value: string | null) => void,
): HTMLElement {
  const names = [...new Set(values.map((each) => each ?? noneValue))].sort();
  return choice({
    id,
    label,
    value: value ?? allValue,
    options: [
      { value: allValue, text: 'All' },
      ...names.map((name) => ({ value: name, text: name === noneValue ? none : name })),
    ],
    onChange: (chosen) => onChange(chosen === allValue ? null : chosen),
  });
}

function findingsSwitch(isOn: boolean, onChange: (isOn: boolean) => void): HTMLElement {
  const input = element('input', { type: 'checkbox', id: 'filter-findings', checked: isOn });
  input.addEventListener('change', () => onChange(input.checked));
  return element('label', { class: 'check', for: 'filter-findings' }, input, 'With findings');
}
