import type { Tier } from '../model.ts';
import type { Rates } from './rates.ts';

/** Up to this blended price a model is small; USD per million tokens. */
const smallUpTo = 2.0;

/** Up to this blended price a model is mid, above it frontier; USD per million tokens. */
const midUpTo = 6.5;

/**
 * The price of a typical mix of three input tokens to one output token, at the price of short prompts; USD per million.
 * Null for models without output price (embeddings), which have no tier.
 */
export function blendedPriceOf(rates: Rates): number | null {
  return rates.output === null ? null : (3 * rates.input.base + rates.output.base) / 4;
}

/**
 * The tier by price alone. Names mislead (Mistral Large and Nova Pro are cheap), and ranks within a provider shift with
 * every legacy model; a price band says what it costs.
 */
export function tierOfPrice(blendedUsdPerMillion: number): Tier {
  if (blendedUsdPerMillion <= smallUpTo) return 'small';
  return blendedUsdPerMillion <= midUpTo ? 'mid' : 'frontier';
}
