import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createPriceCatalogue } from '../../../../src/core/prices/catalogue.ts';
import { bundledPriceData, bundledPricesDay } from '../../../../src/core/prices/data.ts';
import { noOverrides, type PriceOverrides } from '../../../../src/core/prices/overrides.ts';
import { sizeOf } from '../../../../src/core/prices/refresh.ts';

const noon = new Date('2026-11-22T12:00:00Z');

/** Looks a model up; the answer is `provider/model input/output basis` or the reason. */
function check(
  provider: string | null,
  model: string,
  expected: string,
  overrides: Partial<PriceOverrides> = {},
  at = noon,
): readonly string[] {
  const lookup = createPriceCatalogue({ at, overrides: { ...noOverrides, ...overrides } }).find(provider, model);
  if (lookup.kind === 'unpriced') {
    assert.equal(lookup.reason, expected);
    return [];
  }
  const { price } = lookup;
  const output = price.rates.output === null ? '-' : price.rates.output.base;
  assert.equal(`${price.provider}/${price.model} ${price.rates.input.base}/${output} ${price.basis}`, expected);
  return price.notes;
}

describe('spellings of a model', () => {
  it('reads the spellings of each provider', () => {
    check('openai', 'gpt-4o', 'openai/gpt-4o 2.5/10 exact');
    check('openai', 'openai/gpt-5', 'openai/gpt-5 1.25/10 exact');
    check('openai', 'text-embedding-3-small', 'openai/text-embedding-3-small 0.02/- exact');
    check('anthropic', 'claude-sonnet-4-5-20250929', 'anthropic/claude-sonnet-4-5 3/15 exact');
    check('anthropic', 'anthropic/claude-sonnet-4.5', 'anthropic/claude-sonnet-4-5 3/15 exact');
    check('google', 'models/gemini-2.5-pro', 'google/gemini-2.5-pro 1.25/10 exact');
    check('vertex', 'publishers/google/models/gemini-2.5-pro', 'google/gemini-2.5-pro 1.25/10 exact');
    check('vertex', 'claude-sonnet-4-5@20250929', 'google/claude-sonnet-4-5 3/15 exact');
    check('groq', 'openai/gpt-oss-120b', 'groq/openai/gpt-oss-120b 0.15/0.6 exact');
    check('xai', 'grok-4.6', 'x-ai/grok-4.6 2/6 exact');
    check('moonshot', 'kimi-k2.6', 'moonshotai/kimi-k2.6 0.95/4 exact');
    check('openrouter', 'anthropic/claude-sonnet-4.5', 'openrouter/anthropic/claude-sonnet-4.5 3/15 exact');
  });

  it('prices Bedrock ids with their regional surcharge, in profiles and ARNs', () => {
    const sonnet = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
    check('bedrock', `global.${sonnet}`, `aws/global.${sonnet} 3/15 exact`);
    check('aws', `us.${sonnet}`, `aws/regional.${sonnet} 3.3/16.5 exact`);
    check(null, `us.${sonnet}`, `aws/regional.${sonnet} 3.3/16.5 exact`);
    const arn = `arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.${sonnet}`;
    check('bedrock', arn, `aws/regional.${sonnet} 3.3/16.5 exact`);
    check('bedrock', 'amazon.nova-pro-v1:0', 'aws/amazon.nova-pro-v1:0 0.8/3.2 exact');
    const hidden = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc';
    check('bedrock', hidden, `${hidden} hides the model: add it to aliases in callcost.yml`);
  });
});

describe('provider of a model', () => {
  it('takes the provider out of gateway ids', () => {
    check('litellm', 'openai/gpt-4o', 'openai/gpt-4o 2.5/10 exact');
    check(null, 'gemini/gemini-2.5-pro', 'google/gemini-2.5-pro 1.25/10 exact');
    check(null, 'vertex_ai/gemini-2.5-pro', 'google/gemini-2.5-pro 1.25/10 exact');
    check(null, 'openai:gpt-5', 'openai/gpt-5 1.25/10 exact');
    check('litellm', 'openrouter/openai/gpt-4o', 'openrouter/openai/gpt-4o 2.5/10 exact');
    check('gateway', 'anthropic/claude-sonnet-4.5', 'anthropic/claude-sonnet-4-5 3/15 exact');
    check('litellm', 'ollama/llama3', localReason);
  });

  it('decides the vendor only of unmistakable ids, and says so', () => {
    const notes = check(null, 'gpt-4o', 'openai/gpt-4o 2.5/10 assumed');
    assert.deepEqual(notes, ['gpt-4o is priced as sold by openai; the source does not name the provider']);
    check(null, 'claude-haiku-4-5', 'anthropic/claude-haiku-4-5 1/5 assumed');
    check(null, 'gpt-oss-120b', 'no price for gpt-oss-120b: the provider is not known');
    check(null, 'llama-3.3-70b', 'no price for llama-3.3-70b: the provider is not known');
  });

  it('leaves Azure deployments unpriced until an alias names the model', () => {
    check('azure', 'gpt-4o', 'gpt-4o is an Azure deployment name, not a model: add it to aliases in callcost.yml');
    const aliases = { 'support-prod': 'gpt-4o', routed: 'azure/gpt-5' };
    const notes = check('azure', 'support-prod', 'azure/gpt-4o 2.5/10 configured', { aliases });
    assert.deepEqual(notes, ['support-prod is gpt-4o (aliases in callcost.yml)']);
    check('litellm', 'routed', 'azure/gpt-5 1.25/10 configured', { aliases });
    for (const model of ['gpt-4o', 'support-prod']) {
      const resolved = createPriceCatalogue({ at: noon, overrides: { ...noOverrides, aliases } }).findConfigured(
        'azure',
        model,
      );
      assert.ok(resolved.kind === 'priced');
      assert.equal(`${resolved.price.model} ${resolved.price.basis}`, 'gpt-4o configured');
      assert.equal(resolved.price.notes.length, 1);
    }
  });
});

describe('unknown prices', () => {
  it('never answers $0 for units that the usage lacks', () => {
    check('openai', 'whisper-1', 'no price: whisper-1 is priced per hour of audio, not per token');
    check('groq', 'whisper-large-v3', 'no price: whisper-large-v3 is priced per hour of audio, not per token');
    check('mistral', 'mistral-ocr-latest', 'no price: mistral-ocr-latest is priced per page, not per token');
    check('openai', 'omni-moderation-latest', 'no price: omni-moderation-latest is listed without a price');
    check('openai', 'tts-1', 'no price for tts-1 in the list of openai');
    check('ollama', 'llama3', localReason);
    check('replicate', 'meta/llama-3', 'no price list for replicate');
    check('openai', 'constructor', 'no price for constructor in the list of openai');
  });

  it('believes in a free model only where the list states it', () => {
    const llama = 'meta-llama/llama-3.3-70b-instruct:free';
    check('openrouter', llama, `openrouter/${llama} 0/0 exact`);
    check('openrouter', 'openai/gpt-4o:free', 'no price for openai/gpt-4o:free in the list of openrouter');
    check('openrouter', 'openai/gpt-4o:nitro', 'openrouter/openai/gpt-4o 2.5/10 assumed');
  });

  it('does not price a model as another version of it, nor a fine-tune as its base', () => {
    check('anthropic', 'claude-sonnet-5-5', 'no price for claude-sonnet-5-5 in the list of anthropic');
    check('aws', 'amazon.titan-embed-text-v2:0', 'no price for amazon.titan-embed-text-v2:0 in the list of aws');
    check('openai', 'ft:gpt-4o-mini-2024-07-18:acme::x', 'openai/ft:gpt-4o-mini 0.3/1.2 exact');
    check('openai', 'ft:gpt-4-0613:acme::x', 'no price for ft:gpt-4-0613:acme::x in the list of openai');
  });
});

describe('own prices', () => {
  it('lets callcost.yml decide first', () => {
    const models = { 'my-finetune': { input: 3, output: 12 }, 'gpt-4o': { input: 2, output: 8 }, llama3: server };
    check('openai', 'my-finetune', 'openai/my-finetune 3/12 configured', { models });
    check('azure', 'gpt-4o', 'azure/gpt-4o 2/8 configured', { models });
    // $3.60 an hour at 100 tokens a second: 360,000 tokens an hour, $10 per million.
    check('ollama', 'llama3', 'ollama/llama3 0/10 configured', { models });
  });

  it('takes discounts off list prices, not off own prices', () => {
    check('openai', 'gpt-4o', 'openai/gpt-4o 2.25/9 configured', { discounts: { openai: 0.1 } });
    check('bedrock', 'amazon.nova-pro-v1:0', 'aws/amazon.nova-pro-v1:0 0.4/1.6 configured', {
      discounts: { aws: 0.5 },
    });
    const own = { discounts: { openai: 0.1 }, models: { 'gpt-4o': { input: 2, output: 8 } } };
    check('openai', 'gpt-4o', 'openai/gpt-4o 2/8 configured', own);
    check('google', 'gemini-2.5-pro', 'google/gemini-2.5-pro 1.25/10 exact', { discounts: { vertex: 0.1 } });
  });
});

describe('prices and time', () => {
  it('points floating names to the present model and says where sources disagree', () => {
    const notes = check('mistral', 'mistral-large-latest', 'mistral/mistral-large-2512 0.5/1.5 assumed');
    assert.deepEqual(notes, [
      'mistral-large-latest points to mistral-large-2512 (models.dev, 2 Jul 2026: $0.5/$1.5)',
      'sources disagree: the price list still has $2/$6 for mistral-large-latest',
    ]);
    check('mistral', 'mistral-medium-latest', 'mistral/mistral-medium-3-5 1.5/7.5 assumed');
    check('mistral', 'mistral-small-latest', 'mistral/mistral-small-2603 0.15/0.6 assumed');
    check('mistral', 'codestral-latest', 'mistral/codestral-2508 0.3/0.9 assumed');
    check('mistral', 'ministral-8b-latest', 'mistral/ministral-8b-2512 0.15/0.15 assumed');
    check('deepseek', 'deepseek-chat', 'deepseek/deepseek-v4-flash 0.22/0.66 assumed');
    check('deepseek', 'deepseek-reasoner', 'deepseek/deepseek-v4-flash 0.22/0.66 assumed');
  });

  it('uses the prices of the given day, and all hours where the clock decides', () => {
    check(
      'google',
      'gemini-3.8-flash',
      'google/gemini-3.8-flash 0.75/3.75 exact',
      {},
      new Date('2026-12-31T23:59:59Z'),
    );
    check('google', 'gemini-3.8-flash', 'google/gemini-3.8-flash 1.5/7.5 exact', {}, new Date('2027-01-01T00:00:00Z'));
    const deepseek = createPriceCatalogue({ at: noon }).find('deepseek', 'deepseek-v4-pro');
    assert.ok(deepseek.kind === 'priced');
    assert.deepEqual(
      deepseek.price.otherHours.map((rates) => rates.input.base),
      [1.32],
    );
    assert.equal(deepseek.price.tier, 'small');
  });

  it('dates the bundled prices', () => {
    const manifest: unknown = JSON.parse(readFileSync('node_modules/@pydantic/genai-prices/package.json', 'utf8'));
    const version =
      typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : null;
    assert.equal(bundledPriceData.source, `@pydantic/genai-prices ${version}`);
    const { newestPrice, models } = sizeOf(bundledPriceData, new Date(`${bundledPricesDay}T00:00:00Z`));
    assert.equal(newestPrice, '2026-09-22');
    assert.equal(sizeOf(bundledPriceData, noon).newestPrice, newestPrice);
    assert.ok(models > 1000, `${models} models`);
  });

  it('lists models with their prices', () => {
    const catalogue = createPriceCatalogue({ at: noon });
    const ids = catalogue.list('gpt-6', 'openai').map((price) => price.model);
    assert.deepEqual(ids, ['gpt-6-astra', 'gpt-6-luna', 'gpt-6-sol']);
    assert.ok(catalogue.list('').length > 900);
    assert.deepEqual(catalogue.list('gpt', 'no-such-provider'), []);
  });
});

const localReason = 'no API price: the model runs on a server of your own, compute is not counted';
const server = { usdPerHour: 3.6, tokensPerSecond: 100 };
