/** Emphasis for a terminal; without colour, every function returns its text as it is. */
export interface TextStyle {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
}

/** ANSI emphasis, or none. The 16 basic colours only: themes of terminals decide how they look. */
export function createTextStyle(isColoured: boolean): TextStyle {
  const wrap =
    (open: number, close: number) =>
    (text: string): string =>
      isColoured && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return { bold: wrap(1, 22), dim: wrap(2, 22), error: wrap(31, 39), warning: wrap(33, 39) };
}
