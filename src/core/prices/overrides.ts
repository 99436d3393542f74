/**
 * A price that a team set itself. USD per million tokens, USD per request, or a server of its own by the hour.
 * The shape is what `prices.models` of callcost.yml parses to.
 */
export interface PriceOverride {
  readonly input?: number | undefined;
  readonly output?: number | undefined;
  readonly cachedInput?: number | undefined;
  readonly cacheWrite?: number | undefined;
  readonly perRequest?: number | undefined;
  readonly usdPerHour?: number | undefined;
  readonly tokensPerSecond?: number | undefined;
}

/** What prices take from the team's policy: `{ ...policy.prices, aliases: policy.aliases }`. */
export interface PriceOverrides {
  /** Negotiated discount by provider, as a fraction: 0.1 takes 10 % off the list price. */
  readonly discounts: Readonly<Record<string, number>>;
  /** Own prices by model id; they win over every other source and no discount applies to them. */
  readonly models: Readonly<Record<string, PriceOverride>>;
  /** Azure deployment or gateway name → model id, optionally as `provider/model`. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** The overrides of a folder without a callcost.yml. */
export const noOverrides: PriceOverrides = { discounts: {}, models: {}, aliases: {} };

/** A record's own value; a model called `constructor` must not find `Object.prototype`. */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
