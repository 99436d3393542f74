/** The files of a workspace, as imports and paths in its sources lead to them. */
import { join } from 'node:path';
import { createModuleResolver } from '../core/scan/modules/module-resolver.ts';
import type { ProjectSource } from '../core/scan/project.ts';
import { mapConcurrently } from './concurrency.ts';
import { diskTree } from './disk-tree.ts';
import { type FileTree, readTextIn } from './file-tree.ts';
import { readSource } from './read-source.ts';

/** The text of a file as it is in an editor, where it is not the one on disk; null for all others. */
export type UnsavedText = (absolutePath: string) => string | null;

/** Whether a file decides which file an import means. */
export function isConfiguration(path: string): boolean {
  return configurationFile.test(path);
}

const configurationFile =
  /(^|\/)(package\.json|tsconfig[^/]*\.json|jsconfig\.json|deno\.jsonc?|pnpm-workspace\.yaml|pyproject\.toml|setup\.(cfg|py))$/;

/** Configuration files that are read; more of them belong to no workspace that people work in. */
const maximalConfigurations = 2_000;

/** Files that are read at the same time. */
const fileConcurrency = 16;

/** Makes the project of a folder; `listed` are its files. Configuration is read now, everything else when asked for. */
export async function createProjectSource(
  root: string,
  listed: readonly string[],
  unsavedText: UnsavedText,
  signal: AbortSignal | undefined,
  files: FileTree = diskTree,
): Promise<ProjectSource> {
  const paths = new Set(listed);
  const configurations = await readConfigurations(root, listed, files, signal);
  const resolver = createModuleResolver({
    paths,
    has: (path) => paths.has(path),
    configuration: (path) => configurations.get(path) ?? null,
  });
  return {
    has: (path) => paths.has(path),
    resolve: (from, specifier, language) => resolver.resolve(from, specifier, language),
    async read(path) {
      const absolutePath = join(root, path);
      const unsaved = unsavedText(absolutePath);
      if (unsaved !== null) return unsaved;
      return (await readSource(absolutePath, 'python', files)).text;
    },
  };
}

async function readConfigurations(
  root: string,
  listed: readonly string[],
  files: FileTree,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const wanted = listed.filter(isConfiguration).slice(0, maximalConfigurations);
  const texts = await mapConcurrently(
    wanted,
    fileConcurrency,
    async (path) => readTextIn(files, join(root, path)).catch(() => null),
    signal,
  );
  return new Map(wanted.flatMap((path, index) => (texts[index] == null ? [] : [[path, texts[index]] as const])));
}
