/**
 * Finds the calls of wrappers all over a workspace. Only files that import a wrapper, be it through others, and that write
 * its name are looked into; what was read of a file is kept until the file, or one that it depends on, changes.
 */
import type { Call, Source } from '../core/model.ts';
import { createReach } from '../core/scan/modules/import-graph.ts';
import { importedSpecifiers } from '../core/scan/modules/imported-specifiers.ts';
import type { ProjectSource } from '../core/scan/project.ts';
import type { FoundCallSite } from '../core/scan/scan-tree.ts';
import type { FileCallSites } from '../core/scan/scanner.ts';
import { withAlternativesJoined } from '../core/scan/wrappers/alternatives.ts';
import type { Wrapper } from '../core/scan/wrappers/wrapper.ts';
import { callMethod } from '../core/scan/wrappers/wrapper-names.ts';
import { isTestByName, isTestFile } from '../core/test-files.ts';
import { mapConcurrently } from './concurrency.ts';

/** What calls are looked for in. */
export interface LinkedWorkspace {
  /** The files that are scanned, relative to the root. */
  readonly paths: readonly string[];
  /** The programs of a file: one, or several in a notebook; none where it cannot be read. Never rejects. */
  readonly sourcesOf: (path: string) => Promise<readonly Source[]>;
  readonly resolve: ProjectSource['resolve'];
  readonly findCallSites: (
    source: Source,
    wrappers: readonly Wrapper[],
    signal: AbortSignal | undefined,
  ) => Promise<FileCallSites>;
}

/** A call of a wrapper, with the call that makes its request. */
export interface LinkedCallSite {
  readonly call: Call;
  readonly callId: string;
  /** File of the call that makes the request. */
  readonly file: string;
}

/** The calls of wrappers in a workspace. */
export interface LinkedCalls {
  readonly sites: readonly LinkedCallSite[];
  /** Calls in functions that pass on what their own callers give: those callers are the call sites. */
  readonly passedOn: readonly Call[];
  /** The wrappers of other files that a file may call, those that only pass on included. */
  readonly wrappersFor: (path: string) => readonly Wrapper[];
  /**
   * The files that hold wrappers and what they pass on. A wrapper is known by its very syntax: where these files were read
   * again, it would be another one.
   */
  readonly wrapperFiles: ReadonlySet<string>;
}

/** Finds call sites; it remembers what it read. */
export interface CallSiteLinker {
  link(workspace: LinkedWorkspace, wrappers: readonly Wrapper[], signal: AbortSignal | undefined): Promise<LinkedCalls>;
  /** A file has changed. */
  forget(path: string): void;
}

interface KnownSites {
  readonly sites: readonly FoundCallSite[];
  readonly dependencies: ReadonlySet<string>;
  /** Whether the last link asked for them. */
  isUsed: boolean;
}

/** Files that are read at the same time. */
const fileConcurrency = 8;

/** Wrappers around wrappers around wrappers are followed so far. */
export const maximalWrapping = 5;

/** Makes a linker that has read nothing yet. */
export function createCallSiteLinker(): CallSiteLinker {
  const importsOf = new Map<string, readonly string[]>();
  const known: SitesByFile = new Map();
  const keyOf = createKeys();
  let changes = 0;

  async function readImports(workspace: LinkedWorkspace, path: string): Promise<void> {
    if (importsOf.has(path)) return;
    const before = changes;
    const sources = await workspace.sourcesOf(path);
    const files = sources.flatMap(({ text, language }) =>
      importedSpecifiers(text, language).flatMap((specifier) => workspace.resolve(path, specifier, language) ?? []),
    );
    if (changes === before) importsOf.set(path, [...new Set(files)]);
  }

  async function sitesIn(
    workspace: LinkedWorkspace,
    path: string,
    wrappers: readonly Wrapper[],
    signal: AbortSignal | undefined,
  ): Promise<readonly FoundCallSite[]> {
    const key = keyOf(wrappers);
    const remembered = known.get(path)?.get(key);
    if (remembered !== undefined) {
      remembered.isUsed = true;
      return remembered.sites;
    }
    const before = changes;
    const sources = (await workspace.sourcesOf(path)).filter(({ text }) => mentionsOne(text, wrappers));
    const found = await mapConcurrently(sources, 1, (source) => workspace.findCallSites(source, wrappers, signal));
    const sites = found.flatMap((each) => each.sites);
    const dependencies = new Set(found.flatMap((each) => each.dependencies));
    // What has changed meanwhile is looked for again the next time.
    if (changes === before) {
      known.set(path, (known.get(path) ?? new Map()).set(key, { sites, dependencies, isUsed: true }));
    }
    return sites;
  }

  return {
    async link(workspace, wrappers, signal) {
      if (wrappers.length === 0) return nothingLinked;
      await mapConcurrently(workspace.paths, fileConcurrency, (path) => readImports(workspace, path), signal);
      const reach = createReach(importsOf);
      const found: FoundCallSite[] = [];
      const asked: Wrapper[] = [];
      let open = wrappers;
      for (let round = 1; open.length > 0 && round <= maximalWrapping; round += 1) {
        const byPath = callableByPath(open, reach);
        const paths = workspace.paths.filter((path) => byPath.has(path));
        const sitesAt = (path: string) => sitesIn(workspace, path, byPath.get(path) ?? [], signal);
        const sites = await mapConcurrently(paths, 1, sitesAt, signal);
        found.push(...sites.flat());
        asked.push(...open);
        open = sites.flat().flatMap(({ forwards }) => forwards ?? []);
      }
      dropUnused(known);
      return linkedCalls(found, asked, callableByPath(asked, reach));
    },
    forget(path) {
      changes += 1;
      importsOf.delete(path);
      known.delete(path);
      for (const byWrappers of known.values()) {
        for (const [key, { dependencies }] of byWrappers) if (dependencies.has(path)) byWrappers.delete(key);
      }
    },
  };
}

/** Where there are no wrappers. */
export const nothingLinked: LinkedCalls = { sites: [], passedOn: [], wrappersFor: () => [], wrapperFiles: new Set() };

type SitesByFile = Map<string, Map<string, KnownSites>>;

/** The wrappers that each file may call, because it imports their file or is it. */
function callableByPath(
  wrappers: readonly Wrapper[],
  reach: (file: string) => ReadonlySet<string>,
): ReadonlyMap<string, readonly Wrapper[]> {
  const byPath = new Map<string, Wrapper[]>();
  for (const wrapper of wrappers) {
    for (const path of reach(fileOf(wrapper))) {
      const callable = byPath.get(path);
      if (callable === undefined) byPath.set(path, [wrapper]);
      else callable.push(wrapper);
    }
  }
  return byPath;
}

/** Wrappers by what they are: one that was read again is another one. */
function createKeys(): (wrappers: readonly Wrapper[]) => string {
  const names = new WeakMap<Wrapper, string>();
  let count = 0;
  return (wrappers) =>
    wrappers
      .map((wrapper) => {
        const name = names.get(wrapper) ?? String(count++);
        names.set(wrapper, name);
        return name;
      })
      .join(' ');
}

/** Forgets what was found for wrappers that are no longer there. */
function dropUnused(known: SitesByFile): void {
  for (const [path, byWrappers] of known) {
    for (const [key, sites] of byWrappers) {
      if (!sites.isUsed) byWrappers.delete(key);
      sites.isUsed = false;
    }
    if (byWrappers.size === 0) known.delete(path);
  }
}

/** The file in which callers find the function. */
function fileOf({ definition, file }: Wrapper): string {
  return definition.range.file ?? file;
}

/** The files in which the functions on the way to a request stand. */
function filesOf(wrapper: Wrapper): readonly string[] {
  return [fileOf(wrapper), ...wrapper.path.map(({ call }) => call.range.file ?? wrapper.file)];
}

/** Objects that can be called are called by any name. */
function mentionsOne(text: string, wrappers: readonly Wrapper[]): boolean {
  return wrappers.some(({ names }) => names.some((name) => name === callMethod || text.includes(name)));
}

/** A function that passes on what its callers give is no call site where it has callers: they are. */
function linkedCalls(
  found: readonly FoundCallSite[],
  asked: readonly Wrapper[],
  byPath: ReadonlyMap<string, readonly Wrapper[]>,
): LinkedCalls {
  const counted = withoutTestsAlone(found);
  const called = new Set(counted.map(({ wrapper }) => wrapper));
  const isPassedOn = ({ forwards }: FoundCallSite) => forwards !== null && called.has(forwards);
  return {
    sites: withAlternativesJoined(counted.filter((site) => !isPassedOn(site))).map(({ call, wrapper }) => ({
      call,
      callId: wrapper.callId,
      file: wrapper.file,
    })),
    passedOn: counted.filter(isPassedOn).map(({ call }) => call),
    wrapperFiles: new Set(asked.flatMap(filesOf)),
    wrappersFor: (path) =>
      (byPath.get(path) ?? []).filter((each) => fileOf(each) !== path && (called.has(each) || !isTestByName(path))),
  };
}

/**
 * Call sites, but for those of functions of the product that only tests are seen to call: others call them in ways that
 * cannot be followed, so that they count themselves.
 */
function withoutTestsAlone(found: readonly FoundCallSite[]): readonly FoundCallSite[] {
  const ofProduct = new Set(found.flatMap(({ call, wrapper }) => (isTestByName(call.file) ? [] : [wrapper])));
  return found.filter(({ wrapper }) => ofProduct.has(wrapper) || isTestFile(fileOf(wrapper)));
}
