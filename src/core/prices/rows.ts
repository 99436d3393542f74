import { calcPrice, type MatchLogic, type ModelInfo, type ModelPrice, type Provider } from '@pydantic/genai-prices';
import type { PriceData } from './data.ts';

/** A row of the price list with the price that holds at a given time. */
export interface PriceRow {
  readonly id: string;
  readonly price: ModelPrice;
  /** The other prices of the same day, where the price depends on the time of day. */
  readonly otherHours: readonly ModelPrice[];
  readonly contextWindow: number | null;
  readonly free: boolean;
}

/**
 * The first of the candidate ids that the provider's list knows, or that the lists know to which it falls back (Azure
 * sells OpenAI's models at OpenAI's prices). Null when none is listed, or when only a model of another version matches.
 */
export function findPriceRow(
  data: PriceData,
  providerId: string,
  candidates: readonly string[],
  at: Date,
): PriceRow | null {
  const provider = data.provider(providerId);
  if (provider === undefined) return null;
  const { fallback_model_providers: fallbacks = [], ...alone } = provider;
  const lists = [alone, ...fallbacks.flatMap((id) => data.provider(id) ?? [])];
  for (const candidate of candidates) {
    for (const list of lists) {
      const row = rowIn(list, candidate, at);
      if (row !== null) return row;
    }
  }
  return null;
}

function rowIn(provider: Provider, id: string, at: Date): PriceRow | null {
  const found = lookUp(provider, id, at);
  if (found === null || !meansTheSame(found.model, id)) return null;
  return {
    id: found.model.id,
    price: found.model_price,
    otherHours: pricesOfOtherHours(provider, id, at, found.model, found.model_price),
    contextWindow: found.model.context_window ?? null,
    free: statesThatItIsFree(found.model, id),
  };
}

/** A row's own id finds that row, even where its match rules name other spellings only. */
function lookUp(provider: Provider, id: string, at: Date) {
  const own = provider.models.find((model) => model.id === id);
  const models = own === undefined ? provider.models : [{ ...own, match: { equals: id } }];
  try {
    return calcPrice({ input_tokens: 0, output_tokens: 0 }, id, { provider: { ...provider, models }, timestamp: at });
  } catch {
    // The library throws on rows that contradict themselves; such a row has no usable price.
    return null;
  }
}

/**
 * Most rows match by the beginning of an id, so that a newer model can fall into the row of an older one
 * (`titan-embed-text-v2` into v1, a future `claude-sonnet-5-5` into Sonnet 5). A fine-tune costs more than its base.
 */
function meansTheSame(model: ModelInfo, id: string): boolean {
  const wanted = id.toLowerCase();
  if (wanted.startsWith('ft:') && !/(^|[:.-])ft[:-]/.test(model.id)) return false;
  if (wanted.endsWith(':free') && !model.id.endsWith(':free')) return false;
  if (matchesInFull(model.match, wanted)) return true;
  const [one, other] = [versionOf(wanted), versionOf(model.id)];
  const sameRevision = one.revision === null || other.revision === null || one.revision === other.revision;
  return sameRevision && one.numbers.join('.') === other.numbers.join('.');
}

function matchesInFull(match: MatchLogic, id: string): boolean {
  if ('or' in match) return match.or.some((part) => matchesInFull(part, id));
  if ('and' in match) return match.and.some((part) => matchesInFull(part, id));
  if ('equals' in match) return match.equals.toLowerCase() === id;
  return 'regex' in match && new RegExp(match.regex).test(id);
}

/**
 * The version numbers in an id, without dates, sizes (`70b`) and trailing zeros; `-v2:0` of Bedrock is a revision.
 * `claude-sonnet-4-5@20250929` and `claude-4.5-sonnet` are both 4.5.
 */
function versionOf(id: string): { readonly numbers: readonly number[]; readonly revision: number | null } {
  const revision = /[-.]v(\d+)(:\d+)?$/.exec(id);
  const undated = id
    .replace(/[-.]v\d+(:\d+)?$/, '')
    .replace(/@.*$/, '')
    .replace(/[-_]\d{2}-20\d{2}(?!\d)|20\d{2}-?\d{2}-?\d{2}|-\d{2}-\d{2}(?!\d)/g, '');
  const numbers = [...undated.matchAll(/(?<!\d)\d{1,2}(?!\d|b\b)/g)].map((match) => Number(match[0]));
  while (numbers.at(-1) === 0) numbers.pop();
  return { numbers, revision: revision === null ? null : Number(revision[1]) };
}

/** DeepSeek bills by the hour of the day. The other prices of the day are found by asking for each hour. */
function pricesOfOtherHours(
  provider: Provider,
  id: string,
  at: Date,
  model: ModelInfo,
  now: ModelPrice,
): readonly ModelPrice[] {
  const byTheClock =
    Array.isArray(model.prices) && model.prices.some((row) => row.constraint && 'start_time' in row.constraint);
  if (!byTheClock) return [];
  const prices = new Map<string, ModelPrice>();
  for (let hour = 0; hour < 24; hour += 1) {
    const then = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), hour, 30));
    const price = lookUp(provider, id, then)?.model_price;
    if (price !== undefined) prices.set(JSON.stringify(price), price);
  }
  prices.delete(JSON.stringify(now));
  return [...prices.values()];
}

/** A row without any price is free only where the list says so: in its comment, or in OpenRouter's `:free` ids. */
function statesThatItIsFree(model: ModelInfo, id: string): boolean {
  if (id.endsWith(':free')) return model.id.endsWith(':free');
  return /\bfree of charge\b/i.test(model.price_comments ?? '');
}
