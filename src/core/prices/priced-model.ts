import type { Basis, Tier } from '../model.ts';
import type { Rates } from './rates.ts';
import { blendedPriceOf, tierOfPrice } from './tiers.ts';

/** A model with its price. */
export interface PricedModel {
  /** Provider and model as the price list names them. */
  readonly provider: string;
  readonly model: string;
  readonly rates: Rates;
  /** The rates of other hours of the day, where the provider bills by the clock; mostly empty. */
  readonly otherHours: readonly Rates[];
  readonly tier: Tier | null;
  readonly blendedUsdPerMillion: number | null;
  readonly contextWindow: number | null;
  /** `exact`: the list names this model. `configured`: callcost.yml decided. `assumed`: see the notes. */
  readonly basis: Exclude<Basis, 'unknown'>;
  readonly source: string;
  /** Day of the price, `YYYY-MM-DD`; null for prices of callcost.yml. */
  readonly asOf: string | null;
  readonly notes: readonly string[];
}

/** A price, or the reason why there is none. Never $0 for lack of knowledge. */
export type PriceLookup =
  | { readonly kind: 'priced'; readonly price: PricedModel }
  | { readonly kind: 'unpriced'; readonly reason: string };

/** Blended price and tier of a model by the cheapest of its rates, so that neither changes during a day. */
export function tierAndBlendedPrice(hours: readonly Rates[]): Pick<PricedModel, 'tier' | 'blendedUsdPerMillion'> {
  const blended = hours.map(blendedPriceOf).filter((price) => price !== null);
  if (blended.length === 0) return { tier: null, blendedUsdPerMillion: null };
  const cheapest = Math.min(...blended);
  return { tier: tierOfPrice(cheapest), blendedUsdPerMillion: cheapest };
}
