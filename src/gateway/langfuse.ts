import type { z } from 'zod';
import type { GatewaySnapshot } from '../core/budget.ts';
import { dayMs, hourMs } from '../core/durations.ts';
import type { AdapterContext, GatewayAdapter, ReadRequest } from './adapter.ts';
import { sharedTagRemarks, tagOf, withOwnTag } from './feature-names.ts';
import { GatewayError } from './fetch-port.ts';
import {
  type DailyRow,
  dailyOf,
  dailyQuery,
  dailyReply,
  mostRows,
  type UsageRow,
  usageOf,
  usageQuery,
  usageReply,
} from './langfuse-rows.ts';
import { probeByReading } from './probe-by-reading.ts';
import { withQuietDays } from './quiet-days.ts';
import { readReply } from './read-reply.ts';

/** Langfuse Cloud lets a whole organisation ask from 100 times a day to 500 times an hour; a reading takes two. */
const everyMs = hourMs;

/** Use is measured over so many days, today included. */
const measuredDays = 30;

/** What one reading found. */
interface Found {
  readonly usage: readonly UsageRow[];
  readonly daily: readonly DailyRow[];
  readonly readAt: Date;
  readonly from: string;
  /** What was asked for; another question is asked at once. */
  readonly key: string;
}

/**
 * Reads measured use by feature and model, and daily spend, from the metrics of Langfuse: tags of traces are features. It has no
 * budgets. Asks at most once in an hour, with version 2 of the metrics and, where a server has none, with version 1.
 */
export function createLangfuseAdapter(context: AdapterContext): GatewayAdapter {
  let endpoints = ['/api/public/v2/metrics', '/api/public/metrics'];
  let found: Found | null = null;

  /** Asks the newest version of the metrics that answers, and stays with it. */
  async function metrics<Schema extends z.ZodType>(
    query: unknown,
    schema: Schema,
    request: ReadRequest,
  ): Promise<z.output<Schema>> {
    const failures: GatewayError[] = [];
    for (const endpoint of endpoints) {
      try {
        const answer = await ask(context, endpoint, query, schema, request);
        endpoints = [endpoint];
        return answer;
      } catch (error) {
        if (!(error instanceof GatewayError && error.failure === 'malformed')) {
          throw error;
        }
        failures.push(error);
      }
    }
    throw failures[0];
  }

  async function find(request: ReadRequest): Promise<Found> {
    // Without features nothing is found, but a key can still be tested.
    const tags = request.features.length === 0 ? ['feature:'] : [...new Set(request.features.map(tagOf))].sort();
    const key = JSON.stringify(tags);
    if (found !== null && found.key === key && request.now.getTime() - found.readAt.getTime() < everyMs) {
      return found;
    }
    const firstDay = new Date(request.now.getTime() - (measuredDays - 1) * dayMs).toISOString().slice(0, 10);
    const from = `${firstDay}T00:00:00.000Z`;
    const span = { from, to: request.now.toISOString() };
    const usage = await metrics(usageQuery(tags, span), usageReply, request);
    const daily = await metrics(dailyQuery(tags, span), dailyReply, request);
    found = { usage: usage.data, daily: daily.data, readAt: request.now, from, key };
    return found;
  }

  async function read(request: ReadRequest): Promise<GatewaySnapshot> {
    return snapshotOf(context, request, await find(request));
  }

  return {
    kind: 'langfuse',
    read,
    probe: (request) =>
      probeByReading(
        () => read(request),
        (snapshot) => summary(snapshot, request),
      ),
  };
}

async function ask<Schema extends z.ZodType>(
  context: AdapterContext,
  endpoint: string,
  query: unknown,
  schema: Schema,
  request: ReadRequest,
): Promise<z.output<Schema>> {
  const url = `${context.baseUrl}${endpoint}?${new URLSearchParams({ query: JSON.stringify(query) })}`;
  const key = { header: 'authorization', form: 'basic' } as const;
  const reply = await context.fetch({ url, key }, request.signal);
  if (reply.status === 401) {
    throw new GatewayError(
      'refused',
      'Langfuse does not accept the key. It has two parts: enter them as pk-lf-…:sk-lf-….',
    );
  }
  return readReply(reply, schema, { endpoint, now: request.now });
}

function snapshotOf(context: AdapterContext, { features }: ReadRequest, found: Found): GatewaySnapshot {
  const { from, readAt } = found;
  const to = readAt.toISOString();
  // A full answer may lack rows, and what lacks rows cannot be added up.
  const isUsageWhole = found.usage.length < mostRows;
  const isDailyWhole = isUsageWhole && found.daily.length < mostRows;
  const byFeature = withOwnTag(features).map((name) => {
    const usage = isUsageWhole ? usageOf(found.usage, name, { from, to }) : [];
    return { usage, daily: isDailyWhole ? withQuietDays(dailyOf(found.daily, name, usage), readAt) : [] };
  });
  const usage = byFeature.flatMap((each) => each.usage);
  const unpriced = [...new Set(usage.flatMap((each) => (each.spentUsd === null ? [each.model] : [])))];
  return {
    gateway: 'langfuse',
    baseUrl: context.baseUrl,
    gatewayVersion: null,
    observedAt: to,
    budgets: [],
    usage,
    daily: byFeature.flatMap((each) => each.daily),
    prices: [],
    units: [],
    remarks: [
      ...sharedTagRemarks(features),
      ...(isDailyWhole
        ? []
        : [`Langfuse has more than ${mostRows} combinations of tags, days and models, too many to be added up here.`]),
      ...unpriced.map(
        (model) => `Langfuse knows no price of ${model}, so what it cost is not known. Add one in Langfuse.`,
      ),
    ],
  };
}

function summary({ usage }: GatewaySnapshot, { features }: ReadRequest): string {
  const measured = new Set(usage.map(({ feature }) => feature)).size;
  const found =
    measured === 0
      ? `The key is accepted, but no traces with the tags of your features were found in ${measuredDays} days.`
      : `The key can read the measured use of ${measured} of ${features.length} features.`;
  return `${found} Langfuse has no budgets.`;
}
