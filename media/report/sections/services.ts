import { counted, grouped } from '../../../src/core/present/numbers.ts';
import { formatProvider } from '../../../src/core/present/provider-names.ts';
import { modelsText, monthText } from '../../../src/core/report/exports/words.ts';

import type { ReportView, Service } from '../../../src/core/report/view/report-view.ts';
import { type Child, element } from '../dom.ts';
import type { Page } from '../page.ts';
import { emptyState, section, table } from '../parts.ts';

/** The AI services in use, and what the report leaves out. */
export function services({ view }: Page): readonly Child[] {
  const { inventory } = view;
  return section(
    'services',
    'AI services in use',
    `${counted(view.filesScanned, 'file')} read${skippedText(view)}.`,
    inventory.length === 0
      ? emptyState('No LLM calls were found here.')
      : table('AI services in use', columns, inventory),
    problemList(view),
  );
}

const columns = [
  {
    title: 'Provider',
    cell: ({ provider }: Service) =>
      element('strong', {}, provider === null ? 'Not decided by the source' : formatProvider(provider)),
  },
  { title: 'Models', cell: modelsText },
  { title: 'SDKs', cell: ({ sdks }: Service) => sdks.join(', ') },
  { title: 'Requests', isMinor: true, cell: ({ operations }: Service) => operations.join(', ') },
  { title: 'Files', isNumber: true, isMinor: true, cell: ({ files }: Service) => grouped(files) },
  { title: 'Calls', isNumber: true, cell: ({ calls }: Service) => grouped(calls) },
  { title: 'Per month', isNumber: true, cell: ({ perMonth }: Service) => monthText(perMonth) },
];

function skippedText({ skipped }: ReportView): string {
  if (skipped.length === 0) return '';
  return `; left out: ${skipped.map(({ kind, count }) => `${grouped(count)} ${kind}`).join(', ')}`;
}

function problemList({ problems }: ReportView): Child {
  const telling = problems.filter(({ severity }) => severity !== 'notice');
  if (telling.length === 0) return null;
  const items = telling.map(({ file, line, message, nextStep }) =>
    element('li', {}, `${file}${line === null ? '' : `:${line}`} ${message} ${nextStep ?? ''}`.trimEnd()),
  );
  return element(
    'details',
    {},
    element('summary', {}, counted(telling.length, 'problem')),
    element('ul', {}, ...items),
  );
}
