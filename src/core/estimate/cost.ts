import type { Cost, CostOrReason, Quantity } from '../model.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import { costOfUsage, type Usage } from '../prices/rates.ts';
import { weakestBasis } from './quantity.ts';

/** Tokens of a request that are not plain input: the prefix that is read from, or written to, the provider's cache. */
export interface CachedPrefix {
  readonly tokens: Quantity;
  readonly atLeast: 'read' | 'plain';
  readonly atMost: 'read' | 'written';
  /** Tokens that are written to the cache beside those that are read, at most. */
  readonly writtenAtMost?: number;
}

/**
 * USD for one request as a range: the low ends of all token counts at the cheapest hour, and the high ends at the dearest.
 * Its basis is the weakest basis of what entered it: input, output, prefix and price. A hard output limit is exact as a
 * bound, so exact input with a literal limit gives an exact range. Without upper end the cost reads "from".
 */
export function costOf(
  price: PricedModel,
  input: Quantity,
  output: Quantity,
  factor = 1,
  prefix: CachedPrefix | null = null,
): CostOrReason {
  if (input.low === null) return noCost(input.reason ?? 'the input is not known');
  if (output.low === null) return noCost(output.reason ?? 'the output is not known');
  const hours = [price.rates, ...price.otherHours];
  const lows = hours.map((rates) => costOfUsage(rates, usageAt('low', input, output, prefix)));
  const low = lows.includes(null) ? null : Math.min(...lows.filter((usd) => usd !== null));
  if (low === null) return noCost(`no output price for ${price.model}`);
  const bounded = input.high !== null && output.high !== null;
  const highs = hours.flatMap((rates) => costOfUsage(rates, usageAt('high', input, output, prefix)) ?? []);
  const bases = [input.basis, output.basis, price.basis, ...(prefix === null ? [] : [prefix.tokens.basis])];
  const cost: Cost = {
    low: low * factor,
    high: bounded ? Math.max(...highs) * factor : null,
    currency: 'USD',
    basis: knownBasis([...bases, ...(bounded ? [] : ['assumed' as const])]),
  };
  return { cost, reason: null };
}

/** No cost, and why. */
export function noCost(reason: string): CostOrReason {
  return { cost: null, reason };
}

/** The same cost at another factor, e.g. half for a batch. */
export function scaledCost(amount: CostOrReason, factor: number): CostOrReason {
  if (amount.cost === null) return amount;
  const { low, high } = amount.cost;
  return { cost: { ...amount.cost, low: low * factor, high: high === null ? null : high * factor }, reason: null };
}

/** The weakest basis of a number that exists: an unknown part has already taken its upper end away. */
export function knownBasis(bases: readonly Quantity['basis'][]): Cost['basis'] {
  return weakestBasis(
    bases.map((basis) => (basis === 'unknown' ? 'assumed' : basis)),
    'exact',
  );
}

function usageAt(end: 'low' | 'high', input: Quantity, output: Quantity, prefix: CachedPrefix | null): Usage {
  const inputTokens = input[end] ?? input.low ?? 0;
  const cached = Math.min(inputTokens, prefix?.tokens[end] ?? prefix?.tokens.low ?? 0);
  const state = end === 'low' ? prefix?.atLeast : prefix?.atMost;
  return {
    inputTokens,
    cacheReadTokens: state === 'read' ? cached : 0,
    cacheWriteTokens: state === 'written' ? cached : writtenBeside(end, inputTokens - cached, prefix),
    outputTokens: output[end] ?? output.low ?? 0,
  };
}

function writtenBeside(end: 'low' | 'high', rest: number, prefix: CachedPrefix | null): number {
  return end === 'low' ? 0 : Math.min(rest, prefix?.writtenAtMost ?? 0);
}

/** The sum of costs of the same period; null for none, without upper end when one of them has none. */
export function sumOfCosts(costs: readonly Cost[]): Cost | null {
  if (costs.length === 0) return null;
  const highs = costs.flatMap((cost) => cost.high ?? []);
  return {
    low: costs.reduce((sum, cost) => sum + cost.low, 0),
    high: highs.length < costs.length ? null : highs.reduce((sum, high) => sum + high, 0),
    currency: 'USD',
    basis: knownBasis(costs.map((cost) => cost.basis)),
  };
}

/** From the cheapest to the dearest of several costs; null for none, without upper end when one of them has none. */
export function spanOfCosts(costs: readonly Cost[]): Cost | null {
  if (costs.length === 0) return null;
  const highs = costs.flatMap((cost) => cost.high ?? []);
  return {
    low: Math.min(...costs.map((cost) => cost.low)),
    high: highs.length < costs.length ? null : Math.max(...highs),
    currency: 'USD',
    basis: knownBasis(costs.map((cost) => cost.basis)),
  };
}
