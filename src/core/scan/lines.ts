/**
 * Offsets → lines and columns.
 */
import type { LineRange, TextRange } from '../model.ts';

/** Gives 1-based lines and columns for ranges of one text. */
export type LineIndex = (range: TextRange) => LineRange;

/** Makes the index of a text; `\n`, `\r\n` and lone `\r` end lines. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return ({ start, end }) => {
    const first = lineAt(starts, start);
    const last = lineAt(starts, end);
    return {
      line: first + 1,
      column: start - (starts[first] ?? 0) + 1,
      endLine: last + 1,
      endColumn: end - (starts[last] ?? 0) + 1,
    };
  };
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
