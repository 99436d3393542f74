/**
 * The table of calls: only the rows that can be seen stand in the page, so that ten thousand scroll as smoothly as ten. A
 * grid for assistive technology: one row is the current one, arrow keys move it, Enter opens its code.
 */
import { formatCost } from '../../src/core/present/money.ts';
import { formatTokens } from '../../src/core/present/tokens.ts';
import { monthText, placeText } from '../../src/core/report/exports/words.ts';
import type { SortColumn, Sorting } from '../../src/core/report/view/call-table.ts';
import type { CallRow, ReportView } from '../../src/core/report/view/report-view.ts';
import { element } from './dom.ts';

interface GridColumn {
  readonly key: SortColumn;
  readonly title: string;
  readonly className: string;
  readonly text: (row: CallRow, view: ReportView) => string;
}

/** The classes decide which columns a narrow panel leaves out. */
const columns: readonly GridColumn[] = [
  { key: 'call', title: 'Call', className: 'wide', text: (row, view) => `${row.name} · ${placeText(row, view)}` },
  { key: 'feature', title: 'Feature', className: 'minor', text: ({ feature }) => feature ?? '–' },
  { key: 'model', title: 'Model', className: '', text: ({ model }) => model ?? 'dynamic' },
  { key: 'tier', title: 'Tier', className: 'minor spare', text: ({ tier }) => tier ?? '–' },
  { key: 'input', title: 'Tokens in', className: 'number minor', text: ({ input }) => formatTokens(input) },
  { key: 'output', title: 'Tokens out', className: 'number minor', text: ({ output }) => formatTokens(output) },
  {
    key: 'perCall',
    title: 'Per call',
    className: 'number',
    text: ({ perCall }) => (perCall === null ? '?' : formatCost(perCall)),
  },
  { key: 'perMonth', title: 'Per month', className: 'number', text: ({ perMonth }) => monthText(perMonth) },
  { key: 'basis', title: 'Basis', className: 'minor spare', text: ({ basis }) => basis },
  {
    key: 'findings',
    title: 'Findings',
    className: 'number minor spare',
    text: ({ findings }) => (findings.length === 0 ? '–' : String(findings.length)),
  },
];

/** As in the style sheet. */
const rowHeight = 30;

/** Rows that are printed; paper does not scroll. The exports have all. */
export const printedRows = 500;

/** Rows above and below what can be seen, so that fast scrolling meets no gap. */
const spareRows = 8;

export interface GridOptions {
  readonly onSort: (column: SortColumn) => void;
  readonly onOpen: (row: CallRow) => void;
}

/** The grid; it shows nothing until it is given rows, and lives as long as the page. */
export class CallGrid {
  readonly element: HTMLElement;
  private readonly options: GridOptions;
  private readonly header = element('div', { role: 'row', class: 'grid-row grid-head', 'aria-rowindex': 1 });
  private readonly body = element('div', { role: 'rowgroup', class: 'grid-body' });
  private rows: readonly CallRow[] = [];
  private view: ReportView | null = null;
  private current = 0;
  private sorting: Sorting | null = null;
  private isPrinting = false;

  constructor(options: GridOptions) {
    this.options = options;
    this.element = element(
      'div',
      {
        role: 'grid',
        class: 'grid',
        tabindex: 0,
        id: 'calls-grid',
        'aria-label': 'Calls',
        'aria-colcount': columns.length,
      },
      element('div', { role: 'rowgroup', class: 'grid-head-group' }, this.header),
      this.body,
    );
    this.element.addEventListener('scroll', () => this.render(), { passive: true });
    this.element.addEventListener('keydown', (event) => this.onKey(event));
    this.body.addEventListener('click', (event) => this.onClick(event));
    for (const [event, isPrinting] of [
      ['beforeprint', true],
      ['afterprint', false],
    ] as const) {
      window.addEventListener(event, () => {
        this.isPrinting = isPrinting;
        this.render();
      });
    }
    new ResizeObserver(() => this.render()).observe(this.element);
  }

  /** Shows rows; the current one stays current where it is still among them. In the same order the place is kept as well. */
  show(rows: readonly CallRow[], view: ReportView, sorting: Sorting): void {
    const isSameOrder = sorting.column === this.sorting?.column && sorting.isDescending === this.sorting.isDescending;
    const top = isSameOrder ? this.element.scrollTop : 0;
    this.sorting = sorting;
    // The grid is about to be put into its section again, where it starts at the top.
    requestAnimationFrame(() => this.element.scrollTo({ top }));
    const currentKey = this.rows[this.current]?.key;
    this.rows = rows;
    this.view = view;
    this.current = Math.max(
      0,
      rows.findIndex(({ key }) => key === currentKey),
    );
    this.header.replaceChildren(...columns.map((column) => headerCell(column, sorting, this.options.onSort)));
    this.element.setAttribute('aria-rowcount', String(rows.length + 1));
    this.render();
  }

  private render(): void {
    const { rows, view, body, current } = this;
    if (view === null) return;
    const [first, last] = this.isPrinting ? [0, Math.min(rows.length, printedRows)] : this.visibleRows();
    const shown = rows.slice(first, last);
    body.style.height = `${(this.isPrinting ? shown.length : rows.length) * rowHeight}px`;
    body.style.setProperty('--first-row', `${first * rowHeight}px`);
    body.replaceChildren(...shown.map((row, index) => rowElement(row, first + index, first + index === current, view)));
    // Names no row that is not there: a current row that has been scrolled away is none for the moment.
    if (current >= first && current < last) this.element.setAttribute('aria-activedescendant', `call-row-${current}`);
    else this.element.removeAttribute('aria-activedescendant');
  }

  private visibleRows(): readonly [first: number, end: number] {
    const { scrollTop, clientHeight } = this.element;
    return [
      Math.max(0, Math.floor(scrollTop / rowHeight) - spareRows),
      Math.min(this.rows.length, Math.ceil((scrollTop + clientHeight) / rowHeight) + spareRows),
    ];
  }

  private moveTo(index: number): void {
    const grid = this.element;
    this.current = Math.max(0, Math.min(this.rows.length - 1, index));
    const top = this.current * rowHeight;
    // The header covers the first line of what can be seen.
    const visible = grid.clientHeight - rowHeight;
    if (top < grid.scrollTop) grid.scrollTop = top;
    if (top + rowHeight > grid.scrollTop + visible) grid.scrollTop = top + rowHeight - visible;
    this.render();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.target !== this.element) return;
    const page = Math.max(1, Math.floor(this.element.clientHeight / rowHeight) - 2);
    const target = targetOfKey(event.key, this.current, page, this.rows.length);
    const row = this.rows[this.current];
    if (target !== null) this.moveTo(target);
    else if (event.key === 'Enter' && row !== undefined) this.options.onOpen(row);
    else return;
    event.preventDefault();
  }

  private onClick(event: MouseEvent): void {
    const clicked = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const index = Number(clicked?.getAttribute('data-index') ?? Number.NaN);
    const row = this.rows[index];
    if (row === undefined) return;
    this.moveTo(index);
    this.options.onOpen(row);
  }
}

/** The row to which a key leads; null for other keys. */
function targetOfKey(key: string, current: number, page: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return current + 1;
    case 'ArrowUp':
      return current - 1;
    case 'PageDown':
      return current + page;
    case 'PageUp':
      return current - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function headerCell(
  { key, title, className }: GridColumn,
  sorting: Sorting,
  onSort: (column: SortColumn) => void,
): HTMLElement {
  const isSorted = sorting.column === key;
  const direction = isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : 'none';
  const mark = isSorted ? (sorting.isDescending ? ' ↓' : ' ↑') : '';
  const sort = element(
    'button',
    {
      type: 'button',
      id: `sort-${key}`,
      class: 'sort',
      on: {
        click: () => {
          onSort(key);
          document.getElementById(`sort-${key}`)?.focus({ preventScroll: true });
        },
      },
    },
    title,
    element('span', { 'aria-hidden': 'true' }, mark),
  );
  return element('div', { role: 'columnheader', class: `grid-cell ${className}`, 'aria-sort': direction }, sort);
}

function rowElement(row: CallRow, index: number, isCurrent: boolean, view: ReportView): HTMLElement {
  const cells = columns.map(({ key, className, text }) => {
    const says = text(row, view);
    const title = key === 'perMonth' || key === 'perCall' ? (row.reason ?? says) : says;
    return element('div', { role: 'gridcell', class: `grid-cell ${className}`, title }, says);
  });
  return element(
    'div',
    {
      role: 'row',
      id: `call-row-${index}`,
      class: isCurrent ? 'grid-row current' : 'grid-row',
      'aria-rowindex': index + 2,
      'aria-selected': String(isCurrent),
      'data-index': index,
    },
    ...cells,
  );
}
