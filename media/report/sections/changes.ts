import { changeByAdding, changeByRemoving } from '../../../src/core/diff/cost-change.ts';
import type { Cost } from '../../../src/core/model.ts';
import { formatCostChange } from '../../../src/core/present/cost-change.ts';
import { counted } from '../../../src/core/present/numbers.ts';
import type { DiffReport } from '../../../src/core/report/diff-contract.ts';
import { type Child, element } from '../dom.ts';
import type { Page } from '../page.ts';
import { button, emptyState, placeLink, section, table } from '../parts.ts';

type Change = DiffReport['totals']['perMonth'];

interface ChangedCall {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly call: DiffReport['added'][number];
  readonly what: string;
  readonly perCall: Change;
  readonly perMonth: Change;
}

/** What the branch adds, takes away and changes. */
export function changes(page: Page): readonly Child[] {
  const { diff } = page.view;
  if (diff === null) {
    const why = page.view.diffReason ?? 'Nothing was compared.';
    return section('changes', 'Cost of this branch', null, emptyState(`Not shown: ${why}`, ...chooser(page)));
  }
  const { totals, base } = diff;
  const listed = callsOf(diff);
  return section(
    'changes',
    `Cost of this branch against ${base.name}`,
    `${counted(totals.added, 'call')} added, ${totals.removed} removed, ${totals.changed} changed, ${totals.moved} moved${monthChange(totals)}.`,
    listed.length === 0
      ? emptyState(`No call differs from ${base.name}.`)
      : table('Calls that differ', columnsOf(page), listed),
    ...chooser(page),
    ...diff.notes.map((note) => element('p', { class: 'note' }, note)),
  );
}

/** Another branch to compare with. Branches are those of one folder. */
function chooser({ isEditor, view, post }: Page): readonly Child[] {
  if (!isEditor || view.folders.length !== 1) return [];
  return [button('Compare with another branch', () => post({ kind: 'choose-base' }), { id: 'choose-base' })];
}

/** Nothing where no call differs: then nothing changes, and there is nothing to know. */
function monthChange({ perMonth, known, differing }: DiffReport['totals']): string {
  if (differing === 0) return '';
  if (perMonth === null) return ': no change per month is known';
  return `: ${changeText(perMonth)} /mo${known < differing ? `, known for ${known} of ${differing}` : ''}`;
}

function columnsOf(page: Page) {
  return [
    { title: 'Change', cell: ({ kind, what }: ChangedCall) => (what === '' ? kind : `${kind}: ${what}`) },
    { title: 'Call', cell: ({ kind, call }: ChangedCall) => callPlace(page, kind, call) },
    { title: 'Model', cell: ({ call }: ChangedCall) => call.model?.value ?? 'dynamic' },
    { title: 'Per call', isNumber: true, cell: ({ perCall }: ChangedCall) => changeText(perCall) },
    { title: 'Per month', isNumber: true, cell: ({ perMonth }: ChangedCall) => changeText(perMonth) },
  ];
}

/** What was removed cannot be opened. */
function callPlace(page: Page, kind: ChangedCall['kind'], { file, line, column, cell }: ChangedCall['call']): Child {
  if (kind === 'removed') return element('span', { class: 'place' }, `${file}:${line}`);
  return placeLink(page, { folder: 0, file, line, column, ...(cell === undefined ? {} : { cell }) });
}

function callsOf({ added, removed, changed }: DiffReport): readonly ChangedCall[] {
  const whole = (call: ChangedCall['call'], kind: 'added' | 'removed'): ChangedCall => {
    const change = (cost: Cost | null) =>
      cost === null ? null : kind === 'added' ? changeByAdding(cost) : changeByRemoving(cost);
    return {
      kind,
      call,
      what: '',
      perCall: change(call.cost.perCall),
      perMonth: change(call.cost.perMonth),
    };
  };
  return [
    ...added.map((call) => whole(call, 'added')),
    ...changed.map(({ after, what, delta }) => ({
      kind: 'changed' as const,
      call: after,
      what: what.join(', '),
      perCall: delta.perCall,
      perMonth: delta.perMonth,
    })),
    ...removed.map((call) => whole(call, 'removed')),
  ];
}

function changeText(change: Change): string {
  return change === null ? '–' : formatCostChange(change);
}
