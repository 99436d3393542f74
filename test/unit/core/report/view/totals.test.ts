import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnalysedCall } from '../../../../../src/core/analysis.ts';
import { totalsOf } from '../../../../../src/core/estimate/totals.ts';
import type { Cost } from '../../../../../src/core/model.ts';
import { attributionText } from '../../../../../src/core/report/exports/words.ts';
import type { ReportView } from '../../../../../src/core/report/view/report-view.ts';
import { analysed, known, threeCalls, usd } from '../../../../support/analyses.ts';
import { fiveCalls, plainCall, viewOfCalls } from '../../../../support/report-views.ts';

/** To the cent, as a bill is. */
function cents(cost: Cost | null): readonly (number | null)[] | null {
  if (cost === null) return null;
  return [Math.round(cost.low * 100), cost.high === null ? null : Math.round(cost.high * 100)];
}

/** Everything in a report that is a sum is the sum of its rows, and what the command line says for the same calls. */
function check(calls: readonly AnalysedCall[]): ReportView {
  const view = viewOfCalls(calls);
  const own = totalsOf(calls);
  assert.deepEqual(cents(view.totals.perMonth), cents(own.perMonth));
  const { covered, perMonth: _, ...counts } = view.totals;
  const { perMonth: __, ...ownCounts } = own;
  assert.deepEqual(counts, { ...ownCounts });
  const months = view.rows.flatMap(({ perMonth }) => perMonth ?? []);
  assert.equal(covered, months.length);
  const low = months.reduce((sum, each) => sum + each.low, 0);
  assert.equal(Math.round((view.totals.perMonth?.low ?? 0) * 100), Math.round(low * 100));
  for (const { dimension, groups } of view.breakdowns) {
    const sum = groups.reduce((total, { totals }) => total + totals.calls, 0);
    assert.equal(sum, view.rows.length, dimension);
    const money = groups.reduce((total, { totals }) => total + (totals.perMonth?.low ?? 0), 0);
    assert.ok(Math.abs(money - low) < 0.005, `${dimension}: ${money} is not ${low}`);
    const shares = groups.reduce((total, { share }) => total + (share ?? 0), 0);
    if (low > 0) assert.ok(Math.abs(shares - 1) < 1e-9, `${dimension}: shares add up to ${shares}`);
  }
  assert.equal(
    view.provenance.reduce((sum, { calls: count }) => sum + count, 0),
    view.rows.length,
  );
  return view;
}

const usdRange = fc
  .tuple(fc.double({ min: 0, max: 5, noNaN: true }), fc.option(fc.double({ min: 0, max: 5, noNaN: true })))
  .map(([low, more]) => ({ low, high: more === null ? null : low + more }));

const anyCall = fc
  .record({
    cost: fc.option(usdRange),
    requests: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    feature: fc.option(fc.constantFrom('support', 'search', 'triage')),
    model: fc.constantFrom('gpt-4o', 'claude-sonnet-5', null),
    tier: fc.constantFrom('small', 'mid', 'frontier', null),
    basis: fc.constantFrom('exact', 'measured', 'configured', 'assumed'),
    folder: fc.constantFrom('', 'src/', 'src/a/'),
  })
  .map(({ cost, requests, feature, model, tier, basis, folder }) =>
    analysed(
      {
        id: `call-${folder}`,
        file: `${folder}file.py`,
        model:
          model === null
            ? { value: null, source: 'dynamic', reason: 'settings', candidates: [] }
            : { value: model, source: 'literal', range: null },
      },
      {
        feature,
        tier,
        perCall: cost === null ? { cost: null, reason: 'no price' } : usd(cost.low, cost.high, basis),
        ...(requests === null ? {} : { requestsPerMonth: known(requests, requests, 'configured') }),
        perMonth:
          cost === null || requests === null
            ? { cost: null, reason: 'not known' }
            : usd(cost.low * requests, cost.high === null ? null : cost.high * requests, basis),
      },
    ),
  );

describe('the totals of a report', () => {
  it('are the sums of its rows, and those of the command line', () => {
    const view = check(fiveCalls);
    assert.equal(view.totals.calls, 5);
    assert.equal(view.totals.covered, 3);
    // 132 + 3 + 10, without upper end because one call has none.
    assert.deepEqual(cents(view.totals.perMonth), [14_500, null]);
  });

  it('are so for any workspace', () => {
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 40 }), (calls) => void check(calls)),
      { numRuns: 150 },
    );
  });

  it('count a wrapper at its call sites, and no declarations', () => {
    const declaration = analysed({ id: 'model', operation: 'model-declaration' }, {});
    const wrapper = { ...analysed({ id: 'wrapper' }, {}), callSites: [plainCall, plainCall] };
    const view = check([declaration, wrapper]);
    assert.deepEqual(
      view.rows.map(({ id, key }) => [id, key]),
      [
        ['plain', '0:plain'],
        ['plain', '0:plain:2'],
      ],
    );
  });

  it('are not known, and not 0, where no call has a month', () => {
    const view = check(threeCalls.slice(1));
    assert.equal(view.totals.perMonth, null);
    assert.deepEqual(view.topCalls, []);
    assert.equal(view.provenance.find(({ basis }) => basis === 'unknown')?.calls, 2);
  });

  it('know no share of what has no month, and none but 0 of what is not there', () => {
    const unpriced = analysed({ id: 'unpriced' }, { tier: 'frontier', feature: null });
    const { provenance, frontier, attribution } = viewOfCalls([plainCall, unpriced]);
    assert.deepEqual(
      provenance.map(({ basis, share }) => [basis, share]),
      [
        ['exact', 0],
        ['measured', 0],
        ['configured', 0],
        ['assumed', 1],
        ['unknown', null],
      ],
    );
    assert.deepEqual([frontier.share, frontier.routableShare], [null, null]);
    assert.deepEqual(attribution.withOwner, { calls: 0, share: 0 });
    assert.equal(viewOfCalls([plainCall]).frontier.share, 0);
  });

  it('say of calls first how many are attributed: others have no month', () => {
    const unattributed = analysed({ id: 'free' }, { feature: null, perCall: usd(1) });
    assert.deepEqual(attributionText(viewOfCalls([plainCall, unattributed]).attribution), [
      '1 of 2 calls',
      'with a feature (100 % of the month), 0 with an owner (0 %), 0 with a cost centre (0 %)',
    ]);
  });

  it('keep folders apart', () => {
    assert.deepEqual(
      viewOfCalls([plainCall]).breakdowns.map(({ dimension, groups }) => [dimension, groups[0]?.label]),
      [
        ['feature', 'support'],
        ['model', 'gpt-4o'],
        ['tier', 'mid'],
        ['provider', 'openai'],
        ['prompt', 'Answer in one word.'],
        ['folder', 'src'],
      ],
    );
  });
});

describe('system prompts', () => {
  it('cost their tokens at the price of input, times the requests of a month', () => {
    const [prompt] = viewOfCalls([plainCall]).systemPrompts;
    // 600 tokens × $2/M = $0.0012 a call, $1.20 for 1,000 requests.
    assert.deepEqual(prompt?.perCall, { low: 0.0012, high: 0.0012, currency: 'USD', basis: 'exact' });
    assert.deepEqual(cents(prompt?.perMonth ?? null), [120, 120]);
  });
});
