import assert from 'node:assert/strict';
import { createPriceCatalogue } from '../../../../src/core/prices/catalogue.ts';
import { laddersOf, providersWithLadders } from '../../../../src/core/prices/ladders.ts';
import {
  currentModelsOf,
  type ModelNeeds,
  oneTierDown,
  representativesOf,
} from '../../../../src/core/prices/replacements.ts';
import { tierOfPrice } from '../../../../src/core/prices/tiers.ts';

const catalogue = createPriceCatalogue({ at: new Date('2026-11-22T12:00:00Z') });
const noNeeds: ModelNeeds = { inputTokens: 1000, tools: false, vision: false, structuredOutput: false };

function priced(provider: string, model: string) {
  const lookup = catalogue.findListed(provider, model);
  assert.ok(lookup.kind === 'priced', `${provider} ${model} has no price`);
  return lookup.price;
}

/** The model one tier down, with the gentler one behind a comma; `none` when there is none. */
function check(provider: string, model: string, expected: string, needs: Partial<ModelNeeds> = {}): void {
  const step = oneTierDown(catalogue, priced(provider, model), { ...noNeeds, ...needs });
  const found = step === null ? 'none' : [step.model.model, step.gentler?.model].filter(Boolean).join(', ');
  assert.equal(found, expected, model);
}

describe('tiers', () => {
  it('are bands of the blended price', () => {
    assert.equal(tierOfPrice(2.0), 'small');
    assert.equal(tierOfPrice(2.01), 'mid');
    assert.equal(tierOfPrice(6.5), 'mid');
    assert.equal(tierOfPrice(6.51), 'frontier');
    // (3 × 1 + 5) / 4 is exactly the upper bound of small.
    assert.equal(priced('anthropic', 'claude-haiku-4-5').blendedUsdPerMillion, 2);
    assert.equal(priced('anthropic', 'claude-haiku-4-5').tier, 'small');
    assert.equal(priced('anthropic', 'claude-sonnet-5').tier, 'mid');
    assert.equal(priced('openai', 'gpt-6-astra').tier, 'frontier');
    assert.equal(priced('openai', 'text-embedding-3-large').tier, null);
  });

  it('ignore the regional surcharge', () => {
    const regional = priced('aws', 'us.anthropic.claude-haiku-4-5-20251001-v1:0');
    assert.equal(regional.rates.input.base, 1.1);
    assert.equal(regional.tier, 'small');
  });
});

describe('current models', () => {
  /** What may take over from a model, cheapest tier first. */
  function checkCurrent(provider: string, model: string, expected: readonly string[]): void {
    const found = currentModelsOf(catalogue, priced(provider, model)).map(({ price }) => price.model);
    assert.deepEqual(found, expected, model);
  }

  it('are those that stand for the tiers of a provider', () =>
    checkCurrent('openai', 'gpt-4o', ['gpt-6-luna', 'gpt-6-sol', 'gpt-6-astra']));

  it('are of the same maker where a provider sells models of several', () => {
    checkCurrent('openrouter', 'openai/gpt-5.4', ['openai/gpt-6-luna', 'openai/gpt-6-sol']);
    checkCurrent('openrouter', 'anthropic/claude-sonnet-4.5', [
      'anthropic/claude-haiku-4.5',
      'anthropic/claude-sonnet-5',
      'anthropic/claude-opus-5.5',
    ]);
    checkCurrent('openrouter', 'google/gemini-2.5-pro', []);
    checkCurrent('aws', 'global.anthropic.claude-sonnet-4-6-v1:0', [
      'global.anthropic.claude-haiku-4-5-20251001-v1:0',
      'global.anthropic.claude-sonnet-5-v1:0',
      'global.anthropic.claude-opus-5-5',
    ]);
  });
});

describe('ladders', () => {
  it('hold only models that exist, get cheaper step by step and are not retired', () => {
    const ladders = providersWithLadders().flatMap((provider) =>
      (laddersOf(provider)?.ladders ?? []).map((ladder) => ({ provider, steps: ladder.steps })),
    );
    for (const { provider, steps } of ladders) {
      const prices = steps.map((model) => priced(provider, model).blendedUsdPerMillion ?? 0);
      for (const [index, price] of prices.entries()) {
        assert.ok(price > 0 && price < (prices[index - 1] ?? Infinity), `${provider} ${steps[index]} is cheaper`);
        assert.notEqual(catalogue.factsOf(steps[index] ?? '')?.retired, true, steps[index]);
      }
    }
    assert.ok(ladders.flatMap((ladder) => ladder.steps).length > 50);
  });

  it('are joined by models that exist, at a step that costs less', () => {
    for (const provider of providersWithLadders()) {
      const ladders = laddersOf(provider);
      for (const [model, below] of Object.entries({ ...ladders?.joinsAt, ...ladders?.gentlerStep })) {
        const [from, to] = [priced(provider, model), priced(provider, below)];
        assert.ok((to.blendedUsdPerMillion ?? 0) < (from.blendedUsdPerMillion ?? 0), `${model} → ${below}`);
      }
    }
  });

  it('have one representative per tier, of that tier', () => {
    for (const provider of providersWithLadders()) {
      for (const { tier, price } of representativesOf(catalogue, provider)) {
        assert.equal(price.tier, tier, `${provider} ${price.model}`);
        assert.notEqual(catalogue.factsOf(price.model)?.retired, true, price.model);
      }
      const named = Object.values(laddersOf(provider)?.representatives ?? {}).filter((model) => model !== null);
      assert.equal(representativesOf(catalogue, provider).length, named.length, provider);
    }
  });
});

describe('one tier down', () => {
  it('stays in the generation', () => {
    check('openai', 'gpt-6-astra', 'gpt-6-sol');
    check('openai', 'gpt-6-sol', 'gpt-6-luna, gpt-5.4-mini');
    check('openai', 'gpt-5.6-sol', 'gpt-5.6-terra');
    check('openai', 'gpt-5.5', 'gpt-5.4-mini');
    check('openai', 'gpt-4o', 'gpt-4o-mini');
    check('openai', 'gpt-4o-2024-08-06', 'gpt-4o-mini');
    check('azure', 'gpt-5', 'gpt-5-mini');
    check('anthropic', 'claude-fable-5-1', 'claude-opus-5-5');
    check('anthropic', 'claude-opus-4-1-20250805', 'claude-sonnet-5');
    check('anthropic', 'claude-sonnet-4-5', 'claude-haiku-4-5');
    check('vertex', 'claude-sonnet-5', 'claude-haiku-4-5');
    check('google', 'gemini-3.1-pro-preview', 'gemini-3.8-flash');
    check('google', 'gemini-2.5-pro', 'gemini-2.5-flash');
    check('x-ai', 'grok-4.6', 'grok-4.3');
    check('mistral', 'mistral-medium-3-5', 'mistral-large-2512');
    check('deepseek', 'deepseek-v4-pro', 'deepseek-v4-flash');
    check('cohere', 'command-a', 'command-r');
    check('moonshotai', 'kimi-k3', 'kimi-k2.6');
    check('bedrock', 'amazon.nova-premier-v1:0', 'amazon.nova-pro-v1:0');
    check('bedrock', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', haikuOnBedrock);
    check('bedrock', 'us.anthropic.claude-sonnet-5', haikuOnBedrock);
  });

  it('ends at the bottom', () => {
    check('openai', 'gpt-6-luna', 'none');
    check('anthropic', 'claude-haiku-4-5', 'none');
    check('groq', 'llama-3.3-70b-versatile', 'none');
  });

  it('asks that the model can do what the call needs', () => {
    check('bedrock', 'amazon.nova-lite-v1:0', 'amazon.nova-micro-v1:0', { tools: true });
    check('bedrock', 'amazon.nova-lite-v1:0', 'none', { vision: true });
    check('deepseek', 'deepseek-v4-pro', 'none', { structuredOutput: true });
    check('anthropic', 'claude-sonnet-5', 'claude-haiku-4-5', { inputTokens: 200_000 });
    check('anthropic', 'claude-sonnet-5', 'none', { inputTokens: 200_001 });
    check('x-ai', 'grok-4.6', 'grok-4-1-fast-reasoning', { vision: true });
  });
});

const haikuOnBedrock = 'global.anthropic.claude-haiku-4-5-20251001-v1:0';
