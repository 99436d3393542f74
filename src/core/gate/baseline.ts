/**
 * A baseline: the findings that an old codebase had when it adopted the gate. They do not fail, as long as they do not get
 * worse; what is new does.
 */
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Finding } from '../finding.ts';

/** Name of the file, beside callcost.yml, where none is given. */
export const baselineFileName = 'callcost-baseline.json';

const entry = z.object({
  code: z.string(),
  file: z.string(),
  call: z.string().nullable().meta({ description: 'Stable id of the call; null for a finding about a feature.' }),
  feature: z.string().nullable(),
  count: z.int().positive().default(1).meta({ description: 'Findings of this kind at this place.' }),
  usdPerMonth: z.number().nullable().default(null).meta({
    description: 'Of a feature over its budget: what it cost at least. More than that is not accepted.',
  }),
});

/** The schema of the file; schemas/baseline.schema.json is made from it. */
export const baselineSchema = z.object({ version: z.literal(1), findings: z.array(entry) });

/** What is accepted, in a stable order. */
export type Baseline = z.output<typeof baselineSchema>;

export type BaselineEntry = Baseline['findings'][number];

/** What a baseline did to the findings of a check. */
export interface AcceptedByBaseline {
  /** Findings that it accepts. */
  readonly accepted: number;
  /** Entries that accept more than there is: the code got better, and they should go. */
  readonly outdated: readonly BaselineEntry[];
}

/** Reads a baseline. Throws a UserError that names the file and what is wrong with it. */
export function parseBaseline(text: string, file: string): Baseline {
  const fault = (message: string) =>
    new UserError(`${file} is no baseline: ${message}.`, 'Write it anew with callcost check --update-baseline.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fault('it is not JSON');
  }
  const parsed = baselineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw fault(`${issue?.path.join('.') || 'the document'}: ${issue?.message ?? 'not as expected'}`);
}

/** The findings as a baseline, sorted, so that a new one differs only where they do; with entries that stay as they are. */
export function baselineOf(
  findings: readonly Finding[],
  usdOf: UsdOfFinding,
  kept: readonly BaselineEntry[] = [],
): Baseline {
  const byKey = new Map(kept.map((entry) => [keyOf(entry), entry]));
  for (const finding of findings) {
    const key = keyOf(entryKey(finding));
    const known = byKey.get(key);
    byKey.set(key, { ...entryKey(finding), count: (known?.count ?? 0) + 1, usdPerMonth: usdOf(finding) });
  }
  return {
    version: 1,
    findings: [...byKey].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each),
  };
}

/** What the feature of a finding costs a month at least, in USD, where the finding is about that; else null. */
export type UsdOfFinding = (finding: Finding) => number | null;

/**
 * The findings that a baseline does not accept, and what it did with the others. Entries of files that were not checked are
 * not outdated.
 */
export function withoutAccepted(
  findings: readonly Finding[],
  { findings: entries }: Baseline,
  usdOf: UsdOfFinding,
  isChecked: (file: string) => boolean,
): { readonly rest: readonly Finding[]; readonly outcome: AcceptedByBaseline } {
  const left = new Map(entries.map((each) => [keyOf(each), { entry: each, count: each.count }]));
  const rest = findings.filter((finding) => {
    const allowance = left.get(keyOf(entryKey(finding)));
    if (allowance === undefined || allowance.count === 0 || isWorse(usdOf(finding), allowance.entry)) return true;
    allowance.count -= 1;
    return false;
  });
  return {
    rest,
    outcome: {
      accepted: findings.length - rest.length,
      outdated: [...left.values()].flatMap(({ entry: each, count }) =>
        count > 0 && isChecked(each.file) ? [each] : [],
      ),
    },
  };
}

/** Prices move a little between two lists; a rise within this share is not the doing of the code. */
const tolerance = 0.01;

function isWorse(usd: number | null, { usdPerMonth }: BaselineEntry): boolean {
  return usd !== null && usdPerMonth !== null && usd > usdPerMonth * (1 + tolerance);
}

function entryKey({ code, file, callId, feature }: Finding) {
  return { code, file, call: callId, feature: feature ?? null };
}

function keyOf({ code, file, call, feature }: Pick<BaselineEntry, 'code' | 'file' | 'call' | 'feature'>): string {
  return JSON.stringify([file, code, call, feature]);
}
