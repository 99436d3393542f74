/** What the endpoints of a LiteLLM proxy answer, as far as it is read. Everything else, secrets and e-mails among it, is dropped. */
import * as z from 'zod';
import { readableEntries } from './readable.ts';
import {
  amount,
  flag,
  limit,
  listOf,
  mapOf,
  moment,
  name,
  objectOrNull,
  period,
  requiredAmount,
  requiredName,
  signedAmount,
  utcDay,
} from './values.ts';

/** `GET /health/readiness`, which needs no key. */
export const readinessReply = z.object({ db: name, litellm_version: name });

/** A row of the table of budgets; what it limits has the spend. */
const budgetRow = z.object({
  max_budget: limit,
  soft_budget: limit,
  budget_duration: period,
  budget_reset_at: moment,
});

const windowLimit = z.object({ budget_duration: period, max_budget: limit, reset_at: moment });

/** Limit of one model, in the spellings that are in use: an object with either names, or just the limit. */
const modelLimit = z.union([
  z.object({ budget_limit: limit, time_period: period, max_budget: limit, budget_duration: period }),
  requiredAmount.transform((told) => ({
    budget_limit: told,
    time_period: null,
    max_budget: null,
    budget_duration: null,
  })),
]);

/** What keys, teams and users have in common. */
const owner = budgetRow.extend({
  spend: amount,
  blocked: flag,
  budget_limits: readableEntries(windowLimit),
  model_max_budget: mapOf(modelLimit),
  litellm_budget_table: z
    .union([z.null(), budgetRow])
    .optional()
    .transform((row) => row ?? null),
});

const metadata = objectOrNull(
  z.object({ tags: listOf(requiredName), temp_budget_increase: amount, temp_budget_expiry: moment }),
);

/** `GET /key/info`. */
export const keyReply = z.object({
  info: owner.extend({ key_alias: name, team_id: name, user_id: name, metadata }),
});

/** `GET /team/info`. The keys and members that it lists are dropped. */
export const teamReply = z.object({ team_info: owner.extend({ team_alias: name, metadata }) });

/** `GET /user/info`. Keys, teams and e-mail addresses are dropped. */
export const userReply = z.object({ user_info: objectOrNull(owner.extend({ user_role: name })) });

/**
 * `GET /tag/list`: budgets in a row of their own or, as documented, flat beside the name. Strict, since a tag whose limit is not
 * understood must not look like one without.
 */
export const tagListReply = z.array(
  owner.pick({ spend: true, litellm_budget_table: true }).extend({ ...budgetRow.shape, name, created_at: moment }),
);

/** `GET /provider/budgets`. */
export const providerReply = z.object({
  providers: mapOf(z.object({ budget_limit: limit, time_period: period, spend: amount, budget_reset_at: moment })),
});

const metrics = z.object({
  spend: signedAmount,
  prompt_tokens: amount,
  completion_tokens: amount,
  cache_read_input_tokens: amount,
  api_requests: amount,
  successful_requests: amount,
});

/** Metrics by name. Strict, since they are added up: one that cannot be read fails the whole. */
const metricsByName = z
  .record(z.string(), z.object({ metrics }))
  .nullish()
  .transform((read) => new Map(Object.entries(read ?? {}).map(([key, value]) => [key, value.metrics])));

/** One page of `GET /tag/daily/activity`. The hashed keys that it lists are dropped. */
export const activityReply = z.object({
  results: z.array(
    z.object({
      date: utcDay,
      breakdown: z.object({
        entities: metricsByName,
        models: metricsByName,
        model_groups: metricsByName,
        providers: metricsByName,
      }),
    }),
  ),
  metadata: z.object({ page: amount, total_pages: amount, has_more: flag }),
});

/** `GET /global/spend/tags`. */
export const tagSpendReply = z.object({
  spend_per_tag: z.array(z.object({ name: requiredName, spend: signedAmount })),
});

/** `GET /spend/tags`: all that was ever spent. */
export const allTimeTagSpendReply = z.array(
  z.object({ individual_request_tag: requiredName, total_spend: signedAmount }),
);

/** USD for one token. */
const priceFields = [
  'input_cost_per_token',
  'output_cost_per_token',
  'cache_read_input_token_cost',
  'cache_creation_input_token_cost',
] as const;

/** Thousands of input tokens above which other prices hold, as LiteLLM names them in fields of their own. */
export const longContexts = [128, 200, 256, 272] as const;

type PriceField = (typeof priceFields)[number];

/** Field of a price, for a long context where one is given. */
export type TokenPriceField = PriceField | `${PriceField}_above_${(typeof longContexts)[number]}k_tokens`;

const tokenPrices = Object.fromEntries(
  priceFields.flatMap((field): readonly (readonly [TokenPriceField, typeof amount])[] => [
    [field, amount],
    ...longContexts.map((size) => [`${field}_above_${size}k_tokens`, amount] as const),
  ]),
) as Readonly<Record<TokenPriceField, typeof amount>>;

/** `GET /v1/model/info`. Addresses and keys of providers are dropped. */
export const modelInfoReply = z.object({
  data: listOf(
    z.object({
      model_name: requiredName,
      litellm_params: objectOrNull(z.object({ model: name, ...tokenPrices })),
      model_info: objectOrNull(z.object({ litellm_provider: name, ...tokenPrices })),
    }),
  ),
});

export type KeyInfo = z.output<typeof keyReply>['info'];
export type TeamInfo = z.output<typeof teamReply>['team_info'];
export type UserInfo = NonNullable<z.output<typeof userReply>['user_info']>;
export type BudgetOwner = z.output<typeof owner>;
export type TagInfo = z.output<typeof tagListReply>[number];
export type ProviderBudgets = z.output<typeof providerReply>['providers'];
export type ActivityPage = z.output<typeof activityReply>;
export type TagMetrics = z.output<typeof metrics>;
export type ModelInfo = z.output<typeof modelInfoReply>['data'][number];
