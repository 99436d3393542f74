import type { MeasuredUsage } from '../budget.ts';
import { newestWindow } from '../estimate/measured-averages.ts';
import type { BudgetStanding, ModelShare } from './standing.ts';

/** The models of a feature by their part in its spend: as the deciding budget breaks it down, else as measured. */
export function modelSharesOf(deciding: BudgetStanding | null, usage: readonly MeasuredUsage[]): readonly ModelShare[] {
  const breakdown = deciding?.budget.unit === 'USD' ? deciding.budget.breakdown : [];
  const told = breakdown.length > 0 ? breakdown.map(({ model, spent }) => ({ model, spent })) : spendByModel(usage);
  const total = told.reduce((sum, { spent }) => sum + spent, 0);
  if (total <= 0) return [];
  return told
    .map(({ model, spent }) => ({ model, share: spent / total }))
    .sort((one, other) => other.share - one.share || (one.model < other.model ? -1 : 1));
}

/** Nothing where the spend of a model is not told: the shares of the others would be wrong. */
function spendByModel(usage: readonly MeasuredUsage[]) {
  const rows = newestWindow(usage);
  if (rows.some(({ spentUsd }) => spentUsd === null)) return [];
  return rows.map(({ model, spentUsd }) => ({ model, spent: spentUsd ?? 0 }));
}
