/** A history as people read it in a terminal: a line for each feature, then the commits that changed one. */

import type { Cost } from '../../core/model.ts';
import { formatCost } from '../../core/present/money.ts';
import { counted } from '../../core/present/numbers.ts';
import type { TextStyle } from '../../core/present/style.ts';
import { formatTable, type TableColumn } from '../../core/present/table.ts';
import { fitToWidth, printable } from '../../core/present/width.ts';
import type { HistoryReport, ReportedCommit } from '../../core/report/history-contract.ts';

/** Commits of which the changes are listed, the newest ones. */
const mostChanges = 40;

/** Steps that a small chart takes; a longer history is drawn by its newest commits. */
const mostSteps = 40;

/** The whole output of `callcost history`. */
export function formatTextHistory(report: HistoryReport, style: TextStyle, width: number): string {
  const { commits, features, groupedBy } = report;
  const [first, last] = [commits[0], commits.at(-1)];
  if (first === undefined || last === undefined) return 'No commit here touches code.';
  const changes = commits.flatMap((commit, index) => changesOf(commit, commits[index - 1] ?? null));
  const shown = changes.slice(-mostChanges);
  const days = `${dayOf(first)} to ${dayOf(last)}`;
  const count = counted(commits.length, 'commit');
  return [
    `${count}, ${days}; cost of one run of each ${groupedBy}`,
    '',
    ...formatTable(
      featureColumns(groupedBy),
      features.map((name) => featureRow(name, commits)),
      style,
      width,
    ),
    ...(shown.length === 0
      ? ['', 'No commit changed what a run costs.']
      : [
          '',
          style.bold(moreText(changes.length - shown.length)),
          ...formatTable(changeColumns(groupedBy), shown, style, width),
        ]),
    ...(groupedBy === 'feature'
      ? []
      : ['', 'No callcost.yml names features in these commits; --config <file> applies one to all of them.']),
    ...(report.notes.length === 0 ? [] : ['', ...report.notes.map((note) => style.warning(printable(note)))]),
  ].join('\n');
}

function moreText(hidden: number): string {
  return hidden > 0 ? `Changes (${hidden} older ones are left out)` : 'Changes';
}

function featureColumns(groupedBy: string): readonly TableColumn[] {
  return [
    { title: groupedBy, align: 'left', minWidth: 16, keep: 'end' },
    { title: 'first', align: 'right' },
    { title: 'last', align: 'right' },
    { title: 'known calls', align: 'right' },
    { title: 'per month', align: 'right', dropGroup: 'month' },
    { title: 'course', align: 'left', dropGroup: 'course' },
  ];
}

function featureRow(name: string, commits: readonly ReportedCommit[]): readonly string[] {
  const costs = commits.map((commit) => featureIn(commit, name)?.perRun ?? null);
  const existing = commits.filter((commit) => featureIn(commit, name) !== null);
  const lastCommit = commits.at(-1);
  const last = lastCommit === undefined ? null : featureIn(lastCommit, name);
  return [
    printable(name),
    perRunText(existing[0] ?? null, name),
    last === null ? 'gone' : perRunText(lastCommit ?? null, name),
    callsText(last),
    last?.perMonth == null ? '?' : formatCost(last.perMonth),
    course(costs.slice(-mostSteps)),
  ];
}

function perRunText(commit: ReportedCommit | null, name: string): string {
  const perRun = commit === null ? null : (featureIn(commit, name)?.perRun ?? null);
  return perRun === null ? '?' : formatCost(perRun);
}

/** `3 of 14`: a sum that covers fewer calls than before is no saving. */
function callsText(feature: ReportedCommit['features'][number] | null): string {
  if (feature === null) return '0';
  return feature.priced === feature.calls ? String(feature.calls) : `${feature.priced} of ${feature.calls}`;
}

/**
 * A bar for each commit, scaled from nothing to the highest; a dot where the cost is not known. Where one cost has no upper
 * end, the low ends of all are drawn.
 */
function course(costs: readonly (Cost | null)[]): string {
  const isBounded = costs.every((cost) => cost === null || cost.high !== null);
  const sizeOf = ({ low, high }: Cost) => (isBounded && high !== null ? (low + high) / 2 : low);
  const sizes = costs.map((cost) => (cost === null ? null : sizeOf(cost)));
  const highest = Math.max(...sizes.map((size) => size ?? 0));
  return sizes
    .map((size) => {
      if (size === null) return '·';
      return bars[highest === 0 ? 0 : Math.round((size / highest) * (bars.length - 1))] ?? '·';
    })
    .join('');
}

const bars = '▁▂▃▄▅▆▇█';

function changeColumns(groupedBy: string): readonly TableColumn[] {
  return [
    { title: 'day', align: 'left' },
    { title: 'commit', align: 'left' },
    { title: groupedBy, align: 'left', minWidth: 12, keep: 'end' },
    { title: 'before', align: 'right' },
    { title: 'after', align: 'right' },
    { title: 'known calls', align: 'right', dropGroup: 'calls' },
    { title: 'subject', align: 'left', minWidth: 12 },
  ];
}

/** What a commit changed, a row for each feature; nothing for the first one of a history. */
function changesOf(commit: ReportedCommit, before: ReportedCommit | null): readonly (readonly string[])[] {
  if (before === null) return [];
  const names = new Set([...before.features, ...commit.features].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [from, to] = [featureIn(before, name), featureIn(commit, name)];
    const costs = [from === null ? 'new' : perRunText(before, name), to === null ? 'gone' : perRunText(commit, name)];
    const calls = [callsText(from), callsText(to)];
    // What people read as the same is the same to them.
    if (costs[0] === costs[1] && calls[0] === calls[1]) return [];
    return [
      [
        dayOf(commit),
        commit.hash.slice(0, 8),
        printable(name),
        ...costs,
        calls.join(' → '),
        fitToWidth(printable(commit.subject), longestSubject),
      ],
    ];
  });
}

const longestSubject = 60;

function featureIn(commit: ReportedCommit, name: string): ReportedCommit['features'][number] | null {
  return commit.features.find((feature) => feature.name === name) ?? null;
}

function dayOf({ date }: ReportedCommit): string {
  return date.slice(0, 10);
}
