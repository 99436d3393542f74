/** What LiteLLM counted for tags, day by day in UTC, and what can be told from it. */
import type { DailySpend, MeasuredUsage, ModelSpend } from '../core/budget.ts';
import { groupedBy } from '../core/grouping.ts';
import type { AdapterContext, ReadRequest } from './adapter.ts';
import { GatewayError } from './fetch-port.ts';
import { askFor } from './litellm-client.ts';
import { type ActivityPage, activityReply, type TagMetrics } from './litellm-replies.ts';

/** Days of the answer, in pieces: a day that spans pages has several. */
export type ActivityDays = Readonly<ActivityPage['results']>;

/** Which tags, and from which UTC day on. */
export interface ActivityWanted {
  readonly tags: readonly string[];
  readonly from: string;
}

/** Rows per request. By default it would be 10, and pages of older versions may lose or repeat rows. */
const pageSize = 1000;

/** More is not read: each row is a day of one tag, key and model. */
const mostPages = 20;

/** Tags by request, so that addresses stay short enough for proxies. */
const tagsPerRequest = 40;

/** Reads the activity of tags up to today, over all pages. Tags must not contain commas. */
export async function readActivity(
  context: AdapterContext,
  { tags, from }: ActivityWanted,
  request: ReadRequest,
): Promise<ActivityDays> {
  const days: ActivityDays[number][] = [];
  for (let first = 0; first < tags.length; first += tagsPerRequest) {
    const wanted = { tags: tags.slice(first, first + tagsPerRequest), from };
    days.push(...(await readAllPages(context, wanted, request)));
  }
  return days;
}

async function readAllPages(
  context: AdapterContext,
  { tags, from }: ActivityWanted,
  request: ReadRequest,
): Promise<ActivityDays> {
  const days: ActivityDays[number][] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const query = {
      tags: tags.join(','),
      start_date: from,
      end_date: request.now.toISOString().slice(0, 10),
      page: String(page),
      page_size: String(pageSize),
    };
    const read = await askFor(context, { path: '/tag/daily/activity', query }, activityReply, request);
    days.push(...read.results);
    if (!hasMore(read, page)) {
      return days;
    }
  }
  throw new GatewayError(
    'too-large',
    `The daily activity of the tags has more than ${mostPages * pageSize} rows, too many to be added up here.`,
  );
}

/** Whether pages follow. An answer that does not say so cannot be added up. */
function hasMore({ metadata }: ActivityPage, page: number): boolean {
  const { has_more: more, total_pages: pages } = metadata;
  if ((more === null && pages === null) || (metadata.page !== null && metadata.page !== page)) {
    throw new GatewayError('malformed', 'The gateway does not say which page of /tag/daily/activity it answers with.');
  }
  return more === true || page < (pages ?? 0);
}

/** Spend of a tag from a UTC day on; null where the gateway counted nothing for it in the whole answer. */
export function spentOnTag(days: ActivityDays, tag: string, from: string): number | null {
  const known = days.filter(({ breakdown }) => breakdown.entities.has(tag));
  return known.length === 0 ? null : sum(metricsOf(known, tag, from), (each) => each.spend);
}

/** Spend of a feature by day, from its tag; empty where more was paid back on a day than spent. */
export function dailySpend(days: ActivityDays, tag: string, feature: string): DailySpend[] {
  const byDay = groupedBy(
    days.filter(({ breakdown }) => breakdown.entities.has(tag)),
    ({ date }) => date,
  );
  const daily = [...byDay].map(([day, parts]) => {
    const metrics = metricsOf(parts, tag, day);
    return { feature, day, spentUsd: sum(metrics, (each) => each.spend), requests: sumIfTold(metrics, requestsOf) };
  });
  return daily.some(({ spentUsd }) => spentUsd < 0) ? [] : daily.sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * Metrics by model of the one tag that the days were asked for, from a UTC day on. The gateway breaks days down by tag and by
 * model, never by both: only where no other tag is in the answer do its models belong to the tag. Empty where they do not.
 */
export function modelsOfTag(days: ActivityDays, tag: string, from: string): Map<string, TagMetrics[]> {
  const isOfTag = days.every(({ breakdown }) => [...breakdown.entities.keys()].every((name) => name === tag));
  const byModel = new Map<string, TagMetrics[]>();
  for (const { date, breakdown } of isOfTag ? days : []) {
    // Groups have the names that callers use, models those of the providers.
    const models = breakdown.model_groups.size > 0 ? breakdown.model_groups : breakdown.models;
    for (const [model, metrics] of date >= from ? models : []) {
      byModel.set(model, [...(byModel.get(model) ?? []), metrics]);
    }
  }
  return byModel;
}

/** Spend by model, the largest first; empty where more was paid back for one than spent. */
export function modelSpend(models: ReadonlyMap<string, readonly TagMetrics[]>, provider: string | null): ModelSpend[] {
  const spend = [...models].map(([model, metrics]) => ({
    model,
    provider,
    spent: sum(metrics, (each) => each.spend),
    requests: sumIfTold(metrics, requestsOf),
  }));
  return spend.some(({ spent }) => spent < 0) ? [] : spend.sort((a, b) => b.spent - a.spent);
}

/** The only provider in the answer, null where there are several. */
export function onlyProvider(days: ActivityDays): string | null {
  const providers = new Set(days.flatMap(({ breakdown }) => [...breakdown.providers.keys()]));
  const [first] = providers;
  return providers.size === 1 && first !== undefined && first !== 'unknown' ? first : null;
}

/** What a feature used of each model, by requests that succeeded. Models without requests tell nothing. */
export function measuredUsage(
  models: ReadonlyMap<string, readonly TagMetrics[]>,
  about: Pick<MeasuredUsage, 'feature' | 'provider' | 'from' | 'to'>,
): MeasuredUsage[] {
  return [...models].flatMap(([model, metrics]) => {
    const requests = sumIfTold(metrics, requestsOf) ?? 0;
    return requests === 0 ? [] : [{ ...about, model, requests, ...tokensOf(metrics), ...spendOf(metrics) }];
  });
}

function spendOf(metrics: readonly TagMetrics[]): Pick<MeasuredUsage, 'spentUsd'> {
  const spent = sum(metrics, (each) => each.spend);
  return { spentUsd: spent < 0 ? null : spent };
}

/** Answers without any tokens were not counted, e.g. those of streams without usage. */
function tokensOf(
  metrics: readonly TagMetrics[],
): Pick<MeasuredUsage, 'inputTokens' | 'outputTokens' | 'cacheReadTokens' | 'p95OutputTokens'> {
  const input = sumIfTold(metrics, (each) => each.prompt_tokens);
  const output = sumIfTold(metrics, (each) => each.completion_tokens);
  const cached = sumIfTold(metrics, (each) => each.cache_read_input_tokens);
  const isCounted = (input ?? 0) + (output ?? 0) > 0;
  return {
    inputTokens: isCounted ? input : null,
    outputTokens: isCounted ? output : null,
    cacheReadTokens: isCounted && cached !== null && cached <= (input ?? 0) ? cached : null,
    p95OutputTokens: null,
  };
}

function requestsOf({ successful_requests, api_requests }: TagMetrics): number | null {
  return successful_requests ?? api_requests;
}

function metricsOf(days: ActivityDays, tag: string, from: string): TagMetrics[] {
  return days.filter(({ date }) => date >= from).flatMap(({ breakdown }) => breakdown.entities.get(tag) ?? []);
}

function sum<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0);
}

/** Null as soon as one summand is not told. */
function sumIfTold<Item>(items: readonly Item[], amountOf: (item: Item) => number | null): number | null {
  const amounts = items.map(amountOf);
  return amounts.every((amount) => amount !== null) ? sum(amounts, (amount) => amount) : null;
}
