/**
 * Which file a path without its extension, with that of the built file, or of a folder stands for in JavaScript and TypeScript.
 */
import { inFolder } from './paths.ts';
import type { ProjectFiles } from './project-files.ts';

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'] as const;

/** `./client.js` is written for `client.ts`, which TypeScript compiles to it. */
const writtenFor: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx', '.ts'],
  '.mjs': ['.mts', '.ts'],
  '.cjs': ['.cts', '.ts'],
};

/** The file that a path stands for by itself, or null. */
export function fileAt(files: ProjectFiles, path: string): string | null {
  if (path !== '' && files.has(path)) return path;
  const [, stem = path, extension = ''] = /^(.+)(\.[cm]?jsx?)$/.exec(path) ?? [];
  const replaced = (writtenFor[extension] ?? []).map((each) => `${stem}${each}`);
  return firstFile(files, path === '' ? [] : [...replaced, ...extensions.map((each) => `${path}${each}`)]);
}

/** The index file of a folder, or null. */
export function indexOf(files: ProjectFiles, folder: string): string | null {
  return firstFile(
    files,
    extensions.map((each) => inFolder(folder, `index${each}`)),
  );
}

function firstFile(files: ProjectFiles, paths: readonly string[]): string | null {
  return paths.find((path) => files.has(path)) ?? null;
}
