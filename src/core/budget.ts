/**
 * What a team's LLM gateway tells: budgets, spend and measured use. Amounts in USD, tokens as numbers of tokens, moments in
 * ISO 8601 (UTC), days as `YYYY-MM-DD`. Null is "not told", never 0. Names come from outside: whoever shows them escapes them.
 */

/** Where budgets come from: a gateway, an endpoint of the team's own, or a file of the workspace. */
export type GatewayKind = 'litellm' | 'bifrost' | 'json' | 'openrouter' | 'portkey' | 'langfuse' | 'file';

/** Whose spend a budget limits, as the gateway sees it. */
export type BudgetScope =
  | 'tag'
  | 'key'
  | 'team'
  | 'project'
  | 'user'
  | 'provider'
  | 'model'
  | 'customer'
  | 'policy'
  | 'org'
  | 'feature';

/**
 * How well `spent` is known: `counter` is what the gateway enforces, `daily-rollup` a sum over UTC days (±1 day at the ends of
 * the window), `since-forever` no window at all (never compared with a limit of a period), `header` read off an answer.
 */
export type BudgetAccuracy = 'counter' | 'daily-rollup' | 'since-forever' | 'header';

/** `reset-pending`: the window is over and the gateway still tells the old spend. `inactive`: the key or budget is off. */
export type BudgetState = 'ok' | 'soft-exceeded' | 'exceeded' | 'unlimited' | 'inactive' | 'reset-pending' | 'unknown';

/** The period that a budget is for. Null where nothing is told; a budget without reset is for all time. */
export interface BudgetWindow {
  /** The period as the gateway writes it, e.g. `30d`, `1M`. */
  readonly raw: string | null;
  readonly startsAt: string | null;
  readonly resetsAt: string | null;
  readonly resetsAtSource: 'gateway' | 'computed' | 'unknown';
}

/** One budget of a gateway. A limit of 0 is a real limit, which blocks everything; null is none. */
export interface FeatureBudget {
  /** Stable within its source, e.g. `tag:feature:support-reply`. */
  readonly id: string;
  /** As the gateway names it, e.g. `feature:support-reply`. */
  readonly label: string;
  /** The feature of callcost.yml, or as the gateway names it; null for a budget of no single feature (team, organisation). */
  readonly feature: string | null;
  readonly team: string | null;
  readonly scope: BudgetScope;
  readonly source: {
    readonly gateway: GatewayKind;
    /** Without key and query; of a file, its path. */
    readonly baseUrl: string;
    readonly endpoint: string;
    readonly gatewayVersion: string | null;
  };
  readonly unit: 'USD' | 'tokens' | 'requests';
  /** In `unit`, within the window. */
  readonly spent: number | null;
  readonly limit: number | null;
  readonly softLimit: number | null;
  readonly window: BudgetWindow;
  readonly accuracy: BudgetAccuracy;
  readonly state: BudgetState;
  /** What the gateway says about alerts that it has sent itself. */
  readonly alerts: readonly {
    readonly kind: 'threshold' | 'exhausted' | 'inactive' | 'override';
    readonly at: string | null;
    readonly sentByGateway: boolean | null;
  }[];
  /** Spend by model within the window; empty where not told. */
  readonly breakdown: readonly ModelSpend[];
  readonly observedAt: string;
  /** After so many ms since `observedAt` the value is stale. */
  readonly staleAfterMs: number;
}

/** The part of one model in the spend of a budget. */
export interface ModelSpend {
  readonly model: string;
  readonly provider: string | null;
  /** In the unit of the budget. */
  readonly spent: number;
  readonly requests: number | null;
}

/** What one model was measured to use for one feature, over a window. Tokens are sums, but for the p95 of one answer. */
export interface MeasuredUsage {
  /** The feature of callcost.yml, or as the gateway names it. */
  readonly feature: string;
  /** As the gateway names it. */
  readonly model: string;
  readonly provider: string | null;
  /** First moment of the window, and the first one after it. */
  readonly from: string;
  readonly to: string;
  /** Sample size. */
  readonly requests: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Part of `inputTokens` that was read from a cache. */
  readonly cacheReadTokens: number | null;
  readonly p95OutputTokens: number | null;
  readonly spentUsd: number | null;
}

/** What a feature spent on one UTC day. */
export interface DailySpend {
  readonly feature: string;
  readonly day: string;
  readonly spentUsd: number;
  readonly requests: number | null;
}

/** What a gateway charges, in USD per million tokens. */
interface GatewayRates {
  readonly inputUsdPerMillion: number | null;
  readonly outputUsdPerMillion: number | null;
  readonly cachedInputUsdPerMillion: number | null;
  readonly cacheWriteUsdPerMillion: number | null;
}

/** The gateway's own price of a model: negotiated or private rates. */
export interface GatewayPrice extends GatewayRates {
  /** The name that callers use. */
  readonly model: string;
  /** The model behind that name, where told. */
  readonly underlyingModel: string | null;
  readonly provider: string | null;
  /** What holds for the whole of a request with more input tokens than that, ascending; empty where not told. */
  readonly longContext: readonly (GatewayRates & { readonly aboveInputTokens: number })[];
}

/** How many units of value a feature produced (unit economics). */
export interface UnitCount {
  readonly feature: string;
  readonly units: number;
  readonly from: string;
  readonly to: string;
}

/** Everything that one source told at one time; of several documents, each at its own. */
export interface GatewaySnapshot {
  readonly gateway: GatewayKind;
  /** Without key and query; of a file, its path. */
  readonly baseUrl: string;
  readonly gatewayVersion: string | null;
  readonly observedAt: string;
  readonly budgets: readonly FeatureBudget[];
  readonly usage: readonly MeasuredUsage[];
  /** By feature and day; empty where not told. */
  readonly daily: readonly DailySpend[];
  readonly prices: readonly GatewayPrice[];
  readonly units: readonly UnitCount[];
  /**
   * What this key may not read or what looks wrong, in whole sentences with the next step, e.g. `This key cannot read tag
   * budgets; ask for a read-only viewer key.`
   */
  readonly remarks: readonly string[];
  /** What each document told, where there are several; absent otherwise. */
  readonly parts?: readonly GatewaySnapshot[];
}
