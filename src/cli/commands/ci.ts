import { appendFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { GateVerdict } from '../../core/gate/gate.ts';
import { monthChangeText } from '../../core/present/cost-change.ts';
import { sarifReport } from '../../core/report/exports/sarif.ts';
import { createScanReport } from '../../core/report/scan-report.ts';
import { findingsOf } from '../../core/report/view/savings.ts';
import { diffNotes } from '../../workspace/git/diff-notes.ts';
import { flagValue, type ParsedArguments } from '../arguments.ts';
import { type CheckedWorkspace, checkWorkspace } from '../check/check-workspace.ts';
import { formatMarkdownVerdict } from '../check/markdown.ts';
import { formatVerdict } from '../check/text.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { formatMarkdownDiff } from '../diff/markdown-diff.ts';
import { annotationsOf } from '../github/annotations.ts';
import { createGitHubApi, type GitHubApi, type Outcome } from '../github/api.ts';
import { ensureCommit } from '../github/base-commit.ts';
import { commentMarker, commentOf } from '../github/comment.ts';
import { type GitHubRun, readGitHubRun } from '../github/run.ts';
import { choosePrices, priceFlags } from '../prices.ts';

/** Replaced by the build with the version of package.json. */
declare const CALLCOST_VERSION: string;

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
  const { pullRequest } = run;
  if (pullRequest !== null) {
    const place = { folder: terminal.workingDirectory, environment: process.env };
    await ensureCommit(place, pullRequest.baseCommit, signal);
  }
  const checked = await checkWorkspace(
    {
      paths: parsed.values.get('path') ?? [],
      configFile: flagValue(parsed, 'config'),
      baseline: flagValue(parsed, 'baseline'),
      // What is checked out is the merge of the request with its base.
      comparison: pullRequest === null ? null : { base: pullRequest.baseCommit, isExact: true },
    },
    prices,
    context,
  );
  await tell(checked, run, parsed, context);
  return checked.verdict.passes || parsed.switches.has('no-fail') ? 0 : 1;
}

async function tell(
  checked: CheckedWorkspace,
  run: GitHubRun,
  { switches }: ParsedArguments,
  { terminal, signal }: CommandContext,
): Promise<void> {
  const { verdict } = checked;
  terminal.out(
    formatVerdict(verdict, { calls: checked.analysis.totals.calls, base: baseName(run) }, terminal.outStyle),
  );
  for (const line of annotations(verdict)) terminal.out(line);
  const markdown = markdownOf(checked, run, terminal.workingDirectory);
  if (run.summaryFile !== null) await appendFile(run.summaryFile, `${markdown.join('\n\n')}\n`);
  if (run.outputFile !== null) await appendFile(run.outputFile, outputs(checked));
  const api = createGitHubApi(run, signal);
  if (run.pullRequest !== null && !switches.has('no-comment')) {
    report('The comment is not kept', await keepComment(api, run.pullRequest.number, checked, markdown), terminal.log);
  }
  if (!switches.has('no-sarif')) {
    report(
      'Findings are not handed over',
      await api.uploadSarif(sarifOf(checked, terminal.workingDirectory), run.commit, run.ref),
      terminal.log,
    );
  }
}

/** A request that changes nothing and breaks nothing is worth no comment, unless there is one to correct. */
function keepComment(
  api: GitHubApi,
  number: number,
  { verdict, comparison }: CheckedWorkspace,
  markdown: readonly string[],
): Promise<Outcome> {
  const differs = (comparison?.diff.month.differing ?? 0) > 0;
  const isWorthIt = differs || !verdict.passes || verdict.warnings.length > 0;
  return api.keepComment(number, commentMarker, commentOf(markdown), isWorthIt);
}

function report(what: string, outcome: Outcome, log: (line: string) => void): void {
  if (!outcome.isDone) log(`${what}: ${outcome.reason}.`);
}

function annotations({ failures, warnings }: GateVerdict): readonly string[] {
  return [...annotationsOf('error', failures), ...annotationsOf('warning', warnings)];
}

function baseName({ pullRequest }: GitHubRun): string | null {
  return pullRequest?.baseBranch ?? null;
}

/** What the change costs, then whether it passes. */
function markdownOf(
  { analysis, verdict, comparison }: CheckedWorkspace,
  run: GitHubRun,
  folder: string,
): readonly string[] {
  const { serverUrl, repository, pullRequest, commit } = run;
  const below = relative(folder, analysis.root).replaceAll('\\', '/');
  const linkPrefix = `${serverUrl}/${repository}/blob/${pullRequest?.headCommit ?? commit}/${below === '' ? '' : `${below}/`}`;
  const base = baseName(run);
  const diff =
    comparison === null
      ? '### Call Cost'
      : formatMarkdownDiff(
          {
            ...comparison,
            base: { ...comparison.base, name: base ?? comparison.base.name },
            head: { ...comparison.head, name: pullRequest === null ? comparison.head.name : `#${pullRequest.number}` },
          },
          diffNotes(comparison),
          linkPrefix,
        );
  return [diff, formatMarkdownVerdict(verdict, { calls: analysis.totals.calls, base }, linkPrefix)];
}

/** For later steps: `passes`, and what a month changes by in words. */
function outputs({ verdict, comparison }: CheckedWorkspace): string {
  const change = comparison === null ? '' : (monthChangeText(comparison.diff) ?? '');
  return `passes=${verdict.passes}\nmonthly-change=${change.replace(/\s+/g, ' ')}\n`;
}

function sarifOf({ analysis }: CheckedWorkspace, folder: string): string {
  const below = relative(folder, analysis.root).replaceAll('\\', '/');
  const findings = findingsOf([createScanReport(analysis)]).map((finding) => ({
    ...finding,
    file: below === '' ? finding.file : `${below}/${finding.file}`,
  }));
  return sarifReport({ findings }, CALLCOST_VERSION);
}
