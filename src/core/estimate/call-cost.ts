import type { Call, CostOrReason, Quantity } from '../model.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import { batchFactorOf, type PriceFactor, serviceTierFactorOf } from '../prices/terms.ts';
import { cachedCostOf, markedPrefixIn } from './caching.ts';
import { costOf, noCost, scaledCost } from './cost.ts';
import type { InputEstimate } from './input.ts';

/** One request as it is written, with its prefix read from the cache, and in a batch. */
export interface CallCosts {
  readonly perCall: CostOrReason;
  readonly perCallCached: CostOrReason;
  readonly perCallBatch: CostOrReason;
}

/** The costs of a call on a model, at the service tier or in the batch that the call asks for. */
export function costsOfCall(
  options: Call['options'],
  price: PricedModel,
  input: InputEstimate,
  output: Quantity,
): CallCosts {
  const batch = batchFactorOf(price.provider);
  const asked: PriceFactor = options.batch ? batch : serviceTierFactorOf(price.provider, options.serviceTier);
  if (asked.factor === null) return sameForAll(noCost(asked.reason));
  const perCall = costOf(price, input.total, output, asked.factor, markedPrefixIn(price, input));
  return {
    perCall,
    perCallCached: cachedCostOf(price, input, output, asked.factor),
    perCallBatch: batch.factor === null ? noCost(batch.reason) : scaledCost(perCall, batch.factor / asked.factor),
  };
}

/** The same answer for every way to make the request. */
export function sameForAll(cost: CostOrReason): CallCosts {
  return { perCall: cost, perCallCached: cost, perCallBatch: cost };
}
