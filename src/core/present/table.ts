/** Tables of plain text with aligned columns. */
import type { TextStyle } from './style.ts';
import { displayWidth, fitToWidth } from './width.ts';

/** One column. Where room is short, columns with `minWidth` shrink; where that is not enough, groups of columns go. */
export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Width below which the column does not shrink; absent for columns that always need all of their width. */
  readonly minWidth?: number;
  /** Which end of a shortened text stays; the end for paths. */
  readonly keep?: 'start' | 'end';
  /** Columns of one group go together, the last group first; absent for columns that always stay. */
  readonly dropGroup?: string;
}

/** A cell: its text, and how it is emphasised. */
export type TableCell = string | { readonly text: string; readonly style: keyof TextStyle };

/** Lines of a table without trailing blanks, at most `maxWidth` columns wide where that can be; a bold title line first. */
export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  style: TextStyle,
  maxWidth: number = Number.POSITIVE_INFINITY,
): readonly string[] {
  const shown = fittingColumns(columns, rows, maxWidth);
  const titles: readonly TableCell[] = columns.map(({ title }) => ({ text: title, style: 'bold' }));
  return [titles, ...rows].map((row) =>
    shown
      .map(({ column, index, width }, place) => {
        const isLast = place === shown.length - 1;
        return formatCell(row[index] ?? '', column, width, isLast, style);
      })
      .join(gap)
      .trimEnd(),
  );
}

const gap = '  ';

interface ShownColumn {
  readonly column: TableColumn;
  readonly index: number;
  readonly width: number;
}

function fittingColumns(
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  maxWidth: number,
): readonly ShownColumn[] {
  let shown = columns.map((column, index) => ({
    column,
    index,
    width: rows.reduce(
      (width, row) => Math.max(width, displayWidth(textOf(row[index] ?? ''))),
      displayWidth(column.title),
    ),
  }));
  while (minimalWidth(shown) > maxWidth) {
    const dropped = shown.findLast(({ column }) => column.dropGroup !== undefined)?.column.dropGroup;
    if (dropped === undefined) break;
    shown = shown.filter(({ column }) => column.dropGroup !== dropped);
  }
  return shrunk(shown, maxWidth);
}

function minimalWidth(shown: readonly ShownColumn[]): number {
  return totalWidth(shown.map(({ column, width }) => Math.min(width, column.minWidth ?? width)));
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width + gap.length, -gap.length);
}

/** Takes what is too much from the widest shrinking column first. */
function shrunk(shown: readonly ShownColumn[], maxWidth: number): readonly ShownColumn[] {
  let excess = totalWidth(shown.map(({ width }) => width)) - maxWidth;
  const byRoom = [...shown].sort((left, right) => roomOf(right) - roomOf(left));
  const widths = new Map(shown.map(({ index, width }) => [index, width]));
  for (const candidate of byRoom) {
    const taken = Math.min(Math.max(excess, 0), roomOf(candidate));
    widths.set(candidate.index, candidate.width - taken);
    excess -= taken;
  }
  return shown.map((candidate) => ({ ...candidate, width: widths.get(candidate.index) ?? candidate.width }));
}

function roomOf({ column, width }: ShownColumn): number {
  return Math.max(width - (column.minWidth ?? width), 0);
}

function formatCell(cell: TableCell, column: TableColumn, width: number, isLast: boolean, style: TextStyle): string {
  const text = fitToWidth(textOf(cell), width, column.keep);
  const padding = ' '.repeat(Math.max(width - displayWidth(text), 0));
  const styled = typeof cell === 'string' ? text : style[cell.style](text);
  if (column.align === 'right') return padding + styled;
  return isLast ? styled : styled + padding;
}

function textOf(cell: TableCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
