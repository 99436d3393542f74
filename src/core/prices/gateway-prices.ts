/** Prices that the team's gateway tells: what it charges for a name, negotiated or private rates among them. */
import type { GatewayPrice } from '../budget.ts';
import type { GatewayPriceTable, Look } from './catalogue.ts';
import { discountOf } from './discounts.ts';
import type { PriceOverrides } from './overrides.ts';
import { type PricedModel, type PriceLookup, tierAndBlendedPrice } from './priced-model.ts';
import { catalogueIdOf, providerKindOf } from './providers.ts';
import type { Rate, Rates } from './rates.ts';

/** The gateway's price where it holds: `found` is what the other sources say. Null where it does not. */
export type FindAtGateway = (provider: string | null, model: string, found: PriceLookup) => PriceLookup | null;

/**
 * The gateway's table holds for calls that go through a gateway, and for names that it alone knows. Prices of callcost.yml
 * win over it. Where the source names no provider, the call may go through it: that is assumed.
 */
export function createGatewayPrices(table: GatewayPriceTable, overrides: PriceOverrides, find: Look): FindAtGateway {
  const byName = new Map(table.prices.map((price) => [price.model, price]));
  return (provider, model, found) => {
    const listed = byName.get(model.trim());
    const route = routeOf(provider, found);
    if (listed === undefined || route === null || isOwnPrice(found, provider, overrides)) return null;
    const behind = modelBehind(listed, found, find);
    const rates = ratesOf(listed, behind);
    if (rates === null) return behind === null ? null : { kind: 'priced', price: renamed(behind, listed, table) };
    const basis = route === 'assumed' ? 'assumed' : 'measured';
    return { kind: 'priced', price: priceOf({ listed, rates, behind, basis }, table) };
  };
}

/** How a call comes to the gateway: surely, as far as can be told, or not (null). */
function routeOf(provider: string | null, found: PriceLookup): 'sure' | 'assumed' | null {
  const kind = provider === null ? null : (providerKindOf(provider)?.kind ?? null);
  if (kind === 'gateway') return 'sure';
  if (kind === 'local' || provider === 'azure') return null;
  // A provider that does not list the name cannot be the one that serves it.
  if (found.kind === 'unpriced') return kind === 'unlisted' ? null : 'sure';
  // What is only priced by the name of its vendor may go anywhere; what names its provider goes there.
  return provider === null && found.price.basis === 'assumed' ? 'assumed' : null;
}

function isOwnPrice(found: PriceLookup, provider: string | null, { discounts }: PriceOverrides): boolean {
  if (found.kind === 'unpriced') return false;
  const { source, provider: seller } = found.price;
  return source === 'callcost.yml' || discountOf(discounts, provider, catalogueIdOf(seller)) > 0;
}

/** The model of the price list behind a name of the gateway; null where nothing tells. */
function modelBehind({ provider, underlyingModel }: GatewayPrice, found: PriceLookup, find: Look): PricedModel | null {
  const behind = underlyingModel === null ? null : find(provider, underlyingModel);
  if (behind?.kind === 'priced') return behind.price;
  return found.kind === 'priced' ? found.price : null;
}

/** A price of 0 is one that nobody entered: it is no price. */
function ratesOf(listed: GatewayPrice, behind: PricedModel | null): Rates | null {
  const rate = (field: RateField, known: Rate | null) => rateOf(listed, field, known);
  const input = rate('inputUsdPerMillion', behind?.rates.input ?? null);
  if (input === null) return null;
  return {
    input,
    output: rate('outputUsdPerMillion', behind?.rates.output ?? null),
    cacheRead: rate('cachedInputUsdPerMillion', behind?.rates.cacheRead ?? null),
    cacheWrite: rate('cacheWriteUsdPerMillion', behind?.rates.cacheWrite ?? null),
    usdPerRequest: 0,
  };
}

type RateField = keyof Omit<GatewayPrice['longContext'][number], 'aboveInputTokens'>;

/** Where the gateway tells nothing of long contexts, and the price is that of the list, so are its steps. */
function rateOf(listed: GatewayPrice, field: RateField, known: Rate | null): Rate | null {
  const base = listed[field];
  if (base === null || base <= 0) return null;
  const above = listed.longContext.flatMap(({ aboveInputTokens: tokens, ...rates }) => {
    const usdPerMillion = rates[field];
    return usdPerMillion === null || usdPerMillion <= 0 ? [] : [{ tokens, usdPerMillion }];
  });
  const isOfList = known !== null && Math.abs(known.base - base) <= 1e-9 * base;
  return above.length === 0 && isOfList ? known : { base, above };
}

interface GatewayRates {
  readonly listed: GatewayPrice;
  readonly rates: Rates;
  readonly behind: PricedModel | null;
  readonly basis: 'measured' | 'assumed';
}

function priceOf({ listed, rates, behind, basis }: GatewayRates, { source, asOf }: GatewayPriceTable): PricedModel {
  const name = `the price table of ${source}`;
  return {
    provider: behind?.provider ?? catalogueIdOf(listed.provider ?? source),
    model: behind?.model ?? listed.underlyingModel ?? listed.model,
    rates,
    otherHours: [],
    ...(behind === null ? tierAndBlendedPrice([rates]) : { ...tierAndBlendedPrice([rates]), tier: behind.tier }),
    contextWindow: behind?.contextWindow ?? null,
    basis,
    source: name,
    asOf,
    notes: [
      ...notesOnName(listed, source),
      ...(basis === 'assumed' ? [`the source does not name the provider: ${name} is taken to hold`] : []),
      ...notesOnDifference(rates, behind, name),
    ],
  };
}

/** What the gateway calls another name costs what that costs, where the gateway tells no price. */
function renamed(behind: PricedModel, listed: GatewayPrice, { source }: GatewayPriceTable): PricedModel {
  return { ...behind, notes: [...notesOnName(listed, source), ...behind.notes] };
}

function notesOnName({ model, underlyingModel }: GatewayPrice, source: string): readonly string[] {
  return underlyingModel === null || underlyingModel === model ? [] : [`${model} is ${underlyingModel} at ${source}`];
}

/** Sources disagree where input or output differ by more than 5 %. */
function notesOnDifference(rates: Rates, behind: PricedModel | null, name: string): readonly string[] {
  if (behind === null) return [];
  const pairs = [
    [rates.input.base, behind.rates.input.base],
    [rates.output?.base ?? null, behind.rates.output?.base ?? null],
  ] as const;
  const differs = pairs.some(([own, other]) => own !== null && other !== null && Math.abs(own - other) > 0.05 * other);
  if (!differs) return [];
  const text = ({ input, output }: Rates) => `$${input.base}${output === null ? '' : `/$${output.base}`}`;
  return [`prices disagree: ${text(rates)} in ${name}, ${text(behind.rates)} in ${behind.source} for ${behind.model}`];
}
