import type { BudgetOverview, BudgetSeverity } from '../budgets/standing.ts';
import { featureDetails, otherLines, sharedCostDetails } from './budget-details.ts';
import { sourceLine } from './budget-lines.ts';
import { budgetColumns, budgetRows, coverageWords } from './budget-rows.ts';
import type { MomentFormat } from './moments.ts';
import type { TextStyle } from './style.ts';
import { formatTable, type TableCell } from './table.ts';
import { printable } from './width.ts';

export interface BudgetTextOptions {
  readonly style: TextStyle;
  readonly width: number;
  readonly format: MomentFormat;
  /** All features and calls, not only those with something to say. */
  readonly isVerbose: boolean;
}

/** Budgets as text for a terminal: blocks with an empty line between them, the next step last. */
export function formatBudgets(overview: BudgetOverview, options: BudgetTextOptions): string {
  const { style, width, format, isVerbose } = options;
  const { features, snapshot, isStale } = overview;
  const rows = budgetRows(overview, format).map(({ standing, cells }) =>
    cells.map((text, index): TableCell => {
      const shown = printable(text);
      const mark = index === usedColumn ? styleOf[standing.severity] : null;
      return mark === null ? shown : { text: shown, style: mark };
    }),
  );
  const details = featureDetails(overview, format, printable, isVerbose).map(({ standing, lines }) =>
    [style.bold(printable(standing.feature)), ...lines.map((line) => `  ${line}`)].join('\n'),
  );
  const source = sourceLine(overview, printable);
  const blocks = [
    features.length === 0 ? ['The source tells no budgets.'] : formatTable(budgetColumns, rows, style, width),
    ...details.map((detail) => [detail]),
    otherLines(overview, format, printable),
    ...sharedCostDetails(overview, printable).map(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)]),
    snapshot.remarks.map((remark) => `${style.warning('note')} ${printable(remark)}`),
    [`${coverageWords(overview)}.`, isStale ? style.warning(source) : source],
    [nextStep(overview, isVerbose)],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

const usedColumn = 2;

const styleOf: Readonly<Record<BudgetSeverity, keyof TextStyle | null>> = {
  normal: null,
  warning: 'warning',
  error: 'error',
};

/** The one thing that would tell more. */
function nextStep({ features, coverage }: BudgetOverview, isVerbose: boolean): string {
  const undeclared = features.find(({ isDeclared, budgets }) => !isDeclared && budgets.length > 0);
  if (undeclared !== undefined) {
    return `Next: declare ${printable(undeclared.feature)} under "features" in callcost.yml, or name its gateway.tag there.`;
  }
  if (coverage.calls > coverage.callsWithTag) {
    return 'Next: callcost scan --findings says which calls carry no feature tag.';
  }
  return isVerbose
    ? 'Next: callcost budgets --format json gives the same to programs.'
    : 'Next: --verbose lists every feature with its calls.';
}
