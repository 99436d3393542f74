/** Who calls the wrappers of a folder, as of the last time that this was looked for. */
import { groupedBy } from '../core/grouping.ts';
import type { Call } from '../core/model.ts';
import type { LoadedProject, ProjectSource } from '../core/scan/project.ts';
import type { Wrapper } from '../core/scan/wrappers/wrapper.ts';
import type { UnsavedTexts } from './analyse-file.ts';
import { createCallSiteLinker, type LinkedCallSite, type LinkedCalls, nothingLinked } from './call-site-linker.ts';
import { linkedWorkspace } from './call-sites.ts';
import type { FileScanner } from './indexed-file.ts';
import type { FoundFile } from './walk.ts';

export interface LinkOptions extends UnsavedTexts {
  readonly scanner: FileScanner;
  /** Lets go first what is more urgent; it is waited for before each file. */
  readonly pause: () => Promise<void>;
}

/** The calls of wrappers in a folder. */
export interface FolderLinks {
  /** Looks for the calls of these wrappers where that is not known. Rejects with the reason of the signal. */
  link(files: readonly FoundFile[], wrappers: readonly Wrapper[], signal: AbortSignal): Promise<void>;
  /** A file, or where its imports lead, has changed. */
  forget(path: string): void;
  /** Wrappers of other files that a file may call. */
  wrappersFor(path: string): readonly Wrapper[];
  /** The files that hold wrappers, and functions that pass on to them. */
  wrapperFiles(): ReadonlySet<string>;
  /** The calls of wrappers whose requests are made by the calls of a file. */
  sitesOf(path: string): readonly LinkedCallSite[];
  /** All calls of wrappers. */
  allSites(): readonly LinkedCallSite[];
  /** Whether a call of a wrapper only passes on what others give, who are the call sites. */
  isPassedOn(call: Call): boolean;
}

/** Knows of no call until it has linked. */
export function createFolderLinks(options: LinkOptions, source: ProjectSource, project: LoadedProject): FolderLinks {
  const linker = createCallSiteLinker();
  const scanner = unhurried(options.scanner, options.pause);
  let linked = groupedByFile(nothingLinked);
  return {
    async link(files, wrappers, signal) {
      const workspace = linkedWorkspace(files, scanner, project, source, options);
      linked = groupedByFile(await linker.link(workspace, wrappers, signal));
    },
    forget: (path) => linker.forget(path),
    wrappersFor: (path) => linked.wrappersFor(path),
    wrapperFiles: () => linked.wrapperFiles,
    sitesOf: (path) => linked.sites.get(path) ?? [],
    allSites: () => [...linked.sites.values()].flat(),
    isPassedOn: ({ file, id }) => linked.passedOn.has(`${file}\0${id}`),
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
interface LinkedByFile extends Pick<LinkedCalls, 'wrappersFor' | 'wrapperFiles'> {
  readonly sites: ReadonlyMap<string, readonly LinkedCallSite[]>;
  /** File and id of each. */
  readonly passedOn: ReadonlySet<string>;
}

function groupedByFile({ sites, passedOn, ...wrappers }: LinkedCalls): LinkedByFile {
  const byFile = groupedBy(sites, ({ file }) => file);
  return { sites: byFile, passedOn: new Set(passedOn.map(({ file, id }) => `${file}\0${id}`)), ...wrappers };
}
