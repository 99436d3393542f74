import { type MatchLogic, type Provider, REMOTE_DATA_JSON_URL } from '@pydantic/genai-prices';
import * as z from 'zod';
import { type PriceData, priceDataOf } from './data.ts';
import { catalogueProviderIds } from './providers.ts';

/** Fetches JSON; the caller owns network, proxy and time limit. */
export type FetchJson = (url: string, signal: AbortSignal) => Promise<unknown>;

/** New prices, or the reason why the present ones stay. */
export type RefreshResult =
  | { readonly kind: 'refreshed'; readonly data: PriceData }
  | { readonly kind: 'kept'; readonly reason: string };

/** A fetched list may drop some old models, but not a tenth of them. */
const smallestShareOfModels = 0.9;

/**
 * Fetches the price list of `genai-prices` and accepts it only when it is whole and not older than the present one.
 * Offline (`fetchJson` null) the present prices stay. Rejects only when the signal is aborted.
 */
export async function refreshPrices(
  present: PriceData,
  at: Date,
  fetchJson: FetchJson | null,
  signal: AbortSignal,
): Promise<RefreshResult> {
  if (fetchJson === null) return { kind: 'kept', reason: 'offline' };
  let fetched: unknown;
  try {
    fetched = await fetchJson(REMOTE_DATA_JSON_URL, signal);
  } catch (error) {
    signal.throwIfAborted();
    return {
      kind: 'kept',
      reason: `prices could not be fetched: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  signal.throwIfAborted();
  return acceptPrices(present, fetched, at);
}

/**
 * Checks fetched data against the present prices. For a list that an earlier refresh stored, `at` is the day on which it
 * was fetched; that day becomes the date of the prices.
 */
export function acceptPrices(present: PriceData, fetched: unknown, at: Date): RefreshResult {
  const parsed = priceListSchema.safeParse(fetched);
  if (!parsed.success)
    return { kind: 'kept', reason: `the fetched price list has an unknown format: ${firstIssue(parsed.error)}` };
  // The schema has checked everything that prices are computed from; names and comments pass through.
  const providers = parsed.data as readonly unknown[] as readonly Provider[];
  const data = priceDataOf(providers, 'genai-prices', dayOf(at));
  const [before, after] = [sizeOf(present, at), sizeOf(data, at)];
  if (after.newestPrice < before.newestPrice) return { kind: 'kept', reason: 'the fetched price list is older' };
  if (after.models < smallestShareOfModels * before.models) {
    return { kind: 'kept', reason: `the fetched price list has only ${after.models} of ${before.models} models` };
  }
  return { kind: 'refreshed', data };
}

/** The newest dated price that already holds, and the number of models, over the providers that we price. */
export function sizeOf(data: PriceData, at: Date): { readonly models: number; readonly newestPrice: string } {
  const models = catalogueProviderIds().flatMap((id) => data.provider(id)?.models ?? []);
  const today = dayOf(at);
  const days = models
    .flatMap((model) => (Array.isArray(model.prices) ? model.prices : []))
    .flatMap((row) => (row.constraint && 'start_date' in row.constraint ? [row.constraint.start_date] : []))
    .filter((day) => day <= today);
  return { models: models.length, newestPrice: days.toSorted().at(-1) ?? '' };
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'no reason given' : `${issue.path.join('.')}: ${issue.message}`;
}

const usd = z.number().nonnegative();
const priceValue = z.union([
  usd,
  z.looseObject({ base: usd, tiers: z.array(z.looseObject({ start: z.number().int().nonnegative(), price: usd })) }),
]);
const modelPrice = z.record(z.string(), priceValue);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const time = z.string().regex(/^\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/);
const constraint = z.union([z.looseObject({ start_date: day }), z.looseObject({ start_time: time, end_time: time })]);
const conditionalPrice = z.looseObject({ constraint: constraint.optional(), prices: modelPrice });
const matchLogic: z.ZodType<MatchLogic> = z.lazy(() =>
  z.union([
    z.object({ or: z.array(matchLogic) }),
    z.object({ and: z.array(matchLogic) }),
    z.object({ equals: z.string() }),
    z.object({ starts_with: z.string() }),
    z.object({ ends_with: z.string() }),
    z.object({ contains: z.string() }),
    z.object({ regex: z.string() }),
  ]),
);

const priceListSchema = z
  .array(
    z.looseObject({
      id: z.string().min(1),
      name: z.string(),
      api_pattern: z.string(),
      models: z.array(
        z.looseObject({
          id: z.string().min(1),
          match: matchLogic,
          prices: z.union([z.array(conditionalPrice).nonempty(), modelPrice]),
        }),
      ),
    }),
  )
  .nonempty();
