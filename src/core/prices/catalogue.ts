import type { GatewayPrice } from '../budget.ts';
import { createModelFacts, type ModelFacts } from './capabilities.ts';
import { bundledPriceData, type PriceData } from './data.ts';
import { createGatewayPrices } from './gateway-prices.ts';
import { identifyConfiguredModel, identifyModel, type ModelIdentity, type UnpriceableModel } from './identity.ts';
import { listedPriceOf, type PriceSources } from './listed-prices.ts';
import { noOverrides, type PriceOverrides } from './overrides.ts';
import { ownPriceOf } from './own-prices.ts';
import type { PricedModel, PriceLookup } from './priced-model.ts';
import { catalogueIdOf, catalogueProviderIds } from './providers.ts';

/** Prices and facts of models, as of one moment. */
export interface PriceCatalogue {
  readonly source: string;
  /** Day of the price list, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The price of a model as the source code names it, aliases of callcost.yml included. */
  find(provider: string | null, model: string): PriceLookup;
  /** The price of a model that callcost.yml decided: an alias, or the model that an alias stands for. */
  findConfigured(provider: string | null, model: string): PriceLookup;
  /** The price of a model as the price list names it: no aliases, and Azure models by their own name. */
  findListed(provider: string, model: string): PriceLookup;
  /** Limits, capabilities and retirement by any spelling of a model id; null where nothing is known. */
  factsOf(model: string): ModelFacts | null;
  /** All priced models whose id contains the text, of one provider or of all. */
  list(text: string, provider?: string): readonly PricedModel[];
}

/** What a catalogue is made from. `at` fixes dated and time-of-day prices: the engine has no clock. */
export interface CatalogueOptions {
  readonly at: Date;
  readonly overrides?: PriceOverrides;
  readonly data?: PriceData;
  /** The price table of the team's gateway. */
  readonly gateway?: GatewayPriceTable | null;
}

/** Prices that a gateway tells. */
export interface GatewayPriceTable {
  /** The gateway's kind, for people. */
  readonly source: string;
  /** Day on which it was read, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly prices: readonly GatewayPrice[];
}

/** Makes a catalogue. Looked-up prices are kept for its lifetime. */
export function createPriceCatalogue(options: CatalogueOptions): PriceCatalogue {
  const { at, overrides = noOverrides, data = bundledPriceData, gateway = null } = options;
  const sources: PriceSources = { at, overrides, data };
  const findOwn: Look = (provider, model) => priceOf(sources, provider, identifyModel(provider, model, overrides));
  const findAtGateway = gateway === null ? null : createGatewayPrices(gateway, overrides, findOwn);
  const find = remembering((provider, model) => {
    const found = findOwn(provider, model);
    return findAtGateway?.(provider, model, found) ?? found;
  });
  const findConfigured = remembering((provider, model) =>
    priceOf(sources, provider, identifyConfiguredModel(provider, model, overrides)),
  );
  const findListed = remembering((provider, model) => {
    const identity = listedIdentity(provider ?? '', model);
    return listedPriceOf(sources, provider, identity);
  });
  return {
    source: data.source,
    asOf: data.asOf,
    find,
    findConfigured,
    findListed,
    factsOf: createModelFacts(),
    list: (text, provider) => listModels(data, text, provider, findListed),
  };
}

/** Looks up a price by the name of a provider and that of a model. */
export type Look = (provider: string | null, model: string) => PriceLookup;

function remembering(look: Look): Look {
  const found = new Map<string, PriceLookup>();
  return (provider, model) => {
    const key = JSON.stringify([provider, model]);
    const lookup = found.get(key) ?? look(provider, model);
    found.set(key, lookup);
    return lookup;
  };
}

function priceOf(
  sources: PriceSources,
  provider: string | null,
  identity: ModelIdentity | UnpriceableModel,
): PriceLookup {
  const own = ownPriceOf(sources.overrides, provider, identity.ownNames);
  if (own !== null) return { kind: 'priced', price: own };
  if (identity.kind !== 'catalogue') return { kind: 'unpriced', reason: identity.reason };
  return listedPriceOf(sources, provider, identity);
}

function listedIdentity(provider: string, model: string): ModelIdentity {
  const id = catalogueIdOf(provider);
  return { kind: 'catalogue', provider: id, candidates: [model], ownNames: [model], basis: 'exact', notes: [] };
}

function listModels(data: PriceData, text: string, provider: string | undefined, find: Look): readonly PricedModel[] {
  const ids = provider === undefined ? catalogueProviderIds() : [catalogueIdOf(provider)];
  const wanted = text.trim().toLowerCase();
  return ids.flatMap((id) =>
    (data.provider(id)?.models ?? [])
      .filter((model) => model.id.toLowerCase().includes(wanted))
      .map((model) => find(id, model.id))
      .flatMap((lookup) => (lookup.kind === 'priced' ? [lookup.price] : [])),
  );
}
