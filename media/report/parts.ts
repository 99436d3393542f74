/** Pieces that several sections have. */
import { placeText } from '../../src/core/report/exports/words.ts';
import type { Place } from '../../src/core/report/view/report-view.ts';
import { type Child, element } from './dom.ts';
import { openPlace, type Page, type SectionId } from './page.ts';

/** A section with its heading; `note` says in a sentence what it shows. */
export function section(id: SectionId, title: string, note: Child, ...children: readonly Child[]): readonly Child[] {
  return [
    element(
      'header',
      { class: 'section-head' },
      element('h2', { id: `${id}-title`, tabindex: -1 }, title),
      note === null ? null : element('p', { class: 'note' }, note),
    ),
    ...children,
  ];
}

/** Why a section is empty, and what would fill it. */
export function emptyState(text: string, ...actions: readonly Child[]): HTMLElement {
  return element('div', { class: 'empty' }, element('p', {}, text), ...actions);
}

export interface Column<Row> {
  readonly title: string;
  readonly isNumber?: boolean;
  /** Hidden where the page is narrow. */
  readonly isMinor?: boolean;
  /** Hidden where the page is less than wide. */
  readonly isSpare?: boolean;
  readonly cell: (row: Row) => Child;
}

/** A table of a few rows. `caption` names it for screen readers. */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): HTMLElement {
  const classOf = ({ isNumber, isMinor, isSpare }: Column<Row>) => {
    const names = [
      ...(isNumber === true ? ['number'] : []),
      ...(isMinor === true ? ['minor'] : []),
      ...(isSpare === true ? ['spare'] : []),
    ];
    return names.length === 0 ? null : names.join(' ');
  };
  const head = columns.map((column) => element('th', { scope: 'col', class: classOf(column) }, column.title));
  const body = rows.map((row) =>
    element('tr', {}, ...columns.map((column) => element('td', { class: classOf(column) }, column.cell(row)))),
  );
  // A table that is wider than the page scrolls, and can be scrolled by keys.
  return element(
    'div',
    { class: 'table-frame', tabindex: 0, role: 'group', 'aria-label': caption },
    element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body)),
  );
}

/** Where something stands; in the editor a button that opens it. */
export function placeLink(page: Page, place: Place, text = placeText(place, page.view)): HTMLElement {
  if (!page.isEditor) return element('span', { class: 'place' }, ...breakable(text));
  return element(
    'button',
    { type: 'button', class: 'link', on: { click: () => openPlace(page, place) } },
    ...breakable(text),
  );
}

/** A path may go on in the next line after each folder. */
export function breakable(text: string): readonly Child[] {
  return text
    .split(/(?<=\/)/)
    .flatMap((part, index): readonly Child[] => (index === 0 ? [part] : [element('wbr'), part]));
}

export function button(
  text: string,
  onClick: () => void,
  attributes: { readonly [name: string]: string } = {},
): HTMLElement {
  return element('button', { type: 'button', ...attributes, on: { click: onClick } }, text);
}

/** A choice of a list by its label. */
export function choice<Value extends string>({
  id,
  label,
  value,
  options,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
}): HTMLElement {
  const select = element(
    'select',
    { id },
    ...options.map((option) =>
      element('option', { value: option.value, selected: option.value === value }, option.text),
    ),
  );
  select.addEventListener('change', () => {
    const chosen = options[select.selectedIndex];
    if (chosen !== undefined) onChange(chosen.value);
  });
  return element('label', { class: 'field', for: id }, element('span', {}, label), select);
}
