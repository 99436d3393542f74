import type { BudgetOverview } from '../budgets/standing.ts';
import { featureDetails, otherLines, sharedCostDetails } from './budget-details.ts';
import { sourceLine } from './budget-lines.ts';
import { budgetColumns, budgetRows, coverageWords } from './budget-rows.ts';
import { escapeMarkdown, markdownTable } from './markdown.ts';
import type { MomentFormat } from './moments.ts';

/** Budgets as a Markdown document, e.g. for a wiki or the summary of a pipeline. Foreign names are escaped. */
export function formatBudgetsMarkdown(overview: BudgetOverview, format: MomentFormat): string {
  const table = markdownTable(
    budgetColumns.map(({ title }) => title),
    budgetColumns.map(({ align }) => (align === 'right' ? '--:' : ':--')),
    budgetRows(overview, format).map(({ cells }) => cells.map(escapeMarkdown)),
  );
  const details = featureDetails(overview, format, escapeMarkdown, false).map(({ standing, lines }) =>
    [`### ${escapeMarkdown(standing.feature)}`, '', ...bullets(lines)].join('\n'),
  );
  const others = otherLines(overview, format, escapeMarkdown);
  const shared = sharedCostDetails(overview, escapeMarkdown).map(({ title, lines }) =>
    [`### ${title}`, '', ...bullets(lines)].join('\n'),
  );
  const blocks = [
    '## LLM budgets',
    overview.features.length === 0 ? 'The source tells no budgets.' : table.join('\n'),
    ...details,
    ...shared,
    ...(others.length === 0 ? [] : [`### Budgets of no single feature\n\n${bullets(others).join('\n')}`]),
    ...(overview.snapshot.remarks.length === 0
      ? []
      : [bullets(overview.snapshot.remarks.map(escapeMarkdown)).join('\n')]),
    `${escapeMarkdown(coverageWords(overview))}. ${sourceLine(overview, escapeMarkdown)}.`,
  ];
  return blocks.join('\n\n');
}

function bullets(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `- ${line}`);
}
