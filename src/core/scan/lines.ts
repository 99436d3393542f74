/**
 * Offsets → lines and columns.
 */
import type { CellPlace, LineRange, TextRange } from '../model.ts';

/** Gives 1-based lines and columns for ranges of one text. */
export type LineIndex = (range: TextRange) => LineRange;

/** Makes the index of a text; `\n`, `\r\n` and lone `\r` end lines. In a notebook each cell has lines of its own. */
export function createLineIndex(text: string, cells?: readonly CellPlace[]): LineIndex {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
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
