/**
 * The public form of a history, `callcost history --format json`, version 1. Fields may be added within a version; none is
 * taken away or changes its meaning. Prices are the same for all commits, so that only the code and callcost.yml change a
 * number.
 */
import * as z from 'zod';
import { costSchema } from './contract.ts';

const featureCost = z.object({
  name: z.string(),
  calls: z.int().meta({ description: 'Requests of the feature, each counted once.' }),
  priced: z.int().meta({ description: 'How many of them enter perRun.' }),
  perRun: costSchema.nullable().meta({
    description:
      'One run of the feature: each of its calls as often as callcost.yml says, once where it does not, times what the ' +
      'call itself repeats. The sum of the calls whose cost is known; null where none is.',
  }),
  perRunReason: z.string().optional().meta({ description: 'Why perRun is null.' }),
  withMonth: z.int().meta({ description: 'How many calls enter perMonth.' }),
  perMonth: costSchema.nullable(),
});

const commit = z.object({
  hash: z.string(),
  date: z.string().meta({ description: 'When it was committed, ISO 8601 with its time zone.' }),
  subject: z.string(),
  tags: z.array(z.string()),
  features: z.array(featureCost).meta({ description: 'By name; features without a call are left out.' }),
  calls: z.int(),
  priced: z.int(),
  withMonth: z.int(),
  perMonth: costSchema.nullable(),
});

/** The schema of the contract; schemas/history.schema.json is made from it. */
export const historyReportSchema = z.object({
  version: z.literal(1),
  root: z.string(),
  prices: z.object({ asOf: z.string(), source: z.string() }),
  groupedBy: z.enum(['feature', 'folder']).meta({
    description: 'Folders stand in for features where no callcost.yml names any; each call then runs once.',
  }),
  features: z
    .array(z.string())
    .meta({ description: 'The names of all features, most expensive in the last commit first.' }),
  commits: z.array(commit).meta({ description: 'Oldest first.' }),
  notes: z.array(z.string()).meta({ description: 'What limits the numbers, e.g. commits that could not be read.' }),
});

export type HistoryReport = z.output<typeof historyReportSchema>;

export type ReportedCommit = HistoryReport['commits'][number];
