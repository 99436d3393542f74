/** The commit that a pull request is to be merged into, which a shallow checkout does not have. */
import { UserError } from '../../core/errors.ts';
import { findCommit, openRepository } from '../../workspace/git/repository.ts';
import { type GitPlace, runGit } from '../../workspace/git/run-git.ts';

/** Fetches a commit where it is not there yet. Throws a UserError where it cannot be had. */
export async function ensureCommit(place: GitPlace, commit: string, signal: AbortSignal): Promise<void> {
  const repository = await openRepository(place, signal);
  const isThere = await findCommit(repository, commit, signal).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  signal.throwIfAborted();
  const fetched = await runGit(place, ['fetch', '--quiet', '--no-tags', '--depth=1', 'origin', commit], signal);
  if (fetched.kind === 'done') return;
  throw new UserError(
    `The base of the pull request (${commit.slice(0, 8)}) cannot be fetched.`,
    'Give actions/checkout fetch-depth: 0, or let it persist its credentials.',
  );
}
