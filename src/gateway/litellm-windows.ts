/** Periods of LiteLLM budgets. They end at moments of the calendar, whatever day they began on. */

import type { BudgetWindow } from '../core/budget.ts';
import { dayMs, hourMs } from '../core/durations.ts';
import { type CalendarUnit, startOfPeriod } from './calendar.ts';

const unitMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: hourMs,
  d: dayMs,
  w: 7 * dayMs,
};

/** Durations that LiteLLM starts anew at midnight, on Mondays and on the first of a month. */
const calendarUnits: Readonly<Record<string, CalendarUnit>> = {
  '1d': 'day',
  '24h': 'day',
  '7d': 'week',
  '1w': 'week',
  '30d': 'month',
  '1mo': 'month',
};

/**
 * The window of a budget of a key, team, user or tag. The gateway's own reset moment counts; where it tells none, that of a
 * calendar period is computed in its time zone.
 */
export function calendarWindow(raw: string | null, resetsAt: string | null, timeZone: string, now: Date): BudgetWindow {
  const unit = raw === null ? undefined : calendarUnits[raw];
  if (unit === undefined) {
    return rollingWindow(raw, resetsAt, timeZone);
  }
  const end = resetsAt === null ? startOfPeriod(unit, now, timeZone, 1) : new Date(resetsAt);
  return {
    raw,
    startsAt: periodBefore(unit, end, timeZone).toISOString(),
    resetsAt: end.toISOString(),
    resetsAtSource: resetsAt === null ? 'computed' : 'gateway',
  };
}

/** One period earlier. Gateways may be set to start weeks on Sundays and days at eight, so what is beyond the start stays. */
function periodBefore(unit: CalendarUnit, end: Date, timeZone: string): Date {
  const beyond = end.getTime() - startOfPeriod(unit, end, timeZone).getTime();
  return new Date(startOfPeriod(unit, end, timeZone, -1).getTime() + beyond);
}

/** A window as long as it says that ends when the gateway says; its start is unknown where either is. */
export function rollingWindow(raw: string | null, resetsAt: string | null, timeZone: string): BudgetWindow {
  return {
    raw,
    startsAt: raw === null || resetsAt === null ? null : startBefore(resetsAt, raw, timeZone),
    resetsAt,
    resetsAtSource: resetsAt === null ? 'unknown' : 'gateway',
  };
}

function startBefore(resetsAt: string, raw: string, timeZone: string): string | null {
  const [, count = '', unit = ''] = /^(\d+)(s|mo|m|h|d|w)$/.exec(raw) ?? [];
  const end = new Date(resetsAt);
  const start =
    unit === 'mo'
      ? startOfPeriod('month', end, timeZone, -Number(count))
      : new Date(end.getTime() - Number(count) * (unitMs[unit] ?? Number.NaN));
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}
