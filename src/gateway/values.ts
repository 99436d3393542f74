/** The kinds of value that gateways answer with, each read as tolerantly as is safe. Absent, null, `""` and `"None"` are null. */
import * as z from 'zod';

/** No gateway spends or counts more; what exceeds it is a mistake, and sums of it stay exact enough. */
const largestAmount = 1e15;

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/**
 * An amount of money, tokens or requests: a number or a decimal string, not negative. What is not one is null, "not told";
 * never 0.
 */
export const amount = z
  .unknown()
  .optional()
  .transform((value) => amountOf(value) ?? null);

/**
 * A limit. Null is "none", and therefore what cannot be read fails the object that it is in: a limit that is not understood
 * must not look like no limit.
 */
export const limit = z
  .unknown()
  .optional()
  .transform((value, context) => readOrFail(amountOf(value), context, 'must be an amount that is not negative'));

/** An amount that has to be there, e.g. one summand of a sum. */
export const requiredAmount = z
  .unknown()
  .transform((value, context) => readOrFail(amountOf(value) ?? undefined, context, 'must be an amount'));

/** A summand that may be negative: what is paid back is deducted. */
export const signedAmount = z.unknown().transform((value, context) => {
  const isNegative = typeof value === 'number' ? value < 0 : typeof value === 'string' && /^\s*-/.test(value);
  const size = isNegative ? String(value).trim().slice(1) : value;
  const read = readOrFail(amountOf(size) ?? undefined, context, 'must be an amount');
  return isNegative ? -read : read;
});

/** A moment as ISO 8601 in UTC. One without a zone is UTC. What is not a moment between 1970 and 2200 is null. */
export const moment = z
  .unknown()
  .optional()
  .transform((value) => momentOf(value));

/** Start of a UTC day from what a gateway calls a date, as `YYYY-MM-DD`. */
export const utcDay = z
  .unknown()
  .transform((value, context) => readOrFail(momentOf(value)?.slice(0, 10), context, 'must be a date'));

/** A period such as `30d`, `1mo`, `1M`, as written; null where it is none. Each gateway has its own units. */
export const period = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' && /^\d{1,6}[a-z]{1,6}$/i.test(value.trim()) ? value.trim() : null));

/** A name from outside, shortened where nobody would read on; null where there is none. */
export const name = z
  .unknown()
  .optional()
  .transform((value) => (isSet(value) && typeof value === 'string' ? value.slice(0, longestName) : null));

/** A name that has to be there. */
export const requiredName = z
  .string()
  .min(1)
  .transform((value) => value.slice(0, longestName));

/** Yes or no; null where not told. */
export const flag = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'boolean' ? value : null));

const longestName = 300;

/** A list of which entries that do not have the expected form are left out. Not for what is added up. */
export function listOf<Schema extends z.ZodType>(entry: Schema) {
  return z
    .unknown()
    .optional()
    .transform((value) => (Array.isArray(value) ? value : []).flatMap((item) => readable(entry, item)));
}

/** What could be read of an object with keys of any name, and how many of its entries could not. */
export interface ReadableMap<Value> {
  readonly read: ReadonlyMap<string, Value>;
  readonly leftOut: number;
}

/** Keys with values; entries that do not have the expected form are counted. */
export function mapOf<Schema extends z.ZodType>(entry: Schema) {
  return z
    .unknown()
    .optional()
    .transform((value): ReadableMap<z.output<Schema>> => {
      const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
      const read = entries.flatMap(([key, item]) =>
        readable(entry, item).map((each) => [key.slice(0, longestName), each] as const),
      );
      return { read: new Map(read), leftOut: entries.length - read.length };
    });
}

/** An object, or null where there is none or not one of the expected form. */
export function objectOrNull<Schema extends z.ZodType>(schema: Schema) {
  return z
    .unknown()
    .optional()
    .transform((value) => readable(schema, value)[0] ?? null);
}

/** A list with what was read of one value, or nothing. */
export function readable<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema>[] {
  const read = schema.safeParse(value);
  return read.success ? [read.data] : [];
}

/** Null is "not told", undefined "told, and not understood". */
function amountOf(value: unknown): number | null | undefined {
  if (!isSet(value)) {
    return null;
  }
  const text = typeof value === 'string' ? value.trim() : '';
  const read = typeof value === 'number' ? value : decimal.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(read) && read >= 0 && read <= largestAmount ? read : undefined;
}

function momentOf(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) {
    return null;
  }
  const hasTimeWithoutZone = /^\d{4}-\d{2}-\d{2}[T ][\d:.]+$/.test(value);
  const read = new Date(hasTimeWithoutZone ? `${value.replace(' ', 'T')}Z` : value);
  const year = read.getUTCFullYear();
  return year >= 1970 && year <= 2200 ? read.toISOString() : null;
}

/** Gateways written in Python tell what is not set as the text `None`. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && !(typeof value === 'string' && /^\s*(?:none|null)?\s*$/i.test(value));
}

function readOrFail<Value>(value: Value | undefined, context: z.RefinementCtx, message: string): Value {
  if (value === undefined) {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
  return value;
}
