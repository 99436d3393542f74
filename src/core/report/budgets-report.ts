import { exceededBudgets } from '../budgets/exceeded.ts';
import type { BudgetOverview, BudgetStanding, CallShare, FeatureStanding } from '../budgets/standing.ts';
import type { Cost } from '../model.ts';
import type { BudgetsReport } from './budgets-contract.ts';

/** Budgets in their public form; `root` is the folder that the calls were found in. */
export function createBudgetsReport(overview: BudgetOverview, root: string): BudgetsReport {
  const { snapshot, features, others, shared, coverage, ageMs, isStale } = overview;
  const { gateway, baseUrl, gatewayVersion, observedAt, remarks } = snapshot;
  return {
    version: 1,
    root,
    source: { gateway, baseUrl, gatewayVersion, observedAt, ageMs, isStale, remarks: [...remarks] },
    features: features.map(reportFeature),
    others: others.map(reportBudget),
    shared: shared.map(({ name, usdPerMonth, allocation, parts }) => ({
      name,
      usdPerMonth,
      allocation,
      parts: parts.value === null ? null : [...parts.value],
      ...(parts.reason === null ? {} : { partsReason: parts.reason }),
    })),
    coverage,
    exceeded: exceededBudgets(overview).map(({ budget }) => budget.id),
  };
}

type ReportedFeature = BudgetsReport['features'][number];

function reportFeature(standing: FeatureStanding): ReportedFeature {
  const { burn, trend, anomaly, unitEconomics } = standing;
  return {
    name: standing.feature,
    declared: standing.isDeclared,
    owner: standing.owner,
    severity: standing.severity,
    budgets: standing.budgets.map(reportBudget),
    crossed: standing.crossed === null ? null : { key: standing.crossed.key, threshold: standing.crossed.threshold },
    burn: burn.value,
    ...(burn.reason === null ? {} : { burnReason: burn.reason }),
    trend: trend.value,
    ...(trend.reason === null ? {} : { trendReason: trend.reason }),
    anomaly: anomaly.value === 'usual' ? null : anomaly.value,
    ...(anomaly.reason === null ? {} : { anomalyReason: anomaly.reason }),
    models: [...standing.models],
    calls: standing.calls.map(reportCall),
    ...reportActual(standing),
    unitEconomics: unitEconomics.value,
    ...(unitEconomics.reason === null ? {} : { unitEconomicsReason: unitEconomics.reason }),
    shared: [...standing.shared],
  };
}

function reportActual({ actual }: FeatureStanding): Pick<ReportedFeature, 'actual' | 'actualReason'> {
  if (actual.value === null) return { actual: null, actualReason: actual.reason };
  const { estimate, reasons, ...rest } = actual.value;
  return {
    actual: { ...rest, estimate: estimate === null ? null : reportCost(estimate), reasons: [...reasons] },
  };
}

function reportBudget(standing: BudgetStanding): BudgetsReport['others'][number] {
  const { budget, projection, reason } = standing;
  return {
    id: budget.id,
    label: budget.label,
    scope: budget.scope,
    team: budget.team,
    unit: budget.unit,
    spent: budget.spent,
    limit: standing.limit,
    limitSource: standing.limitSource,
    softLimit: budget.softLimit,
    share: standing.share,
    state: standing.state,
    ...(reason === null ? {} : { reason }),
    severity: standing.severity,
    window: budget.window,
    accuracy: budget.accuracy,
    projection: projection.value,
    ...(projection.reason === null ? {} : { projectionReason: projection.reason }),
    observedAt: budget.observedAt,
    isStale: standing.isStale,
  };
}

function reportCall({ analysed: { call, estimate }, share }: CallShare): ReportedFeature['calls'][number] {
  return {
    id: call.id,
    file: call.file,
    line: call.lines.line,
    enclosing: call.enclosing,
    share: share.value,
    ...(share.reason === null ? {} : { shareReason: share.reason }),
    perMonth: estimate.perMonth.cost === null ? null : reportCost(estimate.perMonth.cost),
  };
}

function reportCost({ low, high, basis }: Cost) {
  return { low, high, basis };
}
