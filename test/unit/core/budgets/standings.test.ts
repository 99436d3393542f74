import assert from 'node:assert/strict';
import type { FeatureBudget } from '../../../../src/core/budget.ts';
import type { BudgetStanding } from '../../../../src/core/budgets/standing.ts';
import { budgetNow, makeBudget, makeDays, makeOverview, makeStanding, november } from '../../../support/budgets.ts';

/** State, share and severity of a single budget. */
function check(budget: Partial<FeatureBudget>, expected: string): void {
  assert.equal(describeStanding(makeStanding({ budgets: [makeBudget(budget)] }).deciding), expected);
}

function describeStanding(standing: BudgetStanding | null): string {
  if (standing === null) return 'none';
  const share = standing.share === null ? '-' : `${Math.round(standing.share * 1000) / 10} %`;
  return `${standing.state} ${share} ${standing.severity}`;
}

const noWindow: FeatureBudget['window'] = { raw: null, startsAt: null, resetsAt: null, resetsAtSource: 'unknown' };

describe('the state of a budget', () => {
  it('follows from spend and limit', () => {
    check({ spent: 450, limit: 900 }, 'ok 50 % normal');
    check({ spent: 899.99, limit: 900 }, 'ok 100 % warning');
    check({ spent: 900, limit: 900 }, 'exceeded 100 % error');
    check({ spent: 0, limit: 900 }, 'ok 0 % normal');
  });

  it('warns from the lower threshold on, and is an error from the upper one on', () => {
    check({ spent: 719.99, limit: 900, window: noWindow }, 'ok 80 % normal');
    check({ spent: 720, limit: 900, window: noWindow }, 'ok 80 % warning');
    const standing = makeStanding({ budgets: [makeBudget({ spent: 450 })] }, null, {
      thresholds: { warning: 0.3, error: 0.5 },
    });
    assert.equal(describeStanding(standing.deciding), 'ok 50 % error');
  });

  it('never divides by a limit of 0, which lets nothing through', () => {
    check({ spent: 0, limit: 0 }, 'blocked - error');
    check({ spent: 5, limit: 0 }, 'blocked - error');
    check({ spent: null, limit: 0 }, 'blocked - error');
  });

  it('does not compare what cannot be compared', () => {
    check({ spent: null }, 'not-comparable - normal');
    check({ accuracy: 'since-forever' }, 'not-comparable - normal');
    check({ accuracy: 'since-forever', window: noWindow }, 'ok 50 % normal');
    check({ limit: null, state: 'unlimited' }, 'unlimited - normal');
  });

  it('does not call unlimited what has a limit that is not told', () => {
    check({ limit: null, state: 'unknown' }, 'not-comparable - normal');
    check({ limit: null, softLimit: 400, state: 'unknown' }, 'soft-exceeded - warning');
  });

  it('does not hold the spend of a window that is over against the limit', () => {
    check({ spent: 950, state: 'reset-pending' }, 'reset-pending - normal');
    const over = { ...november, resetsAt: '2026-11-22T12:00:00.000Z' };
    check({ spent: 950, state: 'exceeded', window: over }, 'reset-pending - normal');
    check({ spent: 950, limit: null, state: 'unlimited', window: over }, 'reset-pending - normal');
  });

  it('believes a gateway that says that a limit is reached, or that the key is off', () => {
    check({ spent: null, limit: null, state: 'exceeded' }, 'exceeded - error');
    check({ spent: 100, state: 'exceeded' }, 'exceeded 11.1 % error');
    check({ spent: 950, state: 'inactive' }, 'inactive - normal');
  });

  it('warns above a soft limit', () => {
    check({ spent: 450, softLimit: 400 }, 'soft-exceeded 50 % warning');
    check({ spent: 450, limit: null, softLimit: 400 }, 'soft-exceeded - warning');
    check({ spent: 450, limit: null, softLimit: 500 }, 'unlimited - normal');
  });

  it('is stale when it is older than it should be', () => {
    const isStale = (ms: number) =>
      makeStanding({ budgets: [makeBudget()] }, null, { now: new Date(budgetNow.getTime() + ms) }).deciding?.isStale;
    assert.deepEqual([isStale(180_000), isStale(180_001), isStale(-5000)], [false, true, false]);
  });

  it('is as old as its oldest budget, however fresh the others are', () => {
    const { ageMs, isStale } = makeOverview({
      budgets: [makeBudget(), makeBudget({ feature: 'search', id: 's', observedAt: '2026-11-22T11:00:00.000Z' })],
    });
    assert.deepEqual([ageMs, isStale], [3_600_000, true]);
  });
});

describe('the budgets of a feature', () => {
  const check = (budgets: readonly Partial<FeatureBudget>[], expected: readonly string[]): void => {
    const made = budgets.map((budget, index) => makeBudget({ id: `b${index}`, ...budget }));
    assert.deepEqual(
      makeStanding({ budgets: made }).budgets.map(({ budget }) => budget.id),
      expected,
    );
  };

  it('are in the order of what is left of them', () => {
    check([{ spent: 100 }, { spent: 800 }, { spent: 10, limit: 11 }], ['b2', 'b1', 'b0']);
    check([{ spent: 950 }, { spent: 0, limit: 0 }], ['b1', 'b0']);
  });

  it('come last where they cannot be compared', () => {
    check(
      [
        { state: 'inactive' },
        { spent: null },
        { limit: null, spent: 5000 },
        { accuracy: 'since-forever' },
        { spent: 1 },
      ],
      ['b4', 'b2', 'b3', 'b1', 'b0'],
    );
  });

  it('are told apart by feature; those of none are others', () => {
    const { features, others } = makeOverview({
      budgets: [makeBudget(), makeBudget({ feature: null, id: 'team' }), makeBudget({ feature: 'search', id: 's' })],
    });
    assert.deepEqual(
      features.map(({ feature, budgets }) => [feature, budgets.length]),
      [
        ['reply', 1],
        ['search', 1],
      ],
    );
    assert.deepEqual(
      others.map(({ budget }) => budget.id),
      ['team'],
    );
  });
});

describe('the limit of callcost.yml', () => {
  const settings = { budgetUsdPerMonth: 600 };
  const check = (snapshot: Parameters<typeof makeStanding>[0], expected: string): void => {
    const { deciding } = makeStanding(snapshot, settings);
    assert.equal(`${deciding?.limit} of ${deciding?.limitSource}, ${describeStanding(deciding)}`, expected);
  };

  it('counts where the gateway tells the spend of a month without a limit', () => {
    check({ budgets: [makeBudget({ limit: null, state: 'unlimited' })] }, '600 of callcost.yml, ok 75 % warning');
  });

  it('does not replace a limit of the gateway', () => {
    check({ budgets: [makeBudget()] }, '900 of gateway, ok 50 % normal');
  });

  it('does not count for a part of the feature, nor does the limit of one replace it', () => {
    const part = makeBudget({ id: 'part', scope: 'provider', limit: null, spent: 10, state: 'unlimited' });
    check({ budgets: [part] }, 'null of null, unlimited - normal');
    const whole = makeBudget({ limit: null, state: 'unlimited' });
    check({ budgets: [{ ...part, limit: 1000 }, whole] }, '600 of callcost.yml, ok 75 % warning');
  });

  it('does not count for the spend of another period', () => {
    const week = { ...november, raw: '7d', startsAt: '2026-11-16T00:00:00.000Z', resetsAt: '2026-11-23T00:00:00.000Z' };
    const budget = makeBudget({ limit: null, state: 'unlimited', window: week });
    check({ budgets: [budget] }, 'null of null, unlimited - normal');
    check(
      { budgets: [makeBudget({ limit: null, state: 'unlimited', accuracy: 'since-forever' })] },
      'null of null, unlimited - normal',
    );
  });

  it('counts for the sum of the days of the month, where they are all told', () => {
    const days = makeDays(Array.from({ length: 28 }, () => 20));
    check({ daily: days }, '600 of callcost.yml, ok 70 % warning');
    assert.equal(makeStanding({ daily: days.slice(-10) }, settings).deciding, null);
    const other = {
      daily: [...days.slice(-10), ...makeDays([1], 1, 'search').map((each) => ({ ...each, day: '2026-10-30' }))],
    };
    check(other, '600 of callcost.yml, ok 33.3 % normal');
    assert.equal(makeStanding({ ...other, gateway: 'file' }, settings).deciding, null, 'a document may begin later');
  });
});

describe('crossed thresholds', () => {
  const check = (budget: Partial<FeatureBudget>, expected: string | null): void => {
    assert.equal(makeStanding({ budgets: [makeBudget(budget)] }).crossed?.key ?? null, expected);
  };

  it('are the highest one, and keep their key within a window', () => {
    check({ spent: 719 }, null);
    check({ spent: 720 }, 'reply|0.8|2026-12-01T00');
    check({ spent: 890 }, 'reply|0.8|2026-12-01T00');
    check({ spent: 900 }, 'reply|1|2026-12-01T00');
  });

  it('are armed anew by a reset', () => {
    const december = { ...november, startsAt: november.resetsAt, resetsAt: '2027-01-01T00:00:00.000Z' };
    check({ spent: 720, window: december }, 'reply|0.8|2027-01-01T00');
    const sprint = { raw: 'sprint', startsAt: '2026-11-16T09:00:00.000Z', resetsAt: null } as const;
    check({ spent: 720, window: { ...sprint, resetsAtSource: 'unknown' } }, 'reply|0.8|2026-11-16T09');
    check({ spent: 720, window: noWindow }, 'reply|0.8|ever');
  });

  it('have one key where a reset is computed anew, to the second', () => {
    check({ spent: 720, window: { ...november, resetsAt: '2026-12-01T00:00:02.113Z' } }, 'reply|0.8|2026-12-01T00');
  });

  it('are none where the window is over or nothing can be compared', () => {
    check({ spent: 950, state: 'reset-pending' }, null);
    check({ spent: 950, accuracy: 'since-forever' }, null);
    check({ spent: 0, limit: 0 }, 'reply|0|2026-12-01T00');
  });
});

describe('the order of features', () => {
  it('is by severity, then by share, then by name', () => {
    const budget = (feature: string, spent: number | null, limit: number) =>
      makeBudget({ feature, id: feature, spent, limit, window: noWindow });
    const { features } = makeOverview({
      budgets: [
        budget('b', 1, 10),
        budget('a', 1, 10),
        budget('warm', 85, 100),
        budget('over', 11, 10),
        budget('off', 0, 0),
        budget('silent', null, 10),
      ],
    });
    assert.deepEqual(
      features.map(({ feature }) => feature),
      ['off', 'over', 'warm', 'a', 'b', 'silent'],
    );
  });
});
