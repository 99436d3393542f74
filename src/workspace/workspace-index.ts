/**
 * What is known of a folder while it is open in an editor: its files, the calls and wrappers in them, and who calls the
 * wrappers. It is brought up to date in the background; a change makes only that be read again which depends on it.
 */
import type { Call } from '../core/model.ts';
import type { LoadedProject, ProjectSource } from '../core/scan/project.ts';
import type { Wrapper } from '../core/scan/wrappers/wrapper.ts';
import { programsOf, type UnsavedTexts } from './analyse-file.ts';
import { createCallSiteLinker, type LinkedCallSite, type LinkedCalls, nothingLinked } from './call-site-linker.ts';
import { linkedWorkspace } from './call-sites.ts';
import { differenceOf, type FolderListing, listFolder } from './folder-listing.ts';
import { type FileScanner, type IndexedFile, scanFile } from './indexed-file.ts';
import { createRememberedImports } from './remembered-imports.ts';

export interface IndexOptions extends UnsavedTexts {
  /** The folder, absolute; all paths in the index are relative to it. */
  readonly root: string;
  readonly scanner: FileScanner;
  /** Lets go first what is more urgent; it is waited for before each file. */
  readonly pause: () => Promise<void>;
}

/** The index of a folder. It reads nothing until it is asked to. */
export interface WorkspaceIndex {
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
  /** Wrappers of other files that a file may call, as of the last refresh. */
  wrappersFor(path: string): readonly Wrapper[];
  /** The calls of wrappers whose requests are made by the calls of a file, as of the last refresh. */
  sitesOf(path: string): readonly LinkedCallSite[];
  /** Whether a call of a wrapper only passes on what others give, who are the call sites. */
  isPassedOn(call: Call): boolean;
  /** A call of a file, as of the last refresh. */
  callOf(path: string, id: string): Call | null;
}

/** In larger folders values are followed into other files, but call sites are not looked for. */
const maximalFiles = 20_000;

/** Makes the index of a folder. */
export function createWorkspaceIndex(options: IndexOptions): WorkspaceIndex {
  const { root, scanner, pause } = options;
  const imports = createRememberedImports();
  const linker = createCallSiteLinker();
  const files = new Map<string, IndexedFile>();
  const outdated = new Set<string>();
  let listing: FolderListing | null = null;
  let isListingOutdated = false;
  let linked = groupedByFile(nothingLinked);

  const source: ProjectSource = {
    has: (path) => listing?.source.has(path) ?? false,
    resolve: imports.resolve,
    read: async (path) => (await listing?.source.read(path)) ?? null,
  };
  const project = scanner.createProject(source);

  /** A file, or where its imports lead, has changed: it and all that depend on it are to be read again. */
  function invalidate(path: string): void {
    linker.forget(path);
    if (listing?.files.has(path) === true && listing.files.size <= maximalFiles) outdated.add(path);
    for (const [file, { dependencies }] of files) if (dependencies.has(path)) outdated.add(file);
  }

  function changed(path: string): void {
    project.forget(path);
    imports.forget(path);
    invalidate(path);
  }

  async function list(signal: AbortSignal): Promise<void> {
    if (listing !== null && !isListingOutdated) return;
    isListingOutdated = false;
    try {
      const before = listing;
      listing = await listFolder(root, scanner.kindOf, options.unsavedTextOf ?? (() => null), signal);
      const redirected = await imports.replace(listing.source.resolve, pause);
      for (const path of differenceOf(before, listing)) changed(path);
      for (const path of redirected) invalidate(path);
    } catch (error) {
      isListingOutdated = true;
      throw error;
    }
  }

  const listOnce = singly(list);

  async function refreshFile(path: string, signal: AbortSignal): Promise<void> {
    outdated.delete(path);
    const file = listing?.files.get(path);
    const read = file === undefined ? null : await programsOf(file, options);
    const programs = read?.kind === 'read' ? read.programs : [];
    const scanned = await scanFile(path, programs, scanner, project, signal).catch((error: unknown) => {
      outdated.add(path);
      throw error;
    });
    if (scanned === null) files.delete(path);
    else files.set(path, scanned);
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
        await refreshFile(path, signal);
      }
      const wrappers = [...files.values()].flatMap((file) => file.wrappers);
      const all = [...(listing?.files.values() ?? [])];
      const workspace = linkedWorkspace(all, unhurried(scanner, pause), project, source, options);
      linked = groupedByFile(await linker.link(workspace, wrappers, signal));
    }),
    wrappersFor: (path) => linked.wrappersFor(path),
    sitesOf: (path) => linked.sites.get(path) ?? [],
    isPassedOn: ({ file, id }) => linked.passedOn.has(`${file}\0${id}`),
    callOf: (path, id) => files.get(path)?.calls.find((call) => call.id === id) ?? null,
  };
}

/** Several who ask at the same time wait for the same work; it goes by the signal of the first. */
function singly(work: (signal: AbortSignal) => Promise<void>): (signal: AbortSignal) => Promise<void> {
  let running: Promise<void> | null = null;
  return (signal) => {
    running ??= work(signal).finally(() => {
      running = null;
    });
    return running;
  };
}

function unhurried(scanner: FileScanner, pause: () => Promise<void>): FileScanner {
  return {
    ...scanner,
    findCallSites: async (...request) => {
      await pause();
      return scanner.findCallSites(...request);
    },
  };
}

/** Linked calls by the file of the calls that make their requests. */
interface LinkedByFile extends Pick<LinkedCalls, 'wrappersFor'> {
  readonly sites: ReadonlyMap<string, readonly LinkedCallSite[]>;
  /** File and id of each. */
  readonly passedOn: ReadonlySet<string>;
}

function groupedByFile({ sites, passedOn, wrappersFor }: LinkedCalls): LinkedByFile {
  const byFile = new Map<string, LinkedCallSite[]>();
  for (const site of sites) {
    const group = byFile.get(site.file);
    if (group === undefined) byFile.set(site.file, [site]);
    else group.push(site);
  }
  return { sites: byFile, passedOn: new Set(passedOn.map(({ file, id }) => `${file}\0${id}`)), wrappersFor };
}
