/** What a folder cost in commit after commit. */
import { dirname } from 'node:path';
import { type RunCost, runCost, runCosts } from '../../core/diff/run-cost.ts';
import type { CostSnapshot, CostTracker } from '../cost-tracker.ts';
import type { BlobReader } from './blob-reader.ts';
import { openCommitTree } from './commit-tree.ts';
import type { HistoryCommit } from './commits.ts';
import type { Repository } from './repository.ts';
import { committedFiles } from './working-tree.ts';

/** A commit with what its calls cost: by feature, by folder, and all together. Calls without a feature have the name ''. */
export interface CommitCost extends HistoryCommit {
  readonly byFeature: readonly RunCost[];
  readonly byFolder: readonly RunCost[];
  readonly all: RunCost;
}

/**
 * Goes through commits, oldest first, and reads in each what differs from the one before. Of each, only the sums are kept.
 * Rejects with the reason of the signal.
 */
export async function followHistory(
  repository: Repository,
  commits: readonly HistoryCommit[],
  tracker: CostTracker,
  blobs: BlobReader,
  onCommit: (commit: HistoryCommit, index: number) => void,
  signal: AbortSignal,
): Promise<readonly CommitCost[]> {
  const costs: CommitCost[] = [];
  for (const [index, commit] of commits.entries()) {
    onCommit(commit, index);
    const tree = await openCommitTree(repository, commit.hash, blobs, signal);
    costs.push({ ...commit, ...summedUp(await tracker.at(committedFiles(tree), signal)) });
  }
  return costs;
}

function summedUp({ calls }: CostSnapshot): Omit<CommitCost, keyof HistoryCommit> {
  return {
    byFeature: runCosts(calls, ({ estimate }) => estimate.feature ?? ''),
    byFolder: runCosts(calls, ({ call }) => `${dirname(call.file)}/`.replace(/^\.\/$/, './')),
    all: runCost('', calls),
  };
}
