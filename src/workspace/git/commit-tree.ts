/** The files of a commit, read without a checkout. */
import { sep } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { FileTree, TreeEntry } from '../file-tree.ts';
import { relativeTo } from '../paths.ts';
import { type BlobReader, missingBlobs } from './blob-reader.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** A file of a commit. */
export interface CommitFile {
  readonly hash: string;
  /** Bytes; null where git does not say. */
  readonly size: number | null;
  readonly isLink: boolean;
}

/** A commit as a place to read files from. */
export interface CommitTree extends FileTree {
  /** The blob of a file; null where there is no such file. */
  readonly hashOf: (path: string) => string | null;
}

/**
 * Lists a commit. Paths are those that its files would have in the working tree. Submodules are not there; links are, but
 * are not followed. Rejects with the reason of the signal.
 */
export async function openCommitTree(
  repository: Repository,
  commit: string,
  blobs: BlobReader,
  signal: AbortSignal | undefined,
): Promise<CommitTree> {
  const { place, top } = repository;
  const output = await runGit(place, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit], signal);
  if (output.kind === 'failed') {
    if (/promisor|lazy fetching/.test(output.message)) throw missingBlobs();
    throw new UserError(`git cannot list the files of ${commit}: ${output.message}`, 'Run: git fsck');
  }
  const files = parseListing(output.text);
  const folders = foldersOf(files);
  const inTree = (path: string) => (path === top || path === nativePath(top) ? '' : relativeTo(top, path));
  const fileAt = (path: string) => files.get(inTree(path) ?? '') ?? null;
  return {
    async list(folder) {
      const entries = folders.get(inTree(folder) ?? '\0');
      if (entries === undefined) throw missing(folder);
      return entries;
    },
    async kindOf(path) {
      const own = inTree(path);
      // The top of a repository is known by what is no part of any commit.
      if (own === null || own === '.git' || own === '') return own === null ? null : 'folder';
      if (folders.has(own)) return 'folder';
      return files.has(own) ? 'file' : null;
    },
    async read(path, maximalBytes) {
      const file = fileAt(path);
      if (file === null || file.isLink) throw missing(path);
      return file.size !== null && file.size > maximalBytes ? null : blobs.read(file.hash);
    },
    hashOf: (path) => fileAt(path)?.hash ?? null,
  };
}

/** `<mode> <type> <hash> <size>\t<path>`, ended by NUL. */
function parseListing(text: string): ReadonlyMap<string, CommitFile> {
  const files = new Map<string, CommitFile>();
  for (const record of text.split('\0')) {
    const [, mode, hash, size, path] = /^(\d+) blob ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(record) ?? [];
    if (hash === undefined || path === undefined || !isOrdinary(path)) continue;
    files.set(path, { hash, size: size === '-' ? null : Number(size), isLink: mode === '120000' });
  }
  return files;
}

/** Trees that git did not make may hold anything. */
function isOrdinary(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part !== '.git');
}

/** What lies in each folder, by its path; the top is the empty path. */
function foldersOf(files: ReadonlyMap<string, CommitFile>): ReadonlyMap<string, readonly TreeEntry[]> {
  const folders = new Map<string, TreeEntry[]>([['', []]]);
  const folderAt = (path: string): TreeEntry[] => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const made: TreeEntry[] = [];
    folders.set(path, made);
    const [parent, name] = split(path);
    folderAt(parent).push({ name, kind: 'folder' });
    return made;
  };
  for (const [path, { isLink }] of files) {
    const [parent, name] = split(path);
    folderAt(parent).push({ name, kind: isLink ? 'link' : 'file' });
  }
  return folders;
}

function split(path: string): readonly [folder: string, name: string] {
  const end = path.lastIndexOf('/');
  return [path.slice(0, Math.max(end, 0)), path.slice(end + 1)];
}

function nativePath(path: string): string {
  return path.replaceAll('/', sep);
}

function missing(path: string): Error {
  return Object.assign(new Error(`${path} is not in the commit`), { code: 'ENOENT' });
}
