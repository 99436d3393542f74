/** Usage limit policies of Portkey as budgets: one for each value that a policy tells apart. */
import * as z from 'zod';
import type { BudgetWindow, FeatureBudget } from '../core/budget.ts';
import type { FeatureName } from './adapter.ts';
import { budgetState } from './budget-state.ts';
import { featureOfName } from './feature-names.ts';
import { leftOutRemarks } from './readable.ts';
import { amount, flag, limit, listOf, mapOf, moment, name, requiredName } from './values.ts';

const usageSchema = z.object({
  current_usage: amount,
  status: name,
  is_threshold_alerts_sent: flag,
  is_exhausted_alerts_sent: flag,
});

/** The types are those of which the unit is known; a policy of another type is left out. */
export const policySchema = z.object({
  id: z.string().regex(/^[\w-]{1,100}$/),
  name,
  conditions: listOf(z.object({ key: requiredName, value: z.unknown() })),
  group_by: listOf(z.object({ key: requiredName })),
  type: z.enum(['cost', 'tokens', 'requests']),
  credit_limit: limit,
  alert_threshold: limit,
  periodic_reset: name,
  periodic_reset_days: amount,
  next_usage_reset_at: moment,
  last_reset_at: moment,
  value_key_usage_map: mapOf(usageSchema),
});

export type UsagePolicy = z.output<typeof policySchema>;
type Usage = z.output<typeof usageSchema>;

/** For whom and when policies are read. */
export interface PolicyContext {
  readonly now: Date;
  readonly features: readonly FeatureName[];
  readonly baseUrl: string;
  readonly endpoint: string;
}

/** The budgets of a policy, each with what was spent for its value. */
export function policyBudgets(
  policy: UsagePolicy,
  context: PolicyContext,
): { readonly budgets: readonly FeatureBudget[]; readonly remarks: readonly string[] } {
  if (policy.group_by.some(({ key }) => isPersonal(key))) return { budgets: [], remarks: [personalRemark] };
  const { read: used, leftOut } = policy.value_key_usage_map;
  const values: readonly (readonly [string | null, Usage | null])[] = used.size === 0 ? [[null, null]] : [...used];
  const remarks = leftOutRemarks(leftOut);
  const budgets = values.map(([valueKey, usage]) => {
    const spent = believedUsage(policy, usage);
    if (spent === null && usage !== null && usage.current_usage !== null) remarks.push(contradiction);
    return valueBudget({ policy, valueKey, usage, spent }, context);
  });
  return { budgets, remarks };
}

/** What single people and keys use is nobody else's business. */
function isPersonal(key: string): boolean {
  return /^(?:api_key|virtual_key|metadata\._?user(?:_?(?:id|name|email))?|metadata\.e-?mail)$/i.test(key);
}

const personalRemark = 'Policies by user and by key are not shown, as they tell about other people.';

const contradiction =
  'Portkey tells a use that contradicts its own status, so it is not shown: it may count in another unit. Compare it with the ' +
  'dashboard of Portkey.';

/**
 * Limits of cost are in USD. Other figures of this API are in cents, so a use that is far from what its status says is not
 * believed: as good as unused and exhausted, or twice the limit and active.
 */
function believedUsage({ credit_limit: most }: UsagePolicy, usage: Usage | null): number | null {
  const used = usage?.current_usage ?? null;
  if (used === null || most === null || usage === null) return used;
  const isContradicted =
    (usage.status === 'exhausted' && used < most / 2) || (usage.status === 'active' && used > most * 2);
  return isContradicted ? null : used;
}

interface ValueFacts {
  readonly policy: UsagePolicy;
  /** e.g. `metadata.feature:checkout`; null where no use is told. */
  readonly valueKey: string | null;
  readonly usage: Usage | null;
  readonly spent: number | null;
}

/** Policies are read every 5 minutes; two readings may fail. */
const staleAfterMs = 900_000;

function valueBudget({ policy, valueKey, usage, spent }: ValueFacts, context: PolicyContext): FeatureBudget {
  const { now, features, baseUrl, endpoint } = context;
  const told = metadataOf(policy, valueKey);
  const named = told.get('metadata.feature');
  const mapped = [...told.values()].map((value) => featureOfName(value, features)).find((found) => found !== null);
  const window = windowOf(policy);
  const facts = {
    spent,
    limit: policy.credit_limit,
    softLimit: policy.alert_threshold,
    window,
    accuracy: 'counter',
  } as const;
  const policyName = policy.name ?? 'policy';
  return {
    id: `policy:${policy.id}:${valueKey ?? ''}`,
    label: valueKey === null ? policyName : `${policyName} (${valueKey})`,
    feature: mapped ?? named ?? null,
    team: told.get('metadata.team') ?? null,
    scope: 'policy',
    source: { gateway: 'portkey', baseUrl, endpoint, gatewayVersion: null },
    unit: policy.type === 'cost' ? 'USD' : policy.type,
    ...facts,
    state: budgetState({ ...facts, isActive: true }, now),
    alerts: alertsOf(usage),
    breakdown: [],
    observedAt: now.toISOString(),
    staleAfterMs,
  };
}

/** What a budget is for, by the key of the metadata: of the conditions of its policy, and of its own value. */
function metadataOf({ conditions, group_by }: UsagePolicy, valueKey: string | null): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  for (const { key, value } of conditions) {
    if (typeof value === 'string' && value !== '*') told.set(key, value);
  }
  const [group, ...others] = group_by;
  // How several values are written in one key is not documented.
  if (group !== undefined && others.length === 0 && valueKey?.startsWith(`${group.key}:`)) {
    told.set(group.key, valueKey.slice(group.key.length + 1));
  }
  return new Map([...told].filter(([key]) => key.startsWith('metadata.')));
}

function windowOf(policy: UsagePolicy): BudgetWindow {
  const { periodic_reset, periodic_reset_days, next_usage_reset_at, last_reset_at } = policy;
  return {
    raw: periodic_reset ?? (periodic_reset_days === null ? null : `${periodic_reset_days}d`),
    startsAt: last_reset_at,
    resetsAt: next_usage_reset_at,
    resetsAtSource: next_usage_reset_at === null ? 'unknown' : 'gateway',
  };
}

function alertsOf(usage: Usage | null): FeatureBudget['alerts'] {
  if (usage === null) return [];
  const sent = [
    ['threshold', usage.is_threshold_alerts_sent],
    ['exhausted', usage.is_exhausted_alerts_sent],
  ] as const;
  return sent.flatMap(([kind, isSent]) => (isSent === null ? [] : [{ kind, at: null, sentByGateway: isSent }]));
}
