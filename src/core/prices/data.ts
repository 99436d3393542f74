import { findProvider, type Provider } from '@pydantic/genai-prices';

/** A price list: the bundled one, or one that was fetched and checked later. */
export interface PriceData {
  /** What the prices come from, in words for people. */
  readonly source: string;
  /** Day of the data, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The provider with this catalogue id and its models. */
  provider(id: string): Provider | undefined;
}

/**
 * The day on which @pydantic/genai-prices 0.1.8 was published to npm with the prices that are bundled here.
 * A test ties it to the installed version and to the newest dated price inside.
 */
export const bundledPricesDay = '2026-09-23';

/** The prices inside the bundle. Reading them needs no file and no network. */
export const bundledPriceData: PriceData = {
  source: '@pydantic/genai-prices 0.1.8',
  asOf: bundledPricesDay,
  provider: (id) => findProvider({ providerId: id }),
};

/** The same interface over a provider list. */
export function priceDataOf(providers: readonly Provider[], source: string, asOf: string): PriceData {
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  return { source, asOf, provider: (id) => byId.get(id) };
}
