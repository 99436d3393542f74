import assert from 'node:assert/strict';
import { calcPrice, type ModelInfo, type Provider } from '@pydantic/genai-prices';
import { createPriceCatalogue } from '../../../../src/core/prices/catalogue.ts';
import { bundledPriceData } from '../../../../src/core/prices/data.ts';
import { catalogueProviderIds } from '../../../../src/core/prices/providers.ts';
import { costOfUsage, flatRate, ratesOfModelPrice, scaleRates, type Usage } from '../../../../src/core/prices/rates.ts';

const noon = new Date('2026-11-22T12:00:00Z');

/** USD for input and output tokens, and optionally tokens read from or written to the cache as part of the input. */
function check(model: string, usage: Partial<Usage>, expectedUsd: number | null): void {
  const lookup = createPriceCatalogue({ at: noon }).find(null, model);
  assert.ok(lookup.kind === 'priced', `${model} has a price`);
  const nothing = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
  const usd = costOfUsage(lookup.price.rates, { ...nothing, ...usage });
  if (expectedUsd === null || usd === null) assert.equal(usd, expectedUsd);
  else assert.ok(Math.abs(usd - expectedUsd) < 1e-12, `${usd} instead of ${expectedUsd}`);
}

describe('cost of a usage', () => {
  it('multiplies tokens by the price per million', () => {
    check('openai/gpt-4o', { inputTokens: 1000, outputTokens: 500 }, 0.0025 + 0.005);
    check('openai/text-embedding-3-small', { inputTokens: 1_000_000 }, 0.02);
  });

  it('changes the price of the whole request above 272,000 input tokens', () => {
    check('openai/gpt-6-sol', { inputTokens: 272_000, outputTokens: 1000 }, 0.544 + 0.01);
    check('openai/gpt-6-sol', { inputTokens: 272_001, outputTokens: 1000 }, 1.088004 + 0.015);
    // The list starts GPT-5.4's higher price one token earlier.
    check('openai/gpt-5.4', { inputTokens: 271_999, outputTokens: 1000 }, 0.6799975 + 0.015);
    check('openai/gpt-5.4', { inputTokens: 272_000, outputTokens: 1000 }, 1.36 + 0.0225);
  });

  it('changes the price of the whole request above 200,000 input tokens', () => {
    check('google/gemini-2.5-pro', { inputTokens: 200_000, outputTokens: 1000 }, 0.25 + 0.01);
    check('google/gemini-2.5-pro', { inputTokens: 200_001, outputTokens: 1000 }, 0.5000025 + 0.015);
    check('anthropic/claude-sonnet-4-5', { inputTokens: 200_000, outputTokens: 1000 }, 0.6 + 0.015);
    check('anthropic/claude-sonnet-4-5', { inputTokens: 200_001, outputTokens: 1000 }, 1.200006 + 0.0225);
  });

  it('prices tokens read from and written to the cache as parts of the input', () => {
    const usage = { inputTokens: 10_000, cacheReadTokens: 8000, cacheWriteTokens: 1000, outputTokens: 500 };
    // 1,000 × $3 + 8,000 × $0.30 + 1,000 × $3.75, and 500 × $15, per million.
    check('anthropic/claude-sonnet-4-5', usage, 0.003 + 0.0024 + 0.00375 + 0.0075);
    // The tier follows the whole input, cached or not.
    check('google/gemini-2.5-pro', { inputTokens: 200_001, cacheReadTokens: 200_001 }, 0.05000025);
  });

  it('adds fees per request', () => {
    // Perplexity sonar-pro: $3 and $15 per million, $14 per 1,000 requests.
    check('perplexity/sonar-pro', { inputTokens: 1000, outputTokens: 1000 }, 0.003 + 0.015 + 0.014);
  });

  it('is unknown, not 0, for answers of a model without output price', () => {
    check('openai/text-embedding-3-small', { inputTokens: 10, outputTokens: 1 }, null);
  });

  it('scales every price, for discounts and batches', () => {
    const rates = {
      input: flatRate(2),
      output: flatRate(8),
      cacheRead: flatRate(1),
      cacheWrite: null,
      usdPerRequest: 0.01,
    };
    assert.deepEqual(scaleRates(rates, 0.5), {
      input: flatRate(1),
      output: flatRate(4),
      cacheRead: flatRate(0.5),
      cacheWrite: null,
      usdPerRequest: 0.005,
    });
  });

  it('agrees with the library on every model of every provider, on both sides of every tier', () => {
    const compared = catalogueProviderIds().reduce((count, id) => {
      const provider = bundledPriceData.provider(id);
      assert.ok(provider, `${id} is a provider of the price list`);
      return count + provider.models.reduce((models, model) => models + compareWithLibrary(provider, model), 0);
    }, 0);
    assert.ok(compared > 1000, `${compared} comparisons`);
  });
});

function compareWithLibrary(provider: Provider, model: ModelInfo): number {
  const only = { ...provider, models: [{ ...model, match: { equals: model.id } }] };
  let compared = 0;
  for (const inputTokens of [0, 1000, 200_000, 200_001, 272_000, 272_001]) {
    const cacheReadTokens = Math.floor(inputTokens / 2);
    const usage = { input_tokens: inputTokens, output_tokens: 500, cache_read_tokens: cacheReadTokens };
    const expected = calcPrice(usage, model.id, { provider: only, timestamp: noon });
    assert.ok(expected, model.id);
    const rates = ratesOfModelPrice(expected.model_price);
    if ('reason' in rates || rates.output === null) continue;
    const usd = costOfUsage(rates, { inputTokens, outputTokens: 500, cacheReadTokens, cacheWriteTokens: 0 });
    assert.ok(usd !== null && Math.abs(usd - expected.total_price) < 1e-9, `${provider.id}/${model.id}: ${usd}`);
    compared += 1;
  }
  return compared;
}
