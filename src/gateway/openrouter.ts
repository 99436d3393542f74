/** OpenRouter: what a key may spend and has spent. Features are told apart by having a key each. */
import * as z from 'zod';
import type { BudgetWindow, FeatureBudget, GatewaySnapshot } from '../core/budget.ts';
import type { CreateAdapter, ReadRequest } from './adapter.ts';
import { budgetState } from './budget-state.ts';
import { type CalendarUnit, startOfPeriod } from './calendar.ts';
import { featureOfName, sharedTagRemarks } from './feature-names.ts';
import type { KeyPlacement } from './fetch-port.ts';
import { probeByReading } from './probe-by-reading.ts';
import { readReply } from './read-reply.ts';
import { amount, flag, limit, name } from './values.ts';

const endpoint = '/key';

const bearer: KeyPlacement = { header: 'authorization', form: 'bearer' };

export const createOpenRouterAdapter: CreateAdapter = ({ fetch, baseUrl }) => {
  const read = async ({ now, features, signal }: ReadRequest): Promise<GatewaySnapshot> => {
    const reply = await fetch({ url: `${baseUrl}${endpoint}`, key: bearer }, signal);
    const { data: key } = readReply(reply, keySchema, { endpoint, now });
    const feature = key.label === null ? null : featureOfName(key.label, features);
    const isManagement = key.is_management_key === true || key.is_provisioning_key === true;
    return {
      gateway: 'openrouter',
      baseUrl,
      gatewayVersion: null,
      observedAt: now.toISOString(),
      budgets: [keyBudget(key, { feature, baseUrl, now })],
      usage: [],
      daily: [],
      prices: [],
      units: [],
      remarks: [
        ...sharedTagRemarks(features),
        ...(isManagement ? [managementWarning] : []),
        ...(feature === null && features.length > 0 ? [isPartOfKey(key.label) ? unnamed : unmapped] : []),
      ],
    };
  };
  return {
    kind: 'openrouter',
    read,
    probe: (request) =>
      probeByReading(
        () => read(request),
        ({ budgets: [budget] }) =>
          budget?.limit === null ? 'This key is read, and it has no limit.' : 'This key and its limit are read.',
      ),
  };
};

const managementWarning =
  'This is a management key, which may make and delete keys. Set an ordinary key here: it reads its own limit as well.';

const unmapped =
  'The key is named like no feature. Write its name as gateway.tag of the feature that uses it in callcost.yml.';

const unnamed =
  'OpenRouter calls the key by a part of it and tells no name, so it belongs to no feature. Write that part, as the list of keys ' +
  'at OpenRouter shows it, as gateway.tag of the feature that uses the key in callcost.yml.';

function isPartOfKey(label: string | null): boolean {
  return label !== null && /^sk-/.test(label);
}

/** Spend by period, in USD. That with keys of one's own for providers (BYOK) is counted apart. */
const keySchema = z.object({
  data: z.object({
    label: name,
    limit,
    limit_remaining: amount,
    limit_reset: name,
    usage: amount,
    usage_daily: amount,
    usage_weekly: amount,
    usage_monthly: amount,
    byok_usage_daily: amount,
    byok_usage_weekly: amount,
    byok_usage_monthly: amount,
    include_byok_in_limit: flag,
    is_management_key: flag,
    is_provisioning_key: flag,
  }),
});

type Key = z.output<typeof keySchema>['data'];

interface KeyFacts {
  readonly feature: string | null;
  readonly baseUrl: string;
  readonly now: Date;
}

function keyBudget(key: Key, { feature, baseUrl, now }: KeyFacts): FeatureBudget {
  const { spent, window } = spentInWindow(key, now);
  const facts = { spent, limit: key.limit, softLimit: null, window, accuracy: 'counter' } as const;
  return {
    id: 'key',
    // A key without a name is labelled with a part of itself.
    label: key.label === null || isPartOfKey(key.label) ? 'OpenRouter key' : key.label,
    feature,
    team: null,
    scope: 'key',
    source: { gateway: 'openrouter', baseUrl, endpoint, gatewayVersion: null },
    unit: 'USD',
    ...facts,
    state: budgetState({ ...facts, isActive: true }, now),
    alerts: [],
    breakdown: [],
    observedAt: now.toISOString(),
    staleAfterMs: 300_000,
  };
}

type Period = 'daily' | 'weekly' | 'monthly';

const periods: ReadonlyMap<string | null, { readonly unit: CalendarUnit; readonly name: Period }> = new Map([
  ['daily', { unit: 'day', name: 'daily' }],
  ['weekly', { unit: 'week', name: 'weekly' }],
  ['monthly', { unit: 'month', name: 'monthly' }],
]);

/** Periods are those of UTC, weeks from Monday to Sunday. No moment of a reset is told, so it is computed. */
function spentInWindow(key: Key, now: Date): { spent: number | null; window: BudgetWindow } {
  const raw = key.limit_reset;
  const period = periods.get(raw);
  if (period === undefined) {
    // What was ever used says nothing about a period that is not known here.
    const everUsed = raw === null ? key.usage : null;
    const used = key.limit !== null && key.limit_remaining !== null ? key.limit - key.limit_remaining : everUsed;
    const window: BudgetWindow = { raw, startsAt: null, resetsAt: null, resetsAtSource: 'unknown' };
    return { spent: used === null ? null : Math.max(used, 0), window };
  }
  return {
    spent: withOwnKeys(key, period.name),
    window: {
      raw,
      startsAt: startOfPeriod(period.unit, now, 'UTC').toISOString(),
      resetsAt: startOfPeriod(period.unit, now, 'UTC', 1).toISOString(),
      resetsAtSource: 'computed',
    },
  };
}

function withOwnKeys(key: Key, period: Period): number | null {
  const used = key[`usage_${period}`];
  if (used === null || key.include_byok_in_limit !== true) return used;
  const own = key[`byok_usage_${period}`];
  return own === null ? null : used + own;
}
