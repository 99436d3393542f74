/** Runs git: plumbing that neither writes, asks nor colours. The network is used for one thing only: the base commit of a pull request in CI. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { UserError } from '../../core/errors.ts';

/** Where git runs. */
export interface GitPlace {
  readonly folder: string;
  /** The environment of the process, from which what would change the answers is taken. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What a command printed. A command that ends with an error gives its message, and what it was. */
export type GitOutput =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Runs a command and waits for it. Throws a UserError where there is no git, and the reason of the signal. */
export async function runGit(
  place: GitPlace,
  args: readonly string[],
  signal: AbortSignal | undefined,
  input: string | null = null,
): Promise<GitOutput> {
  signal?.throwIfAborted();
  const child = startGit(place, args);
  const stop = () => child.kill();
  signal?.addEventListener('abort', stop, { once: true });
  const ended = new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  // Output that nobody waits for any more must not be an unhandled rejection.
  const outputs = Promise.all([buffer(child.stdout), buffer(child.stderr)]);
  outputs.catch(() => undefined);
  child.stdin.on('error', () => undefined).end(input ?? '');
  try {
    const code = await ended;
    signal?.throwIfAborted();
    const [out, errors] = await outputs;
    if (code === 0) return { kind: 'done', text: out.toString('utf8') };
    return { kind: 'failed', message: errors.toString('utf8').trim() };
  } catch (error) {
    signal?.throwIfAborted();
    throw withoutGit(error);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** Starts a command that is spoken to while it runs. */
export function startGit({ folder, environment }: GitPlace, args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn('git', [...quietly, ...args], {
    cwd: folder,
    env: hardened(environment),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/** What may start programs of the repository, or of the user, is off. */
const quietly: readonly string[] = [
  '--no-pager',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.alternateRefsCommand=',
  '-c',
  'log.showSignature=false',
];

function hardened(environment: GitPlace['environment']): Record<string, string | undefined> {
  const kept = Object.entries(environment).filter(([name]) => !unwanted.test(name));
  return {
    ...Object.fromEntries(kept.map(([name, value]) => [name, isPath.has(name) ? absolute(value) : value])),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_PAGER: 'cat',
    // A clone without its blobs is told of, and not silently filled over the network.
    GIT_NO_LAZY_FETCH: '1',
  };
}

/** What changes the answers, and the key of a gateway, which is no business of a program that git may start. */
const unwanted = /^(?:GIT_(?:TRACE.*|EXTERNAL_DIFF|DIFF_OPTS|PREFIX|.*PATHSPECS|ASKPASS|EDITOR)|CALLCOST_GATEWAY_KEY)$/;

/** In a hook these are relative to the folder of the process, which is not the one that git is started in. */
const isPath: ReadonlySet<string> = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR']);

function absolute(path: string | undefined): string | undefined {
  return path === undefined || path === '' ? path : resolve(path);
}

function withoutGit(error: unknown): unknown {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isMissing ? new UserError('git is not there.', 'Install git, or put it on the PATH.') : error;
}
