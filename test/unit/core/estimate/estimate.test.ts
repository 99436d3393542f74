import assert from 'node:assert/strict';
import type { CallVolume } from '../../../../src/core/estimate/context.ts';
import { totalsOf } from '../../../../src/core/estimate/totals.ts';
import type { Call, CostOrReason, Estimate, Quantity } from '../../../../src/core/model.ts';
import { makeCall } from '../../../support/calls.ts';
import { estimateOf, message, words } from '../../../support/estimates.ts';

/** 1,000 input tokens on gpt-4o and at most 500 of output: $0.00251 to $0.0075. */
const plain: Partial<Call> = {
  segments: [message('user', words(997))],
  outputLimit: { value: 500, parameter: 'max_tokens', source: 'literal', range: null },
};

const runs = (count: number): Quantity => ({ value: count, low: count, high: count, basis: 'configured' });
const thousandRuns: CallVolume = { feature: 'triage', runsPerMonth: runs(1000), timesPerRunIsSet: false };

function rounded({ cost, reason }: CostOrReason): string {
  if (cost === null) return reason ?? '';
  return `${Number(cost.low.toPrecision(8))}–${cost.high === null ? '' : Number(cost.high.toPrecision(8))} ${cost.basis}`;
}

describe('cost per month', () => {
  const check = (changes: Partial<Call>, volume: CallVolume | null, requests: string, month: string) => {
    const estimate = estimateOf({ ...plain, ...changes }, { volume });
    const { low, high } = estimate.requestsPerMonth;
    assert.equal(low === null ? (estimate.requestsPerMonth.reason ?? '') : `${low}–${high}`, requests);
    assert.equal(rounded(estimate.perMonth), month);
  };

  it('exists only with a volume', () => {
    const reason = 'no volume is set: callsPerMonth of a feature in callcost.yml';
    check({}, null, reason, reason);
    check({}, thousandRuns, '1000–1000', '2.51–7.5 configured');
    const unset: Quantity = {
      value: null,
      low: null,
      high: null,
      basis: 'unknown',
      reason: 'triage has no callsPerMonth',
    };
    const volume = { ...thousandRuns, runsPerMonth: unset };
    check({}, volume, 'triage has no callsPerMonth', 'triage has no callsPerMonth');
  });

  it('multiplies by retries and loops', () => {
    check({ multiplier: { low: 1, high: 3, reason: 'max_retries=2' } }, thousandRuns, '1000–3000', '2.51–22.5 assumed');
    check({ multiplier: { low: 4, high: 4, reason: 'loop' } }, thousandRuns, '4000–4000', '10.04–30 configured');
  });

  it('is unknown for loops without bound, until callcost.yml says how often the call runs', () => {
    const endless = { multiplier: { low: 1, high: null, reason: 'while True' }, enclosing: 'Agent.run' };
    const reason =
      'repeats without bound (while True): set times per run of Agent.run under features.triage.calls in callcost.yml';
    check(endless, thousandRuns, reason, reason);
    check(endless, { ...thousandRuns, timesPerRunIsSet: true }, '1000–1000', '2.51–7.5 configured');
  });

  it('is unknown without a price, though the volume is known', () => {
    const model = { value: 'my-finetune', source: 'literal', range: null } as const;
    check({ model }, thousandRuns, '1000–1000', 'no price for my-finetune in the list of openai');
  });
});

describe('per-tier table', () => {
  const rowsOf = (estimate: Estimate) =>
    estimate.tiers.map((row) => `${row.tier} ${row.provider} ${row.model}${row.current ? ' (current)' : ''}`);

  it('holds the current models of the provider, the own one, and the best offers elsewhere', () => {
    const estimate = estimateOf(plain);
    assert.deepEqual(rowsOf(estimate), [
      'small openai gpt-6-luna',
      'mid openai gpt-6-sol',
      'mid anthropic claude-sonnet-5',
      'mid openai gpt-4o (current)',
      'mid google gemini-3.1-pro-preview',
      'frontier openai gpt-6-astra',
    ]);
    assert.deepEqual(estimate.tiers.find((row) => row.current)?.perCall, estimate.perCall);
    // gpt-6-luna: 1,000 × $0.10/M, 1 to 500 × $0.50/M; the same answer as on the own model.
    assert.equal(rounded(estimate.tiers[0]?.perCall ?? { cost: null, reason: 'no row' }), '0.0001005–0.00035 exact');
  });

  it('is there for a dynamic model, without a current row', () => {
    const model = { value: null, source: 'dynamic', reason: 'settings.model', candidates: [] } as const;
    const estimate = estimateOf({ ...plain, model });
    assert.equal(estimate.tokenizer, null);
    assert.deepEqual(rowsOf(estimate).slice(0, 2), ['small openai gpt-6-luna', 'small google gemini-3.8-flash']);
    const anywhere = estimateOf({ ...plain, model, provider: null });
    assert.deepEqual(rowsOf(anywhere), [
      'small openai gpt-6-luna',
      'mid openai gpt-6-sol',
      'frontier anthropic claude-opus-5-5',
    ]);
  });

  it('counts with each model’s own tokenizer', () => {
    const tokenizerOf = (_provider: string | null, model: string) => ({
      name: model,
      count: (): Quantity => runs(model === 'gpt-4o' ? 10 : 20),
      framing: (): Quantity => runs(0),
      definitions: (): Quantity => runs(0),
      image: (): Quantity => runs(0),
    });
    const estimate = estimateOf(plain, { tokenizerOf });
    assert.equal(estimate.tokenizer, 'gpt-4o');
    assert.deepEqual(
      estimate.tiers.map((row) => row.inputTokens.value),
      [20, 10, 20, 20, 20, 20],
    );
  });

  it('leaves out models that cannot do what the call does', () => {
    const image = { kind: 'attachment', media: 'image', detail: 'low' } as const;
    const segments = [{ ...message('user', 'look'), pieces: [image] }];
    const nova = {
      provider: 'aws',
      model: { value: 'amazon.nova-lite-v1:0', source: 'literal', range: null },
    } as const;
    assert.ok(rowsOf(estimateOf({ ...plain, ...nova, segments })).includes('small aws amazon.nova-pro-v1:0'));
    const grok = { provider: 'xai', model: { value: 'grok-4.6', source: 'literal', range: null } } as const;
    assert.ok(!rowsOf(estimateOf({ ...plain, ...grok, segments })).includes('small x-ai grok-4.3'));
  });

  it('is empty where tiers mean nothing', () => {
    assert.deepEqual(estimateOf({ ...plain, operation: 'embedding' }).tiers, []);
    assert.deepEqual(estimateOf({ ...plain, operation: 'model-declaration' }).tiers, []);
    assert.deepEqual(estimateOf({ ...plain, provider: 'ollama' }).tiers, []);
  });
});

describe('notes', () => {
  const check = (changes: Partial<Call>, expected: readonly string[]) =>
    assert.deepEqual(estimateOf({ ...plain, ...changes }).notes, expected);

  it('state every assumption', () => {
    check({}, []);
    check({ segments: [message('user', '{ticket}')] }, ['ticket assumed 300 tokens (defaults.variableTokens)']);
    check({ outputLimit: null }, ['no output limit is known: the model answers with up to 16,384 tokens']);
    check({ outputLimit: { value: null, parameter: null, source: 'unknown', reason: '**options' } }, [
      'no output limit is known: the model answers with up to 16,384 tokens',
      'an output limit may be set: **options',
    ]);
    check({ hiddenInput: ['earlier turns'] }, ['the input is a lower bound: earlier turns: not in the source']);
    check({ model: { value: 'gpt-5', source: 'env', range: null } }, [
      'gpt-5 is the default of an environment variable and can be another model at run time',
      'reasoning tokens are billed as output',
    ]);
  });
});

describe('totals', () => {
  it('add up months only, and say how many calls they do not cover', () => {
    const priced = estimateOf(plain, { volume: thousandRuns });
    const withoutVolume = estimateOf(plain);
    const model = { value: 'my-finetune', source: 'literal', range: null } as const;
    const unpriced = estimateOf({ ...plain, model }, { volume: thousandRuns });
    const declaration = makeCall({ operation: 'model-declaration' });
    const rows = [priced, withoutVolume, unpriced].map((estimate) => ({ call: makeCall({}), estimate }));
    const totals = totalsOf([...rows, { call: declaration, estimate: unpriced }]);
    const { perMonth, ...counts } = totals;
    assert.deepEqual(counts, { calls: 3, priced: 2, unpriced: 1, withVolume: 2 });
    assert.equal(
      rounded({ cost: perMonth ?? { low: 0, high: 0, currency: 'USD', basis: 'exact' }, reason: null }),
      '2.51–7.5 configured',
    );
  });

  it('are unknown, not 0, without any volume, and open when a row is open', () => {
    assert.equal(totalsOf([{ call: makeCall({}), estimate: estimateOf(plain) }]).perMonth, null);
    const open = estimateOf({ ...plain, hiddenInput: ['earlier turns'] }, { volume: thousandRuns });
    const closed = estimateOf(plain, { volume: thousandRuns });
    const rows = [open, closed].map((estimate) => ({ call: makeCall({}), estimate }));
    assert.equal(totalsOf(rows).perMonth?.high, null);
    assert.ok(Math.abs((totalsOf(rows).perMonth?.low ?? 0) - 5.02) < 1e-9);
  });
});
