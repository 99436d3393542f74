import { formatDay } from '../../../src/core/present/days.ts';
import { formatCost } from '../../../src/core/present/money.ts';
import type { HistoryReport } from '../../../src/core/report/history-contract.ts';
import { chartFrame, lineConfiguration } from '../charts.ts';
import type { Child } from '../dom.ts';
import type { Page } from '../page.ts';
import { button, emptyState, section, table } from '../parts.ts';

/** More lines than the theme has colours cannot be told apart. */
const shownFeatures = 6;

type Commit = HistoryReport['commits'][number];

/** In the editor a button reads them; a file is made with or without. */
function whyUnread({ isEditor }: Page): string {
  return isEditor
    ? 'commits have not been read.'
    : 'this report was made without commits; callcost report --history adds them.';
}

/** What one run of each feature cost, commit by commit. */
export function history(page: Page): readonly Child[] {
  const { history: report } = page.view;
  if (report === null || report.commits.length === 0) {
    const why = report === null ? whyUnread(page) : 'no commit touches code.';
    const read = button('Read the last commits', () => page.post({ kind: 'history' }), { id: 'read-history' });
    return section('history', 'History', null, emptyState(`Not shown: ${why}`, ...(page.isEditor ? [read] : [])));
  }
  const { commits, features } = report;
  const shown = features.slice(0, shownFeatures);
  const noun = report.groupedBy === 'feature' ? 'feature' : 'folder';
  return section(
    'history',
    'History',
    `Cost of one run of each ${noun} at ${commits.length} commits, at the prices of today; lower ends.`,
    chartFrame(page, {
      id: 'history-chart',
      section: 'history',
      summary: `Cost of one run of each ${noun} over ${commits.length} commits`,
      height: 280,
      configuration: (colours) =>
        lineConfiguration(
          commits.map(({ date, tags }) => tags[0] ?? formatDay(date.slice(0, 10))),
          shown.map((name) => ({ label: name, values: commits.map((commit) => runOf(commit, name)?.low ?? null) })),
          colours,
        ),
      table: table(
        'History',
        [
          { title: 'Commit', cell: ({ hash, tags }: Commit) => tags[0] ?? hash.slice(0, 8) },
          { title: 'Day', cell: ({ date }: Commit) => formatDay(date.slice(0, 10)) },
          { title: 'Subject', isMinor: true, cell: ({ subject }: Commit) => subject },
          ...shown.map((name) => ({
            title: name,
            isNumber: true,
            cell: (commit: Commit) => {
              const cost = runOf(commit, name);
              return cost === null ? '–' : formatCost(cost);
            },
          })),
        ],
        commits,
      ),
    }),
  );
}

function runOf({ features }: Commit, name: string) {
  return features.find((feature) => feature.name === name)?.perRun ?? null;
}
