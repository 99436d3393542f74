/**
 * What the price list does not hold: batch prices, service tiers and the smallest cacheable prefix, as the providers publish
 * them; a provider that is missing here has no factor that is known, which means "unknown".
 */

/** A factor on the list price, or the reason why it is not known. */
export type PriceFactor =
  | { readonly factor: number; readonly reason: null }
  | { readonly factor: null; readonly reason: string };

/** Factor for requests of the provider's batch interface, which is half price wherever it is documented. */
export function batchFactorOf(provider: string): PriceFactor {
  const factor = batchFactors.get(provider);
  return factor === undefined
    ? { factor: null, reason: `${provider} documents no batch price` }
    : { factor, reason: null };
}

/**
 * Factor for a `service_tier`. Null and the names of the normal tier are 1; tiers that a provider prices per model, such
 * as OpenAI's `priority`, are unknown.
 */
export function serviceTierFactorOf(provider: string, tier: string | null): PriceFactor {
  if (tier === null) return { factor: 1, reason: null };
  const name = tier.toLowerCase();
  const factor = normalTiers.has(name) ? 1 : serviceTierFactors.get(`${provider} ${name}`);
  return factor === undefined
    ? { factor: null, reason: `no price for service tier ${tier} of ${provider}` }
    : { factor, reason: null };
}

/** Prefixes below this size are not cached, in tokens. */
export function smallestCachedPrefixOf(provider: string, model: string): number {
  const rule = cacheMinimums.find((entry) => entry.pattern.test(model));
  return rule?.tokens ?? (provider === 'deepseek' ? 64 : 1024);
}

/**
 * Half price: OpenAI Batch API, Azure global batch, Anthropic Message Batches, Gemini Batch API and Vertex batch
 * prediction, Bedrock batch inference, Mistral, Groq, Together and Fireworks batch. Voyage documents 33 % off.
 */
const batchFactors: ReadonlyMap<string, number> = new Map([
  ['openai', 0.5],
  ['azure', 0.5],
  ['anthropic', 0.5],
  ['google', 0.5],
  ['aws', 0.5],
  ['mistral', 0.5],
  ['groq', 0.5],
  ['together', 0.5],
  ['fireworks', 0.5],
  ['voyageai', 0.67],
]);

/** `auto` uses a paid commitment where the account has one; without one it is the normal tier. */
const normalTiers: ReadonlySet<string> = new Set(['auto', 'default', 'standard', 'standard_only', 'on_demand']);

/** OpenAI: flex "at Batch API rates". Gemini: flex 50 % off. Groq: flex at the normal price, with looser limits. */
const serviceTierFactors: ReadonlyMap<string, number> = new Map([
  ['openai flex', 0.5],
  ['google flex', 0.5],
  ['groq flex', 1],
]);

/** Anthropic and Google document the minimum per model; OpenAI documents 1,024 for all. */
const cacheMinimums: readonly { readonly pattern: RegExp; readonly tokens: number }[] = [
  { pattern: /claude-haiku-4|claude-opus-4-[5-8]/, tokens: 4096 },
  { pattern: /claude-3.*haiku|claude-sonnet-4-6/, tokens: 2048 },
  { pattern: /gemini-.*pro/, tokens: 4096 },
];
