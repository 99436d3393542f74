/**
 * Finds the calls of wrappers all over a workspace. Only files that import a wrapper, be it through others, and that write
 * its name are looked into; what was read of a file is kept until the file, or one that it depends on, changes.
 */
import type { Call, Source } from '../core/model.ts';
import { type ImportGraph, reachableFrom } from '../core/scan/modules/import-graph.ts';
import { importedSpecifiers } from '../core/scan/modules/imported-specifiers.ts';
import type { ProjectSource } from '../core/scan/project.ts';
import type { FoundCallSite } from '../core/scan/scan-tree.ts';
import type { FileCallSites } from '../core/scan/scanner.ts';
import type { Wrapper } from '../core/scan/wrappers/wrapper.ts';
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

/** Finds call sites; it remembers what it read. */
export interface CallSiteLinker {
  link(
    workspace: LinkedWorkspace,
    wrappers: readonly Wrapper[],
    signal: AbortSignal | undefined,
  ): Promise<readonly LinkedCallSite[]>;
  /** A file has changed. */
  forget(path: string): void;
}

interface KnownSites {
  readonly sites: readonly FoundCallSite[];
  readonly dependencies: ReadonlySet<string>;
}

/** Files that are read at the same time. */
const fileConcurrency = 8;

/** Wrappers around wrappers around wrappers are followed so far. */
const maximalRounds = 5;

/** Makes a linker that has read nothing yet. */
export function createCallSiteLinker(): CallSiteLinker {
  const importsOf = new Map<string, readonly string[]>();
  const known = new Map<string, Map<string, KnownSites>>();
  const names = new WeakMap<Wrapper, string>();
  let count = 0;

  function keyOf(wrappers: readonly Wrapper[]): string {
    return wrappers
      .map((wrapper) => {
        const name = names.get(wrapper) ?? String(count++);
        names.set(wrapper, name);
        return name;
      })
      .join(' ');
  }

  async function readImports(workspace: LinkedWorkspace, path: string): Promise<void> {
    if (importsOf.has(path)) return;
    const sources = await workspace.sourcesOf(path);
    const files = sources.flatMap(({ text, language }) =>
      importedSpecifiers(text, language).flatMap((specifier) => workspace.resolve(path, specifier, language) ?? []),
    );
    importsOf.set(path, [...new Set(files)]);
  }

  async function sitesIn(
    workspace: LinkedWorkspace,
    path: string,
    wrappers: readonly Wrapper[],
    signal: AbortSignal | undefined,
  ): Promise<readonly FoundCallSite[]> {
    const key = keyOf(wrappers);
    const before = known.get(path)?.get(key);
    if (before !== undefined) return before.sites;
    const sources = (await workspace.sourcesOf(path)).filter(({ text }) => mentionsOne(text, wrappers));
    const found = await mapConcurrently(sources, 1, (source) => workspace.findCallSites(source, wrappers, signal));
    const sites = found.flatMap((each) => each.sites);
    const dependencies = new Set(found.flatMap((each) => each.dependencies));
    known.set(path, (known.get(path) ?? new Map()).set(key, { sites, dependencies }));
    return sites;
  }

  return {
    async link(workspace, wrappers, signal) {
      if (wrappers.length === 0) return [];
      await mapConcurrently(workspace.paths, fileConcurrency, (path) => readImports(workspace, path), signal);
      const graph: ImportGraph = importsOf;
      const found: FoundCallSite[] = [];
      let open: readonly Wrapper[] = wrappers;
      for (let round = 1; open.length > 0 && round <= maximalRounds; round += 1) {
        const asked = open;
        const reached = reachableFrom(graph, new Set(asked.map(fileOf)));
        const paths = workspace.paths.filter((path) => reached.has(path));
        const sites = await mapConcurrently(paths, 1, (path) => sitesIn(workspace, path, asked, signal), signal);
        found.push(...sites.flat());
        open = sites.flat().flatMap(({ forwards }) => forwards ?? []);
      }
      return leavesOf(found);
    },
    forget(path) {
      importsOf.delete(path);
      known.delete(path);
      for (const [file, byWrappers] of known) {
        for (const [key, { dependencies }] of byWrappers) if (dependencies.has(path)) byWrappers.delete(key);
        if (byWrappers.size === 0) known.delete(file);
      }
    },
  };
}

/** The file in which callers find the function. */
function fileOf({ definition, file }: Wrapper): string {
  return definition.range.file ?? file;
}

/** Objects that can be called are called by any name. */
function mentionsOne(text: string, wrappers: readonly Wrapper[]): boolean {
  return wrappers.some(({ name }) => name === '__call__' || text.includes(name));
}

/** A function that passes on what its callers give is no call site where it has callers: they are. */
function leavesOf(found: readonly FoundCallSite[]): readonly LinkedCallSite[] {
  const called = new Set(found.map(({ wrapper }) => wrapper));
  return found
    .filter(({ forwards }) => forwards === null || !called.has(forwards))
    .map(({ call, wrapper }) => ({ call, callId: wrapper.callId, file: wrapper.file }));
}
