/**
 * Adding an entry at the end of what stands between two brackets, in the layout of the entries that are there.
 */
import type { TextRange } from '../../model.ts';
import { editOf, type TextEdit } from './edit.ts';

/** What stands between two brackets of a file. */
export interface Brackets {
  readonly file: string;
  readonly text: string;
  /** Offset of the closing bracket. */
  readonly close: number;
  /** Where the last entry starts; null where there is none. */
  readonly lastStart: number | null;
  /** True where a space stands between the brackets and what they hold. */
  readonly isSpaced: boolean;
  /** Ranges of the comments of the file. */
  readonly comments: readonly TextRange[];
}

/** The edits that add an entry behind the last one. Comments stay where they are; a trailing comma stays the last. */
export function appendEntry(brackets: Brackets, entry: string): readonly TextEdit[] {
  const { file, text, close, lastStart, isSpaced } = brackets;
  const end = lastSignificant(brackets);
  const isEmpty = /[([{]/.test(text[end - 1] ?? '') && lastStart === null && !/\S/.test(text.slice(end, close));
  if (isEmpty) return [editOf(file, end, close, isSpaced ? ` ${entry} ` : entry)];
  const hasComma = text[end - 1] === ',';
  if (lastStart === null || !startsLine(text, lastStart))
    return [editOf(file, end, end, hasComma ? ` ${entry},` : `, ${entry}`)];
  const line = `${lineBreak(text)}${indentationAt(text, lastStart)}${entry}${hasComma ? ',' : ''}`;
  const lineEnd = behindComments(brackets, end);
  const comma = hasComma ? [] : [editOf(file, end, end, ',')];
  return [...comma, editOf(file, lineEnd, lineEnd, line)];
}

/** The offset behind the last character before the closing bracket that is neither white space nor comment. */
function lastSignificant({ text, close, comments }: Brackets): number {
  let position = close;
  for (;;) {
    const before = position;
    while (position > 0 && /\s/.test(text[position - 1] ?? '')) position -= 1;
    const comment = comments.find((each) => each.end === position);
    if (comment !== undefined) position = comment.start;
    if (position === before) return position;
  }
}

/** The offset behind the comments that follow on the same line. */
function behindComments({ text, close, comments }: Brackets, start: number): number {
  let position = start;
  let end = start;
  while (position < close) {
    const comment = comments.find((each) => each.start === position);
    if (comment !== undefined) {
      position = comment.end;
      end = comment.end;
    } else if (/[ \t]/.test(text[position] ?? '')) position += 1;
    else break;
  }
  return end;
}

/** True where nothing but white space stands before an offset on its line. */
function startsLine(text: string, offset: number): boolean {
  return /^[^\S\r\n]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** The white space at the beginning of the line of an offset. */
export function indentationAt(text: string, offset: number): string {
  return /[^\S\r\n]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** The offset at which the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** How the lines of a text end. */
export function lineBreak(text: string): string {
  return /\r\n|\n/.exec(text)?.[0] ?? '\n';
}
