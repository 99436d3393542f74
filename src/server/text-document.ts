import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { LineRange, TextRange } from '../core/model.ts';

/** A text with its line starts; positions are those of LSP: 0-based, in UTF-16 units. Lines end as LSP says. */
export interface PlacedText {
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** Finds the lines of a text: `\n`, `\r\n` and a lone `\r` end one. */
export function placeText(text: string): PlacedText {
  const lineStarts = [0];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === lineFeed || (unit === carriageReturn && text.charCodeAt(index + 1) !== lineFeed)) {
      lineStarts.push(index + 1);
    }
  }
  return { text, lineStarts };
}

/** The offset of a position; positions outside of the text count as the nearest one inside. */
export function offsetAt({ text, lineStarts }: PlacedText, { line, character }: Position): number {
  if (line < 0) return 0;
  const start = lineStarts[line];
  if (start === undefined) return text.length;
  return Math.min(start + Math.max(character, 0), endOfLine({ text, lineStarts }, line));
}

/** The position of an offset. */
export function positionAt({ lineStarts }: PlacedText, offset: number): Position {
  const line = lineAt(lineStarts, offset);
  return { line, character: offset - (lineStarts[line] ?? 0) };
}

export function rangeAt(placed: PlacedText, { start, end }: TextRange): Range {
  return { start: positionAt(placed, start), end: positionAt(placed, end) };
}

/** The position behind the last character of the line on which an offset stands. */
export function endOfLineAt(placed: PlacedText, offset: number): Position {
  const line = lineAt(placed.lineStarts, offset);
  return { line, character: endOfLine(placed, line) - (placed.lineStarts[line] ?? 0) };
}

/** The text after changes, each of which is meant for the text that the one before it left. */
export function applyChanges(before: PlacedText, changes: readonly TextDocumentContentChangeEvent[]): PlacedText {
  return changes.reduce<PlacedText>((placed, change) => {
    if (!('range' in change)) return placeText(change.text);
    const start = offsetAt(placed, change.range.start);
    const end = Math.max(start, offsetAt(placed, change.range.end));
    return placeText(placed.text.slice(0, start) + change.text + placed.text.slice(end));
  }, before);
}

const lineFeed = 10;
const carriageReturn = 13;

/** Offset of the line break that ends a line, or of the end of the text. */
function endOfLine({ text, lineStarts }: PlacedText, line: number): number {
  const next = lineStarts[line + 1];
  if (next === undefined) return text.length;
  return text.charCodeAt(next - 2) === carriageReturn && text.charCodeAt(next - 1) === lineFeed ? next - 2 : next - 1;
}

/** Index of the last line that starts at or before an offset. */
function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The lines of a call as LSP counts them. Those of a cell are counted in the cell: its notebook is meant from the start. */
export function lspRangeOf({ line, column, endLine, endColumn, cell }: LineRange): Range {
  if (cell !== undefined) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  };
}
