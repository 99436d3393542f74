/** Budgets that a team publishes as a JSON document, at an address of its own or in a file of the workspace. */

import * as z from 'zod';
import type {
  BudgetWindow,
  DailySpend,
  FeatureBudget,
  GatewaySnapshot,
  MeasuredUsage,
  UnitCount,
} from '../core/budget.ts';
import { dayMs, hourMs } from '../core/durations.ts';
import type { FeatureName } from './adapter.ts';
import { budgetDocumentSchema, budgetEntrySchema } from './budget-document-schema.ts';
import { budgetState } from './budget-state.ts';
import { type CalendarUnit, startOfPeriod } from './calendar.ts';
import { featureOfName } from './feature-names.ts';
import { GatewayError } from './fetch-port.ts';

/** Where a document comes from, and for whom it is read. */
export interface DocumentOrigin {
  readonly gateway: 'json' | 'file';
  /** Address or path. */
  readonly baseUrl: string;
  readonly now: Date;
  /** When the document was fetched: its values are of then, where it says nothing itself. */
  readonly readAt: Date;
  readonly timeZone: string;
  readonly features: readonly FeatureName[];
}

/**
 * Reads a file with budgets. Its features are named as in callcost.yml; periods of the calendar are those of the time zone.
 * Throws `GatewayError` (`malformed`) for what is no such document; entries that cannot be read are left out with a remark.
 */
export function readBudgetDocument(text: string, path: string, now: Date, timeZone = 'UTC'): GatewaySnapshot {
  return snapshotOfDocument(text, { gateway: 'file', baseUrl: path, now, readAt: now, timeZone, features: [] });
}

/** The same for a document of any origin. */
export function snapshotOfDocument(text: string, origin: DocumentOrigin): GatewaySnapshot {
  const frame = parseFrame(text, origin);
  const observedAt = pastMoment(frame.generatedAt, origin.now) ?? origin.readAt.toISOString();
  const remarks: string[] = [];
  const ids = new Set<string>();
  const told = new Set<string>();
  const read = frame.budgets.flatMap((item, index) => {
    const number = index + 1;
    const entry = budgetEntrySchema.safeParse(item);
    const problem = entry.success ? currencyProblem(entry.data, frame.currency, number) : leftOut(number, entry.error);
    if (entry.success && problem === null)
      return [readEntry(entry.data, { origin, observedAt, number, ids, told, remarks })];
    remarks.push(...(problem === null ? [] : [problem]));
    return [];
  });
  return {
    gateway: origin.gateway,
    baseUrl: origin.baseUrl,
    gatewayVersion: null,
    observedAt,
    budgets: read.map(({ budget }) => budget),
    usage: read.flatMap(({ usage }) => usage),
    daily: read.flatMap(({ daily }) => daily),
    prices: [],
    units: read.flatMap(({ units }) => units),
    remarks,
  };
}

/** The document before its entries are looked at, so that one wrong entry does not take the others with it. */
const frameSchema = budgetDocumentSchema.extend({ budgets: z.array(z.unknown()) });

function parseFrame(text: string, origin: DocumentOrigin): z.output<typeof frameSchema> {
  const what = origin.gateway === 'file' ? `The file ${origin.baseUrl}` : 'The answer of the address';
  const value = parseJson(text, what);
  const frame = frameSchema.safeParse(value);
  if (frame.success) return frame.data;
  const version = z.object({ version: z.number() }).safeParse(value).data?.version ?? 1;
  throw new GatewayError(
    'malformed',
    version === 1
      ? `${what} is no list of budgets: it needs "version": 1 and "budgets": […]. ${comparison}`
      : `${what} has version ${version}, and only version 1 is known. Update Call Cost, or publish version 1.`,
  );
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The error of JSON.parse quotes the text.
    const isPage = text.trimStart().startsWith('<');
    const problem = isPage ? 'is a web page and no JSON, perhaps one to sign in' : 'is no JSON, or breaks off';
    throw new GatewayError('malformed', `${what} ${problem}. ${comparison}`);
  }
}

const comparison = 'Compare it with schemas/budgets-document.schema.json.';

/** The path consists of names of the schema only: foreign fields are never looked into. */
function leftOut(number: number, { issues }: z.ZodError): string {
  const field = (issues[0]?.path ?? []).map(String).join('.');
  return `Entry ${number} of the budgets is left out, as ${field === '' ? 'it' : field} is not of the expected form. ${comparison}`;
}

type Entry = z.output<typeof budgetEntrySchema>;

/** Nothing here knows a rate of exchange, and another currency must not look like USD. */
function currencyProblem(entry: Entry, ofDocument: string | null | undefined, number: number): string | null {
  const currency = (entry.currency ?? ofDocument ?? 'USD').toUpperCase();
  if (entry.unit !== 'USD' || currency === 'USD') return null;
  return `Entry ${number} of the budgets is left out, as it is in ${currency}. Publish its amounts in USD.`;
}

interface EntryContext {
  readonly origin: DocumentOrigin;
  readonly observedAt: string;
  /** From 1, for remarks. */
  readonly number: number;
  /** Those that are taken. */
  readonly ids: Set<string>;
  /** Features, each with what is told of it already. */
  readonly told: Set<string>;
  readonly remarks: string[];
}

interface ReadEntry {
  readonly budget: FeatureBudget;
  readonly usage: readonly MeasuredUsage[];
  readonly daily: readonly DailySpend[];
  readonly units: readonly UnitCount[];
}

/** A cron job that publishes once a day is fresh enough, unless the document says otherwise. */
const usualStaleAfterMs = dayMs;

function readEntry(entry: Entry, context: EntryContext): ReadEntry {
  const { origin, number, remarks } = context;
  const feature = featureOfName(entry.feature, origin.features) ?? entry.feature;
  const observedAt = pastMoment(entry.observedAt, origin.now) ?? context.observedAt;
  const window = windowOf(entry.window, new Date(observedAt), origin.timeZone);
  const measured = measuredSpan(window, observedAt);
  const isMeasured = entry.breakdown.some(({ requests }) => isNumber(requests)) || isNumber(entry.units);
  if (measured === null && isMeasured) {
    remarks.push(
      `The measured use of entry ${number} of the budgets is left out, as its period is not known. Publish window.startsAt, ` +
        'or a window.raw of day, week, month or year.',
    );
  }
  const use = measured === null ? [] : usageOf(entry, feature, measured);
  const days = entry.unit === 'USD' ? dailyOf(entry, feature, observedAt) : [];
  return {
    budget: budgetOf(entry, { ...context, feature, observedAt, window }),
    usage: toldOnce(use, `breakdown ${JSON.stringify([feature, measured])}`, context),
    daily: toldOnce(days, `daily ${JSON.stringify(feature)}`, context),
    units: measured === null || !isNumber(entry.units) ? [] : [{ feature, units: entry.units, ...measured }],
  };
}

/** Two budgets of a feature count the same requests: what a second one tells of them is not added to the first. */
function toldOnce<Row>(rows: readonly Row[], what: string, { told, number, remarks }: EntryContext): readonly Row[] {
  if (rows.length === 0) return [];
  if (!told.has(what)) {
    told.add(what);
    return rows;
  }
  const [field] = what.split(' ');
  remarks.push(
    `${field} of entry ${number} of the budgets is left out, as an entry before tells it of the same feature and time. ` +
      'Publish it once, for all requests of the feature.',
  );
  return [];
}

function dailyOf(entry: Entry, feature: string, observedAt: string): DailySpend[] {
  return entry.daily.map(({ day, spent, requests }) => ({
    feature,
    day: /^\d/.test(day) ? day : (momentAt(day, observedAt)?.slice(0, 10) ?? day),
    spentUsd: spent,
    requests: requests ?? null,
  }));
}

interface EntryFacts extends EntryContext {
  readonly feature: string;
  readonly observedAt: string;
  readonly window: BudgetWindow;
}

function budgetOf(entry: Entry, { origin, ids, feature, observedAt, window }: EntryFacts): FeatureBudget {
  const { spent, limit, accuracy, unit, scope } = entry;
  const softLimit = entry.softLimit ?? null;
  const facts = { spent, limit, softLimit, window, accuracy, isActive: entry.state !== 'inactive' };
  return {
    id: freeId(entry.id ?? `${scope}:${entry.feature}`, ids),
    label: entry.label ?? entry.feature,
    feature,
    team: entry.team ?? null,
    scope,
    source: {
      gateway: origin.gateway,
      baseUrl: origin.baseUrl,
      endpoint: origin.gateway === 'file' ? origin.baseUrl : new URL(origin.baseUrl).pathname,
      gatewayVersion: null,
    },
    unit,
    spent,
    limit,
    softLimit,
    window,
    accuracy,
    state: budgetState(facts, origin.now),
    alerts: entry.alerts.map(({ kind, at, sentByGateway }) => ({
      kind,
      at: asUtc(at),
      sentByGateway: sentByGateway ?? null,
    })),
    breakdown: entry.breakdown.map(({ model, provider, spent: part, requests }) => ({
      model,
      provider: provider ?? null,
      spent: part,
      requests: requests ?? null,
    })),
    observedAt,
    staleAfterMs: entry.staleAfterMs ?? usualStaleAfterMs,
  };
}

function usageOf({ breakdown, unit }: Entry, feature: string, span: Span): MeasuredUsage[] {
  return breakdown.flatMap(({ model, provider, spent, requests, inputTokens, cacheReadTokens, ...tokens }) => {
    if (!isNumber(requests)) return [];
    // What was read from a cache is a part of the input. Where it is more, neither is believed.
    const isPart = isNumber(inputTokens) && (cacheReadTokens ?? 0) <= inputTokens;
    const usage = {
      feature,
      model,
      provider: provider ?? null,
      ...span,
      requests,
      inputTokens: isPart ? inputTokens : null,
      outputTokens: tokens.outputTokens ?? null,
      cacheReadTokens: isPart ? (cacheReadTokens ?? null) : null,
      p95OutputTokens: tokens.p95OutputTokens ?? null,
      spentUsd: unit === 'USD' ? spent : null,
    };
    return [usage];
  });
}

const calendarUnits: ReadonlyMap<string, CalendarUnit> = new Map([
  ['day', 'day'],
  ['daily', 'day'],
  ['week', 'week'],
  ['weekly', 'week'],
  ['month', 'month'],
  ['monthly', 'month'],
  ['year', 'year'],
  ['yearly', 'year'],
]);

/** What the document says counts; of a period of the calendar the rest is computed for the moment that the values are of. */
function windowOf(told: Entry['window'], at: Date, timeZone: string): BudgetWindow {
  const raw = told?.raw ?? null;
  const unit = calendarUnits.get(raw?.toLowerCase() ?? '');
  const toldReset = momentAt(told?.resetsAt, at.toISOString());
  const computed = (move: number) =>
    unit === undefined ? null : startOfPeriod(unit, at, timeZone, move).toISOString();
  const resetsAt = toldReset ?? computed(1);
  return {
    raw,
    startsAt: momentAt(told?.startsAt, at.toISOString()) ?? computed(0),
    resetsAt,
    resetsAtSource: resetsAt === null ? 'unknown' : toldReset === null ? 'computed' : 'gateway',
  };
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** What was measured lies between the start of the window and the moment that the values are of. */
function measuredSpan({ startsAt, resetsAt }: BudgetWindow, observedAt: string): Span | null {
  const to = resetsAt !== null && resetsAt < observedAt ? resetsAt : observedAt;
  return startsAt !== null && startsAt < to ? { from: startsAt, to } : null;
}

/** A moment that is told as such, or by its distance from another, e.g. `-20d`. */
function momentAt(told: string | null | undefined, from: string): string | null {
  const [, count, unit] = /^([+-]\d+)([dh])$/.exec(told ?? '') ?? [];
  if (count === undefined) return asUtc(told);
  const hours = Number(count) * (unit === 'd' ? 24 : 1);
  return new Date(Date.parse(from) + hours * hourMs).toISOString();
}

/** In ISO 8601 with `Z`, so that moments compare as texts; one without a zone is UTC. */
function asUtc(moment: string | null | undefined): string | null {
  if (moment === null || moment === undefined) return null;
  return new Date(/(?:Z|[+-]\d\d:?\d\d)$/i.test(moment) ? moment : `${moment}Z`).toISOString();
}

/** A clock that is ahead does not make values fresher than now. */
function pastMoment(moment: string | null | undefined, now: Date): string | null {
  const told = asUtc(moment);
  return told === null || Date.parse(told) <= now.getTime() ? told : now.toISOString();
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) {
    id = `${wanted}#${number}`;
  }
  taken.add(id);
  return id;
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}
