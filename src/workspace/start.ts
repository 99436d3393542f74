/** Where a scan starts: the root, the folders and files that were named, and what holds there from above. */
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { readExplicitScope, readScope } from './config.ts';
import { diskTree } from './disk-tree.ts';
import { unreadableReason } from './file-errors.ts';
import type { FileTree } from './file-tree.ts';
import { type IgnoreRules, isIgnored, readIgnoreRules } from './ignore-rules.ts';
import { relativeTo } from './paths.ts';
import { defaultScope, type PolicyScope, policyFileName } from './policy-scope.ts';
import type { FolderToWalk } from './walk.ts';

/** A file that was named on the command line: it is scanned whatever ignore rules say. */
export interface NamedFile {
  readonly absolutePath: string;
  readonly scope: PolicyScope;
}

export interface ScanStart {
  /** Absolute; all paths in results are relative to it. */
  readonly root: string;
  readonly folders: readonly FolderToWalk[];
  readonly files: readonly NamedFile[];
  /** Policies that hold from above or were given. */
  readonly scopes: readonly PolicyScope[];
}

/**
 * The root is the one folder that was named, else the working directory, or the nearest folder that holds all named
 * paths. Rules and policies of folders above count up to the top of the git repository.
 * Throws a UserError for a path that is not there, and for a `configFile` that cannot be read.
 */
export async function findStart(
  paths: readonly string[],
  workingDirectory: string,
  configFile: string | null,
  tree: FileTree = diskTree,
): Promise<ScanStart> {
  const named = await Promise.all(
    (paths.length === 0 ? ['.'] : paths).map((path) => findNamed(path, workingDirectory, tree)),
  );
  const folderPaths = named.filter(({ isFolder }) => isFolder).map(({ absolutePath }) => absolutePath);
  const filePaths = named.filter(({ isFolder }) => !isFolder).map(({ absolutePath }) => absolutePath);
  const root = rootOf(folderPaths, filePaths, workingDirectory);
  const explicit = configFile === null ? null : await readExplicitScope(configFile, root);
  const scopes = new Map<string, PolicyScope>();
  const scopeAbove = async (folder: string): Promise<PolicyScope> => {
    const found = explicit ?? (await nearestScope(folder, root, tree));
    const known = scopes.get(found.folder) ?? found;
    scopes.set(found.folder, known);
    return known;
  };
  const folders: FolderToWalk[] = [];
  for (const absolutePath of new Set(folderPaths)) {
    const scope = await scopeAbove(absolutePath);
    folders.push({ absolutePath, rules: await rulesAbove(absolutePath, tree), scope, isExplicit: true });
  }
  const files: NamedFile[] = [];
  for (const absolutePath of new Set(filePaths)) {
    files.push({ absolutePath, scope: await scopeAbove(dirname(absolutePath)) });
  }
  return { root, folders, files, scopes: [...scopes.values()] };
}

async function findNamed(path: string, workingDirectory: string, files: FileTree) {
  const absolutePath = resolve(workingDirectory, path);
  const nextStep = 'Check the path; without one, the working directory is scanned.';
  const kind = await files.kindOf(absolutePath).catch((error: unknown) => {
    throw new UserError(`"${path}" ${unreadableReason(error)}.`, nextStep);
  });
  if (kind === null) throw new UserError(`There is no file or folder "${path}".`, nextStep);
  return { absolutePath, isFolder: kind === 'folder' };
}

function rootOf(folders: readonly string[], files: readonly string[], workingDirectory: string): string {
  const [folder] = folders;
  if (folder !== undefined && new Set(folders).size === 1 && files.length === 0) return folder;
  let root = workingDirectory;
  const all = [...folders, ...files.map((file) => dirname(file))];
  while (!all.every((path) => path === root || relativeTo(root, path) !== null)) {
    if (dirname(root) === root) return root;
    root = dirname(root);
  }
  return root;
}

/** The callcost.yml of the folder itself or of the nearest folder above it, in the same repository. */
async function nearestScope(folder: string, root: string, files: FileTree): Promise<PolicyScope> {
  for (const candidate of await foldersUpToRepository(folder, files)) {
    const file = join(candidate, policyFileName);
    if (await exists(file, files)) return readScope(candidate, relativeTo(root, file) ?? file, files);
  }
  return defaultScope(folder);
}

/** Ignore rules of the folders above; none when these would leave out the very folder that was asked for. */
async function rulesAbove(folder: string, files: FileTree): Promise<readonly IgnoreRules[]> {
  const above = (await foldersUpToRepository(folder, files)).reverse();
  const rules: IgnoreRules[] = [];
  for (const candidate of above) {
    rules.push(...(await readIgnoreRules(candidate, '.git/info/exclude', files)));
    if (candidate !== folder && isIgnored(rules, candidate, true)) return [];
    if (candidate !== folder) rules.push(...(await readIgnoreRules(candidate, '.gitignore', files)));
  }
  return isIgnored(rules, folder, true) ? [] : rules;
}

/** The folder and those above it up to the one that holds `.git`; the folder alone outside of any repository. */
async function foldersUpToRepository(folder: string, files: FileTree): Promise<string[]> {
  const folders = [folder];
  for (let current = folder; ; current = dirname(current)) {
    if (current !== folder) folders.push(current);
    if (await exists(join(current, '.git'), files)) return folders;
    if (dirname(current) === current || basename(current) === '') return [folder];
  }
}

async function exists(path: string, files: FileTree): Promise<boolean> {
  return (await files.kindOf(path).catch(() => null)) !== null;
}
