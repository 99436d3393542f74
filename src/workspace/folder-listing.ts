import { basename } from 'node:path';
import type { Skipped } from '../core/analysis.ts';
import type { ProjectSource } from '../core/scan/project.ts';
import { diskTree } from './disk-tree.ts';
import { isSilentFolder, isVendoredFolder } from './left-out.ts';
import type { PolicyScope } from './policy-scope.ts';
import { createProjectSource, isConfiguration } from './project-source.ts';
import { findStart } from './start.ts';
import { type FoundFile, walk } from './walk.ts';
import type { IndexOptions } from './workspace-index.ts';

/** The files of a folder at a moment. Paths are relative to it. */
export interface FolderListing {
  /** The files that are scanned, by path. */
  readonly files: ReadonlyMap<string, FoundFile>;
  /** Those and all others from which values may come. */
  readonly paths: ReadonlySet<string>;
  readonly source: ProjectSource;
  /** Files and folders that are left out by their names, or because git or a callcost.yml ignores them. */
  readonly skipped: readonly Skipped[];
  /** The policies that hold somewhere in it. */
  readonly scopes: readonly PolicyScope[];
  /** False for a path that lies where nothing is listed, e.g. in a folder that git ignores. */
  readonly mayHold: (path: string) => boolean;
}

/** Lists a folder as a scan of it would. Rejects with the reason of the signal. */
export async function listFolder(
  { root, scanner: { kindOf }, unsavedTextOf = () => null, files = diskTree, configFile = null }: IndexOptions,
  signal: AbortSignal,
): Promise<FolderListing> {
  const { folders, scopes } = await findStart(['.'], root, configFile, files);
  const readsNestedPolicies = configFile === null;
  const walked = await walk(folders, { root, kindOf, readsNestedPolicies, signal, files });
  const leftOut = walked.skipped.map(({ file }) => file);
  return {
    files: new Map(walked.files.map((file) => [file.path, file])),
    paths: new Set(walked.listed),
    source: await createProjectSource(root, walked.listed, unsavedTextOf, signal, files),
    skipped: walked.skipped,
    scopes: [...new Set([...scopes, ...walked.scopes])],
    mayHold: (path) => !isInSilentFolder(path) && !leftOut.some((file) => isWithin(path, file)),
  };
}

/** Paths that came, went, or are of another kind now. */
export function differenceOf(before: FolderListing | null, after: FolderListing): readonly string[] {
  const came = [...after.paths].filter((path) => before?.paths.has(path) !== true);
  const went = before === null ? [] : [...before.paths].filter((path) => !after.paths.has(path));
  return [...came, ...went];
}

/** Whether a change of a file may change which files there are for others, or where imports lead. */
export function decidesListing(path: string): boolean {
  return isConfiguration(path) || ['.gitignore', 'callcost.yml'].includes(basename(path));
}

function isInSilentFolder(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((name) => isSilentFolder(name) || isVendoredFolder(name, new Set()));
}

/** Folders that are left out end in a slash. */
function isWithin(path: string, leftOut: string): boolean {
  return leftOut.endsWith('/') ? path.startsWith(leftOut) : path === leftOut;
}
