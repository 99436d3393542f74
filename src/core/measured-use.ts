/** What the team's gateway measured, a request on average: of a call, and of a feature. */

/** Measured use, a request on average. Null is "not told". */
export interface MeasuredAverages {
  /** First moment of the window, and the first one after it. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** Sample size. */
  readonly requests: number;
  /** Tokens of a request. */
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Tokens that 95 % of the answers stay below. */
  readonly p95OutputTokens: number | null;
  /** Part of the input that is read from a cache, as a fraction. */
  readonly cacheReadShare: number | null;
  /** Scaled from the window to a month. */
  readonly requestsPerMonth: number;
  readonly usdPerMonth: number | null;
}

/** What one call was measured to use. */
export interface MeasuredCall extends MeasuredAverages {
  /** Name of the gateway's kind, for people. */
  readonly source: string;
}

/** Measured use of a feature. What not all of its models tell is null. */
export interface MeasuredFeature extends MeasuredAverages {
  readonly source: string;
  /** The most requested first. */
  readonly models: readonly (MeasuredAverages & { readonly model: string; readonly provider: string | null })[];
}
