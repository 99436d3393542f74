/**
 * Which file a path stands for in JavaScript and TypeScript: without its extension, with that of the built file, of a folder,
 * of a build that is not there.
 */
import { inFolder } from './paths.ts';
import type { ProjectFiles } from './project-files.ts';

/** In the order of TypeScript, with declarations last: only sources hold values. */
const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.d.ts'] as const;

/** `./client.js` is written for `client.ts`, which TypeScript compiles to it. */
const writtenFor: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.d.ts'],
  '.jsx': ['.tsx', '.ts'],
  '.mjs': ['.mts', '.ts', '.d.mts'],
  '.cjs': ['.cts', '.ts', '.d.cts'],
};

/** The file that a path stands for by itself, or null. */
export function fileAt(files: ProjectFiles, path: string): string | null {
  if (path === '') return null;
  if (files.has(path)) return path;
  const [, stem = path, extension = ''] = /^(.+)(\.[cm]?jsx?)$/.exec(path) ?? [];
  const replaced = (writtenFor[extension] ?? []).map((each) => `${stem}${each}`);
  return firstFile(files, [...replaced, ...extensions.map((each) => `${path}${each}`)]);
}

/** The index file of a folder, or null. */
export function indexOf(files: ProjectFiles, folder: string): string | null {
  return firstFile(
    files,
    extensions.map((each) => inFolder(folder, `index${each}`)),
  );
}

const typesOnly = /\.d\.[cm]?ts$/;
const sourceFolders = ['src', '', 'source', 'lib'] as const;

/**
 * The source of what a package names as its entry, or null. Builds are rarely part of a workspace, so `dist/esm/client.js`
 * is looked for as `src/client.ts`, `dist/src/client.d.ts` as `src/client.ts`.
 *
 * @param folder of the package
 * @param target relative to it
 */
export function sourceOf(files: ProjectFiles, folder: string, target: string): string | null {
  const direct = fileAt(files, inFolder(folder, target));
  if (direct !== null && !typesOnly.test(direct)) return direct;
  const parts = target.replace(/(\.d)?\.[cm]?[jt]sx?$/, '').split('/');
  for (const rest of [parts.slice(1), parts.slice(2)]) {
    for (const source of rest.length === 0 ? [] : sourceFolders) {
      const path = inFolder(inFolder(folder, source), rest.join('/'));
      const found = fileAt(files, path) ?? indexOf(files, path);
      if (found !== null) return found;
    }
  }
  return null;
}

function firstFile(files: ProjectFiles, paths: readonly string[]): string | null {
  return paths.find((path) => files.has(path)) ?? null;
}
