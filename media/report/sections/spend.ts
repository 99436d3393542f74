import { counted } from '../../../src/core/present/numbers.ts';
import { formatProvider } from '../../../src/core/present/provider-names.ts';
import {
  coverageText,
  dimensionTitle,
  dimensionWords,
  monthText,
  shareText,
} from '../../../src/core/report/exports/words.ts';
import { noneValue } from '../../../src/core/report/view/call-table.ts';
import type { Breakdown, Group, ReportView } from '../../../src/core/report/view/report-view.ts';
import { barConfiguration, chartFrame } from '../charts.ts';
import { type Child, element } from '../dom.ts';
import type { Page } from '../page.ts';
import { button, emptyState, section, table } from '../parts.ts';

/** More bars than these nobody compares; the table has all. */
const shownBars = 10;

/** Where the money goes, by one dimension at a time. */
export function spend(page: Page): readonly Child[] {
  const { breakdowns, totals, frontier } = page.view;
  const breakdown = breakdowns.find(({ dimension }) => dimension === page.state.dimension) ?? breakdowns[0];
  if (breakdown === undefined || totals.calls === 0) {
    return section('spend', 'Where the money goes', null, emptyState('No LLM calls were found here.'));
  }
  return section(
    'spend',
    'Where the money goes',
    `${coverageText(totals)}.${frontierText(frontier)}`,
    dimensionSwitch(page, breakdown),
    totals.perMonth === null ? groupTable(page, breakdown) : groupChart(page, breakdown),
  );
}

function frontierText({ totals, share, routable }: ReportView['frontier']): string {
  if (totals.calls === 0) return '';
  if (totals.perMonth === null) {
    return ` Frontier models: ${counted(totals.calls, 'call')}, ${routable.calls} of which look routable to a lower tier.`;
  }
  const routed = routable.perMonth === null ? 'none' : monthText(routable.perMonth);
  return ` ${monthText(totals.perMonth)} (${shareText(share)}) goes to frontier models; ${routed} of it looks routable to a lower tier.`;
}

function dimensionSwitch(page: Page, shown: Breakdown): HTMLElement {
  const choices = page.view.breakdowns.map(({ dimension }) =>
    element(
      'button',
      {
        type: 'button',
        id: `by-${dimension.replace(/\W/g, '-')}`,
        class: 'segment',
        'aria-pressed': String(dimension === shown.dimension),
        on: { click: () => page.change({ dimension }, 'spend') },
      },
      dimensionTitle(dimension),
    ),
  );
  return element('div', { class: 'segments', role: 'group', 'aria-label': 'Spend by' }, ...choices);
}

function groupChart(page: Page, breakdown: Breakdown): HTMLElement {
  const priced = breakdown.groups.filter(({ totals }) => totals.perMonth !== null);
  const bars = priced.slice(0, shownBars).map((group) => ({
    label: labelOf(breakdown, group),
    low: group.totals.perMonth?.low ?? 0,
    high: group.totals.perMonth?.high ?? null,
    text: monthText(group.totals.perMonth),
  }));
  const title = dimensionWords(breakdown.dimension);
  const rest = breakdown.groups.length - bars.length;
  return element(
    'div',
    {},
    chartFrame(page, {
      id: 'spend-chart',
      section: 'spend',
      summary: `Spend per month by ${title}. ${bars.map(({ label, text }) => `${label} ${text}`).join(', ')}`,
      height: Math.max(120, bars.length * 30 + 40),
      configuration: (colours) => barConfiguration(bars, colours),
      table: groupTable(page, breakdown),
    }),
    element(
      'p',
      { class: 'note' },
      `Solid to the lower end of an estimate, light to its upper end; ≥ has none.${rest > 0 ? ` ${counted(rest, 'more row')} in the table.` : ''}`,
    ),
  );
}

function groupTable(page: Page, breakdown: Breakdown): HTMLElement {
  const title = dimensionTitle(breakdown.dimension);
  return table(
    `Spend by ${title.toLowerCase()}`,
    [
      { title, cell: (group: Group) => groupName(page, breakdown, group) },
      { title: 'Calls', isNumber: true, cell: ({ totals }: Group) => String(totals.calls) },
      {
        title: 'Priced, with volume',
        isNumber: true,
        isMinor: true,
        cell: ({ totals }: Group) => String(totals.covered),
      },
      { title: 'Per month', isNumber: true, cell: ({ totals }: Group) => monthText(totals.perMonth) },
      { title: 'Share', isNumber: true, cell: ({ share }: Group) => shareText(share) },
    ],
    breakdown.groups,
  );
}

/** Groups by which the table of calls can be filtered lead to it. */
function groupName(page: Page, breakdown: Breakdown, group: Group): Child {
  const label = labelOf(breakdown, group);
  const name = group.name ?? noneValue;
  if (breakdown.dimension === 'feature') {
    return button(label, () => page.showCalls({ feature: name }), { class: 'link' });
  }
  if (breakdown.dimension === 'model') return button(label, () => page.showCalls({ model: name }), { class: 'link' });
  return element('strong', {}, label);
}

function labelOf({ dimension }: Breakdown, { name, label }: Group): string {
  return dimension === 'provider' && name !== null ? formatProvider(name) : label;
}
