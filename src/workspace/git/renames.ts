/** Which files have another name now. */
import { groupedBy } from '../../core/grouping.ts';
import { relativeTo } from '../paths.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** Files of a state, by path relative to a folder, with what they are. */
type Files = ReadonlyMap<string, string>;

/**
 * Files of `root` that have another name now, by the name before: those with the same content, and those that git finds
 * similar enough between two commits, or between a commit and what is staged (`head` is null then). Never rejects but with
 * the reason of the signal: without renames, files come and go.
 */
export async function renamedFiles(
  repository: Repository,
  root: string,
  base: { readonly commit: string; readonly files: Files },
  head: { readonly commit: string | null; readonly files: Files },
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const similar = await similarFiles(repository, base.commit, head.commit, signal);
  const folder = relativeTo(repository.top, root);
  const inRoot = (path: string) => (folder === null ? path : relativeTo(folder, path));
  const renamed = new Map<string, string>();
  for (const [before, after] of similar) {
    const [from, to] = [inRoot(before), inRoot(after)];
    if (from !== null && to !== null) renamed.set(from, to);
  }
  for (const [before, after] of movedWhole(base.files, head.files))
    if (!renamed.has(before)) renamed.set(before, after);
  return renamed;
}

/** Files that went, and came with the same content elsewhere; only where there is no doubt which is which. */
function movedWhole(before: Files, after: Files): readonly (readonly [before: string, after: string])[] {
  const gone = groupedBy(
    [...before].filter(([path]) => !after.has(path)),
    ([, fingerprint]) => fingerprint,
  );
  const came = groupedBy(
    [...after].filter(([path]) => !before.has(path)),
    ([, fingerprint]) => fingerprint,
  );
  return [...gone].flatMap(([fingerprint, from]) => {
    const to = came.get(fingerprint) ?? [];
    const [source, target] = [from[0]?.[0], to[0]?.[0]];
    const isClear = from.length === 1 && to.length === 1 && fingerprint !== '';
    return isClear && source !== undefined && target !== undefined ? [[source, target] as const] : [];
  });
}

async function similarFiles(
  { place }: Repository,
  base: string,
  head: string | null,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const compared = ['-z', '-M', '--diff-filter=R', '--name-status', '--no-ext-diff', '--ignore-submodules=all'];
  // What is staged is compared by the names of its blobs: files are not read, and no filters run.
  const args =
    head === null ? ['diff-index', '--cached', ...compared, base] : ['diff-tree', '-r', ...compared, base, head];
  const output = await runGit(place, args, signal);
  const renamed = new Map<string, string>();
  if (output.kind === 'failed') return renamed;
  const fields = output.text.split('\0');
  for (let index = 0; index + 2 < fields.length; index += 3) {
    const [before, after] = [fields[index + 1], fields[index + 2]];
    if (before !== undefined && after !== undefined) renamed.set(before, after);
  }
  return renamed;
}
