import type { CellPlace, LanguageId } from '../model.ts';
import { withoutMagics } from './notebook-magics.ts';

/** A code cell. */
export interface CodeCell {
  /** 0-based, among all cells of the notebook. */
  readonly index: number;
  readonly text: string;
}

/** Cells of one language as one program, since what one of them defines the next ones use. */
export interface CellText {
  readonly text: string;
  /** In the order of the cells that were given. */
  readonly cells: readonly CellPlace[];
}

/** Joins the cells of a language in their order. Each character of a cell stands at its offset from the cell's start. */
export function joinCells(cells: readonly CodeCell[], language: LanguageId): CellText {
  const places: CellPlace[] = [];
  const texts: string[] = [];
  let start = 0;
  for (const { index, text: written } of cells) {
    const { text, closing } = language === 'python' ? withoutMagics(written) : { text: written, closing: ';' };
    const end = start + text.length;
    // What is closed stands on a line of its own: the cell may end in a comment or a backslash.
    const between = closing === '' ? '\n' : `\n${closing}\n`;
    places.push({ index, start, end });
    texts.push(text, between);
    start = end + between.length;
  }
  return { text: texts.slice(0, -1).join(''), cells: places };
}
