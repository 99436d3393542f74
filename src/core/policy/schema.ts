/** callcost.yml: what a team agrees on. Every key is optional, every folder may have its own. */
import * as z from 'zod';
import { defaultLevels, type RuleCode, ruleCodes } from '../rule-codes.ts';
import { day, patterns, share, text, tier, times, timeZone, tokens, usd, widening } from './values.ts';

const defaults = z.strictObject({
  variableTokens: tokens
    .default(300)
    .meta({ description: 'Tokens assumed for a variable of a prompt that has no size of its own.' }),
  outputTokens: tokens.optional().meta({
    description: 'Tokens expected of an answer where neither a limit nor the prompt tells. There is no default.',
  }),
  callsPerMonth: times.optional().meta({
    description: 'Monthly runs of a call that belongs to no feature. There is no default, so no invented total.',
  }),
  buffer: widening.default(0.25).meta({ description: 'By how much ranges and forecasts are widened, e.g. 25%.' }),
});

const modelPrice = z
  .strictObject({
    input: usd.optional().meta({ description: 'USD per million input tokens.' }),
    output: usd.optional().meta({ description: 'USD per million output tokens.' }),
    cachedInput: usd.optional().meta({ description: 'USD per million input tokens read from a cache.' }),
    cacheWrite: usd.optional().meta({ description: 'USD per million input tokens written to a cache.' }),
    perRequest: usd.optional().meta({ description: 'USD per request, in addition to tokens.' }),
    usdPerHour: usd.optional().meta({ description: 'USD per hour of a server of your own.' }),
    tokensPerSecond: times.positive().optional().meta({ description: 'Output tokens per second of that server.' }),
  })
  .refine((price) => price.input !== undefined || price.usdPerHour !== undefined, {
    error: 'needs input and output (USD per million tokens), or usdPerHour and tokensPerSecond',
  })
  .refine((price) => (price.usdPerHour === undefined) === (price.tokensPerSecond === undefined), {
    error: 'needs usdPerHour and tokensPerSecond together',
  });

const prices = z.strictObject({
  discounts: z.record(z.string(), share).default({}).meta({ description: 'Negotiated discount by provider.' }),
  models: z.record(z.string(), modelPrice).default({}).meta({ description: 'Prices of your own, by model.' }),
});

const feature = z.strictObject({
  owner: text.optional().meta({ description: 'Team that answers for the feature.' }),
  costCenter: text.optional(),
  environment: text.optional(),
  paths: patterns.default([]).meta({ description: 'Files of the feature, as in .gitignore.' }),
  callsPerMonth: times.optional().meta({ description: 'Runs of the feature a month.' }),
  calls: z
    .record(z.string(), times)
    .default({})
    .meta({ description: 'Times per run, by call id or function name; once where nothing is said.' }),
  budgetUsdPerMonth: usd.optional(),
  maxTier: tier.optional().meta({ description: 'Highest model tier that the feature may use.' }),
  expires: day.optional().meta({ description: 'Last day of an experiment.' }),
  unit: text.optional().meta({ description: 'What one unit of value is, e.g. resolved ticket.' }),
  valueUsdPerUnit: usd.optional(),
  unitsPerMonth: times.optional(),
  gateway: z.strictObject({ tag: text }).optional().meta({ description: 'How the gateway knows the feature.' }),
  variables: z.record(z.string(), tokens).default({}).meta({ description: 'Tokens by variable of a prompt.' }),
  tags: z.record(z.string(), text).default({}),
});

const sharedCost = z.strictObject({ usdPerMonth: usd, allocate: z.enum(['usage', 'even']).default('usage') });

const level = z.enum(['off', 'hint', 'information', 'warning', 'error']);

/** One key for each rule, so that a code that does not exist is a mistake with a suggestion. */
const rules = z.strictObject(
  Object.fromEntries(
    ruleCodes.map((code) => [code, level.optional().meta({ description: `By default: ${defaultLevels[code]}.` })]),
  ) as Record<RuleCode, z.ZodOptional<typeof level>>,
);

const waiver = z.strictObject({
  rule: z.enum(ruleCodes).meta({ description: 'Code of the rule that does not apply for a while.' }),
  reason: text.meta({ description: 'Why, for those who read the file later.' }),
  until: day.meta({ description: 'Last day of the waiver.' }),
  paths: patterns.default([]).meta({ description: 'Files that it is for, as in .gitignore; all where left out.' }),
  feature: text.optional().meta({ description: 'Feature that it is for; all where left out.' }),
});

const gateway = z
  .strictObject({
    kind: z
      .enum(['litellm', 'bifrost', 'json', 'openrouter', 'portkey', 'langfuse'])
      .optional()
      .meta({ description: 'What the gateway is.' }),
    url: text.optional().meta({
      description: 'Address of the gateway. It is offered to each developer, and never used without a yes.',
    }),
    file: text.optional().meta({
      description: 'JSON file with budgets, relative to this file. It needs no gateway and no key.',
    }),
    timeZone: timeZone.default('UTC').meta({ description: 'Time zone in which budgets reset, e.g. Europe/Berlin.' }),
    clientTags: z.boolean().default(true).meta({
      description: 'False where the gateway refuses tags that a request brings along.',
    }),
    headers: z
      .array(text)
      .default([])
      .meta({ description: 'Names of request headers by which the gateway of the team tells features apart.' }),
  })
  .refine((set) => set.url === undefined || set.kind !== undefined, {
    error: 'needs kind together with url',
  });

const check = z.strictObject({
  maxRiseUsdPerMonth: usd.optional().meta({ description: 'USD that a change may add to a month.' }),
  maxRise: widening.optional().meta({ description: 'Share of the month before that a change may add, e.g. 10%.' }),
});

/** The whole of callcost.yml. Parsing an empty object gives the built-in defaults. */
export const policySchema = z.strictObject({
  version: z.literal(1, { error: 'must be 1' }).default(1),
  defaults: defaults.prefault({}),
  prices: prices.prefault({}),
  aliases: z
    .record(z.string(), z.string().min(1, { error: 'must not be empty' }))
    .default({})
    .meta({ description: 'Azure deployment or gateway name → model.' }),
  models: z.strictObject({ allow: z.array(z.string()).optional(), deny: z.array(z.string()).default([]) }).prefault({}),
  routing: z.record(z.string(), tier).default({}).meta({ description: 'Task → highest tier without a reason.' }),
  attribution: z.strictObject({ required: z.array(z.string()).default([]) }).prefault({}),
  gateway: gateway.prefault({}).meta({ description: 'Where budgets, spend and measured use come from.' }),
  shared: z.record(z.string(), sharedCost).default({}).meta({ description: 'Costs spread over features.' }),
  features: z.record(z.string(), feature).default({}),
  rules: rules.prefault({}).meta({ description: 'Level by rule code.' }),
  waivers: z.array(waiver).default([]).meta({ description: 'Rules that do not apply in a place until a day.' }),
  check: check.prefault({}).meta({ description: 'What `callcost check` holds a change to.' }),
  ignore: patterns.default([]).meta({ description: 'Files that are not scanned, as in .gitignore.' }),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** A parsed callcost.yml. Shares are fractions, prices USD per million tokens. */
export type Policy = DeepReadonly<z.output<typeof policySchema>>;

export type FeaturePolicy = Policy['features'][string];

/** The policy of a folder without a callcost.yml. */
export const defaultPolicy: Policy = policySchema.parse({});
