import type { LanguageId } from '../core/model.ts';
import { relativeTo } from '../workspace/paths.ts';
import type { Unit } from './units.ts';

/** The path by which a call knows its file, as the command line has it: relative to the folder of the workspace. */
export function displayPath({ key, language }: Unit, path: string | null, folders: readonly string[]): string {
  if (path === null) return `${key.slice(key.lastIndexOf('/') + 1)}${extensions[language]}`;
  const inside = folders.flatMap((folder) => relativeTo(folder, path) ?? []);
  return inside.toSorted((one, other) => one.length - other.length)[0] ?? path.slice(path.lastIndexOf('/') + 1);
}

const extensions: Readonly<Record<LanguageId, string>> = {
  python: '.py',
  typescript: '.ts',
  tsx: '.tsx',
  javascript: '.js',
};
