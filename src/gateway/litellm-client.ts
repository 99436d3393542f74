/** Asking a LiteLLM proxy: where the key goes, and what its errors mean. */
import * as z from 'zod';
import type { AdapterContext, ReadRequest } from './adapter.ts';
import { GatewayError, type GatewayReply, type KeyPlacement } from './fetch-port.ts';
import { readReply } from './read-reply.ts';

const bearer: KeyPlacement = { header: 'authorization', form: 'bearer' };

/** A path with the parameters of its query, which never hold a key. */
export interface Endpoint {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** False for what is open to everybody. */
  readonly needsKey?: boolean;
}

/** The gateway has no database, and therefore no budgets but those of providers. */
export const noDatabase =
  'The gateway runs without a database, so it keeps no budgets of keys, teams and tags. Ask whoever runs it to connect one.';

/** Asks for one endpoint, whatever the answer is. */
export function ask(context: AdapterContext, endpoint: Endpoint, { signal }: ReadRequest): Promise<GatewayReply> {
  const query = new URLSearchParams(endpoint.query).toString();
  const url = `${context.baseUrl}${endpoint.path}${query === '' ? '' : `?${query}`}`;
  return context.fetch({ url, key: endpoint.needsKey === false ? null : bearer }, signal);
}

/** Asks for one endpoint and reads the answer, see `readReply`. */
export async function askFor<Schema extends z.ZodType>(
  context: AdapterContext,
  endpoint: Endpoint,
  schema: Schema,
  request: ReadRequest,
): Promise<z.output<Schema>> {
  const reply = await ask(context, endpoint, request);
  if (reply.status >= 400 && /no db connected|database not connected|no_db_connection/i.test(errorText(reply))) {
    throw new GatewayError('malformed', noDatabase);
  }
  return readReply(reply, schema, { endpoint: endpoint.path, now: request.now });
}

const errorSchema = z.object({ error: z.unknown().optional(), detail: z.unknown().optional() });

/** The words of an error, to recognise it by and never to show: they may hold keys. */
export function errorText({ body }: GatewayReply): string {
  try {
    const read = errorSchema.safeParse(JSON.parse(body));
    return read.success ? JSON.stringify([read.data.error, read.data.detail]).slice(0, 2000) : '';
  } catch {
    return '';
  }
}
