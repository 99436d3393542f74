import { changedCallsOf, type ReportedChange } from '../../../src/core/report/changed-calls.ts';
import { branchText, changeOrUnknown, changeWords } from '../../../src/core/report/exports/words.ts';
import { type Child, element } from '../dom.ts';
import type { Page } from '../page.ts';
import { button, emptyState, placeLink, section, table } from '../parts.ts';

/** What the branch adds, takes away and changes. */
export function changes(page: Page): readonly Child[] {
  const { diff } = page.view;
  if (diff === null) {
    const why = page.view.diffReason ?? 'Nothing was compared.';
    return section('changes', 'Cost of this branch', null, emptyState(`Not shown: ${why}`, ...chooser(page)));
  }
  const { base } = diff;
  const listed = changedCallsOf(diff);
  return section(
    'changes',
    `Cost of this branch against ${base.name}`,
    `${branchText(diff)}.`,
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

function columnsOf(page: Page) {
  return [
    { title: 'Change', cell: changeWords },
    { title: 'Call', cell: ({ kind, call }: ReportedChange) => callPlace(page, kind, call) },
    { title: 'Model', cell: ({ call }: ReportedChange) => call.model?.value ?? 'dynamic' },
    { title: 'Per call', isNumber: true, cell: ({ perCall }: ReportedChange) => changeOrUnknown(perCall) },
    { title: 'Per month', isNumber: true, cell: ({ perMonth }: ReportedChange) => changeOrUnknown(perMonth) },
  ];
}

/** What was removed cannot be opened. */
function callPlace(
  page: Page,
  kind: ReportedChange['kind'],
  { file, line, column, cell }: ReportedChange['call'],
): Child {
  if (kind === 'removed') return element('span', { class: 'place' }, `${file}:${line}`);
  return placeLink(page, { folder: 0, file, line, column, ...(cell === undefined ? {} : { cell }) });
}
