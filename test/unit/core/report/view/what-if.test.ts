import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asItIs, monthOf, type Supposition, suppose } from '../../../../../src/core/report/view/what-if.ts';
import { fiveCalls, manyCalls, plainCall, viewOfCalls } from '../../../../support/report-views.ts';

const [plainRow] = viewOfCalls([plainCall]).rows;

/** The month of the plain call ($3 to $4 as it is) under a supposition, in USD. */
function check(changes: Partial<Supposition>, low: number, high: number): void {
  assert.ok(plainRow !== undefined);
  const month = monthOf(plainRow, { ...asItIs, ...changes });
  assert.ok(month !== null);
  const rounded = [month.low, month.high ?? Number.NaN].map((usd) => Math.round(usd * 1e6) / 1e6);
  assert.deepEqual(rounded, [low, high]);
}

describe('what if', () => {
  it('nothing changes: every cost is what it was, to the last digit', () => {
    for (const calls of [fiveCalls, manyCalls(300)]) {
      const { rows } = viewOfCalls(calls);
      for (const row of rows) assert.deepEqual(monthOf(row, asItIs), row.perMonth);
      const { before, after, changedCalls } = suppose(rows, asItIs);
      assert.deepEqual(after, before);
      assert.equal(changedCalls, 0);
    }
  });

  it('the volume doubles', () => check({ volumeFactor: 2 }, 6, 8));
  // 50 to 100 tokens out instead of 100 to 200: $0.0005 to $0.001 less a call.
  it('answers become half as long', () => check({ outputFactor: 0.5 }, 2.5, 3));
  // The limit of 200 tokens holds: the upper end stays, the lower one goes to 200 tokens as well.
  it('answers become longer than their limit', () => check({ outputFactor: 10 }, 4, 4));
  // Half of the requests save 600 tokens at $1/M less, $0.0006.
  it('half of the requests hit the cache', () => check({ cacheHitShare: 0.5 }, 2.7, 3.7));
  it('calls go to a smaller model', () => check({ tier: 'small' }, 0.3, 0.4));
  it('the tier is below the wanted one already', () => check({ tier: 'mid' }, 3, 4));
  it('calls wait for a batch', () => check({ isBatched: true }, 1.5, 2));
  // $0.0003 to $0.0004 on the small model, of which the cache saves a fifth of its share, half of that in a batch.
  it('everything comes together', () =>
    check({ volumeFactor: 2, tier: 'small', cacheHitShare: 1, isBatched: true }, 0.24, 0.34));
  it('a switch is suggested by no finding', () => check({ tier: 'suggested' }, 3, 4));

  it('never falls below 0, and the ends stay in order', () => {
    const anything = fc.record({
      volumeFactor: fc.double({ min: 0, max: 10, noNaN: true }),
      outputFactor: fc.double({ min: 0, max: 10, noNaN: true }),
      cacheHitShare: fc.double({ min: 0, max: 1, noNaN: true }),
      tier: fc.constantFrom('as written', 'suggested', 'mid', 'small'),
      isBatched: fc.boolean(),
    });
    const { rows } = viewOfCalls(fiveCalls);
    fc.assert(
      fc.property(anything, (supposition) => {
        for (const row of rows) {
          const month = monthOf(row, supposition);
          if (month === null) continue;
          assert.ok(month.low >= 0);
          assert.ok(month.high === null || month.high >= month.low);
        }
      }),
    );
  });

  it('leaves what has no month without one', () => {
    for (const row of viewOfCalls(fiveCalls).rows.filter(({ perMonth }) => perMonth === null)) {
      assert.equal(monthOf(row, { ...asItIs, volumeFactor: 2 }), null);
    }
  });
});
