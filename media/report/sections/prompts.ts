import { formatCost } from '../../../src/core/present/money.ts';
import { formatTokens } from '../../../src/core/present/tokens.ts';
import { monthText, placeText } from '../../../src/core/report/exports/words.ts';
import type { CallRow, SystemPromptCost } from '../../../src/core/report/view/report-view.ts';
import { type Child, element } from '../dom.ts';
import type { Page } from '../page.ts';
import { breakable, emptyState, placeLink, section, table } from '../parts.ts';

/** The calls and the system prompts that cost most. */
export function prompts(page: Page): readonly Child[] {
  const top = page.view.topCalls.flatMap((key) => page.rowByKey.get(key) ?? []);
  if (top.length === 0) {
    return section('prompts', 'Most expensive', null, emptyState('No call has a known cost.'));
  }
  return section(
    'prompts',
    'Most expensive',
    'A system prompt is billed with every request; these are its tokens at the price of plain input.',
    element('div', { class: 'pair' }, topCalls(page, top), systemPrompts(page)),
  );
}

function topCalls(page: Page, rows: readonly CallRow[]): HTMLElement {
  return element(
    'div',
    {},
    element('h3', {}, 'Calls'),
    table(
      'Most expensive calls',
      [
        {
          title: 'Call',
          cell: (row: CallRow) =>
            element(
              'div',
              {},
              placeLink(page, row, row.name),
              element('span', { class: 'note block' }, ...breakable(placeText(row, page.view))),
            ),
        },
        { title: 'Model', isMinor: true, cell: ({ model }: CallRow) => model ?? 'dynamic' },
        { title: 'Per month', isNumber: true, cell: ({ perMonth }: CallRow) => monthText(perMonth) },
      ],
      rows,
    ),
  );
}

function systemPrompts(page: Page): HTMLElement {
  const { systemPrompts: listed } = page.view;
  return element(
    'div',
    {},
    element('h3', {}, 'System prompts'),
    listed.length === 0
      ? emptyState('No system prompt is written in this code.')
      : table(
          'Most expensive system prompts',
          [
            { title: 'Prompt', cell: ({ excerpt, row }: SystemPromptCost) => promptLink(page, excerpt, row) },
            { title: 'Tokens', isNumber: true, cell: ({ tokens }: SystemPromptCost) => formatTokens(tokens) },
            {
              title: 'Per call',
              isNumber: true,
              isMinor: true,
              cell: ({ perCall }: SystemPromptCost) => formatCost(perCall),
            },
            { title: 'Per month', isNumber: true, cell: ({ perMonth }: SystemPromptCost) => monthText(perMonth) },
          ],
          listed,
        ),
  );
}

function promptLink(page: Page, excerpt: string, key: string): Child {
  const row = page.rowByKey.get(key);
  return row === undefined ? excerpt : placeLink(page, row, excerpt);
}
