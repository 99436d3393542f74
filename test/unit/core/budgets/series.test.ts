import assert from 'node:assert/strict';
import { wholeDaysOf } from '../../../../src/core/budgets/daily-series.ts';
import { medianDeviationFrom, medianOf } from '../../../../src/core/budgets/statistics.ts';
import { makeDays, makeSnapshot, makeStanding } from '../../../support/budgets.ts';

describe('the days of a feature', () => {
  const check = (daily: ReturnType<typeof makeDays>, expected: string): void => {
    const days = wholeDaysOf('reply', makeSnapshot({ daily }));
    assert.equal(
      days.map(({ day, spentUsd, requests }) => `${day.slice(5)} ${spentUsd} ${requests}`).join(', '),
      expected,
    );
  };

  it('leave out the day of the reading, which is not over', () => {
    check([...makeDays([1]), { feature: 'reply', day: '2026-11-22', spentUsd: 9, requests: 9 }], '11-21 1 100');
  });

  it('have no gaps: a day without an entry is one without spend', () => {
    const [first, , , last] = makeDays([1, 2, 3, 4]);
    check(
      [first, last].flatMap((day) => day ?? []),
      '11-18 1 100, 11-19 0 0, 11-20 0 0, 11-21 4 100',
    );
  });

  it('reach to the last day that the source tells of any feature', () => {
    const [first, second, third] = makeDays([1, 2, 3]);
    check(
      [first, second].flatMap((day) => day ?? []),
      '11-19 1 100, 11-20 2 100',
    );
    check(
      [first, second, { ...third, feature: 'search', day: '2026-11-21', spentUsd: 1, requests: 1 }].flatMap(
        (day) => day ?? [],
      ),
      '11-19 1 100, 11-20 2 100, 11-21 0 0',
    );
  });

  it('are four weeks at most, and added up where one is told in parts', () => {
    assert.equal(
      wholeDaysOf('reply', makeSnapshot({ daily: makeDays(Array.from({ length: 60 }, () => 1)) })).length,
      28,
    );
    check([...makeDays([1]), ...makeDays([2], null)], '11-21 3 null');
  });
});

describe('medians', () => {
  it('are the middle, or between both middles', () => {
    assert.deepEqual([medianOf([]), medianOf([3]), medianOf([9, 1, 2]), medianOf([4, 1, 2, 9])], [null, 3, 2, 3]);
    assert.equal(medianDeviationFrom(2, [1, 2, 3, 12]), 1);
  });
});

describe('the trend', () => {
  const check = (spent: readonly number[], expected: string): void => {
    const { trend } = makeStanding({ daily: makeDays(spent) });
    assert.equal(
      trend.value === null ? trend.reason : `${trend.value.usdBefore} → ${trend.value.usd} ${trend.value.change}`,
      expected,
    );
  };
  const week = (usd: number) => Array.from({ length: 7 }, () => usd);

  it('compares two weeks', () => {
    check([...week(4), ...week(5)], '28 → 35 0.25');
    check([...week(9), ...week(4), ...week(4)], '28 → 28 0');
  });

  it('is not told without a week to compare with', () => {
    check(week(5), 'fewer than 14 whole days are told');
    check([...week(0), ...week(5)], 'nothing was spent in the week before');
  });
});

describe('an unusual cost per request', () => {
  /** Spend of a hundred requests a day. */
  const check = (spent: readonly number[], expected: string, requests: number | null = 100): void => {
    const { anomaly } = makeStanding({ daily: makeDays(spent, requests) });
    const { value } = anomaly;
    const found =
      value === null || value === 'usual'
        ? (value ?? anomaly.reason)
        : `${value.day.slice(5)} ${value.usdPerRequest} not ${value.usualUsdPerRequest}`;
    assert.equal(found, expected);
  };
  const usual = [10, 11, 9, 10, 11, 9, 10];

  it('is found where it is far from the median of the days before', () => {
    check([...usual, 10.5], 'usual');
    check([...usual, 30], '11-21 0.3 not 0.1');
    check([...usual, 2], '11-21 0.02 not 0.1');
  });

  it('lies beyond three and a half deviations, and these are never less than a twentieth of the median', () => {
    // The deviations have the median 1, so 10 ± 3.5 × 1.4826 are usual.
    check([...usual, 15.1], 'usual');
    check([...usual, 15.2], '11-21 0.152 not 0.1');
    const steady = Array.from({ length: 8 }, () => 10);
    check([...steady, 11.7], 'usual');
    check([...steady, 11.8], '11-21 0.11800000000000001 not 0.1');
  });

  it('is not the mere amount: twice the requests at the same cost are usual', () => {
    const days = [...makeDays([10, 10, 10, 10, 10, 10, 10, 20])];
    const last = days.pop();
    assert.ok(last !== undefined);
    assert.equal(makeStanding({ daily: [...days, { ...last, requests: 200 }] }).anomaly.value, 'usual');
  });

  it('is not told from too little', () => {
    check(usual, 'fewer than 7 days before have 20 requests');
    check([...usual, 30], '2026-11-21 has fewer than 20 requests', 19);
    check([...usual, 30], 'requests are not counted by day', null);
  });
});
