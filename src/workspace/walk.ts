/** Walks a workspace: which files are to be scanned, under which policy, and what is left out and why. */
import { basename, join } from 'node:path';
import type { SkipKind, Skipped } from '../core/analysis.ts';
import type { FileKind } from '../core/scan/languages.ts';
import { mapConcurrently } from './concurrency.ts';
import { readScope } from './config.ts';
import { diskTree } from './disk-tree.ts';
import { unreadableReason } from './file-errors.ts';
import type { FileTree, TreeEntry } from './file-tree.ts';
import { type IgnoreRules, isIgnored, readIgnoreRules } from './ignore-rules.ts';
import { generatedByName, isDeclarationFile, isSilentFolder, isTextOfProject, isVendoredFolder } from './left-out.ts';
import { relativeTo } from './paths.ts';
import { type PolicyScope, pathInScope, policyFileName } from './policy-scope.ts';

/** A file to scan. `path` is relative to the root, with forward slashes. */
export interface FoundFile {
  readonly path: string;
  readonly absolutePath: string;
  readonly kind: FileKind;
  readonly scope: PolicyScope;
}

/** A folder to walk, with what holds in it from above. */
export interface FolderToWalk {
  readonly absolutePath: string;
  readonly rules: readonly IgnoreRules[];
  readonly scope: PolicyScope;
  /** True for a folder that was asked for by name: then its own name does not keep it out. */
  readonly isExplicit: boolean;
}

export interface WalkOptions {
  readonly root: string;
  readonly kindOf: (path: string) => FileKind | null;
  /** False when one policy was given for everything, so that nested callcost.yml files are not read. */
  readonly readsNestedPolicies: boolean;
  readonly signal: AbortSignal | undefined;
  /** The disk where absent. */
  readonly files?: FileTree;
}

export interface WalkResult {
  readonly files: readonly FoundFile[];
  /** Paths, relative to the root, of files that others take values from: sources, texts, configuration. */
  readonly listed: readonly string[];
  readonly skipped: readonly Skipped[];
  readonly scopes: readonly PolicyScope[];
}

/** Folders that are read at the same time. */
const folderConcurrency = 16;

/** Walks folders level by level. Links are never followed, so there are no circles; what cannot be read is skipped. */
export async function walk(folders: readonly FolderToWalk[], options: WalkOptions): Promise<WalkResult> {
  const files: FoundFile[] = [];
  const listed: string[] = [];
  const skipped: Skipped[] = [];
  const scopes: PolicyScope[] = [];
  let level = folders;
  while (level.length > 0) {
    const contents = await mapConcurrently(
      level,
      folderConcurrency,
      (folder) => readFolder(folder, options),
      options.signal,
    );
    for (const content of contents) {
      files.push(...content.files);
      listed.push(...content.listed);
      skipped.push(...content.skipped);
      scopes.push(...content.scopes);
    }
    level = contents.flatMap((content) => content.folders);
  }
  return { files, listed, skipped, scopes };
}

interface FolderContent extends WalkResult {
  readonly folders: readonly FolderToWalk[];
}

const nothing: FolderContent = { files: [], listed: [], folders: [], skipped: [], scopes: [] };

async function readFolder(folder: FolderToWalk, options: WalkOptions): Promise<FolderContent> {
  let entries: readonly TreeEntry[];
  try {
    entries = await (options.files ?? diskTree).list(folder.absolutePath);
  } catch (error) {
    return {
      ...nothing,
      skipped: [skippedFolder(folder.absolutePath, options, 'unreadable', unreadableReason(error))],
    };
  }
  const names = new Set(entries.map((entry) => entry.name));
  if (!folder.isExplicit && isVendoredFolder(basename(folder.absolutePath), names)) {
    return { ...nothing, skipped: [skippedFolder(folder.absolutePath, options, 'vendored', 'code of others')] };
  }
  const inside = await withOwnRules(folder, names, options);
  const contents = entries.map((entry) =>
    entry.kind === 'link to a folder'
      ? skippedLink(join(folder.absolutePath, entry.name), inside, options)
      : readEntry(entry, inside, options),
  );
  return {
    files: contents.flatMap((content) => content.files),
    listed: contents.flatMap((content) => content.listed),
    folders: contents.flatMap((content) => content.folders),
    skipped: contents.flatMap((content) => content.skipped),
    scopes: inside.scope === folder.scope ? [] : [inside.scope],
  };
}

/** What holds inside a folder: that of its parent, with its own .gitignore and callcost.yml. */
async function withOwnRules(
  folder: FolderToWalk,
  names: ReadonlySet<string>,
  { root, readsNestedPolicies, files = diskTree }: WalkOptions,
): Promise<FolderToWalk> {
  const { absolutePath } = folder;
  const own = names.has('.gitignore') ? await readIgnoreRules(absolutePath, '.gitignore', files) : [];
  const hasPolicy = readsNestedPolicies && names.has(policyFileName) && folder.scope.folder !== absolutePath;
  const name = relativeTo(root, join(absolutePath, policyFileName)) ?? policyFileName;
  const scope = hasPolicy ? await readScope(absolutePath, name, files) : folder.scope;
  return { ...folder, rules: [...folder.rules, ...own], scope };
}

/** A link to a folder: what it shows is either walked at its own place, or lies outside of the workspace. */
function skippedLink(absolutePath: string, folder: FolderToWalk, options: WalkOptions): FolderContent {
  if (ignoredReason(absolutePath, true, folder) !== null || isVendoredFolder(basename(absolutePath), new Set())) {
    return nothing;
  }
  const reason = 'a symbolic link to a folder, not followed';
  return { ...nothing, skipped: [skippedFolder(absolutePath, options, 'symbolic link', reason)] };
}

function readEntry(entry: TreeEntry, folder: FolderToWalk, options: WalkOptions): FolderContent {
  const absolutePath = join(folder.absolutePath, entry.name);
  if (entry.name.includes(notUtf8)) return misnamed(entry, absolutePath, options);
  if (entry.kind !== 'folder') return readFileEntry(entry, absolutePath, folder, options);
  if (isSilentFolder(entry.name)) return nothing;
  const reason = ignoredReason(absolutePath, true, folder);
  if (reason !== null) return { ...nothing, skipped: [skippedFolder(absolutePath, options, 'ignored', reason)] };
  return { ...nothing, folders: [{ ...folder, absolutePath, isExplicit: false }] };
}

/** What stands for bytes in a name that are no UTF-8. */
const notUtf8 = '\uFFFD';

/** A disk has no file of such a name as it is read, though git may have: it is left out everywhere. */
function misnamed({ name, kind }: TreeEntry, absolutePath: string, options: WalkOptions): FolderContent {
  const reason = 'its name is not UTF-8';
  if (kind === 'folder') {
    return { ...nothing, skipped: [skippedFolder(absolutePath, options, 'unreadable', reason)] };
  }
  if (options.kindOf(name) === null) return nothing;
  const file = relativeTo(options.root, absolutePath) ?? absolutePath;
  return { ...nothing, skipped: [{ file, kind: 'unreadable', reason }] };
}

function readFileEntry(
  entry: TreeEntry,
  absolutePath: string,
  folder: FolderToWalk,
  options: WalkOptions,
): FolderContent {
  const fileKind = options.kindOf(entry.name);
  const file = relativeTo(options.root, absolutePath) ?? absolutePath;
  if (fileKind === null) return listText(entry, file, absolutePath, folder);
  if (isDeclarationFile(entry.name)) return nothing;
  const skip = (kind: SkipKind, reason: string): FolderContent => ({ ...nothing, skipped: [{ file, kind, reason }] });
  const ignored = ignoredReason(absolutePath, false, folder);
  if (ignored !== null) return skip('ignored', ignored);
  if (entry.kind === 'link') return skip('symbolic link', 'a symbolic link, not followed');
  if (entry.kind !== 'file') return skip('unreadable', 'not a regular file');
  const generated = generatedByName(entry.name);
  if (generated !== null) return skip(generated.startsWith('minified') ? 'minified' : 'generated', generated);
  return { ...nothing, files: [{ path: file, absolutePath, kind: fileKind, scope: folder.scope }], listed: [file] };
}

/** Texts and configuration are listed, unless git ignores them; environment files it ignores in most projects. */
function listText(entry: TreeEntry, file: string, absolutePath: string, folder: FolderToWalk): FolderContent {
  const isEnvironment = entry.name.startsWith('.env');
  if (entry.kind !== 'file' || !(isEnvironment || isTextOfProject(entry.name))) return nothing;
  const isOut = !isEnvironment && isIgnored(folder.rules, absolutePath, false);
  return isOut ? nothing : { ...nothing, listed: [file] };
}

function ignoredReason(absolutePath: string, isFolder: boolean, { rules, scope }: FolderToWalk): string | null {
  if (isIgnored(rules, absolutePath, isFolder)) return 'ignored by git';
  const path = pathInScope(scope, absolutePath);
  return scope.isIgnored(isFolder ? `${path}/` : path) ? `ignored by ${scope.file ?? policyFileName}` : null;
}

function skippedFolder(absolutePath: string, { root }: WalkOptions, kind: SkipKind, reason: string): Skipped {
  return { file: `${relativeTo(root, absolutePath) ?? '.'}/`, kind, reason };
}

/** The files of a whole folder that others may take values from, without looking at any of them. */
export async function listFiles(
  { root, rules, scope }: Pick<FolderToWalk, 'rules' | 'scope'> & { readonly root: string },
  kindOf: WalkOptions['kindOf'],
  signal: AbortSignal | undefined,
  files: FileTree = diskTree,
): Promise<readonly string[]> {
  const folder: FolderToWalk = { absolutePath: root, rules, scope, isExplicit: true };
  const { listed } = await walk([folder], { root, kindOf, readsNestedPolicies: false, signal, files });
  return listed;
}
