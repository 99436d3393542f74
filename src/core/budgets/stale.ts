import type { BudgetOverview, BudgetStanding, FeatureStanding } from './standing.ts';

/** The same overview where its source cannot be read any more: all of it is stale, however young it is. */
export function staleOverview(overview: BudgetOverview): BudgetOverview {
  return {
    ...overview,
    features: overview.features.map(staleFeature),
    others: overview.others.map(stale),
    isStale: true,
  };
}

function staleFeature(feature: FeatureStanding): FeatureStanding {
  const budgets = feature.budgets.map(stale);
  return { ...feature, budgets, deciding: budgets[0] ?? null };
}

function stale(standing: BudgetStanding): BudgetStanding {
  return { ...standing, isStale: true };
}
