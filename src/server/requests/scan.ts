import type { AnalysedCall, Analysis } from '../../core/analysis.ts';
import { totalsOf } from '../../core/estimate/totals.ts';
import { totalsSentence } from '../../core/present/totals.ts';
import type { FeatureContext } from '../feature-context.ts';
import type { ServerHost } from '../host.ts';
import type { FolderSummary, ScanParams, ScanSummary } from '../protocol.ts';

/** How far a scan is. */
export interface ScanProgress {
  readonly message: string;
  readonly percentage: number;
}

/** Analyses folders; rejects with the signal's reason when that is aborted. */
export async function scanFolders(
  { analyses, documents, pathOf }: FeatureContext,
  host: ServerHost,
  { folders }: ScanParams,
  report: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<ScanSummary> {
  const engine = await analyses.engine();
  const open = new Map(documents.all().map(({ uri, placed }) => [pathOf(uri), placed.text]));
  const summaries: FolderSummary[] = [];
  const calls: AnalysedCall[] = [];
  for (const [index, uri] of folders.entries()) {
    signal.throwIfAborted();
    const path = pathOf(uri);
    if (path === null) {
      summaries.push({ uri, filesScanned: 0, totals: totalsOf([]), remarks: ['The folder does not lie on a disk.'] });
      continue;
    }
    let lastPercentage = -1;
    const analysis = await host.analyseWorkspace(engine, {
      paths: ['.'],
      workingDirectory: path,
      configFile: null,
      signal,
      unsavedTextOf: (file) => open.get(file.replaceAll('\\', '/')) ?? null,
      onProgress: ({ done, total, file }) => {
        const percentage = Math.floor(((index + done / total) / folders.length) * 100);
        if (percentage === lastPercentage) return;
        lastPercentage = percentage;
        report({ message: file, percentage });
      },
    });
    calls.push(...analysis.calls);
    summaries.push(summaryOf(uri, analysis));
  }
  return { message: totalsSentence(totalsOf(calls)), folders: summaries };
}

function summaryOf(uri: string, { filesScanned, totals, skipped, problems, policyProblems }: Analysis): FolderSummary {
  return {
    uri,
    filesScanned,
    totals,
    remarks: [
      ...policyProblems
        .filter(({ severity }) => severity !== 'notice')
        .map(({ file, line, message, nextStep }) => `${file}:${line} ${message} ${nextStep ?? ''}`.trimEnd()),
      ...problems.map(({ file, lines, reason }) => `${file}${lines === null ? '' : `:${lines.line}`} ${reason}`),
      ...skipped.map(({ file, reason }) => `${file} skipped: ${reason}`),
    ],
  };
}
