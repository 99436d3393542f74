import type { PriceData } from '../../core/prices/data.ts';
import type { HistoryReport } from '../../core/report/history-contract.ts';
import { createHistoryReport } from '../../core/report/history-report.ts';
import { createCostTracker } from '../../workspace/cost-tracker.ts';
import { createEngine } from '../../workspace/engine.ts';
import { createBlobReader } from '../../workspace/git/blob-reader.ts';
import { listCommits } from '../../workspace/git/commits.ts';
import { followHistory } from '../../workspace/git/follow-history.ts';
import { headOf, openRepository, type Repository } from '../../workspace/git/repository.ts';
import type { CommandContext } from '../command.ts';

/** Commits that are read where nobody says otherwise. */
export const usualCommits = 30;

/** Which commits of the working directory are read, and how. */
export interface HistoryRequest {
  readonly since: string | null;
  readonly tagsOnly: boolean;
  readonly firstParent: boolean;
  /** So many at most, the newest ones. */
  readonly most: number;
  /** One callcost.yml for all commits, instead of what each has. */
  readonly configFile: string | null;
}

/** What a run of each feature of the working directory cost, commit by commit. Throws a UserError where git has none. */
export async function readHistory(
  request: HistoryRequest,
  prices: PriceData,
  { terminal, loadBytes, at, signal }: CommandContext,
): Promise<HistoryReport> {
  const root = terminal.workingDirectory;
  const repository = await openRepository({ folder: root, environment: process.env }, signal);
  await headOf(repository, signal);
  const commits = await listCommits(repository, root, request, signal);
  const engine = await createEngine(loadBytes, at, prices);
  const blobs = createBlobReader(repository.place);
  try {
    const tracker = createCostTracker({ root, engine, configFile: request.configFile });
    const progress = (subject: string, index: number) =>
      terminal.progress(`Reading commit ${index + 1} of ${commits.length}  ${subject}`);
    const costs = await followHistory(
      repository,
      commits,
      tracker,
      blobs,
      ({ subject }, index) => progress(subject, index),
      signal,
    );
    return createHistoryReport(root, prices, costs, notesOn(repository, commits.length, request.most));
  } finally {
    blobs.dispose();
    engine.dispose();
  }
}

function notesOn({ isShallow }: Repository, found: number, most: number): readonly string[] {
  const isCut = isShallow && found < most;
  return isCut ? ['This is a shallow clone: older commits are missing. Run: git fetch --unshallow'] : [];
}
