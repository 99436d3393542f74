/** The table of features and their budgets, for a terminal and for Markdown alike. */
import type { BudgetOverview, FeatureStanding } from '../budgets/standing.ts';
import { formatAmount, formatShare, formatUse } from './budget-words.ts';
import type { MomentFormat } from './moments.ts';
import { formatCostOrUnknown, formatUsd, formatUsdRange } from './money.ts';
import { formatChange, grouped } from './numbers.ts';
import type { TableColumn } from './table.ts';

/** A row: the texts by column, in the order of `budgetColumns`. Names are still as they came. */
export interface BudgetRow {
  readonly standing: FeatureStanding;
  readonly cells: readonly string[];
}

/** Titles and how they are set. Columns that say least go first where room is short. */
export const budgetColumns: readonly TableColumn[] = [
  { title: 'feature', align: 'left', minWidth: 12 },
  { title: 'owner', align: 'left', minWidth: 8, dropGroup: 'owner' },
  { title: 'used', align: 'right' },
  { title: 'spent', align: 'right' },
  { title: 'limit', align: 'right' },
  { title: 'resets', align: 'right', dropGroup: 'resets' },
  { title: 'a day', align: 'right', dropGroup: 'trend' },
  { title: 'trend', align: 'right', dropGroup: 'trend' },
  { title: 'ends at', align: 'right' },
  { title: 'over by', align: 'right' },
  { title: 'estimated /mo', align: 'right', dropGroup: 'estimate' },
  { title: 'measured /mo', align: 'right', dropGroup: 'estimate' },
];

/** A row for each feature, the worst first. */
export function budgetRows({ features }: BudgetOverview, format: MomentFormat): readonly BudgetRow[] {
  return features.map((standing) => ({ standing, cells: cellsOf(standing, format) }));
}

/** How much of calls and spend belongs to features, in words. */
export function coverageWords({ coverage }: BudgetOverview): string {
  const { calls, callsWithFeature, callsWithTag, usdPerMonth, attributedUsdPerMonth } = coverage;
  const told =
    calls === 0
      ? 'No LLM calls found'
      : `${grouped(callsWithFeature)} of ${grouped(calls)} calls belong to a feature, ${grouped(callsWithTag)} ${callsWithTag === 1 ? 'carries' : 'carry'} a feature tag`;
  if (usdPerMonth === null || attributedUsdPerMonth === null) return told;
  if (usdPerMonth === 0) return `${told}; nothing was spent`;
  const share = formatShare(attributedUsdPerMonth / usdPerMonth);
  return `${told}; ${share} of the ≈${formatUsd(usdPerMonth)} /mo that are measured by feature belong to those of callcost.yml`;
}

function cellsOf(standing: FeatureStanding, format: MomentFormat): readonly string[] {
  const { deciding, burn, trend, estimate, actual, feature, owner } = standing;
  return [
    feature,
    owner ?? '',
    deciding === null ? '–' : formatUse(deciding),
    deciding === null || deciding.budget.spent === null
      ? '?'
      : formatAmount(deciding.budget.spent, deciding.budget.unit),
    deciding === null || deciding.limit === null ? '–' : formatAmount(deciding.limit, deciding.budget.unit),
    deciding?.budget.window.resetsAt == null ? '' : format.moment(deciding.budget.window.resetsAt),
    burn.value === null ? '' : `≈${formatUsd(burn.value.usdPerDay)}`,
    trend.value === null ? '' : formatChange(trend.value.change),
    endOf(deciding),
    overOf(deciding, format),
    estimate.cost === null ? '?' : formatCostOrUnknown(estimate),
    actual.value === null ? '?' : `≈${formatUsd(actual.value.actualUsdPerMonth)}`,
  ];
}

function endOf(deciding: FeatureStanding['deciding']): string {
  if (deciding?.projection.value == null) return '';
  const { low, high, middle } = deciding.projection.value;
  const { unit } = deciding.budget;
  return `≈${unit === 'USD' ? formatUsdRange(low, high) : formatAmount(middle, unit)}`;
}

function overOf(deciding: FeatureStanding['deciding'], format: MomentFormat): string {
  if (deciding === null) return '';
  if (deciding.state === 'exceeded') return 'now';
  const { overrun, overrunAt } = deciding.projection.value ?? { overrun: null, overrunAt: null };
  if (overrun === null || overrunAt === null) return '';
  return `${format.day(overrunAt)}${overrun === 'possible' ? '?' : ''}`;
}
