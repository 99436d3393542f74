/** A comparison as people read it in a terminal. */
import type { AnalysedCall } from '../../core/analysis.ts';
import type { ChangedCall } from '../../core/diff/diff.ts';
import {
  changedAspectsText,
  diffCountsText,
  featureChangeText,
  formatCostChangeOrUnknown,
  monthChangeText,
} from '../../core/present/cost-change.ts';
import { formatCost, formatCostOrUnknown } from '../../core/present/money.ts';
import { formatPlace } from '../../core/present/place.ts';
import type { TextStyle } from '../../core/present/style.ts';
import { formatTable, type TableColumn } from '../../core/present/table.ts';
import { printable } from '../../core/present/width.ts';
import type { ComparedSide, Comparison } from '../../workspace/git/compare.ts';
import { collapseRows } from './collapse-rows.ts';

export interface TextDiffOptions {
  readonly style: TextStyle;
  readonly width: number;
  readonly isVerbose: boolean;
}

/** The whole output of `callcost diff`. */
export function formatTextDiff(
  { base, head, diff }: Comparison,
  notes: readonly string[],
  { style, width, isVerbose }: TextDiffOptions,
): string {
  const table = (title: string, columns: readonly TableColumn[], rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? [] : ['', style.bold(title), ...formatTable(columns, collapseRows(rows), style, width)];
  const month = monthChangeText(diff);
  const differs = diff.month.differing > 0;
  const hasCalls = base.snapshot.calls.length + head.snapshot.calls.length > 0;
  return [
    `${printable(head.name)} against ${baseText(base)}`,
    hasCalls
      ? `${style.bold([diffCountsText(diff), ...(month === null ? [] : [month])].join(' · '))}, ${diff.unchanged.length} as before`
      : 'No LLM calls on either side',
    ...table('Added', callColumns, diff.added.map(callRow)),
    ...table('Changed', changeColumns, diff.changed.map(changeRow)),
    ...table('Removed', callColumns, diff.removed.map(callRow)),
    ...table(
      'Moved',
      moveColumns,
      isVerbose ? diff.moved.map(({ before, after }) => [placeOf(before), placeOf(after)]) : [],
    ),
    ...table(
      'Features',
      featureColumns,
      diff.features.map((feature) => [
        printable(feature.name),
        feature.base === null ? '?' : formatCost(feature.base),
        feature.head === null ? '?' : formatCost(feature.head),
        featureChangeText(feature),
      ]),
    ),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => style.warning(printable(note)))]),
    ...(differs && month === null
      ? ['', 'Set callsPerMonth of features in callcost.yml to see what a month changes by.']
      : []),
  ].join('\n');
}

/** `main (merge base 1a2b3c4)`. */
function baseText({ name, commit, isMergeBase }: ComparedSide): string {
  const short = commit?.slice(0, shortHash) ?? '';
  return `${printable(name)} (${isMergeBase ? 'merge base ' : ''}${short})`;
}

const shortHash = 8;

const callColumns: readonly TableColumn[] = [
  { title: 'call', align: 'left', minWidth: 18, keep: 'end' },
  { title: 'function', align: 'left', minWidth: 10, dropGroup: 'function' },
  { title: 'model', align: 'left', minWidth: 12 },
  { title: 'per call', align: 'right' },
  { title: 'per month', align: 'right' },
];

function callRow(analysed: AnalysedCall): readonly string[] {
  const { call, estimate } = analysed;
  return [
    placeOf(analysed),
    printable(call.enclosing),
    printable(call.model?.value ?? '?'),
    formatCostOrUnknown(estimate.perCall),
    formatCostOrUnknown(estimate.perMonth),
  ];
}

const changeColumns: readonly TableColumn[] = [
  { title: 'call', align: 'left', minWidth: 18, keep: 'end' },
  { title: 'what changed', align: 'left', minWidth: 16 },
  { title: 'before', align: 'right', dropGroup: 'before' },
  { title: 'now', align: 'right', dropGroup: 'before' },
  { title: 'per call', align: 'right' },
  { title: 'per month', align: 'right' },
];

function changeRow(changed: ChangedCall): readonly string[] {
  const { before, after, perCall, perMonth } = changed;
  return [
    placeOf(after),
    changedAspectsText(changed, printable),
    formatCostOrUnknown(before.estimate.perCall),
    formatCostOrUnknown(after.estimate.perCall),
    formatCostChangeOrUnknown(perCall),
    formatCostChangeOrUnknown(perMonth),
  ];
}

const moveColumns: readonly TableColumn[] = [
  { title: 'from', align: 'left', minWidth: 18, keep: 'end' },
  { title: 'to', align: 'left', minWidth: 18, keep: 'end' },
];

const featureColumns: readonly TableColumn[] = [
  { title: 'feature', align: 'left', minWidth: 12 },
  { title: 'before /mo', align: 'right' },
  { title: 'now /mo', align: 'right' },
  { title: 'change', align: 'right' },
];

function placeOf({ call: { file, lines } }: AnalysedCall): string {
  return printable(formatPlace(file, lines));
}
