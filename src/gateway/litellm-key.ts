/** The key itself: what it may read decides what is asked for next. */
import type { FeatureBudget } from '../core/budget.ts';
import type { AdapterContext, ReadRequest } from './adapter.ts';
import { GatewayError } from './fetch-port.ts';
import type { PartReading } from './kept-part.ts';
import { keyEveryMs, type ReadingFacts, usdBudget } from './litellm-budgets.ts';
import { ask, askFor, errorText } from './litellm-client.ts';
import { type KeyInfo, keyReply } from './litellm-replies.ts';
import { amount, limit } from './values.ts';

/**
 * What is known of the key: its row of the database; that it has none, as the master key; that it may not ask for it; or that
 * the answer could not be used.
 */
export type KeyReading =
  | { readonly kind: 'read'; readonly info: PartReading<KeyInfo> }
  | { readonly kind: 'not-stored' }
  | { readonly kind: 'closed'; readonly remark: string }
  | { readonly kind: 'unusable'; readonly error: GatewayError };

/**
 * Reads what the gateway knows of the key that asks. The key is never named in the address. Rejects with `GatewayError` where
 * the key is not accepted or the gateway cannot be asked now.
 */
export async function readKey(context: AdapterContext, request: ReadRequest): Promise<KeyReading> {
  const endpoint = { path: '/key/info' };
  const reply = await ask(context, endpoint, request);
  const words = reply.status < 400 ? '' : errorText(reply);
  if (/budget_exceeded/.test(words)) {
    return { kind: 'closed', remark: 'The budget of this key is used up, and the gateway answers nothing else to it.' };
  }
  if (reply.status === 404 && /not_found_error|not found in database/i.test(words)) {
    return { kind: 'not-stored' };
  }
  if (reply.status === 403 || (reply.status === 401 && /not allowed|only proxy admin|only be used/i.test(words))) {
    return {
      kind: 'closed',
      remark: 'This key cannot read its own budget, it may only call models. Ask for a key of the type read_only.',
    };
  }
  if (reply.status === 401) {
    throw new GatewayError('refused', 'The gateway does not accept the key. Enter another one.');
  }
  try {
    const { info } = await askFor({ ...context, fetch: async () => reply }, endpoint, keyReply, request);
    return { kind: 'read', info: { value: info, readAt: request.now, error: null } };
  } catch (error) {
    if (error instanceof GatewayError && error.failure === 'malformed') {
      return { kind: 'unusable', error };
    }
    throw error;
  }
}

/**
 * The budget of a key that may only call models, read off the headers of the list of models, which costs nothing. None where
 * the gateway does not send them.
 */
export async function headerBudget(
  context: AdapterContext,
  request: ReadRequest,
  reading: ReadingFacts,
): Promise<FeatureBudget[]> {
  const endpoint = '/v1/models';
  const { headers } = await ask(context, { path: endpoint }, request);
  const spent = amount.parse(headers['x-litellm-key-spend']);
  const told = headers['x-litellm-key-max-budget'];
  const read = limit.safeParse(told);
  if (spent === null) {
    return [];
  }
  return [
    usdBudget(reading, {
      id: 'key:own',
      label: 'key',
      scope: 'key',
      spent,
      limit: read.data ?? null,
      softLimit: null,
      window: { raw: null, startsAt: null, resetsAt: null, resetsAtSource: 'unknown' },
      accuracy: 'header',
      // Without the header there may be a limit all the same.
      ...(told === undefined || !read.success ? { state: 'unknown' as const } : {}),
      endpoint,
      readAt: request.now,
      everyMs: keyEveryMs,
    }),
  ];
}
