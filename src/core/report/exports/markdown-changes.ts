/** The parts of a report as Markdown that come from git: what a branch changes, and how costs came about. */
import { escapeMarkdown, markdownTable } from '../../present/markdown.ts';
import { formatPlace } from '../../present/place.ts';
import { changedCallsOf } from '../changed-calls.ts';
import type { ReportView } from '../view/report-view.ts';
import { branchText, changeOrUnknown, changeWords, monthText } from './words.ts';

/** What a branch changes; nothing where nothing was compared. */
export function changeLines({ diff }: ReportView): readonly string[] {
  if (diff === null) return [];
  const rows = changedCallsOf(diff).map((change) => [
    escapeMarkdown(changeWords(change)),
    escapeMarkdown(formatPlace(change.call.file, change.call)),
    escapeMarkdown(change.call.model?.value ?? 'dynamic'),
    changeOrUnknown(change.perCall),
    changeOrUnknown(change.perMonth),
  ]);
  return [
    `## Cost of this branch against ${escapeMarkdown(diff.base.name)}`,
    '',
    `${branchText(diff)}.`,
    ...(rows.length === 0
      ? []
      : [
          '',
          ...markdownTable(
            ['change', 'call', 'model', 'per call', 'per month'],
            [':--', ':--', ':--', '--:', '--:'],
            rows,
          ),
        ]),
    ...diff.notes.flatMap((note) => ['', escapeMarkdown(note)]),
  ];
}

/** What a run of each feature cost; nothing where no commits were read. */
export function historyLines({ history }: ReportView): readonly string[] {
  if (history === null || history.commits.length === 0) return [];
  const { commits, features, groupedBy, notes } = history;
  const rows = commits.map(({ hash, date, tags, features: costs }) => [
    escapeMarkdown(tags[0] ?? hash.slice(0, 8)),
    date.slice(0, 10),
    ...features.map((name) => monthText(costs.find((each) => each.name === name)?.perRun ?? null)),
  ]);
  return [
    '## History',
    '',
    `Cost of one run of each ${groupedBy}, at the prices of today.`,
    '',
    ...markdownTable(
      ['commit', 'day', ...features.map((name) => escapeMarkdown(name === '' ? 'no feature' : name))],
      [':--', ':--', ...features.map(() => '--:' as const)],
      rows,
    ),
    ...notes.flatMap((note) => ['', escapeMarkdown(note)]),
  ];
}
