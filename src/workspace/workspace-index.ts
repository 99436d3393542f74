/**
 * What is known of a folder while it is open in an editor: its files, the calls and wrappers in them, and who calls the
 * wrappers. It is brought up to date in the background; a change makes only that be read again which depends on it.
 */
import { join } from 'node:path';
import type { Call } from '../core/model.ts';
import type { LoadedProject, ProjectSource } from '../core/scan/project.ts';
import { programsOf, type UnsavedTexts } from './analyse-file.ts';
import { createFolderLinks, type FolderLinks, type LinkOptions } from './folder-links.ts';
import { differenceOf, type FolderListing, listFolder } from './folder-listing.ts';
import { type IndexedFile, scanFile } from './indexed-file.ts';
import type { Programs } from './read-programs.ts';
import { createRememberedImports, type RememberedImports } from './remembered-imports.ts';

export interface IndexOptions extends LinkOptions {
  /** The folder, absolute; all paths in the index are relative to it. */
  readonly root: string;
  /** One callcost.yml for everything, instead of those in the folders. */
  readonly configFile?: string | null;
  /** In larger folders values are followed into other files, but calls and call sites are not looked for. */
  readonly maximalFiles?: number;
  /** Hears of files that came or went, and of those of which an import leads elsewhere now. */
  readonly onRelisted?: (paths: readonly string[]) => void;
}

/** The index of a folder. It reads nothing until it is asked to. */
export interface WorkspaceIndex extends Omit<FolderLinks, 'link' | 'forget'> {
  /** The files, as scans may ask for them. There are none before the folder is listed. */
  readonly project: LoadedProject;
  /** Whether the files of the folder are known. */
  isListed(): boolean;
  /** Lists the files where they are not known; rejects with the reason of the signal. */
  list(signal: AbortSignal): Promise<void>;
  /** The text of a file has changed, in an editor or on the disk. */
  changed(path: string): void;
  /** Files have come or gone, or what decides where imports lead has changed. */
  relist(): void;
  /** Whether a file that has changed on the disk matters, or one that has come there. */
  concerns(path: string, change: 'changed' | 'come or gone'): boolean;
  /** Reads everything that is not up to date. Rejects with the reason of the signal; the next call goes on. */
  refresh(signal: AbortSignal): Promise<void>;
  /** All calls of the folder, as of the last refresh. */
  calls(): readonly Call[];
  /** A call of a file, as of the last refresh. */
  callOf(path: string, id: string): Call | null;
  /** The files of the folder at the moment; null before it is listed. */
  listing(): FolderListing | null;
  /** What a file holds, as of the last refresh; null where it was not read. */
  fileAt(path: string): IndexedFile | null;
  /** False where the folder has more files than are looked into. */
  looksIntoFiles(): boolean;
  /** Files that could not be read or scanned, and why, as of the last refresh. */
  leftOut(): ReadonlyMap<string, string>;
}

/** What an editor can keep in mind. */
const mostFiles = 20_000;

/** Makes the index of a folder. */
export function createWorkspaceIndex(options: IndexOptions): WorkspaceIndex {
  const { scanner, pause, maximalFiles = mostFiles } = options;
  const imports = createRememberedImports();
  const files = new Map<string, IndexedFile>();
  const outdated = new Set<string>();
  let listing: FolderListing | null = null;
  let isListingOutdated = false;

  const source = currentSource(() => listing, imports);
  const project = scanner.createProject(source);
  const links = createFolderLinks(options, source, project);

  /** A file, or where its imports lead, has changed: it and all that depend on it are to be read again. */
  function invalidate(path: string): void {
    links.forget(path);
    if (listing?.files.has(path) !== true) files.delete(path);
    else if (listing.files.size <= maximalFiles) outdated.add(path);
    for (const [file, { dependencies }] of files) if (dependencies.has(path)) outdated.add(file);
  }

  function changed(path: string): void {
    for (const known of [project, imports]) known.forget(path);
    invalidate(path);
  }

  async function list(signal: AbortSignal): Promise<void> {
    if (listing !== null && !isListingOutdated) return;
    isListingOutdated = false;
    const before = listing;
    listing = await listFolder(options, signal).catch((error: unknown) => {
      isListingOutdated = true;
      throw error;
    });
    const redirected = await imports.replace(listing.source.resolve, pause);
    const moved = differenceOf(before, listing);
    for (const path of moved) changed(path);
    for (const path of redirected) invalidate(path);
    if (before !== null) options.onRelisted?.([...moved, ...redirected]);
  }

  const listOnce = singly(list);

  async function refreshFile(path: string, present: LoadedProject, signal: AbortSignal): Promise<void> {
    outdated.delete(path);
    const programs = await programsAt(listing, path, options);
    const scanned = await scanFile(path, programs, scanner, present, signal).catch((error: unknown) => {
      outdated.add(path);
      throw error;
    });
    files.set(path, scanned);
  }

  return {
    project,
    isListed: () => listing !== null,
    list: listOnce,
    changed,
    relist: () => {
      isListingOutdated = true;
    },
    concerns: (path, change) =>
      listing === null || (change === 'changed' ? listing.source.has(path) : listing.mayHold(path)),
    refresh: singly(async (signal) => {
      await listOnce(signal);
      // What is found to be outdated on the way is added, and read as well.
      for (const path of outdated) {
        await pause();
        signal.throwIfAborted();
        await refreshFile(path, project.asOfNow(), signal);
        if (outdated.size % filesBetweenReleases === 0) project.release(neededBy(files, links, options));
      }
      const wrappers = [...files.values()].flatMap((file) => file.wrappers);
      await links.link([...(listing?.files.values() ?? [])], wrappers, signal);
      project.release(neededBy(files, links, options));
    }),
    ...links,
    listing: () => listing,
    looksIntoFiles: () => (listing?.files.size ?? 0) <= maximalFiles,
    ...contentsOf(files),
  };
}

/** What is known of the files as of the last refresh. */
function contentsOf(
  files: ReadonlyMap<string, IndexedFile>,
): Pick<WorkspaceIndex, 'calls' | 'callOf' | 'leftOut' | 'fileAt'> {
  return {
    fileAt: (path) => files.get(path) ?? null,
    calls: () => [...files.values()].flatMap(({ calls }) => calls),
    callOf: (path, id) => files.get(path)?.calls.find((call) => call.id === id) ?? null,
    leftOut: () => new Map([...files].flatMap(([path, { leftOut }]) => (leftOut === null ? [] : [[path, leftOut]]))),
  };
}

/** Files that are read between two times at which what nobody needs is freed. */
const filesBetweenReleases = 50;

/** Modules take some thirty bytes a character. Those that others take values from, have wrappers, or are open are kept. */
function neededBy(
  files: ReadonlyMap<string, IndexedFile>,
  { wrapperFiles }: FolderLinks,
  { root, unsavedTextOf, unsavedNotebookOf }: IndexOptions,
): (path: string) => boolean {
  const needed = new Set(wrapperFiles());
  for (const [path, { dependencies, wrappers }] of files) {
    for (const dependency of dependencies) needed.add(dependency);
    if (wrappers.length > 0) needed.add(path);
  }
  return (path) =>
    needed.has(path) ||
    (unsavedTextOf?.(join(root, path)) ?? null) !== null ||
    (unsavedNotebookOf?.(join(root, path)) ?? null) !== null;
}

/** The files as they are listed at the moment. */
function currentSource(listing: () => FolderListing | null, { resolve }: RememberedImports): ProjectSource {
  return {
    has: (path) => listing()?.source.has(path) ?? false,
    resolve,
    read: async (path) => (await listing()?.source.read(path)) ?? null,
  };
}

async function programsAt(listing: FolderListing | null, path: string, unsaved: UnsavedTexts): Promise<Programs> {
  const file = listing?.files.get(path);
  return file === undefined ? { kind: 'read', programs: [] } : programsOf(file, unsaved);
}

/**
 * Several who ask at the same time wait for the same work. It goes by the signal of the first: where that one gives up, the
 * next one does the work, and who gives up does not wait for the others.
 */
function singly(work: (signal: AbortSignal) => Promise<void>): (signal: AbortSignal) => Promise<void> {
  let running: { readonly signal: AbortSignal; readonly done: Promise<void> } | null = null;
  const start = (signal: AbortSignal): Promise<void> => {
    const done = work(signal).finally(() => {
      running = null;
    });
    running = { signal, done };
    return done;
  };
  return async (signal) => {
    while (running !== null && running.signal !== signal) {
      const { signal: theirs, done } = running;
      try {
        return await orAborted(done, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!theirs.aborted) throw error;
      }
    }
    return running?.done ?? start(signal);
  };
}

/** Rejects with the reason of the signal, if that comes first. */
async function orAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  let stop: (() => void) | null = null;
  const aborted = new Promise<void>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    if (stop !== null) signal.removeEventListener('abort', stop);
  }
}
