import type { Analysis } from '../../core/analysis.ts';
import type { GatewaySnapshot } from '../../core/budget.ts';
import { defaultThresholds, overviewOf } from '../../core/budgets/overview.ts';
import type { BudgetOverview } from '../../core/budgets/standing.ts';
import type { PolicyScope } from '../../workspace/policy-scope.ts';

/** How the features of a workspace stand by what its gateway told. */
export function workspaceOverview(
  { calls, features, isWhole }: Analysis,
  snapshot: GatewaySnapshot,
  scopes: readonly PolicyScope[],
  now: Date,
): BudgetOverview {
  return overviewOf({
    snapshot,
    calls,
    features,
    isWhole,
    buffer: scopes[0]?.policy.defaults.buffer ?? 0,
    shared: Object.fromEntries(scopes.flatMap(({ policy }) => Object.entries(policy.shared))),
    thresholds: defaultThresholds,
    now,
  });
}
