import type { DiffReport } from '../../core/report/diff-contract.ts';
import { createDiffReport } from '../../core/report/diff-report.ts';
import type { Comparison } from './compare.ts';
import { diffNotes } from './diff-notes.ts';

/** A comparison in its public form. */
export function diffReportOf(comparison: Comparison, root: string, { asOf, source }: DiffReport['prices']): DiffReport {
  const side = ({ name, commit, isMergeBase, snapshot }: Comparison['base'] | Comparison['head']) => ({
    name,
    commit,
    isMergeBase,
    policyFiles: snapshot.policyFiles,
    calls: snapshot.calls.map(({ analysed }) => analysed),
  });
  return createDiffReport({
    root,
    prices: { asOf, source },
    base: side(comparison.base),
    head: side(comparison.head),
    diff: comparison.diff,
    notes: diffNotes(comparison),
  });
}
