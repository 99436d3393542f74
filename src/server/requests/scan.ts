import type { Analysis } from '../../core/analysis.ts';
import { totalsOf } from '../../core/estimate/totals.ts';
import { formatPlace } from '../../core/present/place.ts';
import { totalsSentence } from '../../core/present/totals.ts';
import { createScanReport } from '../../core/report/scan-report.ts';
import type { AnalysisProgress, AnalyzeOptions } from '../../workspace/analyze.ts';
import type { FeatureContext } from '../feature-context.ts';
import type { ServerHost } from '../host.ts';
import type { FolderSummary, ReportData, ScanParams, ScanSummary } from '../protocol.ts';
import { unsavedTexts } from '../unsaved-texts.ts';

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
export type ScanFolders<Result, Params extends ScanParams = ScanParams> = (
  context: FeatureContext,
  host: ServerHost,
  params: Params,
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

/** Analyses folders, one after the other; each is read anew. */
const analyseFolders: ScanFolders<readonly AnalysedFolder[]> = async (context, host, params, report, signal) => {
  const folders = await forEachFolder(context, params, report, (path, onProgress) =>
    analyseFolder(context, host, path, { onProgress, signal }),
  );
  return folders.map(({ uri, result }) => ({ uri, analysis: result }));
};

/** Does something for each folder, one after the other, given its path; null for those that do not lie on a disk. */
export async function forEachFolder<Result>(
  { pathOf }: Pick<FeatureContext, 'pathOf'>,
  { folders }: ScanParams,
  report: (progress: ScanProgress) => void,
  work: (path: string, onProgress: (progress: AnalysisProgress) => void) => Promise<Result>,
): Promise<readonly { readonly uri: string; readonly result: Result | null }[]> {
  const done: { readonly uri: string; readonly result: Result | null }[] = [];
  for (const [index, uri] of folders.entries()) {
    const path = pathOf(uri);
    let lastPercentage = -1;
    const onProgress = ({ done: files, total, file }: AnalysisProgress): void => {
      const percentage = Math.floor(((index + files / total) / folders.length) * 100);
      if (percentage === lastPercentage) return;
      lastPercentage = percentage;
      report({ message: file, percentage });
    };
    done.push({ uri, result: path === null ? null : await work(path, onProgress) });
  }
  return done;
}

/** Analyses a folder, with the texts of open documents as they are in the editor. Rejects with the signal's reason. */
export async function analyseFolder(
  { analyses, documents, pathOf }: Pick<FeatureContext, 'analyses' | 'documents' | 'pathOf'>,
  host: ServerHost,
  path: string,
  options: Pick<AnalyzeOptions, 'onProgress' | 'signal' | 'planEdits'>,
): Promise<Analysis> {
  options.signal?.throwIfAborted();
  return host.analyseWorkspace(await analyses.engine(), {
    ...options,
    ...unsavedTexts(documents, pathOf),
    paths: ['.'],
    workingDirectory: path,
    configFile: null,
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
