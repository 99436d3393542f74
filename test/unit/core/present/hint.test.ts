import assert from 'node:assert/strict';
import type { AnalysedCall } from '../../../../src/core/analysis.ts';
import type { Call, Estimate, Tier, TierRow } from '../../../../src/core/model.ts';
import { hintOfCalls, hintOfPrompt, isBelow, longestHint } from '../../../../src/core/present/hint.ts';
import { lensOfCall } from '../../../../src/core/present/lens.ts';
import { analysed, known, usd } from '../../../support/analyses.ts';

const limited: Partial<Call> = {
  outputLimit: { value: 512, parameter: 'max_tokens', source: 'literal', range: null },
};
const priced: Partial<Estimate> = {
  settledInputTokens: known(412),
  outputTokens: { value: null, low: 1, high: 512, basis: 'exact' },
  pricedModel: 'gpt-4o',
  perCall: usd(0.0042, 0.011, 'assumed'),
};
const twoVariables: Partial<Estimate> = {
  variables: [
    { name: 'ticket', tokens: known(300, 300, 'assumed') },
    { name: 'history', tokens: known(300, 300, 'assumed') },
  ],
};

function check(calls: readonly AnalysedCall[], expected: string | null): void {
  const hint = hintOfCalls(calls);
  assert.equal(hint, expected);
  assert.ok((hint?.length ?? 0) <= longestHint);
}

function tierRow(tier: Tier, model: string, current: boolean, perCall: TierRow['perCall']): TierRow {
  return { tier, provider: 'openai', model, current, inputTokens: known(1), outputUsdPerMillion: null, perCall };
}

describe('the hint of a call', () => {
  it('says tokens, open variables and cost', () => {
    check([analysed(limited, { ...priced, ...twoVariables })], '412 tok +2 vars · ≈$0.0042–0.011');
  });

  it('has no ≈ where everything is exact', () => {
    check([analysed(limited, { ...priced, perCall: usd(0.0042) })], '412 tok · $0.0042');
  });

  it('says ≥ where nothing bounds the cost', () => {
    check([analysed(limited, { ...priced, perCall: usd(0.0017, null, 'assumed') })], '412 tok · ≥$0.0017');
  });

  it('counts configured variables as settled', () => {
    const variables = [{ name: 'ticket', tokens: known(800, 800, 'configured') }];
    check([analysed(limited, { ...priced, variables })], '412 tok · ≈$0.0042–0.011');
  });

  it('names a model that is chosen at run time, one that is not set, and one without a price', () => {
    const unpriced: Partial<Estimate> = {
      settledInputTokens: known(412),
      outputTokens: known(1, 16, 'assumed'),
      perCall: { cost: null, reason: 'no' },
    };
    const dynamic = { value: null, source: 'dynamic', reason: 'settings', candidates: [] } as const;
    check([analysed({ model: dynamic }, unpriced)], 'dynamic model · 412 tok');
    check([analysed({ model: null }, unpriced)], 'no model set · 412 tok');
    const own = { value: 'my-finetune', source: 'literal', range: null } as const;
    check([analysed({ model: own }, unpriced)], 'no price for my-finetune · 412 tok');
    check([analysed({ model: own, provider: 'ollama' }, unpriced)], 'no API price · 412 tok');
    const long = { ...own, value: 'accounts/fireworks/models/a-very-long-name-of-a-model' };
    check([analysed({ model: long }, unpriced)], 'no price for accounts/fireworks/models/a-v…');
  });

  it('never shows $0 for what is billed by something else', () => {
    const image: Partial<Estimate> = { settledInputTokens: known(12), perCall: { cost: null, reason: 'by size' } };
    check([analysed({ operation: 'image' }, image)], 'image: cost unknown · 12 tok');
  });

  it('is missing for a declared model', () => {
    check([analysed({ operation: 'model-declaration' }, {})], null);
  });

  it('leaves out the variables when there is no room for them', () => {
    const wide = { ...priced, settledInputTokens: known(1_234_000, 2_345_000, 'assumed'), ...twoVariables };
    check(
      [analysed(limited, { ...wide, perCall: usd(0.0000042, 0.0000062, 'assumed') })],
      '≈1.2M–2.3M tok · ≈$0.0000042–0.0000062',
    );
  });

  it('gives every call of a line its own cost, and never a sum', () => {
    const one = analysed(limited, { ...priced, perCall: usd(0.001) });
    const other = analysed(limited, { ...priced, perCall: usd(0.02) });
    check([one, other], '2 calls · $0.0010, $0.020');
    check(Array(9).fill(one), '9 calls, costs in the hover');
  });

  it('shows no control characters', () => {
    const model = { value: 'a\u202eb\nc', source: 'literal', range: null } as const;
    check([analysed({ model }, { outputTokens: known(1) })], 'no price for a\uFFFDb\uFFFDc');
  });
});

describe('the hint of a prompt', () => {
  it('says tokens and variables', () => {
    assert.equal(hintOfPrompt(known(318), 0), '318 tok');
    assert.equal(hintOfPrompt(known(1180, 1240, 'assumed'), 1), '≈1.2k tok +1 var');
  });
});

describe('the minimum cost', () => {
  it('hides only what is known to cost less', () => {
    assert.equal(isBelow(analysed({}, { perCall: usd(0.001, 0.009) }), 0.01), true);
    assert.equal(isBelow(analysed({}, { perCall: usd(0.001, 0.01) }), 0.01), false);
    assert.equal(isBelow(analysed({}, { perCall: usd(0.001, null) }), 0.01), false);
    assert.equal(isBelow(analysed({}, { perCall: { cost: null, reason: 'no price' } }), 0.01), false);
  });
});

describe('the lens of a call', () => {
  const tiers: Estimate['tiers'] = [
    tierRow('small', 'a', false, usd(0.0004)),
    tierRow('mid', 'b', true, usd(0.0042)),
    tierRow('frontier', 'c', false, usd(0.021)),
  ];

  it('has the cost at each tier and the feature', () => {
    assert.deepEqual(lensOfCall(analysed(limited, { ...priced, tier: 'mid', tiers, feature: 'support-reply' })), {
      input: '412 tok',
      cost: 'small $0.00040 · mid $0.0042 · frontier $0.021',
      feature: 'support-reply',
    });
  });

  it('has the one cost where the model is on no tier', () => {
    assert.equal(lensOfCall(analysed(limited, priced))?.cost, '≈$0.0042–0.011');
  });

  it('says that the model is dynamic before the tiers', () => {
    const model = { value: null, source: 'dynamic', reason: 'settings', candidates: [] } as const;
    const estimate = { ...priced, pricedModel: null, tiers, perCall: { cost: null, reason: 'dynamic' } };
    assert.match(lensOfCall(analysed({ ...limited, model }, estimate))?.cost ?? '', /^dynamic model: small /);
  });
});

describe('a call that is made for others', () => {
  const site = analysed(limited, priced);
  const inner = (count: number, cost: Estimate['perCall']): AnalysedCall => ({
    ...analysed(limited, { ...priced, perCall: cost }),
    callSites: Array.from({ length: count }, () => site),
  });

  it('says for how many, and the span of their costs', () => {
    check([inner(3, usd(0.0011, 0.0042))], '3 call sites · $0.0011–0.0042');
    check([inner(1, usd(0.0011, 0.0042, 'assumed'))], '1 call site · ≈$0.0011–0.0042');
    check([inner(12_345, { cost: null, reason: 'no price' })], '12,345 call sites · ?');
  });

  it('has a lens without tiers, which are those of the call sites', () => {
    assert.deepEqual(lensOfCall(inner(2, usd(0.0011, 0.0042))), {
      input: '2 call sites',
      cost: '$0.0011–0.0042',
      feature: null,
    });
  });
});
