import type { Skipped } from '../core/analysis.ts';
import type { Call, Problem, Source, StandalonePrompt } from '../core/model.ts';
import type { LoadedProject } from '../core/scan/project.ts';
import type { FileScan } from '../core/scan/scan-tree.ts';
import type { Wrapper } from '../core/scan/wrappers/wrapper.ts';
import type { FileAnalyser } from './analyse-file.ts';
import type { Programs } from './read-programs.ts';

/** What files are scanned with. */
export interface FileScanner extends Pick<FileAnalyser, 'kindOf' | 'createProject' | 'findCallSites'> {
  /** Rejects only when the signal is aborted, or by a bug. */
  readonly scan: (source: Source, project: LoadedProject, signal: AbortSignal) => Promise<FileScan>;
}

/** What is kept of a file that was scanned. */
export interface IndexedFile {
  readonly calls: readonly Call[];
  readonly wrappers: readonly Wrapper[];
  readonly prompts: readonly StandalonePrompt[];
  readonly problems: readonly Problem[];
  /** Other files that this depends on, those that are missing included. */
  readonly dependencies: ReadonlySet<string>;
  /** Why it is not known what it holds; null where it is. */
  readonly leftOut: string | null;
  /** The same where it is no problem. */
  readonly skipped: readonly Skipped[];
}

/** Scans the programs of a file. What it gives is another object whenever the file was read again. */
export async function scanFile(
  path: string,
  read: Programs,
  scanner: FileScanner,
  project: LoadedProject,
  signal: AbortSignal,
): Promise<IndexedFile> {
  if (read.kind === 'left out') {
    return { ...nothing, leftOut: read.reason, skipped: [{ file: path, kind: read.skipKind, reason: read.reason }] };
  }
  if (read.kind === 'broken') {
    return { ...nothing, leftOut: read.reason, problems: [{ file: path, reason: read.reason, lines: read.lines }] };
  }
  const scans: FileScan[] = [];
  try {
    for (const program of read.programs) scans.push(await scanner.scan({ path, ...program }, project, signal));
  } catch (error) {
    // One file must not keep the others out of the index, nor is it said that there is nothing in it.
    signal.throwIfAborted();
    const reason = `left out, because Call Cost failed on it (please report this): ${String(error)}`;
    return { ...nothing, leftOut: reason, problems: [{ file: path, reason, lines: null }] };
  }
  return {
    ...nothing,
    calls: scans.flatMap(({ calls }) => calls),
    wrappers: scans.flatMap(({ wrappers }) => wrappers),
    prompts: scans.flatMap(({ prompts }) => prompts),
    problems: scans.flatMap(({ problems }) => problems),
    dependencies: new Set(scans.flatMap(({ dependencies }) => dependencies)),
  };
}

const nothing: IndexedFile = {
  calls: [],
  wrappers: [],
  prompts: [],
  problems: [],
  dependencies: new Set(),
  leftOut: null,
  skipped: [],
};
