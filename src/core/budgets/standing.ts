/**
 * How features stand against their budgets: what a gateway told, joined to the calls in the source. Amounts in USD, or in
 * the unit of their budget where this is said; shares as fractions; moments in ISO 8601 (UTC).
 */
import type { AnalysedCall } from '../analysis.ts';
import type { FeatureBudget, GatewaySnapshot } from '../budget.ts';
import type { Cost, CostOrReason } from '../model.ts';

/** A value, or the reason why there is none. */
export type KnownOrReason<Value> =
  | { readonly value: Value; readonly reason: null }
  | { readonly value: null; readonly reason: string };

/** From which share of a limit on a person is warned, and from which on it is an error, e.g. 0.8 and 1. */
export interface BudgetThresholds {
  readonly warning: number;
  readonly error: number;
}

export type BudgetSeverity = 'normal' | 'warning' | 'error';

/**
 * `blocked`: a limit of 0, which lets nothing through. `not-comparable`: spend and limit are of different periods, or one of
 * them is not told. The others are those of `BudgetState`.
 */
export type StandingState =
  | 'ok'
  | 'soft-exceeded'
  | 'exceeded'
  | 'blocked'
  | 'unlimited'
  | 'inactive'
  | 'reset-pending'
  | 'not-comparable';

/** One budget with what follows from it. */
export interface BudgetStanding {
  readonly budget: FeatureBudget;
  /** In the unit of the budget; null for none. */
  readonly limit: number | null;
  /** `callcost.yml` where the gateway tells the spend only, and `budgetUsdPerMonth` is the limit. */
  readonly limitSource: 'gateway' | 'callcost.yml' | null;
  readonly state: StandingState;
  /** Why it cannot be compared; null where it can. */
  readonly reason: string | null;
  /** `spent / limit`; null where there is nothing to compare, and for a limit of 0. */
  readonly share: number | null;
  readonly severity: BudgetSeverity;
  readonly projection: KnownOrReason<Projection>;
  /** Older than it should be by now. */
  readonly isStale: boolean;
  /** Time since the gateway was asked, in ms; never negative. */
  readonly ageMs: number;
}

/** Where a window is expected to end, if things go on as they did. In the unit of the budget. */
export interface Projection {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** `daily`: medians of the days before; `linear`: what was spent in the window so far, stretched over all of it. */
  readonly method: 'daily' | 'linear';
  /** `likely` where the middle exceeds the limit, `possible` where only the upper end does, null where none or no limit. */
  readonly overrun: 'likely' | 'possible' | null;
  /** When the limit is reached: at the middle rate if the overrun is likely, else at the high one. */
  readonly overrunAt: string | null;
}

/** A threshold that is crossed now. */
export interface CrossedThreshold {
  /** `feature|threshold|window`: it stays the same until the budget is reset. */
  readonly key: string;
  readonly feature: string;
  /** As a fraction of the limit; 0 for a limit of 0. */
  readonly threshold: number;
  readonly standing: BudgetStanding;
}

/** What is spent a day. */
export interface BurnRate {
  readonly usdPerDay: number;
  readonly method: 'daily' | 'linear';
}

/** The last seven whole days against the seven before. */
export interface SpendTrend {
  readonly usd: number;
  readonly usdBefore: number;
  /** 0.2 for a fifth more. */
  readonly change: number;
}

/** A day on which a request cost unusually much or little. */
export interface CostAnomaly {
  readonly day: string;
  readonly usdPerRequest: number;
  readonly usualUsdPerRequest: number;
  /** Days that the usual is the median of. */
  readonly days: number;
}

/** The part of a model in the spend of a feature. */
export interface ModelShare {
  readonly model: string;
  readonly share: number;
}

/** A call of the feature with its part of the feature's estimated month. */
export interface CallShare {
  readonly analysed: AnalysedCall;
  readonly share: KnownOrReason<number>;
}

/** What explains that a feature costs more or less than estimated, with the figures that show it. */
export type DriftReason =
  | {
      readonly kind: 'longer-outputs' | 'shorter-outputs';
      readonly measuredTokens: number;
      readonly expectedTokens: number;
    }
  | {
      readonly kind: 'more-calls' | 'fewer-calls';
      readonly measuredPerMonth: number;
      readonly expectedPerMonth: number;
    }
  | { readonly kind: 'other-model'; readonly model: string; readonly share: number }
  | { readonly kind: 'new-calls'; readonly model: string; readonly calls: number };

/** What a feature was estimated to cost a month, and what it costs. */
export interface EstimateAgainstActual {
  /** The sum of the calls that have one; null where none has. */
  readonly estimate: Cost | null;
  /** Calls that the estimate covers, and all. */
  readonly coveredCalls: number;
  readonly calls: number;
  /** Spend of 30.4 days at the rate of the measured period. */
  readonly actualUsdPerMonth: number;
  /** Days that were measured. */
  readonly measuredDays: number;
  readonly verdict: 'within' | 'above' | 'below' | 'unknown';
  /** How far the actual spend lies outside of the estimate: 0.2 for a fifth above its upper end. Null where not told. */
  readonly drift: number | null;
  readonly reasons: readonly DriftReason[];
}

/** What a unit of value costs. */
export interface UnitEconomics {
  /** The unit as callcost.yml calls it, e.g. `resolved ticket`. */
  readonly unit: string;
  readonly unitsPerMonth: number;
  readonly unitsSource: 'gateway' | 'callcost.yml';
  readonly usdPerUnit: number;
  /** Value less cost of a unit; null where no value is configured. */
  readonly marginUsd: number | null;
}

/** What a feature bears of a shared cost, in whole cents. */
export interface SharedCostPart {
  readonly name: string;
  readonly feature: string;
  readonly usdPerMonth: number;
}

/** A cost of callcost.yml that all features share. The parts add up to it to the cent, or there are none. */
export interface SharedCost {
  readonly name: string;
  readonly usdPerMonth: number;
  readonly allocation: 'usage' | 'even';
  readonly parts: KnownOrReason<readonly SharedCostPart[]>;
}

/** A feature with everything that its budgets and its use tell. */
export interface FeatureStanding {
  /** As in callcost.yml, or as the gateway names it: foreign text. */
  readonly feature: string;
  readonly owner: string | null;
  /** Whether a callcost.yml declares it. */
  readonly isDeclared: boolean;
  /** The tightest first, then those that cannot be compared. */
  readonly budgets: readonly BudgetStanding[];
  /** The tightest of the budgets that can be compared, else the first; null where the gateway tells no budget. */
  readonly deciding: BudgetStanding | null;
  readonly severity: BudgetSeverity;
  readonly crossed: CrossedThreshold | null;
  readonly burn: KnownOrReason<BurnRate>;
  readonly trend: KnownOrReason<SpendTrend>;
  /** `usual` where a request costs what it did before. */
  readonly anomaly: KnownOrReason<CostAnomaly | 'usual'>;
  /** The most expensive first; empty where not told. */
  readonly models: readonly ModelShare[];
  /** The calls that bill, by their place. */
  readonly calls: readonly CallShare[];
  /** The sum of the calls a month, without what was measured. */
  readonly estimate: CostOrReason;
  readonly actual: KnownOrReason<EstimateAgainstActual>;
  readonly unitEconomics: KnownOrReason<UnitEconomics>;
  readonly shared: readonly SharedCostPart[];
}

/** How much of what happens can be told apart by feature. */
export interface AttributionCoverage {
  readonly calls: number;
  /** Calls that belong to a feature of callcost.yml, by their place, a comment or their metadata. */
  readonly callsWithFeature: number;
  /** Calls that carry a feature tag, by which a gateway can tell them apart. */
  readonly callsWithTag: number;
  /** Measured spend a month, and the part of it that belongs to declared features; null where nothing is measured. */
  readonly usdPerMonth: number | null;
  readonly attributedUsdPerMonth: number | null;
}

/** Everything about budgets at one time. */
export interface BudgetOverview {
  readonly snapshot: GatewaySnapshot;
  /** The worst first: by severity, then by share. */
  readonly features: readonly FeatureStanding[];
  /** Budgets of no single feature: of a team, an organisation. */
  readonly others: readonly BudgetStanding[];
  readonly shared: readonly SharedCost[];
  readonly coverage: AttributionCoverage;
  /** Age of the oldest value that decides something, in ms. */
  readonly ageMs: number;
  readonly isStale: boolean;
}
