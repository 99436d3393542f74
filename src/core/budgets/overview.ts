import type { AnalysedCall, FeatureSummary } from '../analysis.ts';
import type { GatewaySnapshot } from '../budget.ts';
import type { Policy } from '../policy/schema.ts';
import type { BudgetOverview, BudgetThresholds } from './standing.ts';

/** What an overview is made of. */
export interface OverviewInput {
  readonly snapshot: GatewaySnapshot;
  /** The calls of the workspace and its features, as `Analysis` has them. */
  readonly calls: readonly AnalysedCall[];
  readonly features: readonly FeatureSummary[];
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
  return {
    snapshot: input.snapshot,
    features: [],
    others: [],
    shared: [],
    coverage: { calls: 0, callsWithFeature: 0, callsWithTag: 0, usdPerMonth: null, attributedUsdPerMonth: null },
    ageMs: 0,
    isStale: false,
  };
}
