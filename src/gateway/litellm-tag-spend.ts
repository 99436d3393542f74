/** Spend of tags where the daily activity cannot be read: coarser, and at worst without a window. */
import type { AdapterContext, ReadRequest } from './adapter.ts';
import { GatewayError } from './fetch-port.ts';
import { askFor } from './litellm-client.ts';
import { allTimeTagSpendReply, tagSpendReply } from './litellm-replies.ts';

/** Spend by tag, from UTC days on or since forever. */
export interface TagSpend {
  /** By first day and tag; null where the gateway tells no windows. */
  readonly since: ReadonlyMap<string, ReadonlyMap<string, number>> | null;
  /** By tag, null where not asked for. */
  readonly everSince: ReadonlyMap<string, number> | null;
}

/** Reads the spend of tags from each of the given UTC days up to today. */
export async function readTagSpend(
  context: AdapterContext,
  { tags, starts }: { readonly tags: readonly string[]; readonly starts: readonly string[] },
  request: ReadRequest,
): Promise<TagSpend> {
  try {
    const since = new Map<string, ReadonlyMap<string, number>>();
    for (const start of starts) {
      since.set(start, await spendSince(context, tags, start, request));
    }
    return { since, everSince: null };
  } catch (error) {
    if (!(error instanceof GatewayError) || error.failure === 'busy' || error.failure === 'timeout') {
      throw error;
    }
    const spend = await askFor(context, { path: '/spend/tags' }, allTimeTagSpendReply, request);
    const everSince = new Map(spend.map((each) => [each.individual_request_tag, each.total_spend]));
    return { since: null, everSince };
  }
}

async function spendSince(
  context: AdapterContext,
  tags: readonly string[],
  start: string,
  request: ReadRequest,
): Promise<ReadonlyMap<string, number>> {
  const query = { start_date: start, end_date: request.now.toISOString().slice(0, 10), tags: tags.join(',') };
  const read = await askFor(context, { path: '/global/spend/tags', query }, tagSpendReply, request);
  return new Map(read.spend_per_tag.map((each) => [each.name, each.spend]));
}
