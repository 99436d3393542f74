/** The commits of a history. */
import { UserError } from '../../core/errors.ts';
import { relativeTo } from '../paths.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** A commit as a history lists it. */
export interface HistoryCommit {
  readonly hash: string;
  /** When it was committed, ISO 8601 with its time zone. */
  readonly date: string;
  readonly subject: string;
  readonly tags: readonly string[];
}

export interface HistoryRequest {
  /** Anything that git takes for a date, e.g. `2026-01-01` or `3 months ago`; null for all. */
  readonly since: string | null;
  /** Tagged commits only. */
  readonly tagsOnly: boolean;
  /** Merged branches count as one commit. */
  readonly firstParent: boolean;
  readonly most: number;
}

/**
 * The newest commits below HEAD that touch a file which calls or prompts may be written in, or callcost.yml; oldest first.
 * Throws a UserError where git cannot tell.
 */
export async function listCommits(
  { place, top }: Repository,
  root: string,
  { since, tagsOnly, firstParent, most }: HistoryRequest,
  signal: AbortSignal | undefined,
): Promise<readonly HistoryCommit[]> {
  const args = [
    'log',
    '-z',
    '--format=%H%x00%cI%x00%s%x00%D',
    '--decorate=full',
    '--decorate-refs=refs/tags',
    `--max-count=${most}`,
    ...(since === null ? [] : [`--since=${since}`]),
    ...(firstParent ? ['--first-parent'] : []),
    // With simplification by decoration, the paths decide what is left beside the tags; tags alone are wanted.
    ...(tagsOnly ? ['--simplify-by-decoration', 'HEAD', '--'] : ['HEAD', '--', ...pathsIn(relativeTo(top, root))]),
  ];
  const output = await runGit(place, args, signal);
  if (output.kind === 'failed') {
    throw new UserError(`git cannot list the commits: ${output.message}`, 'Check --since, and run "git log" here.');
  }
  const commits = parseLog(output.text);
  return (tagsOnly ? commits.filter(({ tags }) => tags.length > 0) : commits).toReversed();
}

/** Sources and prompts; what merely may hold a value, such as package.json, is in every other commit. */
const patterns: readonly string[] = [
  ...['py', 'ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'ipynb'],
  ...['prompt', 'prompty', 'j2', 'jinja', 'jinja2', 'hbs', 'mustache', 'txt', 'md'],
].map((extension) => `*.${extension}`);

const texts: readonly string[] = ['README*', 'CHANGELOG*', 'CONTRIBUTING*', 'LICENSE*'];

/** Patterns of git for what lies in a folder, null for the top one. */
function pathsIn(folder: string | null): readonly string[] {
  const inside = folder === null ? '' : `${folder.replace(/[\\*?[\]]/g, '\\$&')}/`;
  return [
    ...[...patterns, 'callcost.yml'].map((pattern) => `:(top,glob)${inside}**/${pattern}`),
    ...texts.map((pattern) => `:(top,glob,exclude)${inside}**/${pattern}`),
  ];
}

function parseLog(text: string): readonly HistoryCommit[] {
  const fields = text.split('\0');
  const commits: HistoryCommit[] = [];
  for (let index = 0; index + 3 < fields.length; index += 4) {
    const [hash = '', date = '', subject = '', decoration = ''] = fields.slice(index, index + 4);
    commits.push({ hash, date, subject, tags: tagsOf(decoration) });
  }
  return commits;
}

/** `tag: refs/tags/v1.2, tag: refs/tags/v1`. */
function tagsOf(decoration: string): readonly string[] {
  return decoration.split(', ').flatMap((part) => /^tag: refs\/tags\/(.+)$/.exec(part)?.[1] ?? []);
}
