/** Budgets of the key, its team, its user and of providers, from what a LiteLLM proxy answers. */
import type { BudgetScope, FeatureBudget } from '../core/budget.ts';
import type { AdapterContext, FeatureName } from './adapter.ts';
import { budgetState } from './budget-state.ts';
import { featureOfName } from './feature-names.ts';
import type { PartReading } from './kept-part.ts';
import type { BudgetOwner, KeyInfo, ProviderBudgets, TeamInfo, UserInfo } from './litellm-replies.ts';
import { calendarWindow, rollingWindow } from './litellm-windows.ts';

/** What all budgets of one reading have in common. */
export interface ReadingFacts {
  readonly context: AdapterContext;
  readonly gatewayVersion: string | null;
  readonly now: Date;
  readonly features: readonly FeatureName[];
}

/** What differs between budgets; the rest follows. */
export type BudgetFacts = Pick<FeatureBudget, 'id' | 'label' | 'scope' | 'spent' | 'limit' | 'softLimit' | 'window'> & {
  readonly endpoint: string;
  readonly readAt: Date;
  /** How often this is read, in ms. */
  readonly everyMs: number;
  readonly isActive?: boolean;
} & Partial<Pick<FeatureBudget, 'feature' | 'team' | 'accuracy' | 'breakdown' | 'alerts' | 'state'>>;

/** A value that has not been read for this many turns is stale. */
const staleAfterTurns = 3;

/** A budget in USD with its state. */
export function usdBudget(reading: ReadingFacts, facts: BudgetFacts): FeatureBudget {
  const { endpoint, readAt, everyMs, isActive = true, ...told } = facts;
  const accuracy = told.accuracy ?? 'counter';
  return {
    feature: null,
    team: null,
    breakdown: [],
    alerts: [],
    state: budgetState({ ...told, accuracy, isActive }, reading.now),
    ...told,
    accuracy,
    source: {
      gateway: 'litellm',
      baseUrl: reading.context.baseUrl,
      endpoint,
      gatewayVersion: reading.gatewayVersion,
    },
    unit: 'USD',
    observedAt: readAt.toISOString(),
    staleAfterMs: staleAfterTurns * everyMs,
  };
}

/** Budgets of the key. They are those of a feature where its alias or its only mapped tag names one. */
export function keyBudgets(reading: ReadingFacts, key: PartReading<KeyInfo>, team: string | null): FeatureBudget[] {
  const info = key.value;
  if (info === null) {
    return [];
  }
  return ownerBudgets(reading, info, {
    scope: 'key',
    name: presentable(info.key_alias),
    feature: featureOfKey(info, reading.features),
    team,
    endpoint: '/key/info',
    readAt: key.readAt,
    everyMs: keyEveryMs,
  });
}

/** How often a key is read: with each poll. */
export const keyEveryMs = 60_000;

/** How often everything else is read: with many developers on one gateway, its database has to answer all of them. */
export const restEveryMs = 300_000;

/** Budgets of the team of the key. */
export function teamBudgets(reading: ReadingFacts, team: PartReading<TeamInfo>): FeatureBudget[] {
  const name = presentable(team.value?.team_alias ?? null);
  return team.value === null
    ? []
    : ownerBudgets(reading, team.value, {
        scope: 'team',
        name,
        feature: null,
        team: name,
        endpoint: '/team/info',
        readAt: team.readAt,
        everyMs: restEveryMs,
      });
}

/** Budgets of the person whom the key belongs to, without a name. */
export function userBudgets(reading: ReadingFacts, user: PartReading<UserInfo | null>): FeatureBudget[] {
  return user.value === null
    ? []
    : ownerBudgets(reading, user.value, {
        scope: 'user',
        name: null,
        feature: null,
        team: null,
        endpoint: '/user/info',
        readAt: user.readAt,
        everyMs: restEveryMs,
      });
}

/** Budgets of providers. Their windows begin with the first request, not with the calendar. */
export function providerBudgets(reading: ReadingFacts, providers: PartReading<ProviderBudgets>): FeatureBudget[] {
  return [...(providers.value?.read ?? [])].map(([provider, told]) =>
    usdBudget(reading, {
      id: `provider:${provider}`,
      label: provider,
      scope: 'provider',
      spent: told.spend,
      limit: told.budget_limit,
      softLimit: null,
      window: rollingWindow(told.time_period, told.budget_reset_at, reading.context.timeZone),
      endpoint: '/provider/budgets',
      readAt: providers.readAt,
      everyMs: restEveryMs,
    }),
  );
}

interface OwnerFacts {
  readonly scope: BudgetScope;
  readonly name: string | null;
  readonly feature: string | null;
  readonly team: string | null;
  readonly endpoint: string;
  readonly readAt: Date;
  readonly everyMs: number;
}

/** The main budget, those of further windows and those of single models. Of the latter the gateway does not tell the spend. */
function ownerBudgets(
  reading: ReadingFacts,
  told: BudgetOwner & Raised,
  { name, ...facts }: OwnerFacts,
): FeatureBudget[] {
  const { context, now } = reading;
  const id = `${facts.scope}:${name ?? 'own'}`;
  const label = name ?? facts.scope;
  const common = { ...facts, label, isActive: told.blocked !== true };
  const window = (raw: string | null, resetsAt: string | null) => calendarWindow(raw, resetsAt, context.timeZone, now);
  const row = told.litellm_budget_table;
  const main = usdBudget(reading, {
    ...common,
    id,
    spent: told.spend,
    limit: raisedLimit(told.max_budget ?? row?.max_budget ?? null, told, now),
    softLimit: told.soft_budget ?? row?.soft_budget ?? null,
    window: window(
      told.budget_duration ?? row?.budget_duration ?? null,
      told.budget_reset_at ?? row?.budget_reset_at ?? null,
    ),
    alerts: isRaised(told, now) ? [{ kind: 'override', at: null, sentByGateway: null }] : [],
  });
  const unspent = { ...common, spent: null, softLimit: null };
  return [
    main,
    ...told.budget_limits.read.map((each) =>
      usdBudget(reading, {
        ...unspent,
        id: `${id}:${each.budget_duration ?? 'always'}`,
        limit: each.max_budget,
        window: window(each.budget_duration, each.reset_at),
      }),
    ),
    ...[...told.model_max_budget.read].map(([model, each]) =>
      usdBudget(reading, {
        ...unspent,
        id: `${id}:model:${model}`,
        label: `${label}: ${model}`,
        scope: 'model',
        limit: each.max_budget ?? each.budget_limit,
        window: window(each.budget_duration ?? each.time_period, null),
      }),
    ),
  ];
}

/** What may raise a limit for a while. */
interface Raised {
  readonly metadata?: KeyInfo['metadata'];
}

function isRaised({ metadata }: Raised, now: Date): boolean {
  const expiry = metadata?.temp_budget_expiry ?? null;
  return (metadata?.temp_budget_increase ?? 0) > 0 && expiry !== null && Date.parse(expiry) > now.getTime();
}

function raisedLimit(limit: number | null, told: Raised, now: Date): number | null {
  return limit !== null && isRaised(told, now) ? limit + (told.metadata?.temp_budget_increase ?? 0) : limit;
}

function featureOfKey({ key_alias, metadata }: KeyInfo, features: readonly FeatureName[]): string | null {
  const named = featureOfName(key_alias ?? '', features);
  const [tagged = null, ...others] = new Set(
    (metadata?.tags ?? []).flatMap((tag) => featureOfName(tag, features) ?? []),
  );
  return named ?? (others.length === 0 ? tagged : null);
}

/** A name that may be shown: people give keys and teams e-mail addresses, and sometimes keys, for names. */
function presentable(name: string | null): string | null {
  return name === null || /\S@\S|\bsk-/.test(name) ? null : name;
}

/** How many limits of an owner are left out, as they cannot be read. */
export function leftOutOf(told: BudgetOwner | null | undefined): number {
  return (told?.budget_limits.leftOut ?? 0) + (told?.model_max_budget.leftOut ?? 0);
}
