/** The working tree of a repository, so that it can be compared with commits. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { ComparableTree } from '../cost-tracker.ts';
import { diskTree } from '../disk-tree.ts';
import { relativeTo } from '../paths.ts';
import type { CommitTree } from './commit-tree.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/**
 * The files as they are on the disk, but for what belongs to other repositories: submodules, clones and worktrees that lie
 * in the folder. `commit` is any commit, whose names of objects tell how they are made.
 */
export function workingTree({ top }: Repository, commit: string): ComparableTree {
  const algorithm = commit.length === 64 ? 'sha256' : 'sha1';
  return {
    ...diskTree,
    async list(folder) {
      const entries = await diskTree.list(folder);
      const isOther = relativeTo(top, folder) !== null && entries.some(({ name }) => name === '.git');
      return isOther ? [] : entries;
    },
    async fingerprintOf(path) {
      const bytes = await diskTree.read(path, maximalHashedBytes).catch(() => null);
      return bytes === null ? null : blobName(bytes, algorithm);
    },
  };
}

/** Larger files are not scanned. */
const maximalHashedBytes = 50_000_000;

/** The name that git gives a blob of these bytes. */
function blobName(bytes: Uint8Array, algorithm: string): string {
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The files of a commit, to be compared with other commits. */
export function committedFiles(commit: CommitTree): ComparableTree {
  return { ...commit, fingerprintOf: async (path) => commit.hashOf(path) };
}

/**
 * The files of a commit, to be compared with the working tree: environment files that belong to no commit are those of the
 * working tree, or every model that they name would count as changed. Files that a sparse checkout leaves out are not there,
 * or all their calls would count as removed.
 */
export async function committedFilesHere(
  repository: Repository,
  commit: CommitTree,
  here: ComparableTree,
  signal: AbortSignal | undefined,
): Promise<ComparableTree> {
  const listing = await runGit(
    repository.place,
    ['ls-files', '-z', '--full-name', '--', ':(top,glob)**/.env*'],
    signal,
  );
  const tracked = new Set(listing.kind === 'done' ? listing.text.split('\0') : []);
  const unseen = await notCheckedOut(repository, signal);
  const isUnseen = (path: string) => unseen.has(relativeTo(repository.top, path) ?? '');
  const isLocal = (path: string) =>
    basename(path).startsWith('.env') &&
    !tracked.has(relativeTo(repository.top, path) ?? '') &&
    commit.hashOf(path) === null;
  return {
    async list(folder) {
      const entries = await commit.list(folder);
      const local = await here.list(folder).catch(() => []);
      return [
        ...entries.filter(({ name }) => !isUnseen(join(folder, name))),
        ...local.filter(({ name, kind }) => kind === 'file' && isLocal(join(folder, name))),
      ];
    },
    kindOf: (path) => (isLocal(path) || isUnseen(path) ? here.kindOf(path) : commit.kindOf(path)),
    read: (path, maximalBytes) =>
      isLocal(path) || isUnseen(path) ? here.read(path, maximalBytes) : commit.read(path, maximalBytes),
    fingerprintOf: async (path) => (isLocal(path) || isUnseen(path) ? here.fingerprintOf(path) : commit.hashOf(path)),
  };
}

/** The tracked files that a sparse checkout leaves out, relative to the top; none where everything is checked out. */
export async function notCheckedOut(
  { place }: Repository,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const sparse = await runGit(place, ['config', '--type=bool', '--get', 'core.sparseCheckout'], signal);
  if (sparse.kind === 'failed' || sparse.text.trim() !== 'true') return new Set();
  // S marks files that are not to be in the working tree; git takes the mark from those that are.
  const listing = await runGit(place, ['ls-files', '-z', '-t', '--full-name', '--', ':(top)'], signal);
  const records = listing.kind === 'done' ? listing.text.split('\0') : [];
  return new Set(records.flatMap((record) => (record.startsWith('S ') ? [record.slice(2)] : [])));
}
