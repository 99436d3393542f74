/** Bifrost: the quota that a virtual key may read of itself, with spend by model. No right of an administrator is needed. */
import * as z from 'zod';
import type { BudgetScope, FeatureBudget, GatewaySnapshot, MeasuredUsage } from '../core/budget.ts';
import type { AdapterContext, CreateAdapter, ReadRequest } from './adapter.ts';
import { windowSince } from './bifrost-windows.ts';
import { budgetState } from './budget-state.ts';
import { featureOfName, sharedTagRemarks } from './feature-names.ts';
import { GatewayError, type KeyPlacement } from './fetch-port.ts';
import { budgetCount, probeByReading } from './probe-by-reading.ts';
import { readReply } from './read-reply.ts';
import { leftOutRemarks, readableEntries } from './readable.ts';
import { amount, flag, limit, listOf, moment, name, period, requiredAmount, requiredName } from './values.ts';

/** The list of virtual keys would be another way to budgets; it tells keys in clear and is never asked for. */
const endpoint = '/api/governance/virtual-keys/quota';

const key: KeyPlacement = { header: 'x-bf-vk', form: 'plain' };

export const createBifrostAdapter: CreateAdapter = (context) => {
  const read = async (request: ReadRequest) => snapshotOf(await askQuota(context, request), context, request);
  return {
    kind: 'bifrost',
    read,
    probe: async (request) => {
      const access = await probeByReading(
        () => read(request),
        (snapshot) => `This virtual key reads ${budgetCount(snapshot)} of its own.`,
      );
      return access.isAccepted ? { ...access, findings: [...access.findings, hiddenBudgets] } : access;
    },
  };
};

const hiddenBudgets =
  'Budgets of the team and of the customer that the key belongs to are enforced and not told to a virtual key: requests may ' +
  'be refused although the budgets here are not used up.';

const modelUsageSchema = z.object({
  model: requiredName,
  provider: name,
  total_requests: amount,
  total_cost: requiredAmount,
});

const budgetSchema = z.object({
  id: requiredName,
  max_limit: limit,
  reset_duration: period,
  last_reset: moment,
  current_usage: amount,
  override_amount: limit,
  override_mode: name,
  override_cycles_remaining: amount,
  team_id: name,
  customer_id: name,
  // Added up: without one of them the rest is not the whole.
  per_model_usage: readableEntries(modelUsageSchema).transform(({ read, leftOut }) => (leftOut === 0 ? read : [])),
});

/** Every field may be null or missing. An answer about something else is told by having neither of these. */
const quotaSchema = z
  .looseObject({})
  .refine((answer) => 'virtual_key_name' in answer || 'budgets' in answer)
  .pipe(
    z.object({
      virtual_key_name: name,
      is_active: flag,
      budgets: readableEntries(budgetSchema),
      provider_configs: listOf(z.object({ provider: name, budgets: readableEntries(budgetSchema) })),
      model_configs: listOf(z.object({ model_name: name, provider: name, budgets: readableEntries(budgetSchema) })),
    }),
  );

type Quota = z.output<typeof quotaSchema>;
type Budget = z.output<typeof budgetSchema>;

async function askQuota({ fetch, baseUrl }: AdapterContext, { now, signal }: ReadRequest): Promise<Quota> {
  const reply = await fetch({ url: `${baseUrl}${endpoint}`, key }, signal);
  if (reply.status === 404 || reply.status === 405) {
    throw new GatewayError(
      'malformed',
      `The gateway does not know ${endpoint} (status ${reply.status}): it is a Bifrost before version 1.5, or its address is ` +
        'another one. Check the address, or ask whoever runs the gateway to update it.',
    );
  }
  return readReply(reply, quotaSchema, { endpoint, now });
}

/** A budget with what it is for. */
interface ScopedBudget {
  readonly budget: Budget;
  readonly scope: BudgetScope;
  /** Of the key, for the part of it that the budget limits; empty for the whole key. */
  readonly part: string;
}

function snapshotOf(quota: Quota, context: AdapterContext, { now, features }: ReadRequest): GatewaySnapshot {
  const keyName = quota.virtual_key_name ?? 'virtual key';
  const feature = featureOfName(keyName, features);
  const scoped = scopedBudgets(quota);
  const budgets = scoped.map((each) => featureBudget(each, { quota, keyName, feature, baseUrl: context.baseUrl, now }));
  return {
    gateway: 'bifrost',
    baseUrl: context.baseUrl,
    gatewayVersion: null,
    observedAt: now.toISOString(),
    budgets,
    usage: feature === null ? [] : usageOf(scoped, feature, now),
    daily: [],
    prices: [],
    units: [],
    remarks: [
      ...sharedTagRemarks(features),
      ...remarksOf(quota, { isMapped: feature !== null || features.length === 0, hasBudgets: budgets.length > 0 }),
    ],
  };
}

function scopedBudgets({ budgets, provider_configs, model_configs }: Quota): ScopedBudget[] {
  return [
    ...budgets.read.map((budget): ScopedBudget => ({ budget, scope: ownerScope(budget), part: '' })),
    ...provider_configs.flatMap(({ provider, budgets: own }) =>
      own.read.map((budget): ScopedBudget => ({ budget, scope: 'provider', part: provider ?? 'a provider' })),
    ),
    ...model_configs.flatMap(({ model_name, budgets: own }) =>
      own.read.map((budget): ScopedBudget => ({ budget, scope: 'model', part: model_name ?? 'a model' })),
    ),
  ];
}

function ownerScope({ team_id, customer_id }: Budget): BudgetScope {
  if (team_id !== null) return 'team';
  return customer_id === null ? 'key' : 'customer';
}

interface KeyFacts {
  readonly quota: Quota;
  readonly keyName: string;
  readonly feature: string | null;
  readonly baseUrl: string;
  readonly now: Date;
}

/** After three missed readings at the usual pace. */
const staleAfterMs = 300_000;

function featureBudget({ budget, scope, part }: ScopedBudget, facts: KeyFacts): FeatureBudget {
  const { quota, keyName, feature, baseUrl, now } = facts;
  const spent = budget.current_usage;
  const extra = overrideOf(budget);
  const most = budget.max_limit === null ? null : budget.max_limit + extra;
  const window = windowSince(budget.last_reset, budget.reset_duration);
  const isShared = scope === 'team' || scope === 'customer';
  return {
    id: `${scope}:${budget.id}`,
    label: part === '' ? keyName : `${keyName} (${part})`,
    feature: isShared ? null : feature,
    team: null,
    scope,
    source: { gateway: 'bifrost', baseUrl, endpoint, gatewayVersion: null },
    unit: 'USD',
    spent,
    limit: most,
    softLimit: null,
    window,
    accuracy: 'counter',
    state: budgetState(
      { spent, limit: most, softLimit: null, window, accuracy: 'counter', isActive: quota.is_active !== false },
      now,
    ),
    alerts: extra > 0 ? [{ kind: 'override', at: null, sentByGateway: null }] : [],
    breakdown: budget.per_model_usage.map(({ model, provider, total_cost, total_requests }) => ({
      model,
      provider,
      spent: total_cost,
      requests: total_requests,
    })),
    observedAt: now.toISOString(),
    staleAfterMs,
  };
}

/** An override adds to the limit for good, or for so many more periods. */
function overrideOf({ override_amount, override_mode, override_cycles_remaining }: Budget): number {
  const isOn = override_mode === 'forever' || (override_mode === 'cycles' && (override_cycles_remaining ?? 0) > 0);
  return isOn ? (override_amount ?? 0) : 0;
}

/**
 * The budget with the longest window tells the most; the others count the same requests, and those of a team or a customer
 * the requests of others as well. Tokens are not told by kind.
 */
function usageOf(scoped: readonly ScopedBudget[], feature: string, now: Date): MeasuredUsage[] {
  const windows = scoped.flatMap(({ budget, scope }) =>
    scope === 'key' && budget.last_reset !== null && budget.per_model_usage.length > 0
      ? [{ from: budget.last_reset, to: endOfUse(budget, now), models: budget.per_model_usage }]
      : [],
  );
  const [longest] = windows.toSorted((a, b) => a.from.localeCompare(b.from));
  if (longest === undefined || longest.from >= longest.to) return [];
  return longest.models.flatMap(({ model, provider, total_requests, total_cost }) =>
    total_requests === null
      ? []
      : [
          {
            feature,
            model,
            provider,
            from: longest.from,
            to: longest.to,
            requests: total_requests,
            inputTokens: null,
            outputTokens: null,
            cacheReadTokens: null,
            p95OutputTokens: null,
            spentUsd: total_cost,
          },
        ],
  );
}

/** A window that is over has no requests after it: the first one would have reset it. */
function endOfUse({ last_reset, reset_duration }: Budget, now: Date): string {
  const { resetsAt } = windowSince(last_reset, reset_duration);
  const at = now.toISOString();
  return resetsAt !== null && resetsAt < at ? resetsAt : at;
}

interface RemarkFacts {
  /** The key stands for a feature, or there are none. */
  readonly isMapped: boolean;
  readonly hasBudgets: boolean;
}

function remarksOf(quota: Quota, { isMapped, hasBudgets }: RemarkFacts): string[] {
  const lists = [quota, ...quota.provider_configs, ...quota.model_configs];
  const leftOut = lists.reduce((sum, { budgets }) => sum + budgets.leftOut, 0);
  const remarks = leftOutRemarks(leftOut);
  if (quota.is_active === false) {
    remarks.push('The virtual key is switched off. Ask whoever runs the gateway to switch it on, or set another key.');
  }
  if (!hasBudgets && leftOut === 0) {
    remarks.push('The virtual key has no budget of its own. Ask whoever runs the gateway to give it one.');
  }
  if (!isMapped) {
    remarks.push(
      'The virtual key is named like no feature. Write its name as gateway.tag of the feature that uses it in callcost.yml.',
    );
  }
  return remarks;
}
