import assert from 'node:assert/strict';
import { defaultThresholds, overviewOf } from '../../../src/core/budgets/overview.ts';
import { joinedSnapshot } from '../../../src/gateway/joined-snapshot.ts';
import { makeSnapshot } from '../../support/budgets.ts';

const file = { gateway: 'file' } as const;

describe('joinedSnapshot', () => {
  it('is nothing for none, and one as it is', () => {
    const one = makeSnapshot(file);
    assert.equal(joinedSnapshot([]), null);
    assert.equal(joinedSnapshot([one]), one);
  });

  it('is as old as its oldest part, and names all of them', () => {
    const joined = joinedSnapshot([
      makeSnapshot({ ...file, baseUrl: 'a.json', remarks: ['One.'] }),
      makeSnapshot({ ...file, baseUrl: 'b/b.json', observedAt: '2026-11-20T12:00:00.000Z', remarks: ['Two.'] }),
    ]);
    assert.equal(joined?.observedAt, '2026-11-20T12:00:00.000Z');
    assert.equal(joined?.baseUrl, 'a.json, b/b.json');
    assert.deepEqual(joined?.remarks, ['One.', 'Two.']);
  });

  it('lets each document speak of its own month', () => {
    const daysOf = (feature: string, day: string) => [
      { feature, day: '2026-10-01', spentUsd: 1, requests: null },
      { feature, day, spentUsd: 40, requests: null },
    ];
    const snapshot = joinedSnapshot([
      makeSnapshot({ ...file, observedAt: '2026-10-31T12:00:00.000Z', daily: daysOf('old', '2026-10-30') }),
      makeSnapshot({ ...file, observedAt: '2026-11-20T12:00:00.000Z', daily: daysOf('new', '2026-11-19') }),
    ]);
    assert.ok(snapshot !== null);
    const settings = { budgetUsdPerMonth: 100, paths: [], calls: {}, variables: {}, tags: {} };
    const totals = { calls: 0, priced: 0, unpriced: 0, withVolume: 0, perMonth: null };
    const { features } = overviewOf({
      snapshot,
      calls: [],
      features: ['old', 'new'].map((name) => ({ name, settings, totals })),
      isWhole: true,
      buffer: 0,
      shared: {},
      thresholds: defaultThresholds,
      now: new Date('2026-11-20T12:00:00.000Z'),
    });
    const months = features.map(({ feature, deciding }) => [
      feature,
      deciding?.budget.spent,
      deciding?.budget.window.startsAt?.slice(0, 7),
    ]);
    assert.deepEqual(
      new Map(months.map(([feature, ...rest]) => [feature, rest])),
      new Map([
        ['old', [41, '2026-10']],
        ['new', [40, '2026-11']],
      ]),
    );
  });
});
