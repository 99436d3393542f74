import type { BudgetOverview, BudgetStanding } from './standing.ts';

/** The budgets of which the limit is reached, or is 0: what a gateway lets no further request through for. */
export function exceededBudgets({ features, others }: BudgetOverview): readonly BudgetStanding[] {
  return [...features.flatMap(({ budgets }) => budgets), ...others].filter(
    ({ state }) => state === 'exceeded' || state === 'blocked',
  );
}
