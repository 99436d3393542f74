/** The commit that a pull request is compared with. */
import { UserError } from '../../core/errors.ts';
import { findCommit, headOf, openRepository } from '../../workspace/git/repository.ts';
import { type GitPlace, runGit } from '../../workspace/git/run-git.ts';
import type { ComparisonWish } from '../check/check-workspace.ts';
import type { PullRequest } from './run.ts';

/**
 * What GitHub checks out for a pull request is its merge with the base branch as that is now: the first parent is the base,
 * while the event may name one that others have moved on from. Where a workflow checks out the request itself, the base is
 * the commit from which it went its own way. A base that a shallow checkout lacks is fetched before it is compared. Throws a
 * UserError where the request is not what is checked out.
 */
export async function baseOfPullRequest(
  place: GitPlace,
  { number, baseCommit, baseBranch, headCommit }: PullRequest,
  signal: AbortSignal,
): Promise<ComparisonWish> {
  const head = await headOf(await openRepository(place, signal), signal);
  if (head.hash === baseCommit) {
    throw new UserError(
      'The base of the pull request is checked out, and not the request: there is nothing to compare.',
      'Run the workflow on pull_request, not on pull_request_target.',
    );
  }
  const [first, second] = await parentsOf(place, head.hash, signal);
  const isMerge = first !== undefined && second === headCommit;
  const base = isMerge ? first : baseCommit;
  const names = { base: baseBranch, head: `#${number}` };
  return { base, isExact: isMerge, names, obtain: () => ensureCommit(place, base, signal) };
}

/** As the commit itself names them: those that a shallow clone has cut off count, too. */
async function parentsOf(place: GitPlace, commit: string, signal: AbortSignal): Promise<readonly string[]> {
  const output = await runGit(place, ['cat-file', 'commit', commit], signal);
  if (output.kind === 'failed') return [];
  const [header = ''] = output.text.split('\n\n', 1);
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, hash]) => hash ?? []);
}

/** Fetches a commit where it is not there yet. Throws a UserError where it cannot be had. */
async function ensureCommit(place: GitPlace, commit: string, signal: AbortSignal): Promise<void> {
  const repository = await openRepository(place, signal);
  const isThere = await findCommit(repository, commit, signal).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  signal.throwIfAborted();
  // A complete clone stays one: the common commit may lie far back.
  const depth = repository.isShallow ? ['--depth=1'] : [];
  const fetched = await runGit(place, ['fetch', '--quiet', '--no-tags', ...depth, 'origin', commit], signal);
  if (fetched.kind === 'done') return;
  throw new UserError(
    `The base of the pull request (${commit.slice(0, 8)}) cannot be fetched.`,
    'Give actions/checkout fetch-depth: 0, or let it persist its credentials.',
  );
}
