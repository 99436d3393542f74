/** The three things that are asked of GitHub: find our comment, write it, and hand over findings. */
import { gzipSync } from 'node:zlib';
import { request as octokit } from '@octokit/request';
import * as z from 'zod';
import { fitToWidth, printable } from '../../core/present/width.ts';
import type { GitHubRun } from './run.ts';

/** What came of a request: done, or why not, in words. It never holds the token. */
export type Outcome = { readonly isDone: true } | { readonly isDone: false; readonly reason: string };

/** Writes to one repository on behalf of a workflow. */
export interface GitHubApi {
  /**
   * Puts a text into the one comment that begins with a marker: the first is changed, else a new one is made. Where there
   * is none yet, `createsComment` says whether one is worth it.
   */
  readonly keepComment: (
    pullRequest: number,
    marker: string,
    body: string,
    createsComment: boolean,
  ) => Promise<Outcome>;
  /** Hands findings to code scanning. `sarif` is JSON. */
  readonly uploadSarif: (sarif: string, commit: string, ref: string) => Promise<Outcome>;
}

/** Speaks to GitHub with the token of a run; without one nothing is asked. */
export function createGitHubApi(run: GitHubRun, signal: AbortSignal): GitHubApi {
  const { token, apiUrl, repository } = run;
  if (token === null) {
    const reason = 'the workflow hands over no token (input github-token)';
    return {
      keepComment: async () => ({ isDone: false, reason }),
      uploadSarif: async () => ({ isDone: false, reason }),
    };
  }
  const [owner = '', repo = ''] = repository.split('/');
  const place = { owner, repo };
  const send = octokit.defaults({
    baseUrl: apiUrl,
    headers: { authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28', 'user-agent': 'callcost' },
    request: { signal },
  });
  return {
    keepComment: (pullRequest, marker, body, createsComment) =>
      outcomeOf('pull-requests: write', signal, async () => {
        const known = await findComment(send, place, pullRequest, marker);
        const isKept = known !== null && (await changeComment(send, place, known, body));
        if (!isKept && createsComment) {
          await send('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            ...place,
            issue_number: pullRequest,
            body,
          });
        }
      }),
    uploadSarif: (sarif, commit, ref) =>
      outcomeOf('security-events: write', signal, async () => {
        const packed = gzipSync(sarif).toString('base64');
        await send('POST /repos/{owner}/{repo}/code-scanning/sarifs', {
          ...place,
          commit_sha: commit,
          ref,
          sarif: packed,
          tool_name: 'Call Cost',
        });
      }),
  };
}

const commentsPerPage = 100;

/** Pages beyond these are not read: a request with 2,000 comments has other worries. */
const mostPages = 20;

const comments = z.array(
  z.object({
    id: z.int(),
    body: z.string().nullish(),
    user: z.object({ type: z.string() }).nullish(),
    author_association: z.string().nullish(),
  }),
);

/** Those whose tokens may write here. */
const members: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** Anybody may write a comment that begins with the marker; ours is by a bot, or by whoever the token belongs to. */
function isOurs({ body, user, author_association: role }: z.output<typeof comments>[number], marker: string): boolean {
  return body?.startsWith(marker) === true && (user?.type === 'Bot' || members.has(role ?? ''));
}

/** The id of the first comment of ours that begins with the marker; null for none. */
async function findComment(
  send: typeof octokit,
  place: { readonly owner: string; readonly repo: string },
  pullRequest: number,
  marker: string,
): Promise<number | null> {
  for (let page = 1; page <= mostPages; page += 1) {
    const { data } = await send('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...place,
      issue_number: pullRequest,
      per_page: commentsPerPage,
      page,
    });
    const told = comments.parse(data);
    const own = told.find((comment) => isOurs(comment, marker));
    if (own !== undefined) return own.id;
    if (told.length < commentsPerPage) return null;
  }
  return null;
}

/** Writes a comment anew. False where somebody has deleted it since it was found. */
async function changeComment(
  send: typeof octokit,
  place: { readonly owner: string; readonly repo: string },
  id: number,
  body: string,
): Promise<boolean> {
  try {
    await send('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { ...place, comment_id: id, body });
    return true;
  } catch (error) {
    if (refusal.safeParse(error).data?.status === 404) return false;
    throw error;
  }
}

async function outcomeOf(permission: string, signal: AbortSignal, act: () => Promise<void>): Promise<Outcome> {
  try {
    await act();
    return { isDone: true };
  } catch (error) {
    signal.throwIfAborted();
    return { isDone: false, reason: reasonOf(error, permission) };
  }
}

/** What an error of the client tells. The client answers 500 where nobody does. */
const refusal = z.object({
  status: z.number(),
  response: z
    .object({ data: z.object({ message: z.string() }) })
    .optional()
    .catch(undefined),
});

/** Errors of the client hold the request with its headers: only the status and the words of GitHub are passed on. */
function reasonOf(error: unknown, permission: string): string {
  if (error instanceof z.ZodError) return 'GitHub answered with something else than comments';
  const { status, response } = refusal.safeParse(error).data ?? { status: 500 };
  const said = response === undefined ? '' : `, ${fitToWidth(printable(response.data.message), longestWords)}`;
  if (status === 401) return 'GitHub does not accept the token';
  if (status === 429 || /rate limit/i.test(said)) return `GitHub takes no more requests for now (${status}${said})`;
  if (status === 403 || status === 404) {
    return `GitHub refuses (${status}${said}): the job needs the permission ${permission}, and requests from forks never have it`;
  }
  return status >= 400 && status !== 500 ? `GitHub answered with status ${status}${said}` : 'GitHub cannot be reached';
}

const longestWords = 160;
