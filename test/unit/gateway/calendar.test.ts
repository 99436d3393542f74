import assert from 'node:assert/strict';
import { type CalendarUnit, startOfPeriod } from '../../../src/gateway/calendar.ts';

function check(unit: CalendarUnit, at: string, timeZone: string, move: number, expected: string): void {
  assert.equal(startOfPeriod(unit, new Date(at), timeZone, move).toISOString(), expected);
}

describe('periods of the calendar', () => {
  it('start at midnight, on Mondays, on the first', () => {
    check('day', '2026-11-21T12:00:00Z', 'UTC', 0, '2026-11-21T00:00:00.000Z');
    check('week', '2026-11-21T12:00:00Z', 'UTC', 0, '2026-11-16T00:00:00.000Z');
    check('week', '2026-11-22T23:59:59Z', 'UTC', 1, '2026-11-23T00:00:00.000Z');
    check('month', '2026-11-21T12:00:00Z', 'UTC', 1, '2026-12-01T00:00:00.000Z');
    check('month', '2026-01-31T12:00:00Z', 'UTC', -1, '2025-12-01T00:00:00.000Z');
    check('year', '2026-11-21T12:00:00Z', 'UTC', 1, '2027-01-01T00:00:00.000Z');
  });

  it('follow the clocks of a time zone, through changes of summer time', () => {
    check('day', '2026-11-21T23:30:00Z', 'Europe/Berlin', 0, '2026-11-21T23:00:00.000Z');
    check('month', '2026-10-31T23:30:00Z', 'Europe/Berlin', 0, '2026-10-31T23:00:00.000Z');
    // Summer time ends on 25 October: October starts at +02:00 and ends at +01:00.
    check('month', '2026-10-31T12:00:00Z', 'Europe/Berlin', 0, '2026-09-30T22:00:00.000Z');
    check('week', '2026-10-25T12:00:00Z', 'Europe/Berlin', 0, '2026-10-18T22:00:00.000Z');
    check('day', '2026-11-21T12:00:00Z', 'Asia/Kolkata', 1, '2026-11-21T18:30:00.000Z');
  });

  it('take an unknown zone for UTC', () => {
    check('day', '2026-11-21T23:30:00Z', 'Mars/Olympus', 0, '2026-11-21T00:00:00.000Z');
  });
});
