/**
 * Offsets → lines and columns.
 */
import type { CellPlace, LineRange, TextRange } from '../model.ts';

/** Gives 1-based lines and columns for ranges of one text. */
export type LineIndex = (range: TextRange) => LineRange;

/** Makes the index of a text; `\n`, `\r\n` and lone `\r` end lines. In a notebook each cell has lines of its own. */
export function createLineIndex(text: string, cells?: readonly CellPlace[]): LineIndex {
  const starts = lineStarts(text);
  const linesOf: LineIndex = ({ start, end }) => {
    const first = lineAt(starts, start);
    const last = lineAt(starts, end);
    return {
      line: first + 1,
      column: start - (starts[first] ?? 0) + 1,
      endLine: last + 1,
      endColumn: end - (starts[last] ?? 0) + 1,
    };
  };
  return cells === undefined ? linesOf : (range) => linesInCell(range, cells, linesOf);
}

/** Gives the offset of a 1-based line and column of a text; of a line behind the last one, the end of the text. */
export function createOffsetIndex(text: string): (line: number, column: number) => number {
  const starts = lineStarts(text);
  return (line, column) => Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
}

function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ index, 0: end }) => index + end.length)];
}

/** What stands behind the end of a cell was put there to close what the cell leaves open. */
function linesInCell({ start, end }: TextRange, cells: readonly CellPlace[], linesOf: LineIndex): LineRange {
  const cell = cells.findLast((each) => each.start <= start);
  if (cell === undefined) return linesOf({ start, end });
  const lines = linesOf({ start: Math.min(start, cell.end), end: Math.min(end, cell.end) });
  const before = linesOf({ start: cell.start, end: cell.start }).line - 1;
  return { ...lines, cell: cell.index, line: lines.line - before, endLine: lines.endLine - before };
}

/** Index of the last line that starts at or before an offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
