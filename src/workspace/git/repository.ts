/** The repository of a folder, and the names of its commits. */
import { UserError } from '../../core/errors.ts';
import { type GitPlace, runGit } from './run-git.ts';

/** A repository with a working tree. */
export interface Repository {
  readonly place: GitPlace;
  /** The top folder of its working tree, absolute. */
  readonly top: string;
  /** Whether commits before some day are missing. */
  readonly isShallow: boolean;
}

/** A commit by the name that people gave it. */
export interface NamedCommit {
  /** As it was asked for, or found, e.g. `main` or `origin/main`. */
  readonly name: string;
  readonly hash: string;
}

/** Finds the repository of a folder. Throws a UserError where there is none that may be read. */
export async function openRepository(place: GitPlace, signal: AbortSignal | undefined): Promise<Repository> {
  const shallow = await runGit(place, ['rev-parse', '--show-cdup', '--is-shallow-repository'], signal);
  if (shallow.kind === 'failed') throw whyNoRepository(place.folder, shallow.message);
  const prefix = await runGit(place, ['rev-parse', '--show-prefix'], signal);
  const top = await runGit(place, ['rev-parse', '--show-toplevel'], signal);
  if (prefix.kind === 'failed' || top.kind === 'failed') {
    throw whyNoRepository(place.folder, prefix.kind === 'failed' ? prefix.message : 'must be run in a work tree');
  }
  return {
    place,
    top: topOf(place.folder, withoutLineEnd(prefix.text), withoutLineEnd(top.text)),
    isShallow: shallow.text.endsWith('true\n'),
  };
}

/** The top as the folder is called: git names it without links, and paths below it must be paths below the folder's. */
function topOf(folder: string, prefix: string, top: string): string {
  const below = `/${prefix}`.replace(/\/$/, '');
  if (prefix === '') return folder;
  return folder.replaceAll('\\', '/').endsWith(below) ? folder.slice(0, -below.length) : top;
}

/** The commit that is checked out. Throws a UserError where there is none yet. */
export async function headOf({ place }: Repository, signal: AbortSignal | undefined): Promise<NamedCommit> {
  const hash = await hashOf(place, 'HEAD', signal);
  if (hash !== null) return { name: 'HEAD', hash };
  throw new UserError('The repository has no commit yet.', 'Commit something first: there is nothing to compare with.');
}

/** Whether the repository of a folder has a commit; true where that is not known. */
export async function hasCommits(place: GitPlace, signal: AbortSignal | undefined): Promise<boolean> {
  const isThere = await runGit(place, ['rev-parse', '--is-inside-work-tree'], signal);
  return isThere.kind === 'failed' || (await hashOf(place, 'HEAD', signal)) !== null;
}

/** Names of branches and tags, those with the newest commits first. */
export async function listRefs({ place }: Repository, signal: AbortSignal | undefined): Promise<readonly string[]> {
  const format = '--format=%(refname:short)';
  const count = `--count=${mostRefs}`;
  const from = ['refs/heads', 'refs/remotes', 'refs/tags'];
  const output = await runGit(place, ['for-each-ref', '--sort=-creatordate', format, count, ...from], signal);
  // A remote as a whole, `origin`, stands for its main branch, which has a name of its own.
  return output.kind === 'done' ? output.text.split('\n').filter((name) => name !== '' && name !== 'origin') : [];
}

/** More nobody looks through. */
const mostRefs = 500;

/** The branch that is checked out; null where none is. */
export async function currentBranch({ place }: Repository, signal: AbortSignal | undefined): Promise<string | null> {
  const output = await runGit(place, ['symbolic-ref', '--quiet', '--short', 'HEAD'], signal);
  return output.kind === 'done' ? withoutLineEnd(output.text) : null;
}

/** A commit by any name that git knows; a branch that only the remote has is found there. Throws a UserError for none. */
export async function findCommit(
  repository: Repository,
  name: string,
  signal: AbortSignal | undefined,
): Promise<NamedCommit> {
  for (const candidate of [name, `origin/${name}`]) {
    const hash = await hashOf(repository.place, candidate, signal);
    // Of the full name of a commit its beginning says enough.
    if (hash !== null) return { name: candidate === hash ? hash.slice(0, shortHash) : candidate, hash };
  }
  throw new UserError(
    `There is no commit "${name}" here${repository.isShallow ? ', in a shallow clone' : ''}.`,
    `Check the name, or run: ${fetchCommand(repository, isPlainName.test(name) ? name : 'main')}`,
  );
}

/** Fetches one commit. A clone of a single branch keeps no other one unless it is told under which name. */
function fetchCommand({ isShallow }: Repository, name: string): string {
  const branch = name.replace(/^origin\//, '');
  const what = isHash.test(name) ? name : `${branch}:refs/remotes/origin/${branch}`;
  return `git fetch ${isShallow ? '--unshallow ' : ''}origin ${what}`;
}

const shortHash = 8;

const isHash = /^[0-9a-f]{7,64}$/;

const isPlainName = /^[\w][\w./-]*$/;

/** What to compare with where nobody says: the main branch of the remote, else the local one. Throws a UserError for none. */
export async function defaultBase(repository: Repository, signal: AbortSignal | undefined): Promise<NamedCommit> {
  const remote = await runGit(
    repository.place,
    ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'],
    signal,
  );
  const named = remote.kind === 'done' ? [withoutLineEnd(remote.text)] : [];
  for (const name of [...named, 'origin/main', 'origin/master', 'main', 'master']) {
    const hash = await hashOf(repository.place, name, signal);
    if (hash !== null) return { name, hash };
  }
  throw new UserError(
    `There is no main branch to compare with${repository.isShallow ? ' in this shallow clone' : ''}: neither origin/HEAD, nor main, nor master.`,
    repository.isShallow
      ? 'Run: git fetch --unshallow origin "+refs/heads/*:refs/remotes/origin/*" (in GitHub Actions: fetch-depth: 0 of actions/checkout)'
      : 'Name one: callcost diff develop, callcost check --base develop',
  );
}

/** The commit from which two went their own ways. Throws a UserError where it is not known. */
export async function mergeBase(
  { place, isShallow }: Repository,
  base: NamedCommit,
  head: NamedCommit,
  signal: AbortSignal | undefined,
): Promise<string> {
  const output = await runGit(place, ['merge-base', base.hash, head.hash], signal);
  if (output.kind === 'done') return withoutLineEnd(output.text);
  if (isShallow) {
    throw new UserError(
      `This is a shallow clone: the commit that ${head.name} and ${base.name} have in common is not in it.`,
      'Run: git fetch --unshallow (in GitHub Actions: fetch-depth: 0 of actions/checkout), or compare with the tip: --exact',
    );
  }
  throw new UserError(
    `${head.name} and ${base.name} have no commit in common.`,
    `To compare with ${base.name} as it is: --exact`,
  );
}

async function hashOf(place: GitPlace, name: string, signal: AbortSignal | undefined): Promise<string | null> {
  // What starts like a flag is no name of a commit, whichever version of git reads it.
  if (name.startsWith('-') || /[\0\n]/.test(name)) return null;
  const output = await runGit(place, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], signal);
  return output.kind === 'done' ? withoutLineEnd(output.text) : null;
}

function whyNoRepository(folder: string, message: string): UserError {
  if (/dubious ownership/.test(message)) {
    return new UserError(
      `The repository of ${folder} belongs to somebody else, so git does not read it.`,
      `If you trust it, run: git config --global --add safe.directory "${folder}"`,
    );
  }
  if (/must be run in a work tree/.test(message)) {
    return new UserError(`${folder} is a repository without working tree.`, 'Run this in a clone or a worktree of it.');
  }
  if (/not a git repository/i.test(message)) {
    return new UserError(`${folder} lies in no git repository.`, 'Run this in a folder that git knows.');
  }
  return new UserError(`git cannot read the repository of ${folder}: ${message}`, 'Run "git status" there.');
}

function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}
