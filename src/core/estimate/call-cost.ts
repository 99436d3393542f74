import type { Call, CostOrReason, Quantity, UnitPrice } from '../model.ts';
import type { PricedModel } from '../prices/priced-model.ts';
import { type Rate, usdPerMillionAt } from '../prices/rates.ts';
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
  const asked = askedFactorOf(options, price.provider);
  if (asked.factor === null) return sameForAll(noCost(asked.reason));
  const perCall = costPerCall(options, price, input, output);
  return {
    perCall,
    perCallCached: cachedCostOf(price, input, output, asked.factor),
    perCallBatch: batch.factor === null ? noCost(batch.reason) : scaledCost(perCall, batch.factor / asked.factor),
  };
}

/** The cost of one request as it is written, at the service tier or in the batch that the call asks for. */
export function costPerCall(
  options: Call['options'],
  price: PricedModel,
  input: InputEstimate,
  output: Quantity,
): CostOrReason {
  const asked = askedFactorOf(options, price.provider);
  if (asked.factor === null) return noCost(asked.reason);
  return costOf(price, input.total, output, asked.factor, markedPrefixIn(price, input));
}

/** The same answer for every way to make the request. */
export function sameForAll(cost: CostOrReason): CallCosts {
  return { perCall: cost, perCallCached: cost, perCallBatch: cost };
}

/** The price of a million tokens in such a request; null where the factor of what it asks for is not known. */
export function unitPriceOf(options: Call['options'], price: PricedModel, input: Quantity): UnitPrice | null {
  const { factor } = askedFactorOf(options, price.provider);
  if (factor === null) return null;
  const usdOf = (rate: Rate | null) => (rate === null ? null : usdPerMillionAt(rate, input.low ?? 0) * factor);
  const { rates, provider, basis, source, asOf } = price;
  return {
    provider,
    inputUsdPerMillion: usdPerMillionAt(rates.input, input.low ?? 0) * factor,
    outputUsdPerMillion: usdOf(rates.output),
    cachedInputUsdPerMillion: usdOf(rates.cacheRead),
    basis,
    source,
    asOf,
  };
}

function askedFactorOf(options: Call['options'], provider: string): PriceFactor {
  return options.batch ? batchFactorOf(provider) : serviceTierFactorOf(provider, options.serviceTier);
}
