/** The first thing that is read: what a month costs, how certain that is, and the four figures to act on. */

import { counted } from '../../../src/core/present/numbers.ts';
import {
  attributionText,
  basisMeanings,
  coverageText,
  monthText,
  savingText,
  shareText,
} from '../../../src/core/report/exports/words.ts';
import type { BudgetLineState } from '../../../src/core/report/view/budget-lines.ts';
import type { ReportView, RowTotals } from '../../../src/core/report/view/report-view.ts';
import { type Child, element, graphic } from '../dom.ts';
import type { Page, SectionId } from '../page.ts';
import { button } from '../parts.ts';

export function overview(page: Page, goTo: (id: SectionId) => void): readonly Child[] {
  return [
    element('h2', { class: 'hidden', id: 'overview-title', tabindex: -1 }, 'Overview'),
    element('div', { class: 'hero' }, monthFigure(page), provenance(page.view)),
    figures(page, goTo),
  ];
}

function monthFigure(page: Page): HTMLElement {
  const { totals } = page.view;
  const open = page.view.rows.filter(({ perMonth }) => perMonth !== null && perMonth.high === null).length;
  return element(
    'div',
    { class: 'month' },
    element('p', { class: 'eyebrow' }, 'Estimated spend per month'),
    element(
      'p',
      { class: 'month-figure' },
      totals.perMonth === null ? 'Not known' : monthText(totals.perMonth),
      totals.perMonth === null ? null : element('span', { class: 'per' }, ' /mo'),
    ),
    element('p', {}, coverageText(totals)),
    open === 0
      ? null
      : element(
          'p',
          { class: 'note' },
          `At least: nothing bounds the cost of ${counted(open, 'call')}, mostly for want of an output limit.`,
        ),
    totals.perMonth !== null || totals.calls === 0 ? null : element('p', { class: 'note' }, missingText(totals)),
    totals.perMonth !== null || totals.calls === 0 || !page.isEditor
      ? null
      : button('Open callcost.yml', () => page.post({ kind: 'command', command: 'callcost.openConfig' }), {
          class: 'primary',
        }),
  );
}

/** What keeps a report from a month. */
function missingText({ withVolume }: RowTotals): string {
  return withVolume === 0
    ? 'A month needs a volume: set callsPerMonth of the features in callcost.yml.'
    : 'No call with a volume has a known price; the reason stands at its cost in the table of calls.';
}

/** One bar of the month by how certain it is, and a legend with the numbers. */
function provenance({ provenance: shares, totals }: ReportView): HTMLElement {
  const hasMonth = totals.perMonth !== null;
  const parts = shares.map(({ basis, share, calls }) => ({
    basis,
    part: hasMonth ? (share ?? 0) : totals.calls === 0 ? 0 : calls / totals.calls,
  }));
  let from = 0;
  const bars = parts.map(({ basis, part }) => {
    const bar = graphic('rect', {
      x: `${from * 100}%`,
      y: 0,
      width: `${part * 100}%`,
      height: 12,
      class: `basis-${basis}`,
    });
    from += part;
    return bar;
  });
  const rows = shares.map(({ basis, calls, share }) =>
    element(
      'tr',
      { class: calls === 0 ? 'absent' : null },
      element('th', { scope: 'row' }, swatch(basis), basis),
      element('td', { class: 'minor' }, basisMeanings[basis]),
      element('td', { class: 'number' }, calls === 0 ? '–' : counted(calls, 'call')),
      element('td', { class: 'number' }, calls === 0 || basis === 'unknown' ? '–' : shareText(share)),
    ),
  );
  return element(
    'div',
    { class: 'provenance' },
    element('h3', {}, hasMonth ? 'How certain the month is' : 'How certain the costs per call are'),
    graphic('svg', { class: 'stack', height: 12, 'aria-hidden': 'true' }, ...bars),
    element(
      'table',
      { class: 'legend' },
      element(
        'thead',
        { class: 'hidden' },
        element(
          'tr',
          {},
          ...['Basis', 'Meaning', 'Calls', 'Share'].map((title) => element('th', { scope: 'col' }, title)),
        ),
      ),
      element('tbody', {}, ...rows),
    ),
  );
}

function swatch(basis: string): SVGElement {
  return graphic(
    'svg',
    { class: 'swatch', width: 10, height: 10, 'aria-hidden': 'true' },
    graphic('rect', { width: 10, height: 10, rx: 2, class: `basis-${basis}` }),
  );
}

function figures({ view }: Page, goTo: (id: SectionId) => void): HTMLElement {
  return element(
    'div',
    { class: 'figures' },
    figure('Possible savings', savingsFigure(view), () => goTo('savings')),
    figure('On frontier models', frontierFigure(view), () => goTo('spend')),
    figure('Budgets', budgetsFigure(view), () => goTo('budgets')),
    figure('Attributed', attributionFigure(view), () => goTo('spend')),
  );
}

interface Figure {
  readonly value: string;
  readonly says: string;
}

function savingsFigure({ savings: { opportunities, perMonth, calls } }: ReportView): Figure {
  const suggestions = counted(opportunities.length, 'suggestion');
  if (opportunities.length === 0) return { value: 'none', says: 'the rules suggest no change' };
  if (perMonth === null) return { value: suggestions, says: 'no month is known for any of them' };
  return { value: `${savingText(perMonth)} /mo`, says: `best of ${suggestions} for each of ${counted(calls, 'call')}` };
}

function frontierFigure({ frontier: { totals, share, routable, routableShare }, rows }: ReportView): Figure {
  const value = share === null ? counted(totals.calls, 'call') : shareText(share);
  if (totals.calls === 0) {
    const open = rows.filter(({ model }) => model === null).length;
    return {
      value,
      says: `no call names one${open === 0 ? '' : `; ${counted(open, 'call names', 'calls name')} no model`}`,
    };
  }
  const spend = routableShare === null ? '' : `, ${shareText(routableShare)} of that spend`;
  return { value, says: `${routable.calls} of ${counted(totals.calls, 'call')} look routable${spend}` };
}

function budgetsFigure({ budgets: { lines } }: ReportView): Figure {
  if (lines.length === 0) return { value: 'none set', says: 'set budgetUsdPerMonth of a feature' };
  const countOf = (...wanted: readonly BudgetLineState[]) => lines.filter(({ state }) => wanted.includes(state)).length;
  const [over, near, open] = [countOf('over'), countOf('likely over', 'may be over'), countOf('no upper end')];
  const value = over > 0 ? `${over} over` : near > 0 ? `${near} may be over` : open > 0 ? 'none over' : 'all within';
  const rest = [
    ...(over > 0 && near > 0 ? [`${near} more may be`] : []),
    ...(open > 0 ? [`${open} without upper end`] : []),
  ];
  return { value, says: [`of ${counted(lines.length, 'budget')}`, ...rest].join(', ') };
}

function attributionFigure({ attribution }: ReportView): Figure {
  const [value, says] = attributionText(attribution);
  return { value, says };
}

/** A number that leads to the section about it. */
function figure(title: string, { value, says }: Figure, onClick: () => void): HTMLElement {
  return element(
    'button',
    { type: 'button', class: 'figure', on: { click: onClick } },
    element('span', { class: 'eyebrow' }, title),
    element('span', { class: 'figure-value' }, value),
    element('span', { class: 'note' }, says.replaceAll(' %', '\u00a0%')),
  );
}
