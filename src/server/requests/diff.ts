import type { AnalysedCall } from '../../core/analysis.ts';
import { UserError } from '../../core/errors.ts';
import { changedCallText, diffCountsText, monthChangeText } from '../../core/present/cost-change.ts';
import { formatCostOrUnknown } from '../../core/present/money.ts';
import { diffReportOf } from '../../workspace/git/diff-report-of.ts';
import type { FeatureContext } from '../feature-context.ts';
import type { DiffParams, DiffResult, RefsParams, RefsResult } from '../protocol.ts';

/** Compares a folder with a branch, for people and for the page of the report. Throws a UserError where that cannot be. */
export async function diffFolder(
  { analyses, branchDiffs, pathOf }: FeatureContext,
  { folder, base }: DiffParams,
  signal: AbortSignal,
): Promise<DiffResult> {
  const root = rootOf(pathOf(folder));
  const comparison = await branchDiffs.compare(root, base, signal);
  const { diff } = comparison;
  const month = monthChangeText(diff);
  const message = `Diff to ${comparison.base.name}: ${[diffCountsText(diff), ...(month === null ? [] : [month])].join(', ')}`;
  const costOf = ({ estimate }: AnalysedCall) => `${formatCostOrUnknown(estimate.perCall)} per call`;
  const texts = {
    added: diff.added.map(costOf),
    removed: diff.removed.map(costOf),
    changed: diff.changed.map(changedCallText),
  };
  return { message, report: diffReportOf(comparison, root, analyses.prices()), texts };
}

/** Branches and tags that a folder can be compared with. Throws a UserError where there is no repository. */
export async function refsOf(
  { branchDiffs, pathOf }: FeatureContext,
  { folder }: RefsParams,
  signal: AbortSignal,
): Promise<RefsResult> {
  return { refs: await branchDiffs.refs(rootOf(pathOf(folder)), signal) };
}

function rootOf(path: string | null): string {
  if (path === null) throw new UserError('The folder does not lie on a disk.', 'Open it from a disk to compare it.');
  return path;
}
