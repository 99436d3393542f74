/** Portkey: policies that limit the use by a value of the metadata of requests, e.g. by feature. */
import * as z from 'zod';
import type { FeatureBudget, GatewaySnapshot } from '../core/budget.ts';
import type { AdapterContext, CreateAdapter, ReadRequest } from './adapter.ts';
import { GatewayError, type KeyPlacement } from './fetch-port.ts';
import { policyBudgets, policySchema, type UsagePolicy } from './portkey-policies.ts';
import { budgetCount, probeByReading } from './probe-by-reading.ts';
import { readReply } from './read-reply.ts';
import { leftOutRemarks, readableEntries } from './readable.ts';
import { amount } from './values.ts';

const endpoint = '/policies/usage-limits';

const key: KeyPlacement = { header: 'x-portkey-api-key', form: 'plain' };

/** The use of each policy is a request of its own, so they are read only so often (in ms), and no more than so many. */
const everyMs = 300_000;
const mostPolicies = 20;

interface PolicyReading {
  readonly budgets: readonly FeatureBudget[];
  readonly remarks: readonly string[];
  readonly readAt: Date;
  /** They were read for these. */
  readonly features: string;
}

export const createPortkeyAdapter: CreateAdapter = (context) => {
  let kept: PolicyReading | null = null;

  const read = async (request: ReadRequest): Promise<GatewaySnapshot> => {
    const features = JSON.stringify(request.features);
    const isFresh = kept !== null && request.now.getTime() - kept.readAt.getTime() < everyMs;
    const reading =
      kept !== null && isFresh && kept.features === features
        ? kept
        : { ...(await readPolicies(context, request)), readAt: request.now, features };
    kept = reading;
    return {
      gateway: 'portkey',
      baseUrl: context.baseUrl,
      gatewayVersion: null,
      observedAt: reading.readAt.toISOString(),
      budgets: reading.budgets,
      usage: [],
      daily: [],
      prices: [],
      units: [],
      remarks: reading.remarks,
    };
  };

  return {
    kind: 'portkey',
    read,
    probe: (request) =>
      probeByReading(
        () => {
          // The rights of the key may have changed.
          kept = null;
          return read(request);
        },
        (snapshot) => `This key reads ${budgetCount(snapshot)} of policies.`,
      ),
  };
};

const listSchema = z.object({ data: readableEntries(policySchema), total: amount });

async function readPolicies(
  context: AdapterContext,
  request: ReadRequest,
): Promise<Pick<PolicyReading, 'budgets' | 'remarks'>> {
  const list = await ask(context, `${endpoint}?status=active&page_size=100`, listSchema, request);
  const budgets: FeatureBudget[] = [];
  const remarks = leftOutRemarks(list.data.leftOut);
  const policies = list.data.read.slice(0, mostPolicies);
  // One after the other: several at a time would be a burst from every editor of the team.
  for (const policy of policies) {
    const read = policyBudgets(await withUsage(context, policy, request), {
      ...request,
      baseUrl: context.baseUrl,
      endpoint,
    });
    budgets.push(...read.budgets);
    remarks.push(...read.remarks);
  }
  const untold = Math.max(list.total ?? 0, list.data.read.length) - policies.length - list.data.leftOut;
  if (untold > 0) {
    remarks.push(
      `${untold} more ${untold === 1 ? 'policy is' : 'policies are'} not read: only the first ${mostPolicies} are. Set a ` +
        'key of a workspace that has fewer.',
    );
  }
  return { budgets, remarks: [...new Set(remarks)] };
}

function withUsage(context: AdapterContext, { id }: UsagePolicy, request: ReadRequest): Promise<UsagePolicy> {
  return ask(context, `${endpoint}/${encodeURIComponent(id)}?include_usage=true`, policySchema, request);
}

async function ask<Schema extends z.ZodType>(
  { fetch, baseUrl }: AdapterContext,
  path: string,
  schema: Schema,
  { now, signal }: ReadRequest,
): Promise<z.output<Schema>> {
  const reply = await fetch({ url: `${baseUrl}${path}`, key }, signal);
  if (reply.status === 403) {
    throw new GatewayError(
      'refused',
      'This key may not read policies (status 403). Ask whoever administers Portkey for a service key that may read usage ' +
        'limit policies; not every plan has them.',
    );
  }
  return readReply(reply, schema, { endpoint, now });
}
