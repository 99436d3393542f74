import assert from 'node:assert/strict';
import modelsByEncoding from 'tiktoken/model_to_encoding.json' with { type: 'json' };
import { type TokenizerFamily, tokenizerFamilyOf } from '../../../../src/core/tokens/families.ts';

function check(expected: TokenizerFamily, ...models: readonly (string | readonly [provider: string, model: string])[]) {
  for (const entry of models) {
    const [provider, model] = typeof entry === 'string' ? [null, entry] : entry;
    assert.equal(tokenizerFamilyOf(provider, model), expected, `${provider}: ${model}`);
  }
}

describe('tokenizerFamilyOf', () => {
  it('knows the encoding of every model that tiktoken knows', () => {
    const encodings = Object.entries(modelsByEncoding);
    assert.ok(encodings.length > 80);
    for (const [model, encoding] of encodings) {
      const isBuiltIn = encoding === 'o200k_base' || encoding === 'cl100k_base';
      assert.equal(tokenizerFamilyOf('openai', model), isBuiltIn ? encoding : 'gpt-3', model);
    }
  });

  it('takes later OpenAI models to be o200k_base where that is published', () => {
    check('o200k_base', 'gpt-4o', 'gpt-5', 'gpt-5.1-codex', 'gpt-5.5-pro', 'o3-pro', 'gpt-5-nano', 'gpt-oss-120b');
    check('o200k_base', 'openai.gpt-oss-20b-1:0', 'openai/gpt-oss-120b', 'gpt-oss:20b', 'codex-mini-latest');
    check('o200k_base-assumed', 'gpt-5.6-sol', 'gpt-6-luna', 'gpt-5.10', ['openai', 'something-new'], 'openai/gpt-6');
  });

  it('sees through fine-tuning, gateways, clients and dates', () => {
    check('o200k_base', 'ft:gpt-4o-mini-2024-07-18:acme::abc', 'openai/gpt-4.1-mini', 'openai:gpt-4o', 'azure/gpt-4o');
    check('o200k_base', 'openrouter/openai/gpt-4o:extended', ' GPT-4o ', 'gpt-4o-2024-08-06', 'openai-responses:o3');
    check('cl100k_base', 'text-embedding-3-small', 'gpt-4', 'gpt-4-turbo', 'gpt-35-turbo-16k', 'openai/gpt-3.5-turbo');
  });
});

describe('tokenizerFamilyOf, other vendors', () => {
  it('tells the older Claude tokenizer from the newer one', () => {
    check('claude-2', 'claude-2.1', 'claude-instant-1.2', 'anthropic.claude-v2:1', 'anthropic.claude-v2');
    check('claude-3-to-4.6', 'claude-3-opus-20240229', 'claude-3-5-sonnet-latest', 'claude-3-7-sonnet-20250219');
    check('claude-3-to-4.6', 'claude-opus-4-20250514', 'claude-sonnet-4-0', 'claude-opus-4-6', 'claude-haiku-4-5');
    check('claude-3-to-4.6', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'anthropic/claude-sonnet-4.5');
    check(
      'claude-3-to-4.6',
      'claude-sonnet-4-5@20250929',
      'bedrock/eu.anthropic.claude-3-haiku-20240307-v1:0',
      'haiku',
    );
    check('claude-3-to-4.6', 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-5-sonnet-20240620-v1:0');
    check('claude-4.7-and-later', 'claude-opus-4-7', 'claude-opus-4.8', 'claude-opus-5', 'claude-opus-5-5', 'opus');
    check(
      'claude-4.7-and-later',
      'claude-sonnet-5',
      'claude-fable-5-1',
      'claude-mythos-5',
      'anthropic:claude-sonnet-5',
    );
    check('claude-4.7-and-later', 'global.anthropic.claude-opus-5-20260801-v1:0', ['anthropic', 'internal-model']);
  });

  it('knows the open families by name', () => {
    check('gemini', 'gemini-2.5-pro', 'models/gemini-3-pro-preview', 'google/gemini-3.8-flash', 'gemma3:27b');
    check('gemini', ['vertex_ai', 'publishers/google/models/some-model'], 'gemini-embedding-001', 'text-embedding-004');
    check(
      'llama-3',
      'llama-3.3-70b-versatile',
      'meta-llama/Llama-3.1-8B-Instruct',
      'us.meta.llama3-1-70b-instruct-v1:0',
    );
    check(
      'llama-3',
      'llama3.1:8b',
      'deepseek-r1-distill-llama-70b',
      'accounts/fireworks/models/llama-v3p1-8b-instruct',
    );
    check('sentencepiece-32k', 'llama2', 'codellama:13b', 'mixtral-8x7b-32768', 'mistral.mixtral-8x7b-instruct-v0:1');
    check('qwen', 'qwen3-max', 'Qwen/Qwen2.5-72B-Instruct', 'qwq-32b', 'deepseek-r1-distill-qwen-32b');
    check('deepseek', 'deepseek-chat', 'deepseek/deepseek-v4-pro', 'deepseek-ai/DeepSeek-V3', 'us.deepseek.r1-v1:0');
    check(
      'mistral',
      'mistral-large-latest',
      'ministral-8b-2512',
      'codestral-2508',
      'open-mistral-nemo',
      'magistral-small',
    );
  });

  it('says so when a tokenizer is not known', () => {
    check('other', 'llama-4-maverick', 'grok-4.6', 'command-a-03-2025', 'kimi-k3', 'amazon.nova-pro-v1:0', 'glm-5', '');
    check(
      'other',
      ['azure', 'support-prod'],
      ['openrouter', 'some/model'],
      ['nobody', 'x'],
      'constructor',
      '__proto__',
    );
    check('gpt-3', 'text-davinci-003', 'davinci', 'code-cushman-001', 'gpt2', 'davinci:ft-acme-2023');
  });
});
