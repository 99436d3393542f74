/**
 * The files of a workspace, loaded as scans ask for them: an evaluation never waits, so what it misses is loaded after it,
 * and the file is evaluated again.
 */
import type { LanguageId, Source } from '../model.ts';
import {
  type EnvironmentVariables,
  environmentFilesNear,
  isEnvironmentFile,
  readEnvironmentFile,
} from './evaluate/environment-files.ts';
import type { Project, ProjectFile } from './evaluate/project.ts';
import type { SourceModule } from './evaluate/source-module.ts';
import { languageOfPath } from './languages.ts';
import { createCallMemory } from './requests/call-memory.ts';
import type { Detection } from './requests/detect.ts';
import { type FileScan, nothingFound, scanModule } from './scan-tree.ts';

/** The workspace as the project asks for it. Paths are relative to its root, with forward slashes. */
export interface ProjectSource {
  /** Whether there is such a file. */
  has(path: string): boolean;
  /** The file that an import leads to, or null where it leads out of the workspace. */
  resolve(from: string, specifier: string, language: LanguageId): string | null;
  /** The text of a file; null where it cannot be read, or is no text. Never rejects. */
  read(path: string): Promise<string | null>;
}

/** The loaded files of a workspace. It lives as long as the workspace is open and is told of every change. */
export interface LoadedProject {
  /** The files as one scan sees them; `used` gets the path of each that was asked for, found or not. */
  view(missing: Set<string>, used: Set<string>): Project;
  load(paths: Iterable<string>, signal: AbortSignal | undefined): Promise<void>;
  /** Keeps a file that was parsed anyway. */
  keep(module: SourceModule): void;
  /**
   * The same files, for who reads texts from now on: of a file that changes after this, nothing is kept through it, because
   * it may be of the older text, which others would take for the present one.
   */
  asOfNow(): LoadedProject;
  /** The kept module of a source, if it is of the same text. */
  kept(source: Source): SourceModule | null;
  /** Forgets a file that has changed. */
  forget(path: string): void;
  /** Frees the modules that nobody needs; who asks for them after all gets them read again. */
  release(isNeeded: (path: string) => boolean): void;
}

/** Parses a file; null where the parser gave up. */
type ReadModule = (source: Source) => Promise<SourceModule | null>;

type Loaded =
  | ProjectFile
  | { readonly kind: 'environment'; readonly variables: EnvironmentVariables; readonly text: string };

/** Characters of loaded files that are kept; the oldest go first. */
const maximalKept = 40_000_000;

/** Makes a project without any file loaded. */
export function createProject(source: ProjectSource, readModule: ReadModule): LoadedProject {
  const files = new Map<string, Loaded | null>();
  const loading = new Map<string, Promise<void>>();
  const lastChanges = new Map<string, number>();
  let changes = 0;
  let characters = 0;

  function add(path: string, file: Loaded | null): void {
    remove(path);
    files.set(path, file);
    characters += lengthOf(file);
    for (const [oldest] of files) {
      if (characters <= maximalKept || oldest === path) break;
      remove(oldest);
    }
  }

  function remove(path: string): void {
    characters -= lengthOf(files.get(path) ?? null);
    files.delete(path);
  }

  /** Many ask for the same file at the same time: it is read once for all of them. */
  async function loadOne(path: string): Promise<void> {
    const reading = loading.get(path) ?? readUntilUnchanged(path).finally(() => loading.delete(path));
    loading.set(path, reading);
    await reading;
  }

  function hasChangedSince(moment: number, path: string): boolean {
    return (lastChanges.get(path) ?? 0) > moment;
  }

  /** What changes while it is read is read again. */
  async function readUntilUnchanged(path: string): Promise<void> {
    while (!files.has(path)) {
      const before = changes;
      const file = await read(path);
      if (!hasChangedSince(before, path) && !files.has(path)) add(path, file);
    }
  }

  async function read(path: string): Promise<Loaded | null> {
    const text = await source.read(path);
    if (text === null) return null;
    if (isEnvironmentFile(path)) return { kind: 'environment', ...readEnvironmentFile(path, text) };
    const language = languageOfPath(path);
    if (language === null) return { kind: 'text', path, text };
    const module = kept({ path, language, text }) ?? (await readModule({ path, language, text }));
    return module === null ? null : { kind: 'module', module };
  }

  function kept(own: Source): SourceModule | null {
    const file = files.get(own.path);
    return file?.kind === 'module' && isSame(file.module.source, own) ? file.module : null;
  }

  const project: LoadedProject = {
    view: (missing, used) => createView(source, files, missing, used),
    async load(paths, signal) {
      for (const path of paths) {
        signal?.throwIfAborted();
        await loadOne(path);
      }
    },
    keep: (module) => add(module.source.path, { kind: 'module', module }),
    asOfNow() {
      const now = changes;
      const keep = (module: SourceModule): void => {
        if (!hasChangedSince(now, module.source.path)) project.keep(module);
      };
      return { ...project, keep };
    },
    kept,
    forget(path) {
      changes += 1;
      lastChanges.set(path, changes);
      remove(path);
    },
    release(isNeeded) {
      for (const [path, file] of files) if (file?.kind === 'module' && !isNeeded(path)) remove(path);
    },
  };
  return project;
}

/** Cells may be arranged anew without a change of their text. */
function isSame(one: Source, other: Source): boolean {
  return (
    one.text === other.text &&
    one.language === other.language &&
    (one.cells === other.cells || JSON.stringify(one.cells) === JSON.stringify(other.cells))
  );
}

function createView(
  source: ProjectSource,
  files: ReadonlyMap<string, Loaded | null>,
  missing: Set<string>,
  used: Set<string>,
): Project {
  let misses = 0;
  const loadedOf = (path: string): Loaded | null => {
    used.add(path);
    const file = files.get(path);
    if (file !== undefined) return file;
    missing.add(path);
    misses += 1;
    return null;
  };
  const fileOf = (path: string): ProjectFile | null => {
    const file = loadedOf(path);
    return file?.kind === 'environment' ? { kind: 'text', path, text: file.text } : file;
  };
  return {
    imported(from, specifier, language) {
      const path = source.resolve(from, specifier, language);
      return path === null ? null : fileOf(path);
    },
    file(paths) {
      const path = paths.find((each) => {
        // One that is missing matters, too: it may come.
        used.add(each);
        return source.has(each);
      });
      return path === undefined ? null : fileOf(path);
    },
    loaded: (path) => (files.has(path) ? fileOf(path) : null),
    variable(from, name) {
      for (const { path, isExample } of environmentFilesNear(from)) {
        used.add(path);
        const file = source.has(path) ? loadedOf(path) : null;
        const entry = file?.kind === 'environment' ? file.variables.get(name) : undefined;
        if (entry !== undefined) return { ...entry, isExample };
      }
      return null;
    },
    misses: () => misses,
  };
}

function lengthOf(file: Loaded | null): number {
  if (file === null) return 0;
  return file.kind === 'module' ? file.module.source.text.length : file.text.length;
}

/** How often a file is evaluated anew because it asked for files that were not loaded; chains of imports are shorter. */
const maximalRounds = 64;

/**
 * Evaluates a file with what it takes from the other files of its project: again and again, until nothing that it asks for
 * is missing. Returns the files that it asked for beside the result. Where files are missing, what `evaluate` gives does not
 * count, but for the last time.
 */
export async function evaluateInProject<Result>(
  project: LoadedProject,
  signal: AbortSignal | undefined,
  evaluate: (project: Project, isLast: boolean) => Result | Promise<Result>,
): Promise<{ readonly result: Result; readonly dependencies: readonly string[] }> {
  const used = new Set<string>();
  for (let round = 1; ; round += 1) {
    const missing = new Set<string>();
    const isLast = round === maximalRounds;
    const result = await evaluate(project.view(missing, used), isLast);
    if (missing.size === 0 || isLast) return { result, dependencies: [...used] };
    await project.load(missing, signal);
  }
}

/** Scans a file in its project, which keeps the file for others. */
export async function scanInProject(
  main: SourceModule,
  project: LoadedProject,
  signal: AbortSignal | undefined,
): Promise<FileScan> {
  project.keep(main);
  const memory = createCallMemory<Detection | null>();
  const { result, dependencies } = await evaluateInProject(project, signal, (view, isLast) =>
    scanModule(main, { project: view, memory, isLast }),
  );
  return { ...(result ?? nothingFound), dependencies };
}
