import type { HistoryReport } from '../../core/report/history-contract.ts';
import { createHistoryReport } from '../../core/report/history-report.ts';
import { createCostTracker } from '../cost-tracker.ts';
import type { Engine } from '../engine.ts';
import { createBlobReader } from './blob-reader.ts';
import { listCommits } from './commits.ts';
import { followHistory } from './follow-history.ts';
import { headOf, openRepository, type Repository } from './repository.ts';

/** Commits that are read where nobody says otherwise. */
export const usualCommits = 30;

/** Which commits of a folder are read, and how. */
export interface HistoryRequest {
  /** The folder, absolute. */
  readonly root: string;
  readonly since: string | null;
  readonly tagsOnly: boolean;
  readonly firstParent: boolean;
  /** So many at most, the newest ones. */
  readonly most: number;
  /** One callcost.yml for all commits, instead of what each has. */
  readonly configFile: string | null;
}

/** What reading a history needs. */
export interface HistoryTools {
  readonly engine: Engine;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly onCommit: (subject: string, index: number, count: number) => void;
  /** Waited for before each file; lets go first what is more urgent. */
  readonly pause?: () => Promise<void>;
}

/** What a run of each feature of a folder cost, commit by commit. Throws a UserError where git has none. */
export async function readHistory(
  request: HistoryRequest,
  { engine, environment, onCommit, pause }: HistoryTools,
  signal: AbortSignal,
): Promise<HistoryReport> {
  const { root, configFile, most } = request;
  const repository = await openRepository({ folder: root, environment }, signal);
  await headOf(repository, signal);
  const commits = await listCommits(repository, root, request, signal);
  const blobs = createBlobReader(repository.place);
  try {
    const tracker = createCostTracker({ root, engine, configFile, ...(pause === undefined ? {} : { pause }) });
    const costs = await followHistory(
      repository,
      commits,
      tracker,
      blobs,
      ({ subject }, index) => onCommit(subject, index, commits.length),
      signal,
    );
    return createHistoryReport(root, engine.prices, costs, notesOn(repository, commits.length, most));
  } finally {
    blobs.dispose();
  }
}

function notesOn({ isShallow }: Repository, found: number, most: number): readonly string[] {
  const isCut = isShallow && found < most;
  return isCut ? ['This is a shallow clone: older commits are missing. Run: git fetch --unshallow'] : [];
}
