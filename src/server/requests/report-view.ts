import { UserError } from '../../core/errors.ts';
import { htmlReport } from '../../core/report/exports/html.ts';
import { createReportView } from '../../core/report/view/create-view.ts';
import type { ReportView } from '../../core/report/view/report-view.ts';
import type { FeatureContext } from '../feature-context.ts';
import type { ServerHost } from '../host.ts';
import type { ReportViewData, ReportViewParams } from '../protocol.ts';
import { diffFolder } from './diff.ts';
import { forEachFolder, type ScanFolders } from './scan.ts';

/** Analyses folders and gives what the page of the report shows of them, with live budgets where there are any. */
export const reportView: ScanFolders<ReportViewData, ReportViewParams> = async (
  context,
  host,
  params,
  report,
  signal,
) => {
  const folders = await forEachFolder(context, params, report, (path, onProgress) =>
    context.reportOf(path, { onProgress, signal }),
  );
  const onDisk = folders.flatMap(({ uri, result }) => (result === null ? [] : [{ uri, report: result }]));
  if (onDisk.length === 0) throw new UserError('No folder of the workspace lies on a disk.', 'Open a folder first.');
  const uris = onDisk.map(({ uri }) => uri);
  const budgets = await context.budgets.overview();
  const branch = await branchOf(context, uris, params.base ?? null, signal);
  await host.pause();
  signal.throwIfAborted();
  const view = createReportView({
    reports: onDisk.map((each) => each.report),
    budgets,
    ...branch,
    history: null,
    createdAt: host.now().toISOString(),
  });
  // Whoever waits for hints has had to wait for the view: they come before it is sent.
  await host.pause();
  return { folders: uris, view };
};

/** What the branch costs against another, null for the main branch, or why that is not known: a report does not need git. */
async function branchOf(
  context: FeatureContext,
  folders: readonly string[],
  base: string | null,
  signal: AbortSignal,
): Promise<Pick<ReportView, 'diff' | 'diffReason'>> {
  const [folder] = folders;
  if (folder === undefined || folders.length > 1) {
    return { diff: null, diffReason: 'Several folders are open; "Compare with branch" compares one of them.' };
  }
  try {
    const { report } = await diffFolder(context, { folder, base }, signal);
    return { diff: report, diffReason: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { diff: null, diffReason: [error.message, ...(error.nextStep === null ? [] : [error.nextStep])].join(' ') };
  }
}

/** The page of the report with its data, as one file. */
export async function reportPage(
  { loadAsset }: Pick<ServerHost, 'loadAsset'>,
  view: Pick<ReportView, 'title'>,
): Promise<{ readonly html: string }> {
  const [script, style] = await Promise.all([loadAsset('report.js'), loadAsset('report.css')]);
  const decoder = new TextDecoder();
  return { html: await htmlReport(view, { script: decoder.decode(script), style: decoder.decode(style) }) };
}
