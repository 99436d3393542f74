import assert from 'node:assert/strict';
import type { Call, CostOrReason } from '../../../../src/core/model.ts';
import { type contextOf, estimateOf, message, words } from '../../../support/estimates.ts';

type Context = Parameters<typeof contextOf>[0];

/** Cost per call in dollars as `low–high basis`, `low+` where it is open, or the reason. */
function check(changes: Partial<Call>, expected: string, context: Context = {}): void {
  assert.equal(shown(estimateOf(changes, context).perCall), expected);
}

function shown({ cost, reason }: CostOrReason): string {
  if (cost === null) return reason ?? '';
  const [low, high] = [cost.low, cost.high].map((usd) => (usd === null ? null : Number(usd.toPrecision(10))));
  if (high === null) return `${low}+ ${cost.basis}`;
  return low === high ? `${low} ${cost.basis}` : `${low}–${high} ${cost.basis}`;
}

/** 1,000 input tokens: 997 words and 3 of framing. */
const thousand = [message('user', words(997))];
const limit = (value: number) => ({ value, parameter: 'max_tokens', source: 'literal' as const, range: null });
const model = (value: string) => ({ value, source: 'literal' as const, range: null });

describe('cost per call', () => {
  it('goes from one token of output to the limit, and is exact when its ends are', () => {
    // gpt-4o: 1,000 × $2.50/M = 0.0025; 1 token × $10/M = 0.00001; 500 tokens = 0.005.
    check({ segments: thousand, outputLimit: limit(500) }, '0.00251–0.0075 exact');
  });

  it('has no upper end without limit and expectation: the longest answer of the model is no expectation', () => {
    // 16,384 × $10/M = 0.16384.
    check({ segments: thousand }, '0.00251+ assumed');
    // No maximum is known of command-r: $0.15 and $0.60 per million.
    check({ segments: thousand, provider: 'cohere', model: model('command-r') }, '0.0001506+ assumed');
  });

  it('uses the expected answer, never above the limit', () => {
    const expectedOutput = { value: 100, low: 50, high: 200, basis: 'assumed' as const };
    check({ segments: thousand }, '0.003–0.0045 assumed', { expectedOutput });
    check({ segments: thousand, outputLimit: limit(150) }, '0.003–0.004 assumed', { expectedOutput });
    check({ segments: thousand }, '0.0035 configured', { sizes: { outputTokens: 100 } });
  });

  it('is exact for embeddings of literal text', () => {
    const embedding = { operation: 'embedding', model: model('text-embedding-3-small') } as const;
    // No framing: 1,000 × $0.02/M.
    check({ ...embedding, segments: [message('user', words(1000))] }, '0.00002 exact');
  });

  it('takes its basis from the weakest part', () => {
    const outputLimit = limit(100);
    const segments = [message('user', `${words(97)} {ticket}`)];
    // 97 + 300 + 3 of framing ± 1 joint: 399 × $2.50/M + 1 × $10/M to 401 × $2.50/M + 100 × $10/M.
    check({ segments, outputLimit }, '0.0010075–0.0020025 assumed');
    const sizes = { configuredVariables: { ticket: 300 } };
    check({ segments, outputLimit }, '0.0010075–0.0020025 configured', { sizes });
    check({ segments: thousand, outputLimit: { ...outputLimit, source: 'env' } }, '0.00251–0.0035 assumed');
    const fromEnvironment = { ...model('gpt-4o'), source: 'env' as const };
    check({ segments: thousand, outputLimit, model: fromEnvironment }, '0.00251–0.0035 assumed');
    check({ segments: thousand, outputLimit }, '0.002259–0.00315 configured', {
      overrides: { discounts: { openai: 0.1 } },
    });
  });

  it('is priced on Azure once an alias says which model a deployment runs', () => {
    const azure = { segments: thousand, outputLimit: limit(500), provider: 'azure' };
    check({ ...azure, model: { ...model('gpt-4o'), source: 'config' } }, '0.00251–0.0075 configured');
    check(azure, 'gpt-4o is an Azure deployment name, not a model: add it to aliases in callcost.yml');
  });

  it('has no upper end with hidden input', () => {
    check({ segments: thousand, outputLimit: limit(500), hiddenInput: ['earlier turns'] }, '0.00251+ assumed');
  });

  it('multiplies output by the number of completions', () => {
    const options = { ...estimateOptions, choices: 3 };
    check({ segments: thousand, outputLimit: limit(500), options }, '0.00253–0.0175 exact');
    const open = { ...estimateOptions, choices: 'dynamic' as const };
    check({ segments: thousand, outputLimit: limit(500), options: open }, '0.00251+ assumed');
  });

  it('changes price above the long-context threshold', () => {
    const sol = { model: model('gpt-6-sol'), outputLimit: { ...limit(1), value: 1 } };
    // 272,000 × $2/M + 1 × $10/M; one token more: 272,001 × $4/M + 1 × $15/M.
    check({ ...sol, segments: [message('user', words(271_997))] }, '0.54401 exact');
    check({ ...sol, segments: [message('user', words(271_998))] }, '1.088019 exact');
    const gemini = { ...sol, provider: 'google', model: model('gemini-2.5-pro') };
    // 200,000 × $1.25/M + 1 × $10/M; one token more: 200,001 × $2.50/M + 1 × $15/M.
    check({ ...gemini, segments: [message('user', words(199_997))] }, '0.25001 exact');
    check({ ...gemini, segments: [message('user', words(199_998))] }, '0.5000175 exact');
  });

  it('covers all hours where the price follows the clock', () => {
    // DeepSeek V4 Pro: $0.66 and $1.98 off peak, twice that at peak.
    const deepseek = { provider: 'deepseek', model: model('deepseek-v4-pro'), outputLimit: limit(1000) };
    check({ ...deepseek, segments: thousand }, '0.00066198–0.00528 exact');
  });

  it('follows the service tier, and is unknown where its price is', () => {
    const tier = (serviceTier: string) => ({ options: { ...estimateOptions, serviceTier }, outputLimit: limit(500) });
    check({ segments: thousand, ...tier('flex') }, '0.001255–0.00375 exact');
    check({ segments: thousand, ...tier('auto') }, '0.00251–0.0075 exact');
    check({ segments: thousand, ...tier('priority') }, 'no price for service tier priority of openai');
    check({ segments: thousand, ...tier('dynamic') }, 'no price for service tier dynamic of openai');
  });
});

describe('unknown cost', () => {
  it('is a reason, never 0', () => {
    check({ model: null, segments: thousand }, 'no model is set: the default of the provider applies');
    check({ segments: [] }, 'the prompt is not in the source');
    check({ model: model('my-finetune'), segments: thousand }, 'no price for my-finetune in the list of openai');
    check({ operation: 'model-declaration' }, 'counted at its requests');
    check(
      { operation: 'audio', model: model('whisper-1') },
      'audio is billed by its length, which is not in the source',
    );
    check({ operation: 'image', model: model('gpt-image-1') }, 'images are billed by size and quality');
    const local = { provider: 'ollama', model: model('llama3'), segments: thousand };
    check(local, 'no API price: the model runs on a server of your own, compute is not counted');
    check(
      { operation: 'chat', model: model('text-embedding-3-small'), segments: thousand },
      'no output price for text-embedding-3-small',
    );
  });

  it('names the models that a dynamic one is chosen from', () => {
    const dynamic = {
      value: null,
      source: 'dynamic',
      reason: 'settings.model',
      candidates: ['gpt-4o', 'gpt-5'],
    } as const;
    check(
      { model: dynamic, segments: thousand },
      'the model is chosen at run time: settings.model (it chooses from gpt-4o, gpt-5)',
    );
  });
});

describe('cached and batch cost', () => {
  const both = (changes: Partial<Call>) => {
    const { perCallCached, perCallBatch } = estimateOf({ outputLimit: limit(500), ...changes });
    return [shown(perCallCached), shown(perCallBatch)];
  };

  it('reads the static prefix from the cache, from 1,024 tokens on', () => {
    // 1,024 + 300 for the variable + 667 + 6 of framing ± 1 joint = 1,996 to 1,998, of which 1,024 at half price:
    // 972 × $2.50/M + 1,024 × $1.25/M + 1 × $10/M to 974 × $2.50/M + 1,024 × $1.25/M + 500 × $10/M.
    const segments = [message('system', words(1024)), message('user', `{x} ${words(667)}`)];
    assert.equal(both({ segments })[0], '0.00372–0.008715 assumed');
    const [tooShort] = both({ segments: [message('system', words(1023)), message('user', '{x}')] });
    assert.equal(tooShort, 'the prefix of 1023 tokens is too short to be cached (openai: from 1024)');
  });

  it('halves the price in a batch where that is documented', () => {
    assert.equal(both({ segments: thousand })[1], '0.001255–0.00375 exact');
    const deepseek = { provider: 'deepseek', model: model('deepseek-v4-pro') };
    assert.equal(both({ segments: thousand, ...deepseek })[1], 'deepseek documents no batch price');
  });

  it('is the normal price of a call that is made in a batch', () => {
    const options = { ...estimateOptions, batch: true };
    check({ segments: thousand, outputLimit: limit(500), options }, '0.001255–0.00375 exact');
    const deepseek = { provider: 'deepseek', model: model('deepseek-v4-pro'), options };
    check({ segments: thousand, ...deepseek }, 'deepseek documents no batch price');
  });

  it('prices a marked prefix as read or written', () => {
    const sonnet = { provider: 'anthropic', model: model('claude-sonnet-4-5'), outputLimit: limit(100) };
    const segments = [message('system', words(2000), true), message('user', 'hi')];
    // 2,007 in all: 7 × $3/M, the prefix read at $0.30/M or written at $3.75/M, 1 to 100 tokens at $15/M.
    check({ ...sonnet, segments }, '0.000636–0.009021 exact');
    assert.equal(shown(estimateOf({ ...sonnet, segments }).perCallCached), '0.000636–0.002121 exact');
    const short = [message('system', words(1000), true), message('user', 'hi')];
    check({ ...sonnet, segments: short }, '0.003036–0.004521 exact');
  });
});

const estimateOptions: Call['options'] = {
  streaming: null,
  temperature: null,
  reasoningEffort: null,
  reasoningBudgetTokens: null,
  choices: null,
  serviceTier: null,
  batch: false,
};
