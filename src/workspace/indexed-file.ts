import type { Call, Source } from '../core/model.ts';
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
  /** Other files that this depends on, those that are missing included. */
  readonly dependencies: ReadonlySet<string>;
  /** Why it is not known what it holds; null where it is. */
  readonly leftOut: string | null;
}

/** Scans the programs of a file; null where there is nothing in them that anybody could ask for. */
export async function scanFile(
  path: string,
  read: Programs,
  scanner: FileScanner,
  project: LoadedProject,
  signal: AbortSignal,
): Promise<IndexedFile | null> {
  if (read.kind !== 'read') return { ...nothing, leftOut: read.reason };
  const scans: FileScan[] = [];
  let leftOut: string | null = null;
  for (const program of read.programs) {
    const scan = await scanner.scan({ path, ...program }, project, signal).catch((error: unknown) => {
      // One file must not keep the others out of the index; where it is open, or in a scan, its failure is told.
      signal.throwIfAborted();
      leftOut = `Call Cost failed on it (please report this): ${String(error)}`;
      return null;
    });
    if (scan !== null) scans.push(scan);
  }
  const calls = scans.flatMap((scan) => scan.calls);
  const dependencies = new Set(scans.flatMap((scan) => scan.dependencies));
  if (calls.length === 0 && dependencies.size === 0 && leftOut === null) return null;
  return { calls, dependencies, wrappers: scans.flatMap((scan) => scan.wrappers), leftOut };
}

const nothing: Omit<IndexedFile, 'leftOut'> = { calls: [], dependencies: new Set(), wrappers: [] };
