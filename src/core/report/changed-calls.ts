/** The calls that differ in a comparison, each with what it changes. */
import { changeByAdding, changeByRemoving } from '../diff/cost-change.ts';
import type { Cost } from '../model.ts';
import type { DiffReport } from './diff-contract.ts';

/** A call that is new, gone or another one. */
export interface ReportedChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** As it is now; as it was, where it was removed. */
  readonly call: DiffReport['added'][number];
  /** What about it changed; empty for calls that came or went. */
  readonly what: readonly string[];
  /** Null where it is not known. */
  readonly perCall: DiffReport['totals']['perMonth'];
  readonly perMonth: DiffReport['totals']['perMonth'];
}

/** First what was added, then what changed, then what was removed. */
export function changedCallsOf({ added, removed, changed }: DiffReport): readonly ReportedChange[] {
  return [
    ...added.map((call) => wholeCall(call, 'added', changeByAdding)),
    ...changed.map(({ after, what, delta }) => ({
      kind: 'changed' as const,
      call: after,
      what,
      perCall: delta.perCall,
      perMonth: delta.perMonth,
    })),
    ...removed.map((call) => wholeCall(call, 'removed', changeByRemoving)),
  ];
}

function wholeCall(
  call: ReportedChange['call'],
  kind: 'added' | 'removed',
  changeBy: (cost: Cost) => ReportedChange['perCall'],
): ReportedChange {
  const change = (cost: Cost | null) => (cost === null ? null : changeBy(cost));
  return { kind, call, what: [], perCall: change(call.cost.perCall), perMonth: change(call.cost.perMonth) };
}
