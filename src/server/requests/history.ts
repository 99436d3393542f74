import { UserError } from '../../core/errors.ts';
import type { HistoryReport } from '../../core/report/history-contract.ts';
import { usualCommits } from '../../workspace/git/read-history.ts';
import type { ScanFolders } from './scan.ts';

/** What a run of each feature of the first folder cost over the last commits. Throws a UserError where git has none. */
export const historyOfFolder: ScanFolders<HistoryReport> = async (context, host, { folders }, report, signal) => {
  const { analyses, branchDiffs, pathOf } = context;
  const root = folders[0] === undefined ? null : pathOf(folders[0]);
  if (root === null) throw new UserError('No folder of the workspace lies on a disk.', 'Open a folder first.');
  // Refuses where git may not run, and says why.
  await branchDiffs.refs(root, signal);
  const request = { root, since: null, tagsOnly: false, firstParent: true, most: usualCommits, configFile: null };
  const tools = {
    engine: await analyses.engine(),
    onCommit: (subject: string, index: number, count: number) =>
      report({ message: subject, percentage: Math.floor((index / count) * 100) }),
    pause: () => host.pause().then(() => analyses.idle()),
  };
  return host.readHistory(request, tools, signal);
};
