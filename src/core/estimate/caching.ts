import type { CostOrReason, Quantity } from '../model.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import { smallestCachedPrefixOf } from '../prices/terms.ts';
import { type CachedPrefix, costOf, noCost } from './cost.ts';
import type { InputEstimate } from './input.ts';

/**
 * How a marked prefix enters the normal cost: every request either writes it to the cache, which costs more, or reads it,
 * which costs less. Null when nothing is marked, when the prefix is too short to be cached, or when no price is known.
 */
export function markedPrefixIn(price: PricedModel, input: InputEstimate): CachedPrefix | null {
  const tokens = input.markedPrefix;
  if (input.cacheRead !== null && price.rates.cacheRead !== null) return measuredPrefix(price, input, input.cacheRead);
  if (tokens === null || price.rates.cacheRead === null || isTooShort(price, tokens)) return null;
  return { tokens, atLeast: 'read', atMost: 'written' };
}

/** What was measured to be read; the rest of a marked prefix, on average, is written or not kept. */
function measuredPrefix(price: PricedModel, { markedPrefix }: InputEstimate, read: Quantity): CachedPrefix {
  const isMarked = markedPrefix !== null && !isTooShort(price, markedPrefix);
  const marked = isMarked ? (markedPrefix.high ?? markedPrefix.low ?? 0) : 0;
  return { tokens: read, atLeast: 'read', atMost: 'read', writtenAtMost: Math.max(0, marked - (read.low ?? 0)) };
}

/** Cost of a request that reads its marked prefix, or else everything before its first variable, from the cache. */
export function cachedCostOf(price: PricedModel, input: InputEstimate, output: Quantity, factor: number): CostOrReason {
  if (price.rates.cacheRead === null) return noCost(`no price for cached input of ${price.model}`);
  const tokens = input.markedPrefix ?? input.staticPrefix;
  if (isTooShort(price, tokens)) {
    const smallest = smallestCachedPrefixOf(price.provider, price.model);
    return noCost(
      `the prefix of ${tokens.high} tokens is too short to be cached (${price.provider}: from ${smallest})`,
    );
  }
  if (tokens.low === null) return noCost(tokens.reason ?? 'the size of the prefix is not known');
  return costOf(price, input.total, output, factor, { tokens, atLeast: 'read', atMost: 'read' });
}

function isTooShort(price: PricedModel, tokens: Quantity): boolean {
  return tokens.high !== null && tokens.high < smallestCachedPrefixOf(price.provider, price.model);
}
