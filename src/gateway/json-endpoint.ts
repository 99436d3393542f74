/** Budgets that a team publishes as a JSON document at an address of its own, with or without a key. */

import type { GatewaySnapshot } from '../core/budget.ts';
import { dayMs } from '../core/durations.ts';
import type { CreateAdapter, ReadRequest } from './adapter.ts';
import { snapshotOfDocument } from './budget-document.ts';
import { type FetchPort, GatewayError, type GatewayReply, type KeyPlacement } from './fetch-port.ts';
import { budgetCount, probeByReading } from './probe-by-reading.ts';
import { errorOfStatus } from './read-reply.ts';

/** The last good document, and until when its publisher wants it to be kept. */
interface KeptDocument {
  readonly text: string;
  readonly etag: string | null;
  readonly readAt: Date;
  readonly keepUntilMs: number;
}

/** Reads the address itself. An unchanged document is not sent again, and none is asked for within its `max-age`. */
export const createJsonEndpointAdapter: CreateAdapter = ({ fetch, baseUrl, timeZone }) => {
  let kept: KeptDocument | null = null;

  const read = async ({ now, features, signal }: ReadRequest): Promise<GatewaySnapshot> => {
    const document =
      kept !== null && now.getTime() < kept.keepUntilMs ? kept : await fetchDocument(fetch, baseUrl, kept, now, signal);
    const { text, readAt } = document;
    const snapshot = snapshotOfDocument(text, { gateway: 'json', baseUrl, now, readAt, timeZone, features });
    kept = document;
    return snapshot;
  };

  return {
    kind: 'json',
    read,
    probe: (request) =>
      probeByReading(
        () => {
          // The key may be another one than that of the kept document.
          kept = null;
          return read(request);
        },
        (snapshot) => `The address tells ${budgetCount(snapshot)}.`,
      ),
  };
};

async function fetchDocument(
  fetch: FetchPort,
  url: string,
  kept: KeptDocument | null,
  now: Date,
  signal: AbortSignal,
): Promise<KeptDocument> {
  const reply = await askWithOptionalKey(fetch, url, kept?.etag ?? null, signal);
  const about = { readAt: now, keepUntilMs: now.getTime() + maxAgeMs(reply) };
  if (reply.status === 304 && kept !== null) return { ...kept, ...about };
  const error = errorOfStatus(reply, { endpoint: new URL(url).pathname, now });
  if (error !== null) throw error;
  return { text: reply.body, etag: reply.headers.etag ?? null, ...about };
}

const bearer: KeyPlacement = { header: 'authorization', form: 'bearer' };

/** The address may need a key or not: without one it is asked all the same. */
async function askWithOptionalKey(
  fetch: FetchPort,
  url: string,
  etag: string | null,
  signal: AbortSignal,
): Promise<GatewayReply> {
  const request = { url, ...(etag === null ? {} : { etag }) };
  try {
    return await fetch({ ...request, key: bearer }, signal);
  } catch (error) {
    if (!(error instanceof GatewayError) || error.failure !== 'no-key') throw error;
    const reply = await fetch({ ...request, key: null }, signal);
    if (reply.status === 401 || reply.status === 403) throw error;
    return reply;
  }
}

/** A day: whatever the publisher says, budgets are asked for again after that. */
const longestKeptMs = dayMs;

function maxAgeMs({ headers }: GatewayReply): number {
  const told = headers['cache-control'] ?? '';
  const [, seconds = '0'] = /\bmax-age\s*=\s*"?(\d+)/i.exec(told) ?? [];
  return /\bno-(?:store|cache)\b/i.test(told) ? 0 : Math.min(Number(seconds) * 1000, longestKeptMs);
}
