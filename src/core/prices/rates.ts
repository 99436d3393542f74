import type { ModelPrice } from '@pydantic/genai-prices';

/** USD per million tokens; long prompts can cost more: each `above` price holds for the whole request. */
export interface Rate {
  readonly base: number;
  /** Ascending. A price holds when the request has *more* input tokens than `tokens`. */
  readonly above: readonly { readonly tokens: number; readonly usdPerMillion: number }[];
}

/** What a model costs. A null rate means that the source names no such price. */
export interface Rates {
  readonly input: Rate;
  /** Null for models that answer with no tokens, such as embedding models. */
  readonly output: Rate | null;
  readonly cacheRead: Rate | null;
  readonly cacheWrite: Rate | null;
  readonly usdPerRequest: number;
}

/** Tokens of one request. `inputTokens` is the whole input; the cache counts are parts of it. */
export interface Usage {
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
}

/**
 * USD for one request.
 *
 * Example: gpt-6-sol costs $2 in and $10 out per million up to 272,000 input tokens, above that $4 and $15. So 272,000 in
 * and 1,000 out cost 0.544 + 0.010 = $0.554; with one token more in, 272,001 × $4/M + 1,000 × $15/M = $1.103004.
 *
 * Returns null when the usage has output tokens and the model has no output price. Without a price of their own, cached
 * tokens cost what input costs.
 */
export function costOfUsage(rates: Rates, usage: Usage): number | null {
  const { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens } = usage;
  if (outputTokens > 0 && rates.output === null) return null;
  const usd = (rate: Rate | null, tokens: number) => (usdPerMillionAt(rate ?? rates.input, inputTokens) * tokens) / 1e6;
  return (
    usd(rates.input, inputTokens - cacheReadTokens - cacheWriteTokens) +
    usd(rates.cacheRead, cacheReadTokens) +
    usd(rates.cacheWrite, cacheWriteTokens) +
    usd(rates.output, outputTokens) +
    rates.usdPerRequest
  );
}

/** The price per million tokens that holds for a request of that many input tokens. */
export function usdPerMillionAt(rate: Rate, inputTokens: number): number {
  return rate.above.findLast((step) => inputTokens > step.tokens)?.usdPerMillion ?? rate.base;
}

/** Rates multiplied by a factor, e.g. 0.9 for a discount of 10 % or 0.5 for a batch. */
export function scaleRates(rates: Rates, factor: number): Rates {
  const scaled = (rate: Rate): Rate => ({
    base: rate.base * factor,
    above: rate.above.map((step) => ({ tokens: step.tokens, usdPerMillion: step.usdPerMillion * factor })),
  });
  const scaledOrNull = (rate: Rate | null) => (rate === null ? null : scaled(rate));
  return {
    input: scaled(rates.input),
    output: scaledOrNull(rates.output),
    cacheRead: scaledOrNull(rates.cacheRead),
    cacheWrite: scaledOrNull(rates.cacheWrite),
    usdPerRequest: rates.usdPerRequest * factor,
  };
}

/** One flat price. */
export function flatRate(usdPerMillion: number): Rate {
  return { base: usdPerMillion, above: [] };
}

/**
 * The catalogue's price of a model in our terms, or the reason why it is none. The library answers $0 for models priced
 * by the hour, the page or the image, because such units are not part of a token usage; here that is unknown.
 */
export function ratesOfModelPrice(price: ModelPrice): Rates | { readonly reason: string } {
  const input = rateOf(price.input_mtok);
  if (input === null) return { reason: reasonWithoutTokenPrice(price) };
  return {
    input,
    output: rateOf(price.output_mtok),
    cacheRead: rateOf(price.cache_read_mtok),
    cacheWrite: rateOf(price.cache_write_mtok),
    usdPerRequest: (rateOf(price.requests_kcount)?.base ?? 0) / 1000,
  };
}

function rateOf(value: ModelPrice[string]): Rate | null {
  if (value === undefined) return null;
  if (typeof value === 'number') return flatRate(value);
  const steps = value.tiers.toSorted((one, other) => one.start - other.start);
  return { base: value.base, above: steps.map((step) => ({ tokens: step.start, usdPerMillion: step.price })) };
}

function reasonWithoutTokenPrice(price: ModelPrice): string {
  const units = Object.keys(price).filter((key) => price[key] !== undefined);
  if (units.length === 0) return 'is listed without a price';
  const names = new Set(units.map((unit) => unitNames[unit] ?? unit.replaceAll('_', ' ')));
  return `is priced per ${[...names].join(' and per ')}, not per token`;
}

const unitNames: Readonly<Record<string, string>> = {
  audio_hours: 'hour of audio',
  input_audio_hours: 'hour of audio',
  input_document_kpages: 'page',
  input_annotated_document_kpages: 'page',
  input_text_messages_kcount: 'message',
  requests_kcount: 'request',
  output_mtok: 'output token only',
};
