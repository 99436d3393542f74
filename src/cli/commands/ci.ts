import { appendFile } from 'node:fs/promises';
import { UserError } from '../../core/errors.ts';
import { openRepository } from '../../workspace/git/repository.ts';
import type { GitPlace } from '../../workspace/git/run-git.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
import { checkWorkspace } from '../check/check-workspace.ts';
import { formatVerdict } from '../check/text.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { createGitHubApi, type Outcome } from '../github/api.ts';
import { baseOfPullRequest } from '../github/base-commit.ts';
import {
  annotationLines,
  type CheckedRun,
  isWorthComment,
  markdownOf,
  outputsOf,
  placesOf,
  sarifOf,
} from '../github/checked-run.ts';
import { commentMarker, commentOf } from '../github/comment.ts';
import { readGitHubRun } from '../github/run.ts';
import { choosePrices, priceFlags } from '../prices.ts';

/** `callcost ci github`: what the GitHub action runs. */
export const ciCommand: Command = {
  name: 'ci',
  operands: 'github',
  summary: 'Check and diff for a workflow of GitHub: summary, comment, annotations, code scanning',
  description: [
    'Runs in GitHub Actions; action.yml of Call Cost calls it. Checks the workspace, compares a pull request with its base,',
    'writes the summary of the job, keeps one comment on the pull request up to date and hands findings to code scanning.',
    'What the token does not allow is said and left out; the check itself decides how the step ends.',
  ],
  flags: [
    { name: 'path', value: 'path', isRepeatable: true, help: 'Only this file or folder' },
    { name: 'config', value: 'file', help: 'This callcost.yml for everything, instead of those in the folders' },
    { name: 'baseline', value: 'file', help: 'Findings to accept' },
    { name: 'no-comment', value: null, help: 'Keep no comment on the pull request' },
    { name: 'no-sarif', value: null, help: 'Hand no findings to code scanning' },
    { name: 'no-fail', value: null, help: 'Report, but let the step pass' },
    ...priceFlags,
  ],
  examples: [{ line: 'callcost ci github', says: 'as a step of a workflow, with GITHUB_TOKEN in the environment' }],
  run: runCi,
};

async function runCi(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal, signal } = context;
  if (parsed.positionals[0] !== 'github') {
    throw new UserError(
      'callcost ci knows GitHub only.',
      'Elsewhere use callcost check and callcost diff; docs/ci.md has lines to copy.',
    );
  }
  const run = await readGitHubRun(process.env);
  const prices = await choosePrices(parsed, context);
  const place = { folder: terminal.workingDirectory, environment: process.env };
  const paths = parsed.values.get('path') ?? [];
  const checked = await checkWorkspace(
    {
      paths,
      configFile: flagValue(parsed, 'config'),
      baseline: flagValue(parsed, 'baseline'),
      comparison: run.pullRequest === null ? null : await baseOfPullRequest(place, run.pullRequest, signal),
    },
    prices,
    context,
  );
  const places = placesOf(await topOf(place, signal), terminal.workingDirectory, checked.analysis.root, paths);
  await tell({ run, checked, ...places }, parsed, context);
  return checked.verdict.passes || parsed.switches.has('no-fail') ? 0 : 1;
}

/** The top of the repository; the working directory where it was downloaded without git. */
function topOf(place: GitPlace, signal: AbortSignal): Promise<string> {
  return openRepository(place, signal).then(
    ({ top }) => top,
    () => {
      signal.throwIfAborted();
      return place.folder;
    },
  );
}

async function tell(
  checkedRun: CheckedRun,
  { switches }: ParsedArguments,
  { terminal, signal }: CommandContext,
): Promise<void> {
  const { run, checked, folder, parts } = checkedRun;
  const { verdict } = checked;
  terminal.out(
    formatVerdict(
      verdict,
      { calls: checked.analysis.totals.calls, base: checked.comparison?.base.name ?? null },
      terminal.outStyle,
    ),
  );
  for (const line of annotationLines(verdict, folder)) terminal.out(line);
  const markdown = markdownOf(checkedRun);
  if (run.summaryFile !== null) await appendFile(run.summaryFile, `${markdown.join('\n\n')}\n`);
  if (run.outputFile !== null) await appendFile(run.outputFile, outputsOf(checked));
  const api = createGitHubApi(run, signal);
  if (run.pullRequest !== null && !switches.has('no-comment')) {
    const marker = commentMarker(parts);
    const body = commentOf(marker, markdown);
    const outcome = await api.keepComment(run.pullRequest.number, marker, body, isWorthComment(checked));
    report('The comment is not kept', outcome, terminal.log);
  }
  if (!switches.has('no-sarif')) {
    report(
      'Findings are not handed over',
      await api.uploadSarif(sarifOf(checkedRun), run.commit, run.ref),
      terminal.log,
    );
  }
}

function report(what: string, outcome: Outcome, log: (line: string) => void): void {
  if (!outcome.isDone) log(`${what}: ${outcome.reason}.`);
}
