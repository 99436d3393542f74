/** Budgets that count everything that their feature spends. */
import type { FeatureBudget } from '../budget.ts';

/** False for a budget of a provider, of a model or of a person: it counts a part of what the feature spends. */
export function countsWholeFeature({ scope }: FeatureBudget): boolean {
  return scope !== 'provider' && scope !== 'model' && scope !== 'user';
}

/**
 * What the feature spent over a span in USD, where one of its budgets counts just that; null where none does. It holds the
 * spend of models that are not told apart as well.
 */
export function spentOver(
  { from, to }: { readonly from: string; readonly to: string },
  budgets: readonly FeatureBudget[],
): number | null {
  const counting = budgets.find(
    (budget) =>
      budget.unit === 'USD' &&
      budget.spent !== null &&
      budget.accuracy === 'counter' &&
      countsWholeFeature(budget) &&
      budget.window.startsAt === from &&
      lastMomentOf(budget) === to,
  );
  return counting?.spent ?? null;
}

/** Up to when the spend is counted. */
function lastMomentOf({ observedAt, window: { resetsAt } }: FeatureBudget): string {
  return resetsAt !== null && resetsAt < observedAt ? resetsAt : observedAt;
}
