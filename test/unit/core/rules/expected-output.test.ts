import assert from 'node:assert/strict';
import { advise } from '../../../../src/core/advice/advise.ts';
import type { Call, CallOptions } from '../../../../src/core/model.ts';
import type { ModelFacts } from '../../../../src/core/prices/capabilities.ts';
import { createAdviser } from '../../../../src/core/rules/adviser.ts';
import { expectedOutputOf } from '../../../../src/core/rules/expected-output.ts';
import { makeCall } from '../../../support/calls.ts';
import { message } from '../../../support/estimates.ts';

const plain: ModelFacts = {
  contextWindow: 128_000,
  maxOutputTokens: 16_384,
  tools: true,
  vision: true,
  reasoning: false,
  deprecated: false,
  retired: false,
};

interface Expectation {
  readonly model?: string;
  readonly facts?: ModelFacts | null;
  readonly call?: Partial<Call>;
  readonly options?: Partial<CallOptions>;
}

/** What is expected of an answer to a prompt, in words; null where nothing is. */
function check(
  prompt: string,
  expected: RegExp | null,
  { model, facts = plain, call, options }: Expectation = {},
): void {
  const base = makeCall({
    model: { value: model ?? 'gpt-4o', source: 'literal', range: null },
    outputLimit: null,
    segments: [message('user', prompt)],
    ...call,
  });
  const asked = { ...base, options: { ...base.options, ...options } };
  const quantity = expectedOutputOf(asked, facts, createAdviser(advise));
  if (expected === null || quantity === null) {
    assert.deepEqual([quantity, expected], [null, null], prompt);
    return;
  }
  assert.match(quantity.reason ?? '', expected);
  assert.deepEqual([quantity.value, quantity.low, quantity.basis], [null, 1, 'assumed']);
  assert.ok(quantity.high !== null && quantity.high < 1000);
}

const label = 'Is this mail spam? Answer yes or no only. {mail}';

describe('expected answers', () => {
  it('end where the prompt bounds them, and say why', () => {
    check(label, /^answer of at most \d+ tokens assumed, for yes or no \(no output limit is set\)$/);
    check(
      'Summarize the mail in at most 50 words: {mail}',
      /^answer of at most \d+ tokens assumed, by “at most 50 words”/,
    );
    const schema = { text: '{"type":"object","properties":{"score":{"type":"number"}}}', range: null, count: null };
    check('Rate the mail: {mail}', /assumed, by the response schema/, {
      call: { responseSchema: { ...schema, complete: true } },
    });
  });

  it('are not known where the prompt leaves them open', () => {
    check('Write a story about {mail}', null);
    check('Tell me about {mail}', null);
  });

  it('are not known where a limit is set, which bounds them itself', () =>
    check(label, null, {
      call: { outputLimit: { value: 100, parameter: 'max_tokens', source: 'literal', range: null } },
    }));

  it('are not known for models that may reason, unless that is turned off', () => {
    const reasoning = { ...plain, reasoning: true };
    check(label, null, { facts: reasoning });
    check(label, null, { facts: null });
    check(label, null, { options: { reasoningEffort: 'low' } });
    check(label, /yes or no/, { facts: reasoning, options: { reasoningEffort: 'none' } });
    check(label, /yes or no/, { facts: reasoning, options: { reasoningBudgetTokens: 0 } });
    check(label, /yes or no/, { model: 'claude-sonnet-4-5', facts: reasoning });
  });
});
