import type { Call, Source } from '../core/model.ts';
import type { LoadedProject } from '../core/scan/project.ts';
import type { FileScan } from '../core/scan/scan-tree.ts';
import type { Wrapper } from '../core/scan/wrappers/wrapper.ts';
import type { FileAnalyser } from './analyse-file.ts';
import type { Program } from './read-programs.ts';

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
}

/** Scans the programs of a file; null where there is nothing in them that anybody could ask for. */
export async function scanFile(
  path: string,
  programs: readonly Program[],
  scanner: FileScanner,
  project: LoadedProject,
  signal: AbortSignal,
): Promise<IndexedFile | null> {
  const scans: FileScan[] = [];
  for (const program of programs) {
    const scan = await scanner.scan({ path, ...program }, project, signal).catch(() => {
      // One file must not keep the others out of the index; where it is open, or in a scan, its failure is told.
      signal.throwIfAborted();
      return null;
    });
    if (scan !== null) scans.push(scan);
  }
  const calls = scans.flatMap((scan) => scan.calls);
  const dependencies = new Set(scans.flatMap((scan) => scan.dependencies));
  if (calls.length === 0 && dependencies.size === 0) return null;
  return { calls, dependencies, wrappers: scans.flatMap((scan) => scan.wrappers) };
}
