import { escapeMarkdown, markdownTable } from '../../present/markdown.ts';
import { formatCost, formatUsd } from '../../present/money.ts';
import { grouped } from '../../present/numbers.ts';
import { formatProvider } from '../../present/provider-names.ts';
import { formatTokens } from '../../present/tokens.ts';
import type { Breakdown, CallRow, ReportView } from '../view/report-view.ts';
import { changeLines, historyLines } from './markdown-changes.ts';
import {
  coverageText,
  dimensionWords,
  effortText,
  estimatesText,
  modelsText,
  monthText,
  placeText,
  pricesText,
  savingsText,
  savingText,
  shareText,
} from './words.ts';

/** The report as Markdown: for wikis, issues and reviews. Foreign text stays text. */
export function markdownReport(view: ReportView): string {
  const { totals, title } = view;
  const month = totals.perMonth === null ? 'No monthly total' : `${formatCost(totals.perMonth)} /mo`;
  const sections: readonly (readonly string[])[] = [
    [
      `# LLM cost of ${escapeMarkdown(title)}`,
      '',
      `**${month}** · ${coverageText(totals)} · ${pricesText(view.prices)}`,
    ],
    provenanceLines(view),
    savingsLines(view),
    budgetLines(view),
    ...view.breakdowns.filter(({ dimension }) => dimension !== 'prompt').map(breakdownLines),
    frontierLines(view),
    callLines(view),
    systemPromptLines(view),
    changeLines(view),
    historyLines(view),
    inventoryLines(view),
    [
      `${view.filesScanned} files scanned, ${view.createdAt.slice(0, 10)}. ≈ marks what is not exact, ≥ what has no upper end; shares compare lower ends.`,
    ],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function provenanceLines({ provenance }: ReportView): readonly string[] {
  const known = provenance.filter(({ calls }) => calls > 0);
  if (known.length === 0) return [];
  const rows = known.map(({ basis, calls, perMonth, share }) => [
    basis,
    grouped(calls),
    monthText(perMonth),
    shareText(share),
  ]);
  return [
    '## How certain this is',
    '',
    ...markdownTable(['basis', 'calls', 'per month', 'share'], [':--', '--:', '--:', '--:'], rows),
  ];
}

function savingsLines(view: ReportView): readonly string[] {
  const { opportunities } = view.savings;
  if (opportunities.length === 0) return [];
  const rows = opportunities.map((each) => [
    escapeMarkdown(each.title),
    escapeMarkdown(placeText(each, view)),
    savingText(each.perMonth),
    savingText(each.perCall),
    effortText(each),
  ]);
  return [
    '## Savings',
    '',
    `${savingsText(view.savings)}.`,
    '',
    ...markdownTable(
      ['change', 'call', 'saves /mo', 'saves /call', 'effort'],
      [':--', ':--', '--:', '--:', ':--'],
      rows,
    ),
  ];
}

function budgetLines({ budgets }: ReportView): readonly string[] {
  if (budgets.lines.length === 0) return [];
  const amount = (value: number | null, unit: string) =>
    value === null ? '–' : unit === 'USD' ? formatUsd(value) : `${grouped(value)} ${unit}`;
  const rows = budgets.lines.map(({ label, limit, spent, projection, estimate, state, unit }) => [
    escapeMarkdown(label),
    amount(limit, unit),
    amount(spent, unit),
    projection === null ? '–' : amount(projection.middle, unit),
    monthText(estimate),
    state,
  ]);
  return [
    '## Budgets',
    '',
    ...(budgets.source === null ? [] : [`${estimatesText}.`, '']),
    ...markdownTable(
      ['budget', 'limit', 'spent', 'projected', 'estimate /mo', 'state'],
      [':--', '--:', '--:', '--:', '--:', ':--'],
      rows,
    ),
  ];
}

function breakdownLines({ dimension, groups }: Breakdown): readonly string[] {
  if (groups.length === 0) return [];
  const title = escapeMarkdown(dimensionWords(dimension));
  const rows = groups.map(({ label, totals, share }) => [
    escapeMarkdown(dimension === 'provider' ? formatProvider(label) : label),
    grouped(totals.calls),
    monthText(totals.perMonth),
    shareText(share),
  ]);
  return [
    `## By ${title}`,
    '',
    ...markdownTable([title, 'calls', 'per month', 'share'], [':--', '--:', '--:', '--:'], rows),
  ];
}

function frontierLines({ frontier }: ReportView): readonly string[] {
  const { totals, share, routable } = frontier;
  if (totals.calls === 0) return [];
  return [
    '## Frontier models',
    '',
    `${monthText(totals.perMonth)} /mo (${shareText(share)}) over ${grouped(totals.calls)} calls; a lower tier looks good enough for ${grouped(routable.calls)} of them (${monthText(routable.perMonth)} /mo).`,
  ];
}

function callLines(view: ReportView): readonly string[] {
  const byKey = new Map(view.rows.map((row) => [row.key, row]));
  const rows = view.topCalls.flatMap((key) => byKey.get(key) ?? []);
  if (rows.length === 0) return [];
  return [
    '## Most expensive calls',
    '',
    ...markdownTable(
      ['call', 'feature', 'model', 'tokens in', 'tokens out', 'per call', 'per month'],
      [':--', ':--', ':--', '--:', '--:', '--:', '--:'],
      rows.map((row) => callCells(row, view)),
    ),
  ];
}

function callCells(row: CallRow, view: ReportView): readonly string[] {
  return [
    escapeMarkdown(placeText(row, view)),
    escapeMarkdown(row.feature ?? '–'),
    escapeMarkdown(row.model ?? 'dynamic'),
    formatTokens(row.input),
    formatTokens(row.output),
    row.perCall === null ? '?' : formatCost(row.perCall),
    monthText(row.perMonth),
  ];
}

function systemPromptLines({ systemPrompts }: ReportView): readonly string[] {
  if (systemPrompts.length === 0) return [];
  const rows = systemPrompts.map(({ excerpt, tokens, calls, perMonth, perCall }) => [
    escapeMarkdown(excerpt),
    formatTokens(tokens),
    grouped(calls),
    formatCost(perCall),
    monthText(perMonth),
  ]);
  return [
    '## Most expensive system prompts',
    '',
    ...markdownTable(['prompt', 'tokens', 'calls', 'per call', 'per month'], [':--', '--:', '--:', '--:', '--:'], rows),
  ];
}

function inventoryLines({ inventory }: ReportView): readonly string[] {
  if (inventory.length === 0) return [];
  const rows = inventory.map((service) => [
    escapeMarkdown(service.provider === null ? 'not known' : formatProvider(service.provider)),
    grouped(service.calls),
    escapeMarkdown(modelsText(service)),
    escapeMarkdown(service.sdks.join(', ')),
    monthText(service.perMonth),
  ]);
  return [
    '## AI services in use',
    '',
    ...markdownTable(['provider', 'calls', 'models', 'SDKs', 'per month'], [':--', '--:', ':--', ':--', '--:'], rows),
  ];
}
