import assert from 'node:assert/strict';
import { createCalm } from '../../../../src/server/budgets/calm.ts';
import { VirtualClock } from '../../../support/gateways/virtual-clock.ts';

/** The milliseconds at which something was done that is wanted at some milliseconds, within ten seconds. */
async function check(
  wanted: readonly (readonly [ms: number, how: 'now' | 'soon'])[],
  done: readonly number[],
): Promise<void> {
  const clock = new VirtualClock('2026-11-22T12:00:00Z');
  const start = clock.now().getTime();
  const times: number[] = [];
  const calm = createCalm(clock, 1000, () => times.push(clock.now().getTime() - start));
  for (const [ms, how] of wanted) {
    await clock.goOn(ms - (clock.now().getTime() - start));
    calm[how]();
  }
  await clock.goOn(10_000);
  assert.deepEqual(times, done);
  assert.equal(clock.pending, 0);
  calm.dispose();
}

describe('createCalm', () => {
  it('does at once what is wanted at once', () => check([[0, 'now']], [0]));
  it('does what is wanted soon a moment later', () => check([[0, 'soon']], [1000]));
  it('does what many want soon once', () =>
    check(
      [
        [0, 'soon'],
        [300, 'soon'],
        [600, 'soon'],
      ],
      [1000],
    ));
  it('does at every key what is wanted at once, but once in a while only', () =>
    check(
      [0, 200, 400, 600, 800, 1000, 1200, 1400, 1600].map((ms) => [ms, 'now'] as const),
      [0, 1000, 2200],
    ));
});
