import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FeatureBudget, GatewaySnapshot } from '../../../../src/core/budget.ts';
import { budgetNow, makeBudget, makeDays, makeStanding, november } from '../../../support/budgets.ts';

/** The projection of the deciding budget: `low–high method overrun by day`, or why there is none. */
function check(snapshot: Partial<GatewaySnapshot>, expected: string, buffer = 0.25): void {
  const projection = makeStanding(snapshot, null, { buffer }).deciding?.projection;
  assert.ok(projection !== undefined);
  if (projection.value === null) {
    assert.equal(projection.reason, expected);
    return;
  }
  const { low, high, method, overrun, overrunAt } = projection.value;
  const over = overrun === null ? '' : ` ${overrun} ${overrunAt?.slice(0, 10)}`;
  assert.equal(`${Math.round(low)}–${Math.round(high)} ${method}${over}`, expected);
}

/** November with 21.5 of 30 days over. */
const withSpend = (spent: number, limit = 900): Partial<GatewaySnapshot> => ({
  budgets: [makeBudget({ spent, limit })],
});

describe('the projection of a window', () => {
  it('stretches the spend so far, and widens what is still to come', () => {
    // $20 a day: $430 are spent, 8.5 days of $20 (170) are to come, 42.50 more or less.
    check(withSpend(430), '558–643 linear');
    check(withSpend(430), '600–600 linear', 0);
  });

  it('says when the limit is reached', () => {
    // $40 a day: 860 spent, the remaining $40 take a day.
    check(withSpend(860), '1115–1285 linear likely 2026-11-23');
    // $30 a day: 645 spent, ends at 900 exactly, which is not over; at $37.50 a day the last $255 take 6.8 days.
    check(withSpend(645), '836–964 linear possible 2026-11-29');
  });

  it('goes by the median of the days before, where they are told', () => {
    const daily = makeDays([10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 500]);
    check({ budgets: [makeBudget({ spent: 600 })], daily }, '664–706 daily');
  });

  it('tells weekends from working days', () => {
    // 9 to 21 November: the weekends cost $2, working days $10. To come: half a Sunday, five working days, a weekend, a Monday.
    const daily = makeDays([10, 10, 10, 10, 10, 2, 2, 10, 10, 10, 10, 10, 2]);
    check({ budgets: [makeBudget({ spent: 100 })], daily }, '165–165 daily', 0);
  });

  it('expects what runs once a week to run on', () => {
    // 8 to 21 November, $70 on Mondays: six working days to come at a fifth of it each.
    const daily = makeDays([0, 70, 0, 0, 0, 0, 0, 0, 70, 0, 0, 0, 0, 0]);
    check({ budgets: [makeBudget({ spent: 140 })], daily }, '224–224 daily', 0);
  });

  it('does not take the days of a feature for those of a key or a team', () => {
    const daily = makeDays(Array.from({ length: 14 }, () => 10));
    check({ budgets: [makeBudget({ spent: 430, scope: 'key' })], daily }, '558–643 linear');
  });

  it('is silent where the window is young or the spend small', () => {
    const hours = (count: number): Partial<FeatureBudget> => ({
      window: { ...november, startsAt: new Date(budgetNow.getTime() - count * 3_600_000).toISOString() },
    });
    check({ budgets: [makeBudget({ ...hours(10), spent: 20 })] }, 'the window is too young');
    check({ budgets: [makeBudget({ ...hours(24), spent: 20 })] }, '148–233 linear');
    check(withSpend(8.9), 'less than 1 % of the limit is spent');
    check({ budgets: [makeBudget({ spent: 0, limit: null, state: 'unlimited' })] }, 'nothing is spent');
  });

  it('does not stretch some minutes, however short the window is', () => {
    const minutes = (since: number, until: number): Partial<FeatureBudget> => ({
      window: {
        ...november,
        startsAt: new Date(budgetNow.getTime() - since * 60_000).toISOString(),
        resetsAt: new Date(budgetNow.getTime() + until * 60_000).toISOString(),
      },
    });
    const hour = makeBudget({ ...minutes(30, 30), spent: 20 });
    check({ budgets: [hour] }, 'the window is too young');
    assert.equal(makeStanding({ budgets: [hour] }).burn.reason, 'the window is too young');
    check({ budgets: [makeBudget({ ...minutes(90, 90), spent: 20 })] }, '35–45 linear');
  });

  it('is silent where there is no window', () => {
    const none = { raw: null, startsAt: null, resetsAt: null, resetsAtSource: 'unknown' as const };
    check({ budgets: [makeBudget({ window: none })] }, 'the window of the budget is not told');
    check(
      { budgets: [makeBudget({ accuracy: 'since-forever' })] },
      'the spend is told since the beginning, without a window',
    );
    check({ budgets: [makeBudget({ spent: null })] }, 'the spend is not told');
    const over = { ...november, resetsAt: '2026-11-22T00:00:00.000Z' };
    check({ budgets: [makeBudget({ window: over })] }, 'the window is over');
  });

  it('warns before the limit is reached', () => {
    assert.equal(makeStanding(withSpend(600)).severity, 'normal');
    assert.equal(makeStanding(withSpend(650)).severity, 'warning');
  });

  it('counts tokens in tokens', () => {
    const tokens = makeBudget({ unit: 'tokens', spent: 4_300_000, limit: 10_000_000 });
    check({ budgets: [tokens], daily: makeDays(Array.from({ length: 14 }, () => 10)) }, '5575000–6425000 linear');
  });
});

describe('the burn rate', () => {
  const check = (snapshot: Partial<GatewaySnapshot>, expected: string): void => {
    const { burn } = makeStanding(snapshot);
    assert.equal(
      burn.value === null ? burn.reason : `${burn.value.usdPerDay.toFixed(2)} ${burn.value.method}`,
      expected,
    );
  };

  it('is that of a usual week, else of the window', () => {
    check({ budgets: [makeBudget()], daily: makeDays([7, 7, 7, 7, 7, 7, 7, 7]) }, '7.00 daily');
    check({ budgets: [makeBudget({ spent: 430 })] }, '20.00 linear');
    check({ budgets: [makeBudget({ unit: 'tokens' })] }, 'the budget counts tokens');
  });
});

describe('projections of any numbers', () => {
  const amount = fc.double({ min: 0, max: 1e12, noNaN: true });

  it('hold no NaN, and are in order', () => {
    fc.assert(
      fc.property(
        amount,
        fc.option(amount),
        fc.array(amount, { maxLength: 30 }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (spent, limit, days, buffer) => {
          const standing = makeStanding({ budgets: [makeBudget({ spent, limit })], daily: makeDays(days) }, null, {
            buffer,
          });
          assert.doesNotMatch(
            JSON.stringify(standing, (_, value) => (Number.isNaN(value) ? 'NaN' : value)),
            /NaN/,
          );
          const projection = standing.deciding?.projection.value ?? null;
          if (projection === null) return;
          assert.ok(projection.low <= projection.middle && projection.middle <= projection.high);
          assert.ok(projection.low >= spent);
        },
      ),
    );
  });

  it('of constant spend contain what the window makes stretched, by either method', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (perDay) => {
        const budgets = [makeBudget({ spent: perDay * 21.5, limit: null, state: 'unlimited' })];
        for (const daily of [[], makeDays(Array.from({ length: 21 }, () => perDay))]) {
          const projection = makeStanding({ budgets, daily }).deciding?.projection.value;
          assert.ok(projection != null);
          assert.ok(projection.low <= perDay * 30 && perDay * 30 <= projection.high);
        }
      }),
    );
  });
});
