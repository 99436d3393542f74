import assert from 'node:assert/strict';
import { createTokenCounter } from '../../../../src/core/tokens/counter.ts';
import { createModelTokenizer } from '../../../../src/core/tokens/prompt-tokenizer.ts';
import { loadBytes } from '../../../support/assets.ts';
import { estimateOf, message } from '../../../support/estimates.ts';

describe('estimates with the real tokenizers', () => {
  it('are exact for literal text on gpt-4o, and assumed where the tokenizer is approximated', async () => {
    const counter = await createTokenCounter(loadBytes);
    const estimate = estimateOf(
      {
        segments: [message('user', 'Hello world')],
        outputLimit: { value: 100, parameter: 'max_tokens', source: 'literal', range: null },
      },
      { tokenizerOf: (provider, model, operation) => createModelTokenizer(counter, provider, model, operation) },
    );
    // 2 tokens of text, 4 around the message, 3 that prime the answer.
    assert.deepEqual(estimate.inputTokens, { value: 9, low: 9, high: 9, basis: 'exact' });
    assert.equal(estimate.tokenizer, 'o200k_base');
    assert.equal(estimate.perCall.cost?.basis, 'exact');
    const sonnet = estimate.tiers.find((row) => row.model === 'claude-sonnet-5');
    assert.equal(sonnet?.inputTokens.basis, 'assumed');
    assert.equal(sonnet?.perCall.cost?.basis, 'assumed');
  });
});
