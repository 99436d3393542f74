/** Analyses of workspace folders: read anew, or by what is known of them anyway. */
import type { Analysis } from '../core/analysis.ts';
import type { ScanReport } from '../core/report/contract.ts';
import { createScanReport, createScanReporter } from '../core/report/scan-report.ts';
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
   * The data of a report of a folder, for who asks again and again: of a folder of the workspace, only what has changed since
   * the last time is worked on, unless it is too large to be kept in mind.
   */
  readonly reportOf: (
    path: string,
    request: Pick<IndexedAnalysisRequest, 'signal' | 'onProgress'>,
  ) => Promise<ScanReport>;
}

export interface FolderAnalysesContext {
  readonly host: ServerHost;
  readonly documents: Documents;
  readonly indexes: FolderIndexes;
  readonly analyses: Analyses;
}

/** What makes the reports of a folder, and what it keeps for that. */
interface Reporting {
  readonly analyse: IndexedAnalysis;
  readonly report: (analysis: Analysis) => ScanReport;
}

/** Makes the analyses; what they keep of a folder goes with its index. */
export function createFolderAnalyses({ host, documents, indexes, analyses }: FolderAnalysesContext): FolderAnalyses {
  const context = { analyses, documents, pathOf: host.pathOf };
  const byIndex = new WeakMap<WorkspaceIndex, Reporting>();
  const pause = () => host.pause().then(() => analyses.idle());
  return {
    analyseFolder: (path) => analyseFolder(context, host, path, {}),
    async reportOf(root, request) {
      const engine = await analyses.engine();
      const index = indexes.all(engine).find((folder) => folder.root === root)?.index;
      await index?.list(request.signal);
      if (index?.looksIntoFiles() !== true) return createScanReport(await analyseFolder(context, host, root, request));
      const { analyse, report } = byIndex.get(index) ?? {
        analyse: host.createIndexedAnalysis({ root, engine, pause }),
        report: createScanReporter(),
      };
      byIndex.set(index, { analyse, report });
      const analysis = await analyse(index, { ...request, ...unsavedTexts(documents, host.pathOf) });
      await pause();
      return report(analysis);
    },
  };
}
