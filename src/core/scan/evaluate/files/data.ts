/**
 * Data as it stands in a file: what JSON, YAML, TOML and INI have in common.
 */

/** A piece of data and where it is written: offsets into the text of its file. */
export type Data =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly place: DataPlace }
  | { readonly kind: 'items'; readonly items: readonly Data[]; readonly place: DataPlace }
  | { readonly kind: 'entries'; readonly entries: readonly (readonly [string, Data])[]; readonly place: DataPlace };

/** Null where the parser does not tell. */
export type DataPlace = { readonly start: number; readonly end: number } | null;

/** A form in which data is written. */
export type DataFormat = 'json' | 'yaml' | 'toml' | 'ini';

/** Larger files are data sets, and no settings. */
export const maximalDataLength = 200_000;

/** More pieces than this in one file come from aliases that repeat each other, or are a data set. */
export const maximalPieces = 20_000;

/** Settings are not nested deeper than this. */
export const maximalNesting = 40;

/** The format of a file of data by its name; null for files that are not data. */
export function dataFormatOf(path: string): DataFormat | null {
  const extension = /\.(jsonc?|json5|ya?ml|toml|ini|cfg)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (extension.startsWith('json')) return 'json';
  if (extension.startsWith('y')) return 'yaml';
  if (extension === 'toml') return 'toml';
  return extension === '' ? null : 'ini';
}
