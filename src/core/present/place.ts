/** Where something stands, as people read it: `src/desk.py:12`, `study.ipynb cell 3:12`. Cells are counted from 1. */
export function formatPlace(
  file: string,
  { cell, line }: { readonly cell?: number | undefined; readonly line: number },
): string {
  return cell === undefined ? `${file}:${line}` : `${file} cell ${cell + 1}:${line}`;
}

/** A path as a part of an address: what would mean something there is escaped, slashes stay. */
export function pathInAddress(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
