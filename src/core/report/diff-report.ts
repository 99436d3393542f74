import type { AnalysedCall } from '../analysis.ts';
import type { CostChangeOrReason } from '../diff/cost-change.ts';
import type { CallDiff, ChangedCall } from '../diff/diff.ts';
import { totalsOf } from '../estimate/totals.ts';
import type { DiffReport } from './diff-contract.ts';
import { reportBilledCall } from './scan-report.ts';

/** One side of a comparison, with its calls that bill. */
export interface DiffSide {
  readonly name: string;
  readonly commit: string | null;
  readonly isMergeBase: boolean;
  readonly policyFiles: readonly string[];
  readonly calls: readonly AnalysedCall[];
}

/** What a comparison is made of. */
export interface DiffReportInput {
  readonly root: string;
  readonly prices: DiffReport['prices'];
  readonly base: DiffSide;
  readonly head: DiffSide;
  readonly diff: CallDiff;
  readonly notes: readonly string[];
}

/** A comparison in its public form. */
export function createDiffReport({ root, prices, base, head, diff, notes }: DiffReportInput): DiffReport {
  const { added, removed, changed, moved, unchanged, month, features } = diff;
  return {
    version: 1,
    root,
    prices: { ...prices },
    base: reportSide(base),
    head: reportSide(head),
    added: added.map(reportBilledCall),
    removed: removed.map(reportBilledCall),
    changed: changed.map(reportChange),
    moved: moved.map(({ before, after }) => ({ before: reportBilledCall(before), after: reportBilledCall(after) })),
    totals: {
      added: added.length,
      removed: removed.length,
      changed: changed.length,
      moved: moved.length,
      unchanged: unchanged.length,
      ...month,
    },
    features: features.map((feature) => ({ ...feature })),
    notes: [...notes],
  };
}

function reportSide({ name, commit, isMergeBase, policyFiles, calls }: DiffSide): DiffReport['base'] {
  return { name, commit, isMergeBase, policyFiles: [...policyFiles], totals: totalsOf(calls) };
}

function reportChange({ before, after, what, perCall, perMonth }: ChangedCall): DiffReport['changed'][number] {
  return {
    before: reportBilledCall(before),
    after: reportBilledCall(after),
    what: [...what],
    delta: { ...reportDelta('perCall', perCall), ...reportDelta('perMonth', perMonth) },
  };
}

function reportDelta<Key extends 'perCall' | 'perMonth'>(key: Key, { change, reason }: CostChangeOrReason) {
  return { [key]: change, ...(reason === null ? {} : { [`${key}Reason`]: reason }) } as {
    readonly [K in Key]: typeof change;
  };
}
