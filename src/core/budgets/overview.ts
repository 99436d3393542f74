import { type AnalysedCall, type FeatureSummary, isRequest } from '../analysis.ts';
import type { GatewaySnapshot } from '../budget.ts';
import { billedCalls } from '../estimate/call-sites.ts';
import type { Policy } from '../policy/schema.ts';
import { ageOf, byTightness, isComparable, standingOf } from './budget-standing.ts';
import { coverageOf } from './coverage.ts';
import { featureStandingOf } from './feature-standing.ts';
import { sharedCostsOf } from './shared-costs.ts';
import type { BudgetOverview, BudgetSeverity, BudgetThresholds, FeatureStanding } from './standing.ts';

/** What an overview is made of. */
export interface OverviewInput {
  readonly snapshot: GatewaySnapshot;
  /** The calls of the workspace and its features, as `Analysis` has them. */
  readonly calls: readonly AnalysedCall[];
  readonly features: readonly FeatureSummary[];
  /** False where the features may have calls that were not read. */
  readonly isWhole: boolean;
  /** `defaults.buffer` and `shared` of callcost.yml. */
  readonly buffer: number;
  readonly shared: Policy['shared'];
  readonly thresholds: BudgetThresholds;
  readonly now: Date;
}

/** 80 % and 100 % of a limit. */
export const defaultThresholds: BudgetThresholds = { warning: 0.8, error: 1 };

/** How every feature of a gateway's snapshot stands. Pure: `now` is the clock. */
export function overviewOf(input: OverviewInput): BudgetOverview {
  const { snapshot, now } = input;
  const standings = standingsOf(input);
  const spend = new Map(
    standings.flatMap(({ feature, actual }) =>
      actual.value === null ? [] : [[feature, actual.value.actualUsdPerMonth] as const],
    ),
  );
  const declared = standings.filter(({ isDeclared }) => isDeclared).map(({ feature }) => feature);
  const shared = sharedCostsOf(input.shared, spend, declared.sort());
  const parts = shared.flatMap((cost) => cost.parts.value ?? []);
  const features = standings
    .map((standing) => ({ ...standing, shared: parts.filter(({ feature }) => feature === standing.feature) }))
    .sort(byUrgency);
  const others = snapshot.budgets
    .filter(({ feature }) => feature === null)
    .map((budget) => standingOf(budget, null, { ...input, dailyRate: null }))
    .sort(byTightness);
  const decided = [...features.flatMap(({ deciding }) => deciding ?? []), ...others];
  return {
    snapshot,
    features,
    others,
    shared,
    coverage: coverageOf(input.calls, features),
    // A source may have told single budgets long ago, and the rest just now.
    ageMs: Math.max(ageOf(snapshot.observedAt, now), ...decided.map((standing) => standing.ageMs)),
    isStale: decided.some(({ isStale }) => isStale),
  };
}

/** Features of callcost.yml, of the source and of the gateway, each once. */
function standingsOf({ snapshot, calls, features, isWhole, ...context }: OverviewInput): readonly FeatureStanding[] {
  const settings = new Map(features.map((summary) => [summary.name, summary.settings]));
  const told = [...snapshot.budgets, ...snapshot.usage, ...snapshot.daily].flatMap(({ feature }) => feature ?? []);
  const billed = billedCalls(calls).filter(isRequest);
  return [...new Set([...settings.keys(), ...told])].map((name) =>
    featureStandingOf(
      {
        name,
        settings: settings.get(name) ?? null,
        calls: billed.filter(({ estimate }) => estimate.feature === name),
        isWhole,
      },
      snapshotAbout(name, snapshot),
      context,
    ),
  );
}

/** Of several documents the one that tells of a feature: its moment is the one that holds for the feature. */
function snapshotAbout(feature: string, snapshot: GatewaySnapshot): GatewaySnapshot {
  const telling = (snapshot.parts ?? []).filter(({ budgets, usage, daily, units }) =>
    [...budgets, ...usage, ...daily, ...units].some((told) => told.feature === feature),
  );
  const [only, ...others] = telling;
  return only === undefined || others.length > 0 ? snapshot : only;
}

const severities: readonly BudgetSeverity[] = ['error', 'warning', 'normal'];

/** The worst first; features without anything to compare last, by name. */
function byUrgency(one: FeatureStanding, other: FeatureStanding): number {
  const rank = ({ severity }: FeatureStanding) => severities.indexOf(severity);
  return (
    rank(one) - rank(other) ||
    usedShare(other) - usedShare(one) ||
    (one.feature < other.feature ? -1 : Number(one.feature > other.feature))
  );
}

function usedShare({ deciding }: FeatureStanding): number {
  if (deciding === null) return -2;
  return isComparable(deciding) ? (deciding.share ?? Number.MAX_VALUE) : -1;
}
