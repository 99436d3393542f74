import type { BudgetState, FeatureBudget } from '../core/budget.ts';

/** What decides the state of a budget. */
type StateFacts = Pick<FeatureBudget, 'spent' | 'limit' | 'softLimit' | 'window' | 'accuracy'> & {
  /** False where the gateway says that the key or the budget is switched off. */
  readonly isActive: boolean;
};

/**
 * The state of a budget at a moment. Gateways block when spend reaches the limit, so a limit of 0 is exceeded from the start.
 * Spend since forever is not compared with the limit of a period.
 */
export function budgetState(facts: StateFacts, now: Date): BudgetState {
  const { spent, limit, softLimit, window, accuracy, isActive } = facts;
  if (!isActive) {
    return 'inactive';
  }
  if (limit === null && softLimit === null) {
    return 'unlimited';
  }
  if (window.resetsAt !== null && Date.parse(window.resetsAt) <= now.getTime()) {
    return 'reset-pending';
  }
  const isComparable = accuracy !== 'since-forever' || (window.raw === null && window.resetsAt === null);
  if (spent === null || !isComparable) {
    return 'unknown';
  }
  if (limit !== null && spent >= limit) {
    return 'exceeded';
  }
  if (softLimit !== null && spent >= softLimit) {
    return 'soft-exceeded';
  }
  return limit === null ? 'unlimited' : 'ok';
}
