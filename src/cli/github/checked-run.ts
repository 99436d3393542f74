/** What a run of a workflow found out, in the forms in which GitHub shows it. */
import { relative, resolve } from 'node:path';
import type { GateVerdict } from '../../core/gate/gate.ts';
import { monthChangeText } from '../../core/present/cost-change.ts';
import { escapeMarkdown } from '../../core/present/markdown.ts';
import { pathInAddress } from '../../core/present/place.ts';
import { sarifReport } from '../../core/report/exports/sarif.ts';
import { createScanReport } from '../../core/report/scan-report.ts';
import { findingsOf } from '../../core/report/view/savings.ts';
import { diffNotes } from '../../workspace/git/diff-notes.ts';
import type { CheckedWorkspace } from '../check/check-workspace.ts';
import { formatMarkdownVerdict } from '../check/markdown.ts';
import { formatMarkdownDiff } from '../diff/markdown-diff.ts';
import { annotationsOf } from './annotations.ts';
import type { GitHubRun } from './run.ts';

/** Replaced by the build with the version of package.json. */
declare const CALLCOST_VERSION: string;

/** What was found out, and about what. */
export interface CheckedRun {
  readonly run: GitHubRun;
  readonly checked: CheckedWorkspace;
  /** The folder, relative to the top of the repository, that files are relative to; it ends in a slash, or is empty. */
  readonly folder: string;
  /** Files and folders, relative to the top, where not everything was checked; else empty. */
  readonly parts: readonly string[];
}

/** Where things are, seen from the top of a repository; all paths are absolute, but those that were asked for. */
export function placesOf(
  top: string,
  workingDirectory: string,
  root: string,
  paths: readonly string[],
): Pick<CheckedRun, 'folder' | 'parts'> {
  const below = (path: string) => relative(top, resolve(workingDirectory, path)).replaceAll('\\', '/');
  const parts = (paths.length === 0 ? ['.'] : paths).map(below);
  const folder = below(root);
  return { folder: folder === '' ? '' : `${folder}/`, parts: parts.includes('') ? [] : parts };
}

/** A request that changes nothing and breaks nothing is worth no comment, unless there is one to correct. */
export function isWorthComment({ verdict, comparison }: CheckedWorkspace): boolean {
  return (comparison?.diff.month.differing ?? 0) > 0 || !verdict.passes || verdict.warnings.length > 0;
}

/** Lines of the log that stand beside the code. */
export function annotationLines({ failures, warnings }: GateVerdict, folder: string): readonly string[] {
  return [...annotationsOf('error', failures, folder), ...annotationsOf('warning', warnings, folder)];
}

/** The summary and the comment: what the change costs, then whether it passes. */
export function markdownOf({ run, checked, folder, parts }: CheckedRun): readonly string[] {
  const { analysis, verdict, comparison } = checked;
  const { serverUrl, repository, pullRequest, commit } = run;
  const encoded = pathInAddress(folder);
  const linkPrefix = `${serverUrl}/${repository}/blob/${pullRequest?.headCommit ?? commit}/${encoded}`;
  const base = comparison?.base.name ?? null;
  const diff =
    comparison === null ? '### Call Cost' : formatMarkdownDiff(comparison, diffNotes(comparison), linkPrefix);
  return [
    diff,
    ...(parts.length === 0 ? [] : [`Checked: ${parts.map(escapeMarkdown).join(', ')}.`]),
    formatMarkdownVerdict(verdict, { calls: analysis.totals.calls, base }, linkPrefix),
  ];
}

/** Values for later steps: `passes`, and what a month changes by in words. */
export function outputsOf({ verdict, comparison }: CheckedWorkspace): string {
  const change = comparison === null ? '' : (monthChangeText(comparison.diff) ?? '');
  return `passes=${verdict.passes}\nmonthly-change=${change.replace(/\s+/g, ' ')}\n`;
}

/** The findings for code scanning. */
export function sarifOf({ checked, folder, parts }: CheckedRun): string {
  const findings = findingsOf([createScanReport(checked.analysis)]).map((finding) => ({
    ...finding,
    file: `${folder}${finding.file}`,
  }));
  return sarifReport({ findings }, CALLCOST_VERSION, parts.join(' '));
}
