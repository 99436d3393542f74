/** The kinds of value that callcost.yml knows, each with the words in which a wrong one is reported. */
import * as z from 'zod';

/** A share as a fraction: `25%` and `0.25` are both 0.25. */
export const share = fractionUpTo(1, 'must be a share from 0% to 100%, written as 25% or as 0.25');

/** A share that may exceed the whole, e.g. a forecast widened by 150%; as a fraction. */
export const widening = fractionUpTo(10, 'must be a share from 0% to 1000%, written as 25% or as 0.25');

/** A sum in US dollars, or a price in US dollars per million tokens. */
export const usd = z
  .number({ error: 'must be a number of US dollars, without sign or unit' })
  .nonnegative({ error: 'must not be negative' });

/** How often something happens; fractions are fine (`0.1` times per run). */
export const times = z
  .number({ error: 'must be a number without separators or unit, such as 120000' })
  .nonnegative({ error: 'must not be negative' });

export const tokens = z
  .number({ error: 'must be a whole number of tokens, such as 800' })
  .int({ error: 'must be a whole number of tokens, such as 800' })
  .nonnegative({ error: 'must not be negative' });

/** A short text. Numbers are taken as they are written, since `costCenter: 4711` is meant as text. */
export const text = z.union([z.string().trim().min(1, { error: 'must not be empty' }), z.number().transform(String)], {
  error: 'must be a text',
});

/** A calendar day, `2027-03-31`. */
export const day = z
  .string({ error: 'must be a day, written as 2027-03-31' })
  .refine(isCalendarDay, { error: 'must be a day that exists, written as 2027-03-31' })
  .meta({ format: 'date' });

/** Name of a time zone, `Europe/Berlin`. */
export const timeZone = z
  .string({ error: 'must be a text' })
  .refine(isTimeZone, { error: 'must be a time zone that exists, such as UTC or Europe/Berlin' });

/** Patterns of files as in .gitignore, relative to the folder of the callcost.yml; one pattern may stand alone. */
export const patterns = z.union(
  [
    z.array(z.string().min(1, { error: 'must not be empty' })),
    z
      .string()
      .min(1, { error: 'must not be empty' })
      .transform((pattern) => [pattern]),
  ],
  { error: 'must be a list of patterns, such as ["src/support/**"]' },
);

export const tier = z.enum(['small', 'mid', 'frontier']);

function fractionUpTo(largest: number, error: string) {
  const percentage = z
    .string()
    .regex(/^\d+(\.\d+)?\s*%$/, { error })
    .transform((written) => Number.parseFloat(written) / 100)
    .refine((fraction) => fraction <= largest, { error });
  return z.union([z.number().min(0, { error }).max(largest, { error }), percentage], { error });
}

function isCalendarDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
