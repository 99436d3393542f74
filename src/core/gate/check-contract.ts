/**
 * The public form of a check, `callcost check --format json`, version 1. Fields may be added within a version; none is taken
 * away or changes its meaning.
 */
import * as z from 'zod';
import type { Breach, GateVerdict } from './gate.ts';

const breach = z.object({
  kind: z.enum(['finding', 'policy', 'rise']),
  code: z.string().nullable().meta({ description: 'Code of the rule; null where no rule is broken.' }),
  message: z.string(),
  file: z.string().nullable(),
  cell: z.int().nonnegative().optional(),
  line: z.int().positive().nullable(),
  column: z.int().positive().nullable(),
  call: z.string().nullable(),
  feature: z.string().nullable(),
});

/** The schema of the contract; schemas/check.schema.json is made from it. */
export const checkReportSchema = z.object({
  version: z.literal(1),
  root: z.string(),
  passes: z.boolean(),
  base: z
    .string()
    .nullable()
    .meta({ description: 'What the change was compared with; null where nothing asked for it.' }),
  failures: z.array(breach),
  warnings: z.array(breach).meta({ description: 'Ranges that reach over a limit; they do not fail.' }),
  baseline: z
    .object({
      accepted: z.int().nonnegative(),
      outdated: z.array(z.object({ code: z.string(), file: z.string(), call: z.string().nullable() })),
    })
    .nullable(),
});

export type CheckReport = z.output<typeof checkReportSchema>;

/** A verdict in its public form; `base` names what the change was compared with. */
export function createCheckReport(root: string, verdict: GateVerdict, base: string | null): CheckReport {
  const { passes, failures, warnings, baseline } = verdict;
  return {
    version: 1,
    root,
    passes,
    base,
    failures: failures.map(reportBreach),
    warnings: warnings.map(reportBreach),
    baseline:
      baseline === null
        ? null
        : {
            accepted: baseline.accepted,
            outdated: baseline.outdated.map(({ code, file, call }) => ({ code, file, call })),
          },
  };
}

function reportBreach({ callId, ...breach }: Breach): CheckReport['failures'][number] {
  return { ...breach, call: callId };
}
