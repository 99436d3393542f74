import assert from 'node:assert/strict';
import { calendarWindow, rollingWindow } from '../../../src/gateway/litellm-windows.ts';
import { noon } from '../../support/gateways/snapshots.ts';

/** Start and reset of a window that the gateway tells with a period and, where it does, a reset. */
function check(raw: string | null, reset: string | null, timeZone: string, expected: readonly (string | null)[]): void {
  const { startsAt, resetsAt, resetsAtSource } = calendarWindow(raw, reset, timeZone, noon);
  assert.deepEqual([startsAt, resetsAt, resetsAtSource], expected);
}

describe('windows of LiteLLM budgets', () => {
  it('are periods of the calendar before the reset', () => {
    const reset = '2026-12-01T00:00:00.000Z';
    check('1d', '2026-11-22T00:00:00.000Z', 'UTC', ['2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z', 'gateway']);
    check('7d', '2026-11-23T00:00:00.000Z', 'UTC', ['2026-11-16T00:00:00.000Z', '2026-11-23T00:00:00.000Z', 'gateway']);
    check('30d', reset, 'UTC', ['2026-11-01T00:00:00.000Z', reset, 'gateway']);
    check('1mo', reset, 'UTC', ['2026-11-01T00:00:00.000Z', reset, 'gateway']);
    check('2mo', reset, 'UTC', ['2026-10-01T00:00:00.000Z', reset, 'gateway']);
    check('10d', reset, 'UTC', ['2026-11-21T00:00:00.000Z', reset, 'gateway']);
    check('12h', reset, 'UTC', ['2026-11-30T12:00:00.000Z', reset, 'gateway']);
  });

  it('follow what the gateway is set to', () => {
    const sunday = '2026-11-22T00:00:00.000Z';
    check('1w', sunday, 'UTC', ['2026-11-15T00:00:00.000Z', sunday, 'gateway']);
    const atEight = '2026-12-01T08:00:00.000Z';
    check('30d', atEight, 'UTC', ['2026-11-01T08:00:00.000Z', atEight, 'gateway']);
    const inBerlin = '2026-11-30T23:00:00.000Z';
    check('30d', inBerlin, 'Europe/Berlin', ['2026-10-31T23:00:00.000Z', inBerlin, 'gateway']);
  });

  it('are computed where only a period of the calendar is told', () => {
    check('30d', null, 'UTC', ['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z', 'computed']);
    check('10d', null, 'UTC', [null, null, 'unknown']);
    check(null, null, 'UTC', [null, null, 'unknown']);
  });

  it('of providers roll on from the first request', () => {
    const reset = '2026-11-24T09:30:00.000Z';
    assert.equal(rollingWindow('1d', reset, 'UTC').startsAt, '2026-11-23T09:30:00.000Z');
    assert.equal(rollingWindow('1y', reset, 'UTC').startsAt, null);
    assert.equal(rollingWindow('1d', null, 'UTC').startsAt, null);
  });
});
