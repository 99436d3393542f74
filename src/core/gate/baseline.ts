/**
 * A baseline: the findings that an old codebase had when it adopted the gate. They do not fail, as long as they do not get
 * worse; what is new does.
 */
import * as z from 'zod';
import { UserError } from '../errors.ts';
import type { Finding } from '../finding.ts';
import type { Call } from '../model.ts';
import type { RuleCode } from '../rule-codes.ts';
import { type KnownCall, knownCallSchema, modelOf, rememberedCalls, renewedCalls } from './known-calls.ts';

/** Name of the file, beside callcost.yml, where none is given. */
export const baselineFileName = 'callcost-baseline.json';

const entry = z.object({
  code: z.string(),
  file: z.string(),
  call: z.string().nullable().meta({ description: 'Stable id of the call; null for a finding about a feature.' }),
  feature: z.string().nullable(),
  model: z.string().nullable().default(null).meta({
    description: 'The model, of a rule that judges models: another model is another finding.',
  }),
  count: z.int().positive().default(1).meta({ description: 'Findings of this kind at this place.' }),
  usdPerMonth: z.number().nullable().default(null).meta({
    description: 'Of a feature over its budget: what it cost at least. More than that is not accepted.',
  }),
});

/** The schema of the file; schemas/baseline.schema.json is made from it. */
export const baselineSchema = z.object({
  version: z.literal(1),
  findings: z.array(entry),
  calls: z.array(knownCallSchema).default([]).meta({
    description: 'The calls of the findings and those beside them, by which a call is known again when it was edited.',
  }),
});

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

/** Code that is judged: its findings, and all of its calls. */
export interface JudgedCode {
  readonly findings: readonly Finding[];
  readonly calls: readonly Call[];
  /** What the feature of a finding costs a month at least, in USD, where the finding is about that; else null. */
  readonly usdOf: (finding: Finding) => number | null;
}

/** The findings as a baseline, sorted, so that a new one differs only where they do; with what stays of the one before. */
export function baselineOf({ findings, calls, usdOf }: JudgedCode, kept: Baseline = emptyBaseline): Baseline {
  const byKey = new Map(kept.findings.map((entry) => [keyOf(entry), entry]));
  const callOf = callById(calls);
  for (const finding of findings) {
    const entry = placeOf(finding, callOf(finding));
    const key = keyOf(entry);
    byKey.set(key, { ...entry, count: (byKey.get(key)?.count ?? 0) + 1, usdPerMonth: usdOf(finding) });
  }
  const ids = new Set(findings.flatMap(({ callId }) => callId ?? []));
  const remembered = new Map([...kept.calls, ...rememberedCalls(calls, ids)].map((call) => [call.id, call]));
  return {
    version: 1,
    findings: [...byKey].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each),
    calls: [...remembered.values()].toSorted((one, other) =>
      one.file < other.file ? -1 : Number(one.file > other.file),
    ),
  };
}

/** A baseline that accepts nothing. */
const emptyBaseline: Baseline = { version: 1, findings: [], calls: [] };

/** The part of a baseline that is about some files. */
export function partOfBaseline({ findings, calls }: Baseline, isWanted: (file: string) => boolean): Baseline {
  const wanted = <Item extends { readonly file: string }>(items: readonly Item[]) =>
    items.filter(({ file }) => isWanted(file));
  return { version: 1, findings: wanted(findings), calls: wanted(calls) };
}

/**
 * The findings that a baseline does not accept, and what it did with the others. Entries of files that were not checked are
 * not outdated.
 */
export function withoutAccepted(
  { findings, calls, usdOf }: JudgedCode,
  baseline: Baseline,
  isChecked: (file: string) => boolean,
): { readonly rest: readonly Finding[]; readonly outcome: AcceptedByBaseline } {
  const renewed = renewedCalls(baseline.calls, calls, isChecked);
  const callOf = callById(calls);
  const left = new Map(baseline.findings.map((entry) => [keyOf(asNow(entry, renewed)), { entry, count: entry.count }]));
  const rest = findings.filter((finding) => {
    const allowance = left.get(keyOf(placeOf(finding, callOf(finding))));
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

/** An entry about a call that has another id by now, as it would be written today. */
function asNow(entry: BaselineEntry, renewed: ReadonlyMap<string, KnownCall>): BaselineEntry {
  const call = entry.call === null ? undefined : renewed.get(entry.call);
  return call === undefined ? entry : { ...entry, file: call.file, call: call.id };
}

/** Rules that judge the model of a call: what is accepted of one model is not accepted of another. */
const rulesAboutModels: ReadonlySet<RuleCode> = new Set([
  'model-not-allowed',
  'tier-above-policy',
  'tier-downgrade',
  'model-deprecated',
  'model-superseded',
  'price-unknown',
]);

function callById(calls: readonly Call[]): (finding: Finding) => Call | undefined {
  const byId = new Map(calls.map((call) => [call.id, call]));
  return ({ callId }) => (callId === null ? undefined : byId.get(callId));
}

/** Prices move a little between two lists; a rise within this share is not the doing of the code. */
const tolerance = 0.01;

function isWorse(usd: number | null, { usdPerMonth }: BaselineEntry): boolean {
  return usd !== null && usdPerMonth !== null && usd > usdPerMonth * (1 + tolerance);
}

/** What tells findings apart. */
type EntryPlace = Pick<BaselineEntry, 'code' | 'file' | 'call' | 'feature' | 'model'>;

function placeOf({ code, file, callId, feature }: Finding, call: Call | undefined): EntryPlace {
  const model = call === undefined || !rulesAboutModels.has(code) ? null : modelOf(call);
  return { code, file, call: callId, feature: feature ?? null, model };
}

function keyOf({ code, file, call, feature, model }: EntryPlace): string {
  return JSON.stringify([file, code, call, feature, model]);
}
