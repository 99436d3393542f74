/** Joins what the source tells with the calls of the workspace. */
import { overviewOf } from '../../core/budgets/overview.ts';
import { staleOverview } from '../../core/budgets/stale.ts';
import type { BudgetOverview } from '../../core/budgets/standing.ts';
import { measuredFeatures } from '../../core/estimate/measured-feature.ts';
import { summariseFeatures } from '../../core/report/feature-summaries.ts';
import type { GatewayStatus } from '../../gateway/poller.ts';
import { isWithin, type PolicyScope } from '../../workspace/policy-scope.ts';
import type { Settings } from '../settings.ts';
import type { FolderCalls } from '../workspace-calls.ts';

/** Milliseconds for which an overview holds where nothing has changed: what is over of a window hardly moves. */
const overviewMs = 5000;

/** How everything stands now. Meter, view, hovers and lenses ask one after the other and share an overview. */
export function createOverviews(now: () => Date) {
  let known: {
    readonly parts: readonly unknown[];
    readonly at: Date;
    readonly overview: BudgetOverview | null;
  } | null = null;
  return (status: GatewayStatus, folders: readonly FolderCalls[], settings: Settings): BudgetOverview | null => {
    const at = now();
    const parts = [status.snapshot, status.isStale, status.failure, folders, settings];
    const isSame = known?.parts.every((part, index) => part === parts[index]) === true;
    const age = at.getTime() - (known?.at.getTime() ?? 0);
    if (known === null || !isSame || age < 0 || age > overviewMs) {
      known = { parts, at, overview: overviewAt(status, folders, settings, at) };
    }
    return known.overview;
  };
}

/** How everything stands at a moment; null before the source has told anything. A source that fails makes it stale. */
function overviewAt(
  { snapshot, isStale, failure }: GatewayStatus,
  folders: readonly FolderCalls[],
  { budgets }: Settings,
  now: Date,
): BudgetOverview | null {
  if (snapshot === null) return null;
  const calls = folders.flatMap((folder) => folder.calls);
  const roots = folders.map(({ root }) => root);
  const scopes = [...new Set(folders.flatMap((folder) => folder.scopes))];
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
  if (failure !== null) return staleOverview(overview);
  return isStale ? { ...overview, isStale } : overview;
}

function declaredFeatures(scopes: readonly PolicyScope[]) {
  return new Map(scopes.flatMap(({ policy }) => Object.entries(policy.features)));
}
