/** What GitHub tells a step of a workflow about its run. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { UserError } from '../../core/errors.ts';

/** The environment that variables come from. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A run of a workflow. */
export interface GitHubRun {
  /** `https://api.github.com`, or that of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** `https://github.com`. */
  readonly serverUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly commit: string;
  readonly ref: string;
  readonly pullRequest: PullRequest | null;
  /** Where Markdown for the page of the run goes; null where it cannot be shown. */
  readonly summaryFile: string | null;
  /** Where values for later steps go. */
  readonly outputFile: string | null;
  /** Null where the workflow hands none over. It is never printed. */
  readonly token: string | null;
}

export interface PullRequest {
  readonly number: number;
  /** Commit and branch that the request is to be merged into. */
  readonly baseCommit: string;
  readonly baseBranch: string;
  readonly headCommit: string;
}

/** Reads the run. Throws a UserError outside of GitHub Actions, and for an event that cannot be read. */
export async function readGitHubRun(environment: Environment): Promise<GitHubRun> {
  const parsed = variables.safeParse(environment);
  if (!parsed.success) {
    const missing = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new UserError(
      `callcost ci github runs in GitHub Actions only: ${missing} is not set.`,
      'Elsewhere use callcost check and callcost diff.',
    );
  }
  const set = parsed.data;
  return {
    apiUrl: set.GITHUB_API_URL,
    serverUrl: set.GITHUB_SERVER_URL,
    repository: set.GITHUB_REPOSITORY,
    commit: set.GITHUB_SHA,
    ref: set.GITHUB_REF ?? '',
    pullRequest: set.GITHUB_EVENT_PATH === undefined ? null : await readPullRequest(set.GITHUB_EVENT_PATH),
    summaryFile: set.GITHUB_STEP_SUMMARY ?? null,
    outputFile: set.GITHUB_OUTPUT ?? null,
    token: set.GITHUB_TOKEN ?? null,
  };
}

/** An empty variable is one that is not set. */
const optional = z
  .string()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

/** https://docs.github.com/actions/reference/workflows-and-actions/variables */
const variables = z.object({
  GITHUB_API_URL: z.url().default('https://api.github.com'),
  GITHUB_SERVER_URL: z.url().default('https://github.com'),
  GITHUB_REPOSITORY: z.string().regex(/^[^/\s]+\/[^/\s]+$/),
  GITHUB_SHA: z.string().min(1),
  GITHUB_REF: optional,
  GITHUB_EVENT_PATH: optional,
  GITHUB_STEP_SUMMARY: optional,
  GITHUB_OUTPUT: optional,
  GITHUB_TOKEN: optional,
});

const commitHash = z.string().regex(/^[0-9a-f]{40,64}$/);

/** The parts of a `pull_request` event that are used. */
const event = z.object({
  pull_request: z
    .object({
      number: z.int().positive(),
      base: z.object({ sha: commitHash, ref: z.string() }),
      head: z.object({ sha: commitHash }),
    })
    .nullish(),
});

async function readPullRequest(path: string): Promise<PullRequest | null> {
  const fault = (reason: string) => new UserError(`The event of the workflow (${path}) cannot be read: ${reason}.`);
  let told: unknown;
  try {
    told = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw fault(error instanceof Error ? error.message : String(error));
  }
  const parsed = event.safeParse(told);
  if (!parsed.success) throw fault(z.prettifyError(parsed.error));
  const { pull_request: request } = parsed.data;
  if (request == null) return null;
  return {
    number: request.number,
    baseCommit: request.base.sha,
    baseBranch: request.base.ref,
    headCommit: request.head.sha,
  };
}
