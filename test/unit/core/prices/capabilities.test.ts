import assert from 'node:assert/strict';
import { createModelFacts, type ModelFacts } from '../../../../src/core/prices/capabilities.ts';

const factsOf = createModelFacts();

function check(model: string, expected: Partial<ModelFacts> | null): void {
  const facts = factsOf(model);
  if (expected === null || facts === null) assert.equal(facts, expected, model);
  else assert.deepEqual({ ...facts, ...expected }, facts, model);
}

describe('model facts', () => {
  it('know limits under every spelling of a model', () => {
    const opus = { contextWindow: 200_000, maxOutputTokens: 64_000 };
    check('claude-opus-4-5', opus);
    check('claude-opus-4-5-20251101', opus);
    check('claude-opus-4-5@20251101', opus);
    check('anthropic/claude-opus-4.5', opus);
    check('us.anthropic.claude-opus-4-5-20251101-v1:0', opus);
    check('regional.anthropic.claude-opus-4-5-v1:0', opus);
    check('gpt-4o', { contextWindow: 128_000, maxOutputTokens: 16_384, reasoning: false });
    check('gpt-4o-2024-08-06', { maxOutputTokens: 16_384 });
    check('gpt-5.4-mini', { maxOutputTokens: 128_000, tools: true, vision: true, reasoning: true });
  });

  it('know what is retired and what is only superseded', () => {
    check('claude-3-5-sonnet-latest', { retired: true });
    check('claude-sonnet-4-0', { retired: true });
    check('deepseek-chat', { retired: true });
    check('gpt-4o', { retired: false, deprecated: true });
    check('claude-sonnet-5', { retired: false, deprecated: false });
  });

  it('say nothing about models that nobody describes', () => {
    check('command-r', null);
    check('my-finetune', null);
    check('constructor', null);
    check('', null);
  });
});
