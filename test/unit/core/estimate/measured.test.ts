import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MeasuredUsage } from '../../../../src/core/budget.ts';
import { estimateCall } from '../../../../src/core/estimate/estimate.ts';
import { type MeasurableCall, measuredCalls } from '../../../../src/core/estimate/measured.ts';
import { measuredFeatures } from '../../../../src/core/estimate/measured-feature.ts';
import { measuredNotes } from '../../../../src/core/estimate/measured-notes.ts';
import { totalsOf } from '../../../../src/core/estimate/totals.ts';
import { withMeasured } from '../../../../src/core/estimate/with-measured.ts';
import { createPriceCatalogue } from '../../../../src/core/prices/catalogue.ts';
import { makeCall } from '../../../support/calls.ts';
import { contextOf, message, words } from '../../../support/estimates.ts';

const window = { from: '2026-10-22T00:00:00Z', to: '2026-11-21T00:00:00Z' };

function usageOf(changes: Partial<MeasuredUsage>): MeasuredUsage {
  return {
    feature: 'reply',
    model: 'gpt-4o',
    provider: 'openai',
    ...window,
    requests: 812,
    inputTokens: 1240 * 812,
    outputTokens: 180 * 812,
    cacheReadTokens: null,
    p95OutputTokens: 410,
    spentUsd: 4,
    ...changes,
  };
}

const catalogue = createPriceCatalogue({ at: new Date('2026-11-22T12:00:00Z') });

function measurable(changes: Partial<MeasurableCall>): MeasurableCall {
  return {
    feature: 'reply',
    names: ['gpt-4o'],
    candidates: [],
    provider: 'openai',
    modelOf(provider, name) {
      const found = catalogue.find(provider, name);
      return found.kind === 'priced' ? `${found.price.provider}/${found.price.model}` : null;
    },
    ...changes,
  };
}

/** Which of the calls get measured numbers, by position. */
function check(
  usage: readonly Partial<MeasuredUsage>[],
  calls: readonly Partial<MeasurableCall>[],
  expected: readonly number[],
): void {
  const subjects = calls.map(measurable);
  const found = measuredCalls([{ gateway: 'litellm', usage: usage.map(usageOf) }], subjects);
  assert.deepEqual(
    subjects.flatMap((call, index) => (found.has(call) ? [index] : [])),
    expected,
  );
}

describe('measured use', () => {
  it('reaches the only call of a feature and model', () => {
    check([{}], [{}], [0]);
    check([{}], [{}, { feature: 'other' }], [0]);
    check([{}], [{}, { names: ['gpt-4o-mini'] }], [0]);
    check([{}, { model: 'gpt-4o-mini' }], [{}, { names: ['gpt-4o-mini'] }], [0, 1]);
  });

  it('reaches none of several', () => {
    check([{}], [{}, {}], []);
    check([{}], [{}, { names: ['gpt-4o-2024-08-06'] }, { names: ['gpt-4o'] }], []);
    check([{}], [{}, { names: ['azure-name', 'gpt-4o'], provider: 'azure' }], []);
  });

  it('reaches none where another call may run the same model', () => {
    check([{}], [{}, { names: [], candidates: null }], []);
    check([{}], [{}, { names: [], candidates: ['gpt-4o', 'gpt-4o-mini'] }], []);
    check([{}], [{}, { names: [], candidates: ['gpt-4o-mini'] }], [0]);
    check([{}], [{}, { names: ['gpt-4o-mini'], candidates: null }], []);
    check([{}, { model: 'gpt-4o-mini' }], [{}, { names: ['gpt-4o-mini'], candidates: null }], [0, 1]);
    check([{}], [{ names: [], candidates: ['gpt-4o'] }], []);
  });

  it('knows models by alias and by the price list, and does not guess', () => {
    check([{ model: 'openai/gpt-4o', provider: null }], [{}], [0]);
    check([{ model: 'support-prod', provider: null }], [{ names: ['support-prod', 'gpt-4o'] }], [0]);
    check([{ model: 'support-prod', provider: null }], [{}], []);
    check([{ model: 'gpt-4', provider: 'openai' }], [{}], []);
  });

  it('needs a window of a day and a request', () => {
    check([{ to: '2026-10-22T23:00:00Z' }], [{}], []);
    check([{ to: 'soon' }], [{}], []);
    check([{ requests: 0 }], [{}], []);
  });
});

describe('averages of measured use', () => {
  it('are scaled to a month, and say so', () => {
    const call = measurable({});
    const use = measuredCalls([{ gateway: 'litellm', usage: [usageOf({ cacheReadTokens: 310 * 812 })] }], [call]).get(
      call,
    );
    assert.ok(use !== undefined);
    assert.equal(Math.round(use.requestsPerMonth), Math.round((812 * 30.4) / 30));
    assert.deepEqual(measuredNotes(use, true), [
      '1,240 input and 180 output tokens measured over 30 days, 812 requests (LiteLLM)',
      '95 % of the answers measured have up to 410 tokens',
      '25 % of the input measured is read from a cache',
      '823 requests a month measured, scaled from 30 days to 30.4',
    ]);
  });

  it('are of the newest window; windows and sources are not added up', () => {
    const older = usageOf({ from: '2026-10-01T00:00:00Z', to: '2026-10-11T00:00:00Z', requests: 9 });
    const snapshots = [
      { gateway: 'langfuse' as const, usage: [usageOf({ feature: 'other' })] },
      { gateway: 'litellm' as const, usage: [older, usageOf({})] },
      { gateway: 'file' as const, usage: [usageOf({ requests: 5 })] },
    ];
    const call = measurable({});
    const use = measuredCalls(snapshots, [call]).get(call);
    assert.equal(use?.requests, 812);
    assert.equal(use?.source, 'LiteLLM');
    const feature = measuredFeatures(snapshots).get('reply');
    assert.equal(feature?.requests, 812);
    assert.deepEqual(
      feature?.models.map(({ model, requests }) => [model, requests]),
      [['gpt-4o', 812]],
    );
  });

  it('do not tell of a feature what not all models tell', () => {
    const rows = [usageOf({}), usageOf({ model: 'gpt-4o-mini', outputTokens: null, requests: 1000, spentUsd: null })];
    const feature = measuredFeatures([{ gateway: 'file', usage: rows }]).get('reply');
    assert.equal(feature?.requests, 1812);
    assert.equal(feature?.outputTokens, null);
    assert.equal(feature?.usdPerMonth, null);
    assert.deepEqual(
      feature?.models.map(({ model }) => model),
      ['gpt-4o-mini', 'gpt-4o'],
    );
  });
});

describe('measured use of any calls', () => {
  it('never reaches two calls of a feature and model', () => {
    const name = fc.constantFrom('gpt-4o', 'gpt-4o-mini', 'openai/gpt-4o', 'private');
    const call = fc.record({
      feature: fc.constantFrom('reply', 'other', null),
      names: fc.uniqueArray(name, { maxLength: 2 }),
      candidates: fc.option(fc.array(name, { maxLength: 2 })),
    });
    const row = fc.record({ feature: fc.constantFrom('reply', 'other'), model: name });
    const reads = (names: readonly string[], model: string) =>
      names.map((each) => each.replace('openai/', '')).includes(model.replace('openai/', ''));
    fc.assert(
      fc.property(fc.array(call), fc.array(row), (calls, rows) => {
        const subjects = calls.map(measurable);
        const found = measuredCalls([{ gateway: 'file', usage: rows.map(usageOf) }], subjects);
        for (const [subject] of found) {
          const use = rows.filter(({ feature, model }) => feature === subject.feature && reads(subject.names, model));
          const alike = subjects.filter(
            (other) => other.feature === subject.feature && use.some(({ model }) => reads(other.names, model)),
          );
          assert.deepEqual(alike, [subject]);
        }
      }),
    );
  });
});

const plainUse = {
  ...window,
  days: 30,
  requests: 812,
  inputTokens: 1240,
  outputTokens: 180,
  p95OutputTokens: null,
  cacheReadShare: null,
  requestsPerMonth: 1000,
  usdPerMonth: null,
  source: 'LiteLLM',
};

describe('an estimate with measured numbers', () => {
  const call = makeCall({ segments: [message('system', `${words(97)} {ticket}`)], hiddenInput: ['earlier turns'] });
  const measuredAs = (changes: Partial<typeof plainUse> & { readonly cacheReadShare?: never }) =>
    estimateCall(call, withMeasured(contextOf(), call, { ...plainUse, ...changes }));

  it('counts what was measured, in and out, at the price of the model', () => {
    const { inputTokens, outputTokens, perCall, perMonth, variables, settledInputTokens } = measuredAs({});
    const tokens = { value: 1240, low: 1240, high: 1240, basis: 'measured' };
    assert.deepEqual(inputTokens, tokens);
    assert.deepEqual(settledInputTokens, tokens);
    assert.deepEqual(outputTokens, { value: 180, low: 180, high: 180, basis: 'measured' });
    assert.deepEqual(variables, []);
    // 1,240 × $2.50 and 180 × $10 per million.
    const usd = (1240 * 2.5 + 180 * 10) / 1e6;
    assert.deepEqual(perCall.cost, { low: usd, high: usd, currency: 'USD', basis: 'measured' });
    assert.equal(perMonth.cost?.low, usd * 1000);
    assert.equal(perMonth.cost?.basis, 'measured');
  });

  it('has parts that add up to the whole', () => {
    const { inputParts } = measuredAs({});
    assert.deepEqual(
      inputParts.map(({ part, tokens }) => [part, tokens.value]),
      [
        ['system', 97],
        ['framing', 3],
        ['measured beside the text', 1140],
      ],
    );
  });

  it('wins over what is configured, expected and assumed', () => {
    const context = contextOf({
      sizes: { configuredVariables: { ticket: 5000 }, outputTokens: 900 },
      volume: {
        feature: 'reply',
        runsPerMonth: { value: 7, low: 7, high: 7, basis: 'configured' },
        timesPerRunIsSet: true,
      },
    });
    const estimate = estimateCall(call, withMeasured(context, call, plainUse));
    assert.equal(estimate.inputTokens.value, 1240);
    assert.equal(estimate.outputTokens.value, 180);
    assert.equal(estimate.requestsPerMonth.value, 1000);
  });

  it('does not count for a text that has grown since', () => {
    const { inputTokens, notes } = measuredAs({ inputTokens: 50 });
    assert.notEqual(inputTokens.basis, 'measured');
    assert.ok(
      notes.some((note) => note.includes('it has changed since')),
      notes.join('\n'),
    );
  });

  it('leaves what is not told to what is assumed', () => {
    const { outputTokens } = estimateCall(call, withMeasured(contextOf(), call, { ...plainUse, outputTokens: null }));
    assert.equal(outputTokens.basis, 'assumed');
  });

  it('prices what was read from a cache', () => {
    const context = withMeasured(contextOf(), call, { ...plainUse, cacheReadShare: 0.5 });
    const usd = (620 * 2.5 + 620 * 1.25 + 180 * 10) / 1e6;
    assert.equal(estimateCall(call, context).perCall.cost?.low, usd);
  });
});

describe('totals of measured calls', () => {
  it('are the sums of their rows, whatever was measured', () => {
    const count = fc.integer({ min: 0, max: 1e6 });
    const measured = fc.record({ inputTokens: count, outputTokens: count, requestsPerMonth: count });
    fc.assert(
      fc.property(fc.array(fc.option(measured), { minLength: 1 }), (each) => {
        const calls = each.map((use, index) => {
          const call = makeCall({ id: `call-${index}`, segments: [message('user', 'Hello {name}')] });
          const context = contextOf();
          const known = use === null ? context : withMeasured(context, call, { ...plainUse, ...use });
          return { call, estimate: estimateCall(call, known) };
        });
        const { perMonth, withVolume } = totalsOf(calls);
        const rows = calls.flatMap(({ estimate }) => estimate.perMonth.cost ?? []);
        assert.equal(withVolume, each.filter((use) => use !== null).length);
        assert.equal(perMonth?.low ?? null, rows.length === 0 ? null : rows.reduce((sum, { low }) => sum + low, 0));
      }),
    );
  });
});
