/** The form of the JSON document in which a team publishes its budgets: a public, versioned contract. */

import * as z from 'zod';
import { dayMs } from '../core/durations.ts';

const text = z.string().min(1).max(300);
const amount = z.number().min(0).max(1e15);
const count = z.number().int().min(0).max(1e15);
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/)
  .refine((value) => !Number.isNaN(Date.parse(value)))
  .meta({ description: 'ISO 8601, e.g. 2026-11-21T09:00:00Z. Without a zone it is UTC.' });
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .refine((value) => !Number.isNaN(Date.parse(value)));

/** For files that are kept by hand, examples and tests: so long before or after the moment that the values are of. */
const span = z
  .string()
  .regex(/^[+-]\d{1,4}[dh]$/)
  .meta({ description: 'Days or hours from the moment that the values are of, e.g. -20d or +10d.' });

const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/)
  .nullish()
  .meta({ description: 'USD where left out. Amounts in another one are left out: convert them.' });

const windowSchema = z
  .object({
    raw: text
      .nullish()
      .meta({ description: 'The period. Of day, week, month and year the start and the reset are computed.' }),
    startsAt: z.union([moment, span]).nullish(),
    resetsAt: z.union([moment, span]).nullish(),
  })
  .meta({ description: 'The period of the budget; left out, it is for all time.' });

const modelSchema = z.object({
  model: text,
  provider: text.nullish(),
  spent: amount.meta({ description: 'In the unit of the budget.' }),
  requests: count.nullish().meta({ description: 'Sample size. Without it there is no measured use.' }),
  inputTokens: count.nullish().meta({ description: 'Sum over all requests, with what was read from a cache.' }),
  outputTokens: count.nullish().meta({ description: 'Sum over all requests.' }),
  cacheReadTokens: count.nullish().meta({ description: 'Part of inputTokens that was read from a cache.' }),
  p95OutputTokens: count.nullish().meta({ description: '95th percentile of one answer.' }),
});

const alertSchema = z.object({
  kind: z.enum(['threshold', 'exhausted', 'inactive', 'override']),
  at: moment.nullish(),
  sentByGateway: z.boolean().nullish(),
});

/** One budget of the document. */
export const budgetEntrySchema = z.object({
  feature: text.meta({ description: 'Name of the feature in callcost.yml, or its gateway.tag there.' }),
  spent: amount.nullable().meta({ description: 'Within the window, in the unit; null for not known.' }),
  limit: amount.nullable().meta({ description: 'In the unit; null for no limit. 0 blocks everything.' }),
  softLimit: amount.nullish().meta({ description: 'From here on there is a warning.' }),
  unit: z.enum(['USD', 'tokens', 'requests']).default('USD'),
  currency,
  id: text.nullish().meta({ description: 'Stable name of the budget, where a feature has several.' }),
  label: text.nullish().meta({ description: 'What people read; the feature where left out.' }),
  team: text.nullish(),
  scope: z
    .enum(['tag', 'key', 'team', 'project', 'user', 'provider', 'model', 'customer', 'policy', 'org', 'feature'])
    .default('feature'),
  window: windowSchema.nullish(),
  accuracy: z.enum(['counter', 'daily-rollup', 'since-forever', 'header']).default('counter'),
  state: z.string().nullish().meta({ description: 'inactive for a budget that is off; others are computed.' }),
  alerts: z.array(alertSchema).default([]).meta({ description: 'Alerts that were sent already.' }),
  breakdown: z.array(modelSchema).default([]).meta({ description: 'Spend and use by model within the window.' }),
  units: amount.nullish().meta({ description: 'Units of value produced within the window, e.g. resolved tickets.' }),
  daily: z
    .array(z.object({ day: z.union([day, span]), spent: amount, requests: count.nullish() }))
    .default([])
    .meta({ description: 'Spend by UTC day, for trend and anomalies. It may reach back before the window.' }),
  observedAt: moment.nullish(),
  staleAfterMs: z
    .number()
    .int()
    .min(1000)
    .max(366 * dayMs)
    .nullish()
    .meta({ description: 'How long the values hold after observedAt; a day where left out.' }),
});

/** The whole document. Fields that are not known are left alone, so that teams may add their own. */
export const budgetDocumentSchema = z.object({
  version: z.literal(1),
  generatedAt: moment.nullish().meta({ description: 'When the values were read; now where left out.' }),
  currency,
  budgets: z.array(budgetEntrySchema),
});
