import { bestSavingText, effortText, savingsText, savingText } from '../../../src/core/report/exports/words.ts';
import type { Opportunity } from '../../../src/core/report/view/report-view.ts';
import { type Child, element } from '../dom.ts';
import type { Page } from '../page.ts';
import { button, emptyState, placeLink, section, table } from '../parts.ts';

/** So many are listed until all are asked for. */
const listedAtFirst = 8;

/** What could be saved, the most money a month first, each with its place and its fix. */
export function savings(page: Page): readonly Child[] {
  const { opportunities } = page.view.savings;
  if (opportunities.length === 0) {
    return section(
      'savings',
      'Savings',
      null,
      emptyState('No suggestion: the rules found nothing in these calls that would save money.'),
    );
  }
  const { listsAllSavings } = page.state;
  const listed = listsAllSavings ? opportunities : opportunities.slice(0, listedAtFirst);
  const rest = opportunities.length - listedAtFirst;
  return section(
    'savings',
    'Savings',
    `${savingsText(page.view.savings)}. Nothing is changed without you.`,
    table('Suggestions to save money', columnsOf(page), listed),
    rest <= 0
      ? null
      : element(
          'p',
          {},
          button(
            listsAllSavings ? 'Show fewer' : `Show ${rest} more`,
            () => page.change({ listsAllSavings: !listsAllSavings }, 'savings'),
            {
              class: 'quiet',
              id: 'savings-more',
            },
          ),
        ),
  );
}

function columnsOf(page: Page) {
  const hasMonth = page.view.savings.perMonth !== null;
  return [
    {
      title: 'Change',
      cell: (each: Opportunity) =>
        element(
          'div',
          { class: 'change' },
          element('strong', {}, each.fix === null ? ruleTitle(each.code) : each.title),
          element('span', { class: 'note' }, each.message),
          element('div', { class: 'narrow-only' }, callPlace(page, each)),
        ),
    },
    { title: 'Call', isMinor: true, cell: (each: Opportunity) => callPlace(page, each) },
    {
      title: hasMonth ? 'Saves a month' : 'Saves',
      isNumber: true,
      cell: (each: Opportunity) => element('strong', {}, bestSavingText(each)),
    },
    ...(hasMonth
      ? [{ title: 'A call', isNumber: true, isSpare: true, cell: ({ perCall }: Opportunity) => savingText(perCall) }]
      : []),
    {
      title: 'Effort',
      isMinor: true,
      cell: (each: Opportunity) => element('span', { class: 'unbroken' }, effortText(each)),
    },
    ...(page.isEditor ? [{ title: 'Fix', cell: (each: Opportunity) => fixButton(page, each) }] : []),
  ];
}

function callPlace(page: Page, each: Opportunity): HTMLElement {
  const more = each.calls.length - 1;
  return element(
    'div',
    {},
    placeLink(page, each),
    more > 0 ? element('span', { class: 'note' }, ` and ${more} more`) : null,
  );
}

/** `tier-above-policy` as `Tier above policy`. */
function ruleTitle(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function fixButton({ post }: Page, { folder, file, cell, line, column, fix, title }: Opportunity): Child {
  if (fix === null) return element('span', { class: 'note' }, 'by hand');
  const place = { folder, file, cell: cell ?? null, line, column };
  return button('Fix', () => post({ kind: 'fix', place, title: fix }), { 'aria-label': `Fix: ${title}` });
}
