import type { Analysis } from '../../core/analysis.ts';
import { totalsOf } from '../../core/estimate/totals.ts';
import { formatPlace } from '../../core/present/place.ts';
import { totalsSentence } from '../../core/present/totals.ts';
import { createScanReport } from '../../core/report/scan-report.ts';
import type { AnalysisProgress, AnalyzeOptions } from '../../workspace/analyze.ts';
import type { FeatureContext } from '../feature-context.ts';
import type { ServerHost } from '../host.ts';
import type { FolderSummary, ReportData, ScanParams, ScanSummary } from '../protocol.ts';
import { unitsOfNotebookAt } from '../units.ts';

/** How far a scan is. */
export interface ScanProgress {
  readonly message: string;
  readonly percentage: number;
}

/** A folder with its analysis; null where it does not lie on a disk. */
export interface AnalysedFolder {
  readonly uri: string;
  readonly analysis: Analysis | null;
}

/** What a scan needs: the session, the machine, and whom to tell how far it is. Rejects with the signal's reason. */
export type ScanFolders<Result> = (
  context: FeatureContext,
  host: ServerHost,
  params: ScanParams,
  report: (progress: ScanProgress) => void,
  signal: AbortSignal,
) => Promise<Result>;

/** Analyses folders and sums them up. */
export const scanFolders: ScanFolders<ScanSummary> = async (...request) => {
  const folders = await analyseFolders(...request);
  const calls = folders.flatMap(({ analysis }) => analysis?.calls ?? []);
  return { message: totalsSentence(totalsOf(calls)), folders: folders.map(summaryOf) };
};

/** Analyses folders and gives the data of a report for each. */
export const reportFolders: ScanFolders<ReportData> = async (...request) => {
  const folders = await analyseFolders(...request);
  return {
    folders: folders.map(({ uri, analysis }) => ({
      uri,
      report: analysis === null ? null : createScanReport(analysis),
    })),
  };
};

/** Analyses folders, one after the other. */
export const analyseFolders: ScanFolders<readonly AnalysedFolder[]> = async (
  context,
  host,
  { folders },
  report,
  signal,
) => {
  const analysed: AnalysedFolder[] = [];
  for (const [index, uri] of folders.entries()) {
    signal.throwIfAborted();
    const path = context.pathOf(uri);
    if (path === null) {
      analysed.push({ uri, analysis: null });
      continue;
    }
    let lastPercentage = -1;
    const onProgress = ({ done, total, file }: AnalysisProgress): void => {
      const percentage = Math.floor(((index + done / total) / folders.length) * 100);
      if (percentage === lastPercentage) return;
      lastPercentage = percentage;
      report({ message: file, percentage });
    };
    analysed.push({ uri, analysis: await analyseFolder(context, host, path, { onProgress, signal }) });
  }
  return analysed;
};

/** Analyses a folder, with the texts of open documents as they are in the editor. Rejects with the signal's reason. */
export async function analyseFolder(
  { analyses, documents, pathOf }: Pick<FeatureContext, 'analyses' | 'documents' | 'pathOf'>,
  host: ServerHost,
  path: string,
  options: Pick<AnalyzeOptions, 'onProgress' | 'signal' | 'planEdits'>,
): Promise<Analysis> {
  const plain = documents.all().filter(({ uri }) => documents.notebookOf(uri) === null);
  const open = new Map(plain.map(({ uri, placed }) => [pathOf(uri), placed.text]));
  return host.analyseWorkspace(await analyses.engine(), {
    ...options,
    paths: ['.'],
    workingDirectory: path,
    configFile: null,
    unsavedTextOf: (file) => open.get(file.replaceAll('\\', '/')) ?? null,
    unsavedNotebookOf: (file) => unitsOfNotebookAt(file.replaceAll('\\', '/'), documents, pathOf),
  });
}

function summaryOf({ uri, analysis }: AnalysedFolder): FolderSummary {
  if (analysis === null) {
    return { uri, filesScanned: 0, totals: totalsOf([]), remarks: ['The folder does not lie on a disk.'] };
  }
  const { filesScanned, totals, skipped, problems, policyProblems } = analysis;
  return {
    uri,
    filesScanned,
    totals,
    remarks: [
      ...policyProblems
        .filter(({ severity }) => severity !== 'notice')
        .map(({ file, line, message, nextStep }) => `${file}:${line} ${message} ${nextStep ?? ''}`.trimEnd()),
      ...problems.map(({ file, lines, reason }) => `${lines === null ? file : formatPlace(file, lines)} ${reason}`),
      ...skipped.map(({ file, reason }) => `${file} skipped: ${reason}`),
    ],
  };
}
