/** Periods of Bifrost budgets: rolling from the last reset, or from one moment of the calendar (UTC) to the next. */

import type { BudgetWindow } from '../core/budget.ts';
import { dayMs, hourMs } from '../core/durations.ts';
import { type CalendarUnit, startOfPeriod } from './calendar.ts';

/** `m` is a minute and `M` a month. Rolling months, quarters and years are so many days long. */
const unitMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: hourMs,
  d: dayMs,
  w: 7 * dayMs,
  M: 30 * dayMs,
  Q: 90 * dayMs,
  Y: 365 * dayMs,
};

/** How the calendar divides into these, as a number of its own units. */
const calendarUnits: Readonly<Record<string, readonly [unit: CalendarUnit, units: number]>> = {
  d: ['day', 1],
  w: ['week', 1],
  M: ['month', 1],
  Q: ['month', 3],
  Y: ['year', 1],
};

/**
 * The window that began with the last reset. Whether a budget follows the calendar is not told: it does if that reset lies
 * exactly at the start of a period of the calendar. A window that is over stays as it is, as its spend is of then.
 */
export function windowSince(lastReset: string | null, raw: string | null): BudgetWindow {
  const resetsAt = lastReset === null || raw === null ? null : nextReset(new Date(lastReset), raw);
  return {
    raw,
    startsAt: lastReset,
    resetsAt: resetsAt?.toISOString() ?? null,
    resetsAtSource: resetsAt === null ? 'unknown' : 'computed',
  };
}

function nextReset(last: Date, raw: string): Date | null {
  const [, digits = '', unit = ''] = /^(\d+)([smhdwMQY])$/.exec(raw) ?? [];
  const count = Number(digits);
  const ms = unitMs[unit];
  if (ms === undefined || count === 0) return null;
  const [calendarUnit, units] = calendarUnits[unit] ?? [];
  const isAligned = calendarUnit !== undefined && startOfPeriod(calendarUnit, last, 'UTC').getTime() === last.getTime();
  const next = isAligned
    ? startOfPeriod(calendarUnit, last, 'UTC', count * (units ?? 1))
    : new Date(last.getTime() + count * ms);
  return Number.isNaN(next.getTime()) ? null : next;
}
