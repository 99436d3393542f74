import assert from 'node:assert/strict';
import type { GatewayPrice } from '../../../../src/core/budget.ts';
import { createPriceCatalogue } from '../../../../src/core/prices/catalogue.ts';
import { bundledPriceData } from '../../../../src/core/prices/data.ts';
import { noOverrides, type PriceOverrides } from '../../../../src/core/prices/overrides.ts';

function priceOf(changes: Partial<GatewayPrice>): GatewayPrice {
  return {
    model: 'support-fast',
    underlyingModel: null,
    provider: null,
    inputUsdPerMillion: 1,
    outputUsdPerMillion: 4,
    cachedInputUsdPerMillion: null,
    cacheWriteUsdPerMillion: null,
    longContext: [],
    ...changes,
  };
}

/** Price and notes of a model with a table of one price, as `$in/$out basis source`. */
function check(
  [provider, model]: readonly [string | null, string],
  changes: Partial<GatewayPrice>,
  expected: string,
  overrides: Partial<PriceOverrides> = {},
): readonly string[] {
  const gateway = { source: 'LiteLLM', asOf: '2026-11-21', prices: [priceOf(changes)] };
  const catalogue = createPriceCatalogue({
    at: new Date('2026-11-22T12:00:00Z'),
    overrides: { ...noOverrides, ...overrides },
    gateway,
  });
  const found = catalogue.find(provider, model);
  const text =
    found.kind === 'unpriced'
      ? 'unpriced'
      : `${found.price.model} $${found.price.rates.input.base}/$${found.price.rates.output?.base} ${found.price.basis} ${found.price.source.replace(list, 'the list')}`;
  assert.equal(text, expected);
  return found.kind === 'priced' ? found.price.notes : [];
}

const list = bundledPriceData.source;
const table = 'the price table of LiteLLM';

describe("the gateway's price table", () => {
  it('holds for calls through the gateway', () => {
    check(['litellm', 'gpt-4o'], { model: 'gpt-4o' }, `gpt-4o $1/$4 measured ${table}`);
  });

  it('holds for names that only the gateway knows', () => {
    const notes = check(
      ['openai', 'support-fast'],
      { underlyingModel: 'openai/gpt-4o' },
      `gpt-4o $1/$4 measured ${table}`,
    );
    assert.deepEqual(notes, [
      'support-fast is openai/gpt-4o at LiteLLM',
      `prices disagree: $1/$4 in ${table}, $2.5/$10 in ${list} for gpt-4o`,
    ]);
    check([null, 'support-fast'], {}, `support-fast $1/$4 measured ${table}`);
  });

  it('is assumed where the source does not name the provider', () => {
    check([null, 'gpt-4o'], { model: 'gpt-4o' }, `gpt-4o $1/$4 assumed ${table}`);
  });

  it('does not hold for calls that go elsewhere', () => {
    check(['openai', 'gpt-4o'], { model: 'gpt-4o' }, 'gpt-4o $2.5/$10 exact the list');
    check([null, 'openai/gpt-4o'], { model: 'openai/gpt-4o' }, 'gpt-4o $2.5/$10 exact the list');
    check(['azure', 'support-fast'], {}, 'unpriced');
    check(['local', 'support-fast'], {}, 'unpriced');
  });

  it('yields to prices of callcost.yml', () => {
    const models = { 'gpt-4o': { input: 2, output: 3 } };
    check(['litellm', 'gpt-4o'], { model: 'gpt-4o' }, 'gpt-4o $2/$3 configured callcost.yml', { models });
    check(['litellm', 'gpt-4o'], { model: 'gpt-4o' }, 'gpt-4o $2.25/$9 assumed the list', {
      discounts: { openai: 0.1 },
    });
  });

  it('is not free where it tells 0 or nothing', () => {
    check(['litellm', 'support-fast'], { inputUsdPerMillion: 0, outputUsdPerMillion: 0 }, 'unpriced');
    check(['litellm', 'support-fast'], { inputUsdPerMillion: null }, 'unpriced');
    const behind = { inputUsdPerMillion: null, underlyingModel: 'openai/gpt-4o' };
    check(['litellm', 'support-fast'], behind, 'gpt-4o $2.5/$10 exact the list');
  });

  it('says nothing where prices differ by 5 % or less', () => {
    const same = { model: 'gpt-4o', inputUsdPerMillion: 2.6, outputUsdPerMillion: 10.4 };
    assert.deepEqual(
      check(['litellm', 'gpt-4o'], same, `gpt-4o $2.6/$10.4 measured ${table}`).filter((note) => /disagree/.test(note)),
      [],
    );
    const other = { ...same, outputUsdPerMillion: 10.6 };
    assert.equal(
      check(['litellm', 'gpt-4o'], other, `gpt-4o $2.6/$10.6 measured ${table}`).filter((note) => /disagree/.test(note))
        .length,
      1,
    );
  });
});

describe('the price of a long prompt at a gateway', () => {
  it('has the steps of the list where the price is that of the list, or those of the gateway', () => {
    const steps = (changes: Partial<GatewayPrice>) => {
      const gateway = {
        source: 'LiteLLM',
        asOf: '2026-11-21',
        prices: [priceOf({ model: 'gemini-2.5-pro', ...changes })],
      };
      const found = createPriceCatalogue({ at: new Date('2026-11-22T12:00:00Z'), gateway }).find(
        'litellm',
        'gemini-2.5-pro',
      );
      return found.kind === 'priced' ? found.price.rates.input : null;
    };
    const listed = { inputUsdPerMillion: 1.25, outputUsdPerMillion: 10 };
    assert.deepEqual(steps(listed), { base: 1.25, above: [{ tokens: 200_000, usdPerMillion: 2.5 }] });
    assert.deepEqual(steps({ inputUsdPerMillion: 1.1 }), { base: 1.1, above: [] });
    const long = { outputUsdPerMillion: 12, cachedInputUsdPerMillion: null, cacheWriteUsdPerMillion: null };
    assert.deepEqual(
      steps({ ...listed, longContext: [{ aboveInputTokens: 200_000, inputUsdPerMillion: 2.2, ...long }] }),
      {
        base: 1.25,
        above: [{ tokens: 200_000, usdPerMillion: 2.2 }],
      },
    );
  });
});
