import assert from 'node:assert/strict';
import type { AnalysedCall } from '../../../../src/core/analysis.ts';
import type { GatewaySnapshot } from '../../../../src/core/budget.ts';
import { driftReasonWords } from '../../../../src/core/present/budget-lines.ts';
import { makeBudget, makeCosting, makeDays, makeStanding, makeUsage, quantity } from '../../../support/budgets.ts';

/** Measured are $304 of a month: ten days of $10. */
const usage = [makeUsage()];
const check = (
  calls: readonly AnalysedCall[],
  expected: string,
  snapshot: Partial<GatewaySnapshot> = { usage },
): void => {
  const { actual } = makeStanding(snapshot, {}, { calls });
  if (actual.value === null) {
    assert.equal(actual.reason, expected);
    return;
  }
  const { verdict, drift, actualUsdPerMonth, reasons } = actual.value;
  const words = reasons.map((reason) => driftReasonWords(reason, (name) => name)).join('; ');
  const percent = drift === null ? '?' : `${Math.round(drift * 100)} %`;
  assert.equal(`$${Math.round(actualUsdPerMonth)} ${verdict} ${percent}${words === '' ? '' : `: ${words}`}`, expected);
};

describe('estimate against actual', () => {
  it('is within the range, or so far outside of it', () => {
    check([makeCosting([300, 310])], '$304 within 0 %');
    check([makeCosting([100, 200])], '$304 above 52 %');
    check([makeCosting([400, 500])], '$304 below -24 %');
  });

  it('is not judged where the estimate has no upper end or leaves calls out, unless less is spent', () => {
    check([makeCosting([100, null])], '$304 unknown ?');
    check([makeCosting([100, 200]), makeCosting(null)], '$304 unknown ?');
    check([makeCosting([400, 500]), makeCosting(null)], '$304 below -24 %');
    check([], '$304 unknown ?');
  });

  it('is judged of a part of the code only where less is spent than for this part', () => {
    const verdictOf = (usd: readonly [number, number]) => {
      const { value } = makeStanding({ usage }, {}, { calls: [makeCosting(usd)], isWhole: false }).actual;
      return [value?.verdict, value?.reasons.length];
    };
    assert.deepEqual(
      [verdictOf([100, 200]), verdictOf([400, 500])],
      [
        ['unknown', 0],
        ['below', 0],
      ],
    );
  });

  it('does not compare measurement with itself', () => {
    const { call, estimate } = makeCosting([100, 200]);
    const measured = makeCosting([304, 304]).estimate;
    // What was measured does not matter here, only that something was.
    const use = { source: 'LiteLLM' } as NonNullable<AnalysedCall['measured']>['use'];
    check([{ call, estimate: measured, measured: { use, unmeasured: estimate } }], '$304 above 52 %');
  });
});

describe('the reason of a drift', () => {
  it('says that there are more or fewer calls', () => {
    // 1,000 requests in ten days are 3,040 a month.
    const expecting = (perMonth: number, usd: [number, number]) =>
      makeCosting(usd, {}, { requestsPerMonth: quantity(perMonth) });
    check([expecting(2000, [100, 200])], '$304 above 52 %: more calls (3,040 /mo, 2,000 expected)');
    check([expecting(2800, [100, 200])], '$304 above 52 %');
    check([expecting(5000, [400, 500])], '$304 below -24 %: fewer calls (3,040 /mo, 5,000 expected)');
  });

  it('says that outputs are longer or shorter', () => {
    const answering = (tokens: number) => ({ usage: [makeUsage({ outputTokens: tokens * 1000 })] });
    check([makeCosting([100, 200])], '$304 above 52 %: longer outputs (150 tokens, 100 expected)', answering(150));
    check([makeCosting([100, 200])], '$304 above 52 %', answering(109));
    check([makeCosting([400, 500])], '$304 below -24 %: shorter outputs (20 tokens, 100 expected)', answering(20));
  });

  it('says that another model runs, unless one may be chosen at run time', () => {
    const other = {
      usage: [makeUsage({ spentUsd: 60 }), makeUsage({ model: 'gpt-5.5-pro', requests: 0, spentUsd: 40 })],
    };
    check([makeCosting([100, 200])], '$304 above 52 %: other model (gpt-5.5-pro, 40 % of the spend)', other);
    const dynamic = { value: null, source: 'dynamic', reason: 'chosen at run time', candidates: [] } as const;
    check([makeCosting([100, 200], { model: dynamic })], '$304 above 52 %', other);
  });

  it('says that calls are new where their model was never asked for', () => {
    const model = { value: 'claude-haiku-4-5', source: 'literal', range: null } as const;
    const fresh = makeCosting([200, 250], { model }, { pricedModel: 'claude-haiku-4-5' });
    check(
      [makeCosting([200, 250], {}, { requestsPerMonth: quantity(0) }), fresh],
      '$304 below -24 %: new calls (1 of claude-haiku-4-5, not seen by the gateway yet)',
    );
  });

  it('goes by days, else by use, else by a window; and by nothing else', () => {
    const days = makeDays(Array.from({ length: 16 }, () => 5));
    check([makeCosting([100, 200])], '$152 within 0 %', { daily: days, usage });
    check([makeCosting([600, 700])], '$608 within 0 %', { budgets: [makeBudget({ spent: 430 })] });
    const reason = 'the gateway tells no spend of this feature over a known time';
    check([makeCosting([1, 2])], reason, {});
    check([makeCosting([1, 2])], reason, { usage: [makeUsage({ spentUsd: null })] });
    check([makeCosting([1, 2])], reason, { usage: [makeUsage({ from: '2026-11-21T12:00:01.000Z' })] });
  });

  it('counts models that are not told apart, where a budget does', () => {
    const { from, to } = makeUsage();
    const window = { raw: null, startsAt: from, resetsAt: null, resetsAtSource: 'unknown' } as const;
    const budgets = [makeBudget({ spent: 200, window, observedAt: to })];
    check([makeCosting([100, 200])], '$608 above 204 %', { usage, budgets });
  });

  it('goes by no budget of a part of the feature', () => {
    const reason = 'the gateway tells no spend of this feature over a known time';
    check([makeCosting([1, 2])], reason, {
      budgets: [makeBudget({ scope: 'provider' }), makeBudget({ scope: 'model' })],
    });
  });

  it('counts the use of one window only', () => {
    const longer = makeUsage({ from: '2026-10-23T00:00:00.000Z', spentUsd: 300 });
    check([makeCosting([300, 310])], '$304 within 0 %', { usage: [makeUsage({ spentUsd: 1 }), longer] });
  });
});
