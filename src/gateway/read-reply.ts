import type { z } from 'zod';
import { dayMs } from '../core/durations.ts';
import { GatewayError, type GatewayReply } from './fetch-port.ts';

/** What was asked, for the words of an error, and when. */
export interface Asked {
  /** Path without query, e.g. `/key/info`. */
  readonly endpoint: string;
  readonly now: Date;
}

/**
 * Reads an answer as JSON of the given form. Throws `GatewayError` where it is a refusal, an error or something else; its
 * message names the endpoint and the field, and never holds a part of the answer.
 */
export function readReply<Schema extends z.ZodType>(
  reply: GatewayReply,
  schema: Schema,
  asked: Asked,
): z.output<Schema> {
  const error = errorOfStatus(reply, asked);
  if (error !== null) {
    throw error;
  }
  const read = schema.safeParse(parseJson(reply.body, asked.endpoint));
  if (!read.success) {
    const field = (read.error.issues[0]?.path ?? []).map(fieldName).join('.');
    throw new GatewayError(
      'malformed',
      `The answer to ${asked.endpoint} does not have the form that is known${field === '' ? '' : ` (at ${field})`}. The gateway may be of another kind or of a newer version.`,
    );
  }
  return read.data;
}

/** The error that the status of an answer stands for; null where it is a success. */
export function errorOfStatus(reply: GatewayReply, { endpoint, now }: Asked): GatewayError | null {
  const { status } = reply;
  if (status >= 200 && status < 300) {
    return null;
  }
  if (status === 401 || status === 403) {
    return new GatewayError(
      'refused',
      `The gateway refused ${endpoint} (status ${status}): the key is not valid or may not read this. Enter another key, or ask whoever runs the gateway.`,
    );
  }
  if (status === 429) {
    return new GatewayError(
      'busy',
      `The gateway asks to wait before ${endpoint} is read again (status 429).`,
      retryAfterMs(reply, now),
    );
  }
  if (status >= 500) {
    return new GatewayError(
      'busy',
      `The gateway has a problem of its own with ${endpoint} (status ${status}). It is asked again later.`,
      retryAfterMs(reply, now),
    );
  }
  return new GatewayError(
    'malformed',
    `The gateway does not answer ${endpoint} (status ${status}). Check its address, its kind and its version.`,
  );
}

/** A day: whatever a gateway says, it is asked again after that. */
const longestRetryAfterMs = dayMs;

/**
 * How long to wait in ms, from `Retry-After` in seconds or as a date. A date is compared with the clock of the gateway, where
 * it tells it, since the own one may differ. Null where nothing usable is said.
 */
function retryAfterMs({ headers }: GatewayReply, now: Date): number | null {
  const told = headers['retry-after']?.trim() ?? '';
  const clock = Date.parse(headers.date ?? '');
  const wait = /^\d+(?:\.\d+)?$/.test(told)
    ? Number(told) * 1000
    : Date.parse(told) - (Number.isNaN(clock) ? now.getTime() : clock);
  return Number.isNaN(wait) || told.startsWith('-') ? null : Math.min(Math.max(wait, 0), longestRetryAfterMs);
}

function parseJson(body: string, endpoint: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The error of JSON.parse quotes the text, which may hold anything.
    throw new GatewayError('malformed', `${whatInstead(body)} Asked for was ${endpoint}.`);
  }
}

function whatInstead(body: string): string {
  const start = body.trimStart();
  if (start === '') {
    return 'The gateway answered with nothing.';
  }
  if (start.startsWith('<')) {
    return 'The gateway answered with a web page, not with data: check its address, and whether a login page stands in front of it.';
  }
  return /^[[{]/.test(start)
    ? 'The answer of the gateway broke off, or is no JSON.'
    : 'The gateway answered with something that is no JSON: check its address.';
}

/** Field names are ours to show; keys of maps may be anything that a gateway or its users made up. */
function fieldName(part: PropertyKey): string {
  return typeof part === 'number' || (typeof part === 'string' && /^[a-z][a-z_]{0,30}$/i.test(part))
    ? String(part)
    : '…';
}
