/** One feature with everything that its budgets, its use and its calls tell. */
import { type AnalysedCall, isRequest } from '../analysis.ts';
import type { GatewaySnapshot } from '../budget.ts';
import { noCost } from '../estimate/cost.ts';
import { totalsOf } from '../estimate/totals.ts';
import type { CostOrReason } from '../model.ts';
import type { FeaturePolicy } from '../policy/schema.ts';
import { actualSpendOf } from './actual-spend.ts';
import { anomalyOf, trendOf } from './anomaly.ts';
import { isComparable, type StandingContext } from './budget-standing.ts';
import { callSharesOf } from './call-shares.ts';
import { dailyRateOf, wholeDaysOf } from './daily-series.ts';
import { estimateAgainstActual } from './drift.ts';
import { budgetsOfFeature } from './feature-budgets.ts';
import { known, unknown } from './known.ts';
import { modelSharesOf } from './model-shares.ts';
import { windowKey } from './periods.ts';
import { burnRateOf } from './projection.ts';
import type {
  BudgetStanding,
  BudgetThresholds,
  BurnRate,
  CrossedThreshold,
  FeatureStanding,
  KnownOrReason,
} from './standing.ts';
import { unitEconomicsOf } from './unit-economics.ts';

/** A feature as the source and the gateway know it. */
export interface FeatureFacts {
  readonly name: string;
  /** Null where no callcost.yml declares it. */
  readonly settings: FeaturePolicy | null;
  /** The calls that bill for it. */
  readonly calls: readonly AnalysedCall[];
  /** False where there may be others. */
  readonly isWhole: boolean;
}

/** How a feature stands, still without its part of shared costs, which takes the spend of all features. */
export function featureStandingOf(
  { name, settings, calls, isWhole }: FeatureFacts,
  snapshot: GatewaySnapshot,
  context: Omit<StandingContext, 'dailyRate'>,
): FeatureStanding {
  const days = wholeDaysOf(name, snapshot);
  const usage = snapshot.usage.filter(({ feature }) => feature === name);
  const withRate = { ...context, dailyRate: dailyRateOf(days) };
  const budgets = budgetsOfFeature(name, snapshot, settings?.budgetUsdPerMonth ?? null, withRate);
  const deciding = budgets[0] ?? null;
  const unmeasured = calls.map(withoutMeasurement);
  const actual = actualSpendOf(days, usage, budgets, snapshot);
  return {
    feature: name,
    owner: settings?.owner ?? null,
    isDeclared: settings !== null,
    budgets,
    deciding,
    severity: deciding?.severity ?? 'normal',
    crossed: crossedBy(name, deciding, context.thresholds),
    burn: burnOf(deciding, withRate),
    trend: trendOf(days),
    anomaly: anomalyOf(days),
    models: modelSharesOf(deciding, usage),
    calls: callSharesOf(calls.filter(isRequest), isWhole),
    estimate: estimateOf(unmeasured),
    actual:
      actual.value === null
        ? actual
        : known(estimateAgainstActual({ calls: unmeasured, isWhole }, actual.value, usage)),
    unitEconomics: unitEconomicsOf(settings, {
      counts: snapshot.units.filter(({ feature }) => feature === name),
      budgets: budgets.map(({ budget }) => budget),
      actual,
      observedAt: snapshot.observedAt,
    }),
    shared: [],
  };
}

/** What was measured of a call is not its estimate: measurement would be compared with itself. */
function withoutMeasurement(analysed: AnalysedCall): AnalysedCall {
  return analysed.measured === undefined ? analysed : { ...analysed, estimate: analysed.measured.unmeasured };
}

/** The highest threshold that the deciding budget has crossed. Of old spend nothing is said after the reset. */
function crossedBy(
  feature: string,
  standing: BudgetStanding | null,
  { warning, error }: BudgetThresholds,
): CrossedThreshold | null {
  if (standing === null || !isComparable(standing)) return null;
  const { share } = standing;
  const threshold = share === null ? 0 : [error, warning].find((limit) => share >= limit);
  if (threshold === undefined) return null;
  const key = `${feature}|${threshold}|${windowKey(standing.budget.window)}`;
  return { key, feature, threshold, standing };
}

function burnOf(deciding: BudgetStanding | null, context: StandingContext): KnownOrReason<BurnRate> {
  if (deciding === null) return unknown('the gateway tells no budget of this feature');
  return burnRateOf({ ...context, budget: deciding.budget, limit: deciding.limit });
}

function estimateOf(calls: readonly AnalysedCall[]): CostOrReason {
  const { perMonth } = totalsOf(calls);
  if (perMonth !== null) return { cost: perMonth, reason: null };
  const [reason] = calls.flatMap(({ estimate }) => estimate.perMonth.reason ?? []);
  return noCost(reason ?? 'no call of this feature was found');
}
