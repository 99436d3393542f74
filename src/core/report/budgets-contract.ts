/**
 * The public form of budgets, `callcost budgets --format json`, version 1. Fields may be added within a version; none is
 * taken away or changes its meaning. Amounts are in USD where nothing else is said, shares are fractions, moments are ISO 8601
 * (UTC). What is unknown is null and says why beside it; it is never 0. Names of the gateway are foreign text.
 */
import * as z from 'zod';

const severity = z.enum(['normal', 'warning', 'error']);

const method = z.enum(['daily', 'linear']).meta({
  description: 'daily: medians of the days before. linear: the window so far, stretched.',
});

const cost = z.object({
  low: z.number(),
  high: z.number().nullable().meta({ description: 'Null when nothing bounds it.' }),
  basis: z.enum(['exact', 'measured', 'configured', 'assumed']),
});

const projection = z.object({
  low: z.number(),
  middle: z.number(),
  high: z.number(),
  method,
  overrun: z.enum(['likely', 'possible']).nullable().meta({
    description: 'likely: the middle exceeds the limit. possible: only the upper end does.',
  }),
  overrunAt: z.string().nullable(),
});

const budget = z.object({
  id: z.string(),
  label: z.string(),
  scope: z.string(),
  team: z.string().nullable(),
  unit: z.enum(['USD', 'tokens', 'requests']).meta({ description: 'Of spent, limits and projection.' }),
  spent: z.number().nullable(),
  limit: z.number().nullable().meta({ description: 'Null for none. 0 lets no request through.' }),
  limitSource: z.enum(['gateway', 'callcost.yml']).nullable(),
  softLimit: z.number().nullable(),
  share: z.number().nullable().meta({ description: 'spent / limit; null where they cannot be compared.' }),
  state: z.enum([
    'ok',
    'soft-exceeded',
    'exceeded',
    'blocked',
    'unlimited',
    'inactive',
    'reset-pending',
    'not-comparable',
  ]),
  reason: z.string().optional().meta({ description: 'Why it cannot be compared, or lets nothing through.' }),
  severity,
  window: z.object({
    raw: z.string().nullable(),
    startsAt: z.string().nullable(),
    resetsAt: z.string().nullable(),
    resetsAtSource: z.enum(['gateway', 'computed', 'unknown']),
  }),
  accuracy: z.enum(['counter', 'daily-rollup', 'since-forever', 'header']),
  projection: projection.nullable(),
  projectionReason: z.string().optional(),
  observedAt: z.string(),
  isStale: z.boolean(),
});

const driftReason = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['longer-outputs', 'shorter-outputs']),
    measuredTokens: z.number(),
    expectedTokens: z.number(),
  }),
  z.object({
    kind: z.enum(['more-calls', 'fewer-calls']),
    measuredPerMonth: z.number(),
    expectedPerMonth: z.number(),
  }),
  z.object({ kind: z.literal('other-model'), model: z.string(), share: z.number() }),
  z.object({ kind: z.literal('new-calls'), model: z.string(), calls: z.int() }),
]);

const actual = z.object({
  estimate: cost.nullable(),
  coveredCalls: z.int(),
  calls: z.int(),
  actualUsdPerMonth: z.number(),
  measuredDays: z.number(),
  verdict: z.enum(['within', 'above', 'below', 'unknown']),
  drift: z
    .number()
    .nullable()
    .meta({ description: 'How far outside of the estimate: 0.2 for a fifth above its upper end.' }),
  reasons: z.array(driftReason),
});

const call = z.object({
  id: z.string(),
  file: z.string(),
  line: z.int().positive(),
  enclosing: z.string(),
  share: z.number().nullable().meta({ description: 'Of the estimated month of the feature.' }),
  shareReason: z.string().optional(),
  perMonth: cost.nullable(),
});

const sharedPart = z.object({ name: z.string(), feature: z.string(), usdPerMonth: z.number() });

const feature = z.object({
  name: z.string(),
  declared: z.boolean(),
  owner: z.string().nullable(),
  severity,
  budgets: z.array(budget).meta({ description: 'The tightest, which decides, first.' }),
  crossed: z.object({ key: z.string(), threshold: z.number() }).nullable(),
  burn: z.object({ usdPerDay: z.number(), method }).nullable(),
  burnReason: z.string().optional(),
  trend: z.object({ usd: z.number(), usdBefore: z.number(), change: z.number() }).nullable().meta({
    description: 'The last seven whole days against the seven before.',
  }),
  trendReason: z.string().optional(),
  anomaly: z
    .object({
      day: z.string(),
      usdPerRequest: z.number(),
      usualUsdPerRequest: z.number(),
      days: z.int(),
    })
    .nullable()
    .meta({ description: 'Null where the last day is as usual, or, with a reason, where that cannot be told.' }),
  anomalyReason: z.string().optional(),
  models: z.array(z.object({ model: z.string(), share: z.number() })),
  calls: z.array(call),
  actual: actual.nullable(),
  actualReason: z.string().optional(),
  unitEconomics: z
    .object({
      unit: z.string(),
      unitsPerMonth: z.number(),
      unitsSource: z.enum(['gateway', 'callcost.yml']),
      usdPerUnit: z.number(),
      marginUsd: z.number().nullable(),
    })
    .nullable(),
  unitEconomicsReason: z.string().optional(),
  shared: z.array(sharedPart),
});

/** The schema of the contract; schemas/budgets.schema.json is made from it. */
export const budgetsReportSchema = z.object({
  version: z.literal(1),
  root: z.string(),
  source: z.object({
    gateway: z.string(),
    baseUrl: z.string().meta({ description: 'Without key and query; of a file, its path.' }),
    gatewayVersion: z.string().nullable(),
    observedAt: z.string(),
    ageMs: z
      .number()
      .meta({ description: 'Of the oldest value that decides something, which may be older than observedAt.' }),
    isStale: z.boolean(),
    remarks: z.array(z.string()),
  }),
  features: z.array(feature).meta({ description: 'The worst first.' }),
  others: z.array(budget).meta({ description: 'Budgets of no single feature: of a team, an organisation.' }),
  shared: z.array(
    z.object({
      name: z.string(),
      usdPerMonth: z.number(),
      allocation: z.enum(['usage', 'even']),
      parts: z.array(sharedPart).nullable(),
      partsReason: z.string().optional(),
    }),
  ),
  coverage: z.object({
    calls: z.int(),
    callsWithFeature: z.int(),
    callsWithTag: z.int(),
    usdPerMonth: z.number().nullable(),
    attributedUsdPerMonth: z.number().nullable(),
  }),
  exceeded: z
    .array(z.string())
    .meta({ description: 'Ids of budgets of which the limit is reached: the exit code is 1.' }),
});

export type BudgetsReport = z.output<typeof budgetsReportSchema>;
