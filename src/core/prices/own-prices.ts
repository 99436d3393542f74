import { ownValue, type PriceOverride, type PriceOverrides } from './overrides.ts';
import { type PricedModel, tierAndBlendedPrice } from './priced-model.ts';
import { catalogueIdOf } from './providers.ts';
import { flatRate, type Rates } from './rates.ts';

/** A price of callcost.yml under one of the model's names, or under `provider/name`; null when there is none. */
export function ownPriceOf(
  overrides: PriceOverrides,
  provider: string | null,
  names: readonly string[],
): PricedModel | null {
  const keys = names.flatMap((name) => (provider === null ? [name] : [`${provider}/${name}`, name]));
  for (const key of keys) {
    const price = ownValue(overrides.models, key);
    if (price === undefined) continue;
    const server = serverPriceOf(price);
    const rates = server ?? tokenPriceOf(price);
    return {
      provider: provider === null ? 'callcost.yml' : catalogueIdOf(provider),
      model: names[0] ?? key,
      rates,
      otherHours: [],
      ...tierAndBlendedPrice([rates]),
      contextWindow: null,
      basis: 'configured',
      source: 'callcost.yml',
      asOf: null,
      notes: [
        server === null
          ? `price of ${key} from callcost.yml`
          : `${key} costs $${price.usdPerHour} an hour at ${price.tokensPerSecond} output tokens a second (callcost.yml)`,
      ],
    };
  }
  return null;
}

function tokenPriceOf(price: PriceOverride): Rates {
  const rate = (usdPerMillion: number | undefined) => (usdPerMillion === undefined ? null : flatRate(usdPerMillion));
  return {
    input: flatRate(price.input ?? 0),
    output: rate(price.output),
    cacheRead: rate(price.cachedInput),
    cacheWrite: rate(price.cacheWrite),
    usdPerRequest: price.perRequest ?? 0,
  };
}

/**
 * A server is paid by the hour and speaks at some speed: $3.60 an hour at 100 tokens a second is $10 per million output
 * tokens. Reading the prompt is fast beside that and not counted.
 */
function serverPriceOf(price: PriceOverride): Rates | null {
  const { usdPerHour, tokensPerSecond } = price;
  if (usdPerHour === undefined || tokensPerSecond === undefined) return null;
  const output = flatRate((usdPerHour / 3600 / tokensPerSecond) * 1e6);
  return { input: flatRate(0), output, cacheRead: null, cacheWrite: null, usdPerRequest: price.perRequest ?? 0 };
}
