/** Budgets as a report shows them: those that a gateway knows, then those that only callcost.yml names. */
import type { FeatureBudget, GatewayKind } from '../../budget.ts';
import type { BudgetOverview, BudgetStanding, FeatureStanding } from '../../budgets/standing.ts';
import type { Cost } from '../../model.ts';
import type { ScanReport } from '../contract.ts';

/** The budgets of a report, the worst first. */
export interface BudgetSection {
  readonly lines: readonly BudgetLine[];
  /** Where spend comes from; null without a gateway. */
  readonly source: GatewayKind | null;
  /** When the gateway was asked. */
  readonly observedAt: string | null;
  readonly actuals: readonly ActualLine[];
}

/** One budget: limit, spend and where it is going. Amounts in `unit`. */
export interface BudgetLine {
  readonly label: string;
  readonly feature: string | null;
  readonly unit: 'USD' | 'tokens' | 'requests';
  readonly limit: number | null;
  readonly limitSource: 'gateway' | 'callcost.yml' | null;
  /** Null where no gateway tells. */
  readonly spent: number | null;
  readonly state: BudgetLineState;
  /** How loud that is; `open` where nothing is over yet and the estimate has no upper end. */
  readonly severity: 'normal' | 'open' | 'warning' | 'error';
  /** Where the window is expected to end; null where it cannot be told. */
  readonly projection: { readonly low: number; readonly middle: number; readonly high: number } | null;
  readonly overrunAt: string | null;
  readonly startsAt: string | null;
  readonly resetsAt: string | null;
  /** What was spent on each day of the window that is told, oldest first, in USD: all of `spent`, or a part of it. */
  readonly days: readonly { readonly day: string; readonly spentUsd: number }[];
  /** What the calls of the feature are estimated to cost a month. */
  readonly estimate: Cost | null;
  /** Why something is missing, in words; null where nothing is. */
  readonly reason: string | null;
}

/** How a budget stands, in words. `near its limit` where a threshold is crossed and no overrun is expected. */
export type BudgetLineState =
  | 'over'
  | 'likely over'
  | 'may be over'
  | 'near its limit'
  | 'within'
  | 'no upper end'
  | 'no limit'
  | 'inactive'
  | 'reset pending'
  | 'not comparable';

/** What a feature was estimated to cost a month, and what the gateway measured. */
export interface ActualLine {
  readonly feature: string;
  readonly estimate: Cost | null;
  readonly actualUsdPerMonth: number;
  readonly measuredDays: number;
  readonly verdict: 'within' | 'above' | 'below' | 'unknown';
  /** How far the spend lies outside of the estimate; null where not told. */
  readonly drift: number | null;
}

/** The budgets of some folders and of what a gateway tells about them, if anything does. */
export function budgetsOf(reports: readonly ScanReport[], overview: BudgetOverview | null): BudgetSection {
  const features = reports.flatMap((report) => report.features);
  const standing = overview === null ? [] : overview.features.flatMap((feature) => linesOfFeature(feature, overview));
  const others = (overview?.others ?? []).map((budget) => lineOf(budget, null, null, []));
  const told = new Set(standing.map(({ feature }) => feature));
  const written = features.filter(({ name, budgetUsdPerMonth }) => budgetUsdPerMonth !== null && !told.has(name));
  return {
    lines: [...standing, ...others, ...written.map(lineOfPolicy)].toSorted(byUrgency),
    source: overview?.snapshot.gateway ?? null,
    observedAt: overview?.snapshot.observedAt ?? null,
    actuals: (overview?.features ?? []).flatMap(actualOf),
  };
}

function linesOfFeature(standing: FeatureStanding, { snapshot }: BudgetOverview): readonly BudgetLine[] {
  const days = snapshot.daily
    .filter(({ feature }) => feature === standing.feature)
    .map(({ day, spentUsd }) => ({ day, spentUsd }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
  return standing.budgets.map((budget) => lineOf(budget, standing.feature, standing.estimate.cost, days));
}

function lineOf(
  standing: BudgetStanding,
  feature: string | null,
  estimate: Cost | null,
  days: BudgetLine['days'],
): BudgetLine {
  const { budget, limit, limitSource, severity, projection, reason } = standing;
  const { label, unit, spent, window } = budget;
  const end = projection.value;
  return {
    label,
    feature,
    unit,
    limit,
    limitSource,
    spent,
    state: stateOf(standing),
    severity,
    projection: end === null ? null : { low: end.low, middle: end.middle, high: end.high },
    overrunAt: end?.overrunAt ?? null,
    startsAt: window.startsAt,
    resetsAt: window.resetsAt,
    days: daysOf(budget, days),
    estimate,
    reason: reason ?? projection.reason,
  };
}

/**
 * The days that the spend of a budget is made of: none for a budget that counts something else than money, or of which
 * nobody knows when it began, and none where they sum up to more than was spent, since they tell of something else then.
 */
function daysOf({ unit, spent, window }: FeatureBudget, days: BudgetLine['days']): BudgetLine['days'] {
  if (unit !== 'USD' || spent === null || window.startsAt === null) return [];
  const first = window.startsAt.slice(0, 10);
  const within = days.filter(({ day }) => day >= first);
  const sum = within.reduce((total, { spentUsd }) => total + spentUsd, 0);
  return sum > spent * (1 + roundingOfGateways) ? [] : within;
}

/** Gateways round days and windows on their own; share. */
const roundingOfGateways = 0.01;

function stateOf({ state, severity, projection }: BudgetStanding): BudgetLineState {
  switch (state) {
    case 'exceeded':
    case 'blocked':
      return 'over';
    case 'reset-pending':
      return 'reset pending';
    case 'unlimited':
      return 'no limit';
    case 'not-comparable':
      return 'not comparable';
    case 'inactive':
      return 'inactive';
    case 'ok':
    case 'soft-exceeded': {
      const overrun = projection.value?.overrun ?? null;
      if (overrun !== null) return overrun === 'likely' ? 'likely over' : 'may be over';
      return severity === 'normal' ? 'within' : 'near its limit';
    }
  }
}

/** Without a gateway a budget is compared with the estimate of the month. */
function lineOfPolicy({ name, budgetUsdPerMonth, totals: { perMonth } }: ScanReport['features'][number]): BudgetLine {
  const severity = severityOf(perMonth, budgetUsdPerMonth ?? 0);
  return {
    label: name,
    feature: name,
    unit: 'USD',
    limit: budgetUsdPerMonth,
    limitSource: 'callcost.yml',
    spent: null,
    state: perMonth === null ? 'not comparable' : estimatedStates[severity],
    severity,
    projection: null,
    overrunAt: null,
    startsAt: null,
    resetsAt: null,
    days: [],
    estimate: perMonth,
    reason: perMonth === null ? 'no call of the feature has both a price and a volume' : null,
  };
}

const estimatedStates: Readonly<Record<BudgetLine['severity'], BudgetLineState>> = {
  error: 'over',
  warning: 'may be over',
  open: 'no upper end',
  normal: 'within',
};

/** An error where even the lower end is over, a warning where the upper end is. */
function severityOf(estimate: Cost | null, limit: number): BudgetLine['severity'] {
  if (estimate === null) return 'normal';
  if (estimate.low > limit) return 'error';
  if (estimate.high === null) return 'open';
  return estimate.high > limit ? 'warning' : 'normal';
}

function actualOf({ feature, actual }: FeatureStanding): readonly ActualLine[] {
  if (actual.value === null) return [];
  const { estimate, actualUsdPerMonth, measuredDays, verdict, drift } = actual.value;
  return [{ feature, estimate, actualUsdPerMonth, measuredDays, verdict, drift }];
}

const severities: readonly BudgetLine['severity'][] = ['error', 'warning', 'open', 'normal'];

function byUrgency(one: BudgetLine, other: BudgetLine): number {
  const used = ({ spent, estimate, limit }: BudgetLine) => (spent ?? estimate?.low ?? 0) / (limit || 1);
  return severities.indexOf(one.severity) - severities.indexOf(other.severity) || used(other) - used(one);
}
