/** Analyses of workspace folders: read anew, or by what is known of them anyway. */
import type { Analysis } from '../core/analysis.ts';
import type { IndexedAnalysis, IndexedAnalysisRequest } from '../workspace/indexed-analysis.ts';
import type { WorkspaceIndex } from '../workspace/workspace-index.ts';
import type { Analyses } from './analyses.ts';
import type { Documents } from './documents.ts';
import type { FolderIndexes } from './folder-indexes.ts';
import type { ServerHost } from './host.ts';
import { analyseFolder } from './requests/scan.ts';
import { unsavedTexts } from './unsaved-texts.ts';

/** Folders are given by their absolute paths. All reject with the reason of the signal. */
export interface FolderAnalyses {
  /** Reads everything in a folder anew. */
  readonly analyseFolder: (path: string) => Promise<Analysis>;
  /**
   * Works on what has changed since the last time; null for what is no folder of the workspace, and for one that is too
   * large to be kept in mind.
   */
  readonly analyseKnownFolder: (
    path: string,
    request: Pick<IndexedAnalysisRequest, 'signal' | 'onProgress'>,
  ) => Promise<Analysis | null>;
}

export interface FolderAnalysesContext {
  readonly host: ServerHost;
  readonly documents: Documents;
  readonly indexes: FolderIndexes;
  readonly analyses: Analyses;
}

/** Makes the analyses; what they keep of a folder goes with its index. */
export function createFolderAnalyses({ host, documents, indexes, analyses }: FolderAnalysesContext): FolderAnalyses {
  const byIndex = new WeakMap<WorkspaceIndex, IndexedAnalysis>();
  const pause = () => host.pause().then(() => analyses.idle());
  return {
    analyseFolder: (path) => analyseFolder({ analyses, documents, pathOf: host.pathOf }, host, path, {}),
    async analyseKnownFolder(root, request) {
      const engine = await analyses.engine();
      const index = indexes.all(engine).find((folder) => folder.root === root)?.index;
      if (index === undefined) return null;
      await index.list(request.signal);
      if (!index.looksIntoFiles()) return null;
      const analyse = byIndex.get(index) ?? host.createIndexedAnalysis({ root, engine, pause });
      byIndex.set(index, analyse);
      return analyse(index, { ...request, ...unsavedTexts(documents, host.pathOf) });
    },
  };
}
