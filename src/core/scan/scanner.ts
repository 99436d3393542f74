/**
 * The door of the scanner: source text in, calls, prompts and problems out. It owns the parsers; a tree lives inside one
 * function and is deleted there, but for the tree of a source that is kept open.
 */
import { Language, Parser } from 'web-tree-sitter';
import type { LanguageId, Source } from '../model.ts';
import type { LoadBytes } from '../ports.ts';
import { definitionsAt, type ValueDefinition } from './definitions.ts';
import type { EditPlan } from './edits/edit.ts';
import { type PlanRequest, planInProject } from './edits/plan-in-project.ts';
import type { SourceModule } from './evaluate/source-module.ts';
import { readers } from './languages.ts';
import { type OpenSource, openSource } from './open-source.ts';
import { parsableText } from './parsable-text.ts';
import { mayContainCalls } from './prefilter.ts';
import { createProject, evaluateInProject, type LoadedProject, type ProjectSource, scanInProject } from './project.ts';
import { createCallMemory } from './requests/call-memory.ts';
import {
  type FileScan,
  type FoundCallSite,
  findCallSitesOf,
  moduleOfTree,
  nothingFound,
  scanAlone,
  withoutTree,
} from './scan-tree.ts';
import type { CallSite } from './wrappers/call-sites.ts';
import type { Wrapper } from './wrappers/wrapper.ts';

/** Finds LLM calls in source text. Make one and keep it: grammars are loaded once. */
export interface Scanner {
  /**
   * Scans one file, alone or with what it takes from the other files of its project. Rejects only when a grammar cannot be
   * loaded or the signal aborts, never because of the text.
   */
  scan(source: Source, signal?: AbortSignal, project?: LoadedProject | null): Promise<FileScan>;
  /** The calls of wrappers in a file, where the wrappers are those of files that were scanned in the same project. */
  findCallSites(
    source: Source,
    wrappers: readonly Wrapper[],
    project: LoadedProject,
    signal?: AbortSignal,
  ): Promise<FileCallSites>;
  /** Where the text or id at an offset is written, if that is elsewhere. Rejects as `scan` does. */
  findDefinitions(
    source: Source,
    offset: number,
    project: LoadedProject | null,
    signal?: AbortSignal,
  ): Promise<readonly ValueDefinition[]>;
  /** Keeps a source open while it is edited, which makes its next scans faster; dispose it when it is closed. */
  open(source: Source): OpenSource;
  /** The edits that make a change of a call, tried beforehand, or why there are none. Rejects as `scan` does. */
  plan(request: PlanRequest, signal?: AbortSignal, project?: LoadedProject | null): Promise<EditPlan>;
  /** The files of a workspace, as scans may ask for them. */
  createProject(source: ProjectSource): LoadedProject;
  /** Frees the parsers. */
  dispose(): void;
}

/** The calls of wrappers in one file, and the other files that they depend on. */
export interface FileCallSites {
  readonly sites: readonly FoundCallSite[];
  readonly dependencies: readonly string[];
}

/** Makes a scanner that loads grammars through `loadBytes`, each when first needed. */
export function createScanner(loadBytes: LoadBytes): Scanner {
  const parsers = new Map<LanguageId, Promise<Parser>>();
  let runtime: Promise<void> | null = null;

  async function createParser(language: LanguageId): Promise<Parser> {
    runtime ??= loadBytes('tree-sitter.wasm').then((wasmBinary) =>
      Parser.init({ wasmBinary, locateFile: (name: string) => name }),
    );
    await runtime;
    const parser = new Parser();
    parser.setLanguage(await Language.load(await loadBytes(readers[language].grammar)));
    return parser;
  }

  function parserOf(language: LanguageId): Promise<Parser> {
    const existing = parsers.get(language);
    if (existing !== undefined) return existing;
    const parser = createParser(language);
    // A failure is not remembered: the next scan tries again.
    parser.catch(() => parsers.delete(language));
    parsers.set(language, parser);
    return parser;
  }

  async function readModule(source: Source): Promise<SourceModule | null> {
    const parser = await parserOf(source.language);
    const tree = parser.parse(parsableText(source.language, source.text));
    try {
      return tree === null ? null : moduleOfTree(tree.rootNode, source);
    } finally {
      tree?.delete();
    }
  }

  return {
    async scan(source, signal, project = null) {
      signal?.throwIfAborted();
      if (!mayContainCalls(source.text)) return nothingFound;
      const module = project?.kept(source) ?? (await readModule(source));
      signal?.throwIfAborted();
      if (module === null) return withoutTree(source);
      return project === null ? scanAlone(module) : scanInProject(module, project, signal);
    },
    async findCallSites(source, wrappers, project, signal) {
      signal?.throwIfAborted();
      const module = project.kept(source) ?? (await readModule(source));
      signal?.throwIfAborted();
      if (module === null) return { sites: [], dependencies: [] };
      project.keep(module);
      const memory = createCallMemory<readonly CallSite[]>();
      const found = await evaluateInProject(project, signal, (view, isLast) =>
        findCallSitesOf(module, wrappers, { project: view, memory, isLast }),
      );
      return { sites: found.result ?? [], dependencies: found.dependencies };
    },
    async findDefinitions(source, offset, project, signal) {
      signal?.throwIfAborted();
      const module = project?.kept(source) ?? (await readModule(source));
      signal?.throwIfAborted();
      if (module === null) return [];
      if (project === null) return definitionsAt(module, offset, null);
      const found = await evaluateInProject(project, signal, (view) => definitionsAt(module, offset, view));
      return found.result ?? [];
    },
    plan: (request, signal, project = null) => planInProject(request, readModule, project, signal),
    createProject: (source) => createProject(source, readModule),
    open: (source) => openSource(source, parserOf),
    dispose() {
      for (const parser of parsers.values()) parser.then((each) => each.delete()).catch(() => undefined);
      parsers.clear();
    },
  };
}
