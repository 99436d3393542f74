import {
  type CancellationToken,
  type LogOutputChannel,
  l10n,
  type Progress,
  ProgressLocation,
  window,
  workspace,
} from 'vscode';
import type { ScanSummary } from '../server/protocol.ts';
import { inform, informWithLog } from './messages.ts';
import { withoutLinks } from './plain-text.ts';
import type { ServerLink } from './server-link.ts';

/** Analyses all folders of the workspace, with progress and a way to stop; the details go to the log. */
export async function scanWorkspace(link: ServerLink, log: LogOutputChannel): Promise<ScanSummary | null> {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  if (folders.length === 0) {
    inform(l10n.t('Open a folder on a disk to scan it.'));
    return null;
  }
  const summary = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Call Cost: scanning'), cancellable: true },
    (progress, token) =>
      requestScan(
        link,
        folders.map(({ uri }) => uri.toString()),
        progress,
        token,
      ),
  );
  writeSummary(summary, log);
  informWithLog(summary.message, log);
  return summary;
}

type Report = Progress<{ message?: string; increment?: number }>;

async function requestScan(
  link: ServerLink,
  folders: readonly string[],
  progress: Report,
  token: CancellationToken,
): Promise<ScanSummary> {
  const workDoneToken = `callcost-scan-${crypto.randomUUID()}`;
  let done = 0;
  const subscription = await link.onProgress(workDoneToken, ({ message, percentage }) => {
    const increment = Math.max(0, (percentage ?? done) - done);
    done += increment;
    progress.report({ increment, ...(message === null ? {} : { message: withoutLinks(message) }) });
  });
  try {
    return await link.request('callcost/scan', { folders, workDoneToken }, token);
  } finally {
    subscription.dispose();
  }
}

function writeSummary({ message, folders }: ScanSummary, log: LogOutputChannel): void {
  log.info(message);
  for (const { uri, filesScanned, remarks } of folders) {
    log.info(l10n.t('{0}: {1} files scanned', uri, filesScanned));
    for (const remark of remarks) log.info(`  ${remark}`);
  }
}
