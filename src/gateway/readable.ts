import * as z from 'zod';
import { readable } from './values.ts';

/** What could be read of a list, and how many of its entries could not: these are told, as a budget that is missing misleads. */
export interface ReadableEntries<Value> {
  readonly read: readonly Value[];
  readonly leftOut: number;
}

/** A list, null or nothing, of which the entries that do not have the expected form are counted. */
export function readableEntries<Schema extends z.ZodType>(entry: Schema) {
  return z
    .unknown()
    .optional()
    .transform((value): ReadableEntries<z.output<Schema>> => {
      const items = Array.isArray(value) ? value : [];
      const read = items.flatMap((item) => readable(entry, item));
      const isList = value === undefined || value === null || Array.isArray(value);
      return { read, leftOut: items.length - read.length + (isList ? 0 : 1) };
    });
}

/** Says that budgets were left out; nothing where none were. */
export function leftOutRemarks(count: number): string[] {
  if (count === 0) return [];
  const what = count === 1 ? 'One budget is' : `${count} budgets are`;
  return [`${what} left out, as it is written in a form that is not known. The gateway may be of a newer version.`];
}
