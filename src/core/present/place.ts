import type { LineRange } from '../model.ts';

/** Where something stands, as people read it: `src/desk.py:12`, `study.ipynb cell 3:12`. Cells are counted from 1. */
export function formatPlace(file: string, { cell, line }: LineRange): string {
  return cell === undefined ? `${file}:${line}` : `${file} cell ${cell + 1}:${line}`;
}
