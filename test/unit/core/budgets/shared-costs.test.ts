import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sharedCostsOf } from '../../../../src/core/budgets/shared-costs.ts';

/** What features bear of $100, or why nothing is spread. */
function check(
  spend: Readonly<Record<string, number>>,
  allocate: 'usage' | 'even',
  expected: Readonly<Record<string, number>> | string,
  declared: readonly string[] = ['a', 'b', 'c'],
): void {
  const [cost] = sharedCostsOf({ store: { usdPerMonth: 100, allocate } }, new Map(Object.entries(spend)), declared);
  const parts = cost?.parts.value;
  assert.deepEqual(
    parts == null
      ? cost?.parts.reason
      : Object.fromEntries(parts.map(({ feature, usdPerMonth }) => [feature, usdPerMonth])),
    expected,
  );
}

describe('shared costs', () => {
  it('are spread by measured spend', () => {
    check({ a: 30, b: 10 }, 'usage', { a: 75, b: 25 });
    check({ a: 30, b: 0 }, 'usage', { a: 100 });
  });

  it('are spread evenly over the declared features', () => {
    check({ a: 30, b: 10 }, 'even', { a: 33.33, b: 33.34, c: 33.33 });
  });

  it('are not spread over nothing', () => {
    check({}, 'usage', 'no spend of a feature is measured');
    check({ a: 1 }, 'even', 'callcost.yml declares no features', []);
  });

  it('add up to the cent, whatever is spent', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_00 }),
        fc.array(fc.double({ min: 0, max: 1e15, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (cents, spent) => {
          const spend = new Map(spent.map((usd, index) => [`feature ${index}`, usd]));
          const [cost] = sharedCostsOf({ store: { usdPerMonth: cents / 100, allocate: 'usage' } }, spend, []);
          const parts = cost?.parts.value;
          if (parts == null) {
            assert.ok(spent.every((usd) => usd === 0));
            return;
          }
          const sum = parts.reduce((total, { usdPerMonth }) => total + Math.round(usdPerMonth * 100), 0);
          assert.equal(sum, cents);
          assert.ok(parts.every(({ usdPerMonth }) => usdPerMonth >= 0));
        },
      ),
    );
  });
});
