import { catalogueIdOf } from './providers.ts';

/**
 * The discount on a provider's list prices, as a fraction. The name in the source wins (`vertex`), then the price list's
 * name (`google`), then another name of the same provider (`bedrock` for `aws`). Vertex and the Gemini API share a price
 * list but not a contract: a discount for one does not reach the other.
 */
export function discountOf(
  discounts: Readonly<Record<string, number>>,
  provider: string | null,
  catalogueId: string,
): number {
  const entries = Object.entries(discounts).map(([name, share]) => ({ name: plain(name), share }));
  const named = (name: string) => entries.find((entry) => entry.name === name)?.share;
  const alike = entries.find((entry) => catalogueIdOf(entry.name) === catalogueId && catalogueId !== 'google')?.share;
  return (provider === null ? undefined : named(plain(provider))) ?? named(catalogueId) ?? alike ?? 0;
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll('_', '-');
}
