import assert from 'node:assert/strict';
import { batchFactorOf, serviceTierFactorOf, smallestCachedPrefixOf } from '../../../../src/core/prices/terms.ts';

function check(tierOrBatch: string | null, provider: string, expected: number | string): void {
  const found = tierOrBatch === 'batch' ? batchFactorOf(provider) : serviceTierFactorOf(provider, tierOrBatch);
  assert.equal(found.factor ?? found.reason, expected);
}

describe('terms of providers', () => {
  it('halve batches where that is documented', () => {
    check('batch', 'openai', 0.5);
    check('batch', 'anthropic', 0.5);
    check('batch', 'deepseek', 'deepseek documents no batch price');
  });

  it('know service tiers with one factor for all models', () => {
    check(null, 'openai', 1);
    check('auto', 'openai', 1);
    check('flex', 'openai', 0.5);
    check('Standard_Only', 'anthropic', 1);
    check('priority', 'openai', 'no price for service tier priority of openai');
    check('dynamic', 'openai', 'no price for service tier dynamic of openai');
  });

  it('know the smallest cached prefix', () => {
    assert.equal(smallestCachedPrefixOf('openai', 'gpt-5.4'), 1024);
    assert.equal(smallestCachedPrefixOf('anthropic', 'claude-haiku-4-5'), 4096);
    assert.equal(smallestCachedPrefixOf('aws', 'global.anthropic.claude-haiku-4-5-20251001-v1:0'), 4096);
    assert.equal(smallestCachedPrefixOf('deepseek', 'deepseek-v4-pro'), 64);
  });
});
