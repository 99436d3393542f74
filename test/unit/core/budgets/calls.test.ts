import assert from 'node:assert/strict';
import type { AnalysedCall } from '../../../../src/core/analysis.ts';
import type { GatewaySnapshot } from '../../../../src/core/budget.ts';
import { isSameModel } from '../../../../src/core/budgets/model-names.ts';
import { makeBudget, makeCosting, makeOverview, makeStanding, makeUsage } from '../../../support/budgets.ts';
import { makeCall, makeEstimate } from '../../../support/calls.ts';

describe('the share of a call', () => {
  const check = (calls: readonly AnalysedCall[], expected: readonly (number | string)[]): void => {
    const standing = makeStanding({ budgets: [makeBudget()] }, null, { calls });
    assert.deepEqual(
      standing.calls.map(({ share }) => share.value ?? share.reason),
      expected,
    );
  };
  const unpriced = makeCosting(null, {}, { perCall: { cost: null, reason: 'no price for my-model' } });

  it('is that of the middles of the estimates', () => {
    check([makeCosting([10, 50]), makeCosting([70, 70])], [0.3, 0.7]);
    check([makeCosting([5, 5])], [1]);
  });

  it('is not told where a call has no volume or no upper end', () => {
    check([makeCosting([10, 50]), makeCosting(null)], Array(2).fill('1 call of the feature has no volume'));
    check([makeCosting([10, null]), makeCosting([1, null])], Array(2).fill('2 calls of the feature have no upper end'));
  });

  it('is not told where other calls may not have been read', () => {
    const input = { calls: [makeCosting([30, 30])], isWhole: false };
    const [only] = makeStanding({ budgets: [makeBudget()] }, null, input).calls;
    assert.deepEqual(only?.share, { value: null, reason: 'a part only of the code was read' });
  });

  it('leaves calls without a price out, and says so of these', () => {
    check([makeCosting([30, 30]), unpriced], [1, 'no price for my-model']);
  });

  it('is not told where all calls cost nothing', () => {
    check([makeCosting([0, 0])], ['the calls of the feature cost nothing']);
  });

  it('is that of the call sites of a wrapper, and of requests only', () => {
    const site = makeCosting([30, 30], { id: 'site' });
    const wrapper = { ...makeCosting([30, 30], { id: 'wrapper' }), callSites: [site] };
    const declared = makeCosting([1, 1], { id: 'declared', operation: 'model-declaration' });
    const standing = makeStanding({ budgets: [makeBudget()] }, null, { calls: [wrapper, declared] });
    assert.deepEqual(
      standing.calls.map(({ analysed, share }) => [analysed.call.id, share.value]),
      [['site', 1]],
    );
  });
});

describe('names of models', () => {
  it('are the same but for gateway, date and alias', () => {
    const same = [
      ['gpt-5.4', 'openai/gpt-5.4'],
      ['gpt-5.4', 'gpt-5.4-2026-03-05'],
      ['claude-sonnet-5', 'vertex_ai/claude-sonnet-5@20260901'],
      ['claude-sonnet-5', 'eu.anthropic.claude-sonnet-5-20260901-v1:0'],
      ['GPT-4o', 'gpt-4o-latest'],
    ] as const;
    assert.deepEqual(
      same.map(([one, other]) => isSameModel(one, other)),
      same.map(() => true),
    );
    assert.deepEqual(
      [isSameModel('gpt-5.4', 'gpt-5.4-mini'), isSameModel('gpt-4o', 'gpt-4'), isSameModel('o3', 'o3-pro')],
      [false, false, false],
    );
  });
});

describe('the models of a feature', () => {
  const breakdown = [{ model: 'gpt-4o', provider: null, spent: 90, requests: null }];
  const check = (budget: Parameters<typeof makeBudget>[0], expected: readonly (readonly [string, number])[]): void => {
    const { models } = makeStanding({ budgets: [makeBudget(budget)], usage: [makeUsage({ model: 'o3' })] });
    assert.deepEqual(
      models.map(({ model, share }) => [model, share]),
      expected,
    );
  };

  it('have a part of all that was spent, and not of a part of it', () => {
    check({ breakdown, spent: 90 }, [['gpt-4o', 1]]);
    check({ breakdown, spent: 450 }, [['gpt-4o', 0.2]]);
    check({ breakdown, scope: 'provider' }, [['o3', 1]]);
    check({}, [['o3', 1]]);
  });
});

describe('unit economics', () => {
  const settings = { unit: 'resolved ticket', valueUsdPerUnit: 3.5 };
  const counted = { feature: 'reply', units: 200, from: '2026-11-12T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' };
  const check = (snapshot: Partial<GatewaySnapshot>, settings: object, expected: string): void => {
    const { value, reason } = makeStanding({ usage: [makeUsage()], ...snapshot }, settings).unitEconomics;
    assert.equal(
      value === null
        ? reason
        : `${value.usdPerUnit.toFixed(2)} per ${value.unit}, margin ${value.marginUsd?.toFixed(2)} (${value.unitsSource})`,
      expected,
    );
  };

  it('are the spend by the units of the same time', () => {
    check({ units: [counted] }, settings, '0.50 per resolved ticket, margin 3.00 (gateway)');
    check({ units: [counted] }, { unit: 'ticket' }, '0.50 per ticket, margin undefined (gateway)');
    const budget = makeBudget({
      ...{ spent: 120, observedAt: counted.to },
      window: { raw: null, startsAt: counted.from, resetsAt: null, resetsAtSource: 'unknown' },
    });
    check({ units: [counted], budgets: [budget] }, settings, '0.60 per resolved ticket, margin 2.90 (gateway)');
    check({}, { ...settings, unitsPerMonth: 76 }, '4.00 per resolved ticket, margin -0.50 (callcost.yml)');
  });

  it('say why they are not told', () => {
    check({}, {}, 'callcost.yml names no unit');
    check({}, settings, 'neither the gateway nor unitsPerMonth of callcost.yml tells the units of a month');
    check({ units: [{ ...counted, units: 0 }] }, settings, 'there were no units');
    check({ usage: [], units: [counted] }, settings, 'the gateway tells no spend of this feature over a known time');
  });
});

describe('the coverage of attribution', () => {
  it('counts calls by feature and tag, and spend by declared features', () => {
    const calls = [
      makeCosting([1, 2], { metadata: [{ key: 'metadata.feature', value: 'reply' }] }),
      makeCosting([1, 2], { metadata: [{ key: 'metadata.tags', value: 'feature:reply' }] }),
      makeCosting([1, 2], { metadata: [{ key: 'metadata.team', value: 'desk' }] }),
      { call: makeCall({}), estimate: makeEstimate({}) },
    ];
    const totals = { calls: 0, priced: 0, unpriced: 0, withVolume: 0, perMonth: null };
    const { coverage } = makeOverview(
      { usage: [makeUsage(), makeUsage({ feature: 'unknown-tag', spentUsd: 25 })] },
      { calls, features: [{ name: 'reply', settings: {} as never, totals }] },
    );
    assert.deepEqual(coverage, {
      calls: 4,
      callsWithFeature: 3,
      callsWithTag: 2,
      usdPerMonth: 380,
      attributedUsdPerMonth: 304,
    });
  });
});
