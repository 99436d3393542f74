import assert from 'node:assert/strict';
import { createModelFacts } from '../../../../src/core/prices/capabilities.ts';
import { retirementOf } from '../../../../src/core/prices/retirements.ts';

const factsOf = createModelFacts();

function check(provider: string | null, model: string, expected: string | null | 'no day') {
  const found = retirementOf(provider, model, factsOf(model));
  assert.equal(found === null ? null : (found.day ?? 'no day'), expected, model);
}

describe('the day on which a model is switched off', () => {
  it('is known for those that their vendor has announced', () => {
    check('openai', 'gpt-4-turbo', '2026-10-23');
    check('openai', 'gpt-4.5-preview', '2025-07-14');
    check('openai', 'o1-mini-2024-09-12', '2025-10-27');
    check('anthropic', 'claude-3-opus-20240229', '2026-01-05');
    check('anthropic', 'claude-3-7-sonnet-latest', '2026-02-19');
    check('anthropic', 'claude-opus-4-1', '2026-08-05');
    check('google', 'gemini-1.5-flash', '2025-09-29');
    check('google', 'models/gemini-2.5-pro', '2026-12-01');
  });

  it('is not invented where only the fact is known', () => check('x-ai', 'grok-4-0709', 'no day'));

  it('holds for no model that is served', () => {
    for (const model of ['gpt-4o', 'gpt-4.1', 'gpt-5.4', 'gpt-4o-mini', 'gpt-3.5-turbo-custom', 'o3'])
      check('openai', model, null);
    for (const model of ['claude-opus-5-5', 'claude-sonnet-4-5', 'claude-haiku-4-5']) check('anthropic', model, null);
    for (const model of ['gemini-2.5-flash-lite', 'gemini-3.8-flash', 'gemini-2.5-pro-tts'])
      check('google', model, null);
  });

  it('says nothing about what others serve', () => {
    check('azure', 'gpt-4-turbo', null);
    check('bedrock', 'claude-3-opus-20240229', null);
    check('google-vertex', 'gemini-2.5-pro', null);
    check('openrouter', 'openai/gpt-4-turbo', null);
    check(null, 'gpt-4-turbo', null);
  });
});
