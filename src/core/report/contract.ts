/**
 * The public form of a scan, `callcost scan --format json`, version 1. Fields may be added within a version; none is
 * taken away or changes its meaning. Lines and columns are 1-based (columns in UTF-16 units), files relative to `root`
 * with forward slashes. What is unknown is null and says why beside it; it is never 0.
 */
import * as z from 'zod';

const basis = z.enum(['exact', 'measured', 'configured', 'assumed', 'unknown']);

const quantitySchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  basis,
  reason: z.string().optional(),
});

export const costSchema = z.object({
  low: z.number(),
  high: z.number().nullable().meta({ description: 'Null when nothing bounds it.' }),
  currency: z.literal('USD'),
  basis: basis.exclude(['unknown']),
});

/** In which cell of a notebook lines are counted. */
const cell = z.int().nonnegative().optional().meta({
  description: 'In notebooks: the 0-based index of the cell, in which lines are counted.',
});

const place = {
  file: z.string(),
  cell,
  line: z.int().positive(),
  column: z.int().positive(),
  endLine: z.int().positive(),
  endColumn: z.int().positive(),
};

const origin = z.object({ file: z.string(), line: z.int().positive(), column: z.int().positive() }).optional().meta({
  description: 'Where the value is written, where that is another file.',
});

const model = z.object({
  value: z.string().nullable().meta({ description: 'Null when only the running program knows.' }),
  source: z.enum(['literal', 'constant', 'default', 'env', 'config', 'dynamic']),
  reason: z.string().optional(),
  candidates: z.array(z.string()).optional(),
  origin,
});

const outputLimit = z.object({
  value: z.number().nullable(),
  parameter: z.string().nullable(),
  source: z.enum(['literal', 'constant', 'default', 'env', 'config', 'dynamic', 'unknown']),
  reason: z.string().optional(),
  origin,
});

const tierRow = z.object({
  tier: z.enum(['small', 'mid', 'frontier']),
  provider: z.string(),
  model: z.string(),
  current: z.boolean(),
  outputUsdPerMillion: z.number().nullable(),
  perCall: costSchema.nullable(),
  reason: z.string().optional(),
});

const unitPrice = z
  .object({
    inputUsdPerMillion: z.number(),
    outputUsdPerMillion: z.number().nullable(),
    cachedInputUsdPerMillion: z.number().nullable(),
    basis: basis.exclude(['unknown']),
    source: z.string(),
    asOf: z.string().nullable(),
  })
  .meta({ description: 'USD per million tokens of such a request, and where that comes from.' });

const callCost = z.object({
  perCall: costSchema.nullable(),
  perCallReason: z.string().optional().meta({ description: 'Why perCall is null.' }),
  perMonth: costSchema.nullable(),
  perMonthReason: z.string().optional(),
  perCallCached: costSchema.nullable(),
  perCallBatch: costSchema.nullable(),
  pricedModel: z.string().nullable(),
  unitPrice: unitPrice.nullable(),
  tier: z.enum(['small', 'mid', 'frontier']).nullable(),
  tiers: z.array(tierRow),
});

const prompt = z
  .object({
    id: z.string(),
    role: z.enum(['system', 'user', 'assistant', 'tool']),
    excerpt: z.string().meta({ description: 'How the text begins, on one line.' }),
    origin,
  })
  .meta({ description: 'The written text that tells this prompt from others: system text, else the rest.' });

/** What calls and call sites have in common. */
export const billedCallSchema = z.object({
  id: z
    .string()
    .meta({ description: 'Stable: decided by file, enclosing function, callee and prompt, not by the line.' }),
  ...place,
  language: z.enum(['python', 'typescript', 'tsx', 'javascript']),
  sdk: z.string(),
  provider: z.string().nullable(),
  operation: z.string(),
  callee: z.string(),
  enclosing: z.string(),
  model: model.nullable(),
  outputLimit: outputLimit.nullable().meta({
    description: 'Null: none is set. Source dynamic: one is set at run time. Source unknown: it cannot be told.',
  }),
  tokens: z.object({
    input: quantitySchema,
    parts: z.array(z.object({ part: z.string(), tokens: quantitySchema })),
    variables: z.array(quantitySchema.extend({ name: z.string() })),
    output: quantitySchema,
    tokenizer: z.string().nullable(),
  }),
  multiplier: z.object({ low: z.number(), high: z.number().nullable(), reason: z.string() }),
  serviceTier: z.string().nullable(),
  isBatch: z.boolean(),
  prompt: prompt.nullable().meta({ description: 'Null where no text of the prompt is written in the workspace.' }),
  cost: callCost,
  requestsPerMonth: quantitySchema,
  feature: z.string().nullable(),
  notes: z.array(z.string()),
  findings: z
    .array(z.string())
    .meta({ description: 'Codes of the rules with a finding that concerns it; a diff has none.' }),
});

const call = billedCallSchema.extend({
  declaration: z.string().nullable().meta({ description: 'Id of the model-declaration that a request uses.' }),
  callSites: z.array(billedCallSchema).meta({
    description:
      'The calls of the wrapper that this call stands in. Prompts, models, volume and cost belong to them, and totals count ' +
      'them in place of this call, whose sizes and costs are their span, and whose month is their sum.',
  }),
});

export const totalsSchema = z.object({
  calls: z.int(),
  priced: z.int(),
  unpriced: z.int(),
  withVolume: z.int(),
  perMonth: costSchema.nullable(),
});

const measured = {
  from: z.string(),
  to: z.string(),
  days: z.number(),
  requests: z.number().meta({ description: 'Sample size.' }),
  requestsPerMonth: z.number().meta({ description: 'Scaled from the window to 30.4 days.' }),
  usdPerMonth: z.number().nullable(),
  inputTokens: z.number().nullable().meta({ description: 'Average of a request; null where not told.' }),
  outputTokens: z.number().nullable(),
  p95OutputTokens: z.number().nullable(),
  cacheReadShare: z.number().nullable(),
};

const measuredFeature = z.object({
  ...measured,
  source: z.string(),
  models: z.array(z.object({ ...measured, model: z.string(), provider: z.string().nullable() })),
});

const allTotals = totalsSchema.extend({
  attributed: z.int().optional().meta({
    description: 'Of `calls`, those that carry a tag of their feature, by which a gateway can tell them apart.',
  }),
});

const feature = z.object({
  name: z.string(),
  declared: z.boolean(),
  owner: z.string().nullable(),
  costCenter: z.string().nullable(),
  environment: z.string().nullable(),
  tags: z.record(z.string(), z.string()),
  unit: z.string().nullable(),
  unitsPerMonth: z.number().nullable(),
  valueUsdPerUnit: z.number().nullable(),
  callsPerMonth: z.number().nullable(),
  budgetUsdPerMonth: z.number().nullable(),
  totals: totalsSchema,
  measured: measuredFeature.optional().meta({
    description: 'What the gateway measured of the feature; absent where it tells nothing.',
  }),
});

const usdRange = z.object({ low: z.number(), high: z.number().nullable() });

const finding = z.object({
  code: z.string().meta({ description: 'Stable code of the rule; docs/rules has a page for each.' }),
  severity: z.enum(['error', 'warning', 'information', 'hint']),
  call: z.string().nullable().meta({ description: 'Id of the call; null for a finding about a feature.' }),
  ...place,
  message: z.string(),
  savings: z
    .object({ perCall: usdRange.nullable(), perMonth: usdRange.nullable() })
    .nullable()
    .meta({ description: 'USD. Null where they cannot be told.' }),
  evidence: z.array(
    z.object({
      text: z.string(),
      file: z.string().nullable(),
      cell,
      line: z.int().positive().nullable(),
      column: z.int().positive().nullable(),
    }),
  ),
  relatedCalls: z.array(z.string()).meta({ description: 'Ids of other calls that it concerns.' }),
  changes: z
    .array(z.object({ title: z.string(), kind: z.string(), isSafe: z.boolean(), isPreferred: z.boolean() }))
    .meta({ description: 'What may be done about it; safe ones keep behaviour.' }),
  fix: z
    .object({
      title: z.string(),
      edits: z.array(z.object({ ...place, newText: z.string() })),
    })
    .nullable()
    .meta({
      description: 'The preferred change as edits of the source; null where there is none, or none was planned.',
    }),
});

const problem = z.object({
  file: z.string(),
  cell,
  line: z.int().positive().nullable(),
  column: z.int().positive().nullable(),
  severity: z.enum(['error', 'warning', 'notice']),
  message: z.string(),
  nextStep: z.string().nullable(),
});

/** The schema of the contract; schemas/scan.schema.json is made from it. */
export const scanReportSchema = z.object({
  version: z.literal(1),
  root: z.string(),
  prices: z.object({ asOf: z.string(), source: z.string() }),
  calls: z.array(call),
  prompts: z.array(z.object({ name: z.string(), ...place, tokens: quantitySchema })),
  findings: z.array(finding).meta({ description: 'Those of callcost.yml first, then by file and position.' }),
  features: z.array(feature),
  totals: allTotals,
  filesScanned: z.int(),
  skipped: z.array(z.object({ file: z.string(), kind: z.string(), reason: z.string() })),
  problems: z.array(problem),
});

export type ScanReport = z.output<typeof scanReportSchema>;

export type ReportedCall = ScanReport['calls'][number];

export type ReportedFinding = ScanReport['findings'][number];

export type ReportedProblem = ScanReport['problems'][number];
