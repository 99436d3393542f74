/**
 * The public form of a comparison, `callcost diff --format json`, version 1. Fields may be added within a version; none is
 * taken away or changes its meaning. Calls are those that bill: of a wrapper its call sites stand in its place. Prices are
 * the same on both sides, so that only the code and callcost.yml change a number.
 */
import * as z from 'zod';
import { billedCallSchema, costSchema, totalsSchema } from './contract.ts';

/**
 * What a cost changed by, end by end: both sides are compared at the same end of their ranges, because what is uncertain
 * is uncertain on both sides alike.
 */
const costChangeSchema = z.object({
  atLow: z.number().meta({ description: 'Low end after, less low end before. USD; negative where it became cheaper.' }),
  atHigh: z.number().nullable().meta({
    description: 'High end after, less high end before. Null where one side has no upper end.',
  }),
  currency: z.literal('USD'),
  basis: costSchema.shape.basis.meta({ description: 'That of the less certain side.' }),
});

const delta = z.object({
  perCall: costChangeSchema.nullable(),
  perCallReason: z.string().optional().meta({ description: 'Why perCall is null.' }),
  perMonth: costChangeSchema.nullable(),
  perMonthReason: z.string().optional(),
});

const aspect = z.enum([
  'model',
  'prompt',
  'tools',
  'output limit',
  'options',
  'tokens',
  'repetition',
  'volume',
  'feature',
  'price',
]);

const side = z.object({
  name: z.string().meta({ description: 'As people call it: a branch, a tag, a commit, or "working tree".' }),
  commit: z.string().nullable().meta({ description: 'Full object name; null for the working tree.' }),
  isMergeBase: z.boolean().meta({ description: 'Whether it is the commit from which head went its own way.' }),
  policyFiles: z.array(z.string()).meta({ description: 'The callcost.yml files that hold on this side.' }),
  totals: totalsSchema,
});

const featureDelta = z.object({
  name: z.string(),
  base: costSchema.nullable().meta({ description: 'A month on the side of the base; null where none is known.' }),
  head: costSchema.nullable(),
  perMonth: costChangeSchema.nullable(),
  differing: z.int().meta({ description: 'Calls that were added, removed or changed.' }),
  known: z.int().meta({ description: 'How many of them have a change per month that is known.' }),
});

/** The schema of the contract; schemas/diff.schema.json is made from it. */
export const diffReportSchema = z.object({
  version: z.literal(1),
  root: z.string(),
  prices: z.object({ asOf: z.string(), source: z.string() }),
  base: side,
  head: side,
  added: z.array(billedCallSchema),
  removed: z.array(billedCallSchema),
  changed: z.array(
    z.object({
      before: billedCallSchema,
      after: billedCallSchema,
      what: z.array(aspect).meta({ description: 'What about the call has changed, never empty.' }),
      delta,
    }),
  ),
  moved: z
    .array(z.object({ before: billedCallSchema, after: billedCallSchema }))
    .meta({ description: 'Calls that stand in another file or function and are otherwise as before.' }),
  totals: z.object({
    added: z.int(),
    removed: z.int(),
    changed: z.int(),
    moved: z.int(),
    unchanged: z.int().meta({ description: 'Calls that are as before, those that moved left out.' }),
    perMonth: costChangeSchema.nullable().meta({
      description: 'Sum over the added, removed and changed calls whose change per month is known; null where none is.',
    }),
    differing: z.int().meta({ description: 'Calls that were added, removed or changed.' }),
    known: z.int().meta({ description: 'How many of them have a change per month that is known.' }),
  }),
  features: z.array(featureDelta).meta({ description: 'Features in which a call differs, by name.' }),
  notes: z.array(z.string()).meta({ description: 'What limits the comparison, e.g. files that could not be read.' }),
});

export type DiffReport = z.output<typeof diffReportSchema>;
