/** Joins what the source tells with the calls of the workspace. */
import { overviewOf } from '../../core/budgets/overview.ts';
import type { BudgetOverview } from '../../core/budgets/standing.ts';
import { measuredFeatures } from '../../core/estimate/measured-feature.ts';
import { summariseFeatures } from '../../core/report/feature-summaries.ts';
import type { GatewayStatus } from '../../gateway/poller.ts';
import { isWithin, type PolicyScope } from '../../workspace/policy-scope.ts';
import type { Settings } from '../settings.ts';
import type { FolderCalls } from '../workspace-calls.ts';

/** How everything stands at a moment; null before the source has told anything. A source that fails makes it stale. */
export function overviewAt(
  { snapshot, isStale }: GatewayStatus,
  folders: readonly FolderCalls[],
  { budgets }: Settings,
  now: Date,
): BudgetOverview | null {
  if (snapshot === null) return null;
  const calls = folders.flatMap((folder) => folder.calls);
  const roots = folders.map(({ root }) => root);
  const scopes = [...new Set(folders.flatMap(({ scope, scopeOfFile }) => [scope, ...scopeOfFile.values()]))];
  const overview = overviewOf({
    snapshot,
    calls,
    features: summariseFeatures(calls, declaredFeatures(scopes), measuredFeatures([snapshot])),
    isWhole: scopes.every((scope) => isWithin(scope, roots)),
    buffer: scopes[0]?.policy.defaults.buffer ?? 0,
    shared: Object.fromEntries(scopes.flatMap(({ policy }) => Object.entries(policy.shared))),
    thresholds: { warning: budgets.warningThreshold / 100, error: budgets.errorThreshold / 100 },
    now,
  });
  return isStale ? { ...overview, isStale } : overview;
}

function declaredFeatures(scopes: readonly PolicyScope[]) {
  return new Map(scopes.flatMap(({ policy }) => Object.entries(policy.features)));
}
