import type { MeasuredUsage } from '../budget.ts';
import { newestWindow } from '../estimate/measured-averages.ts';
import type { BudgetStanding, ModelShare } from './standing.ts';
import { countsWholeFeature } from './whole-feature.ts';

/**
 * The models of a feature by their part in its spend: as the deciding budget breaks it down, else as measured. Spend of models
 * that are not told apart counts in the whole.
 */
export function modelSharesOf(deciding: BudgetStanding | null, usage: readonly MeasuredUsage[]): readonly ModelShare[] {
  const budget = deciding?.budget.unit === 'USD' && countsWholeFeature(deciding.budget) ? deciding.budget : null;
  const isBrokenDown = budget !== null && budget.breakdown.length > 0;
  const told = isBrokenDown ? budget.breakdown.map(({ model, spent }) => ({ model, spent })) : spendByModel(usage);
  const sum = told.reduce((total, { spent }) => total + spent, 0);
  const whole = isBrokenDown ? Math.max(sum, budget.spent ?? 0) : sum;
  if (whole <= 0) return [];
  return told
    .map(({ model, spent }) => ({ model, share: spent / whole }))
    .sort((one, other) => other.share - one.share || (one.model < other.model ? -1 : 1));
}

/** Nothing where the spend of a model is not told: the shares of the others would be wrong. */
function spendByModel(usage: readonly MeasuredUsage[]) {
  const rows = newestWindow(usage);
  if (rows.some(({ spentUsd }) => spentUsd === null)) return [];
  return rows.map(({ model, spentUsd }) => ({ model, spent: spentUsd ?? 0 }));
}
