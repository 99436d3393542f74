import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kindOfPath } from '../../src/core/scan/languages.ts';
import { createScanner } from '../../src/core/scan/scanner.ts';
import type { FileScanner } from '../../src/workspace/indexed-file.ts';
import { createWorkspaceIndex, type WorkspaceIndex } from '../../src/workspace/workspace-index.ts';
import { loadBytes } from './assets.ts';
import { withFolder } from './folders.ts';

/** An index over a folder, with a look at what it does. */
export interface IndexBench {
  readonly index: WorkspaceIndex;
  readonly folder: string;
  /** What was scanned since one last asked, and `(sites)` where call sites were looked for, each once and sorted. */
  readonly work: () => readonly string[];
  /** Texts that are not saved, by path. */
  readonly unsaved: Map<string, string>;
  readonly write: (path: string, text: string) => Promise<void>;
}

/** Hands over an index that has not read anything yet. Before each file it waits for `pause`. */
export function withIndex(
  files: Readonly<Record<string, string>>,
  use: (bench: IndexBench) => Promise<void>,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  return withFolder(files, async (folder) => {
    const scanner = createScanner(loadBytes);
    const done: string[] = [];
    const unsaved = new Map<string, string>();
    const spying: FileScanner = {
      kindOf: kindOfPath,
      createProject: (source) => scanner.createProject(source),
      scan: async (source, project, signal) => {
        const scan = await scanner.scan(source, signal, project);
        if (scan.calls.length + scan.dependencies.length > 0) done.push(source.path);
        return scan;
      },
      findCallSites: (source, ...rest) => {
        done.push(`${source.path} (sites)`);
        return scanner.findCallSites(source, ...rest);
      },
    };
    const unsavedTextOf = (path: string) => unsaved.get(path.slice(folder.length + 1)) ?? null;
    try {
      await use({
        index: createWorkspaceIndex({ root: folder, pause, unsavedTextOf, scanner: spying }),
        folder,
        unsaved,
        work: () => [...new Set(done.splice(0))].sort(),
        write: (path, text) => writeFile(join(folder, path), text),
      });
    } finally {
      scanner.dispose();
    }
  });
}
