/** Periods of the calendar in a time zone: gateways start budgets anew at midnight, on Mondays, on the first of a month. */

export type CalendarUnit = 'day' | 'week' | 'month' | 'year';

/** A moment as the clocks of a time zone show it; month from 1, weekday from 0 for Monday. */
interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

/**
 * The start of the period that a moment lies in, moved by a number of whole periods: 0 is the start of this one, 1 of the
 * next, -1 of the one before. Weeks start on Monday. An unknown time zone counts as UTC.
 */
export function startOfPeriod(unit: CalendarUnit, at: Date, timeZone: string, move = 0): Date {
  const { year, month, day, weekday } = wallClock(at, timeZone);
  switch (unit) {
    case 'day':
      return midnight(year, month, day + move, timeZone);
    case 'week':
      return midnight(year, month, day - weekday + 7 * move, timeZone);
    case 'month':
      return midnight(year, month + move, 1, timeZone);
    case 'year':
      return midnight(year + move, 1, 1, timeZone);
  }
}

/** Midnight of a day in a time zone. Days and months out of range roll over, as in `Date.UTC`. */
function midnight(year: number, month: number, day: number, timeZone: string): Date {
  const asUtc = Date.UTC(year, month - 1, day);
  // The first guess may lie on the other side of a change to or from summer time, the second one does not.
  const guess = asUtc - offsetMs(new Date(asUtc), timeZone);
  return new Date(asUtc - offsetMs(new Date(guess), timeZone));
}

/** By how much the clocks of the time zone are ahead of UTC. */
function offsetMs(at: Date, timeZone: string): number {
  // Formatters are slow to make, and most gateways count in UTC.
  if (timeZone === 'UTC') {
    return 0;
  }
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000;
}

function wallClock(at: Date, timeZone: string): WallClock {
  const shown = new Date(at.getTime() + offsetMs(at, timeZone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    weekday: (shown.getUTCDay() + 6) % 7,
  };
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const fields = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...fields, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...fields, timeZone: 'UTC' });
  }
}
