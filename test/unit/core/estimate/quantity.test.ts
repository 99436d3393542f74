import assert from 'node:assert/strict';
import {
  exactly,
  sumOf,
  times,
  unknownQuantity,
  weakestBasis,
  widened,
} from '../../../../src/core/estimate/quantity.ts';
import type { Quantity } from '../../../../src/core/model.ts';

const assumed: Quantity = { value: 300, low: 225, high: 375, basis: 'assumed' };

function check(parts: readonly Quantity[], expected: Quantity): void {
  assert.deepEqual(sumOf(parts), expected);
}

describe('quantities', () => {
  it('add up with the weakest basis', () => {
    check([exactly(5), exactly(7)], exactly(12));
    check([exactly(5), assumed], { value: 305, low: 230, high: 380, basis: 'assumed' });
    check([], exactly(0));
  });

  it('lose their upper end, and certainty, with an unknown part, but not what is known', () => {
    const expected: Quantity = { value: 5, low: 5, high: null, basis: 'assumed', reason: 'history' };
    check([exactly(5), unknownQuantity('history')], expected);
    check([unknownQuantity('history')], unknownQuantity('history'));
    check([unknownQuantity('a'), unknownQuantity('b')], unknownQuantity('a; b'));
  });

  it('widen by a share and multiply', () => {
    assert.deepEqual(widened({ value: 300, low: 300, high: 300, basis: 'assumed' }, 0.25), assumed);
    assert.equal(widened(exactly(10), 2).low, 0);
    assert.deepEqual(times({ value: null, low: 1, high: null, basis: 'assumed' }, 3).low, 3);
  });

  it('are as certain as the least certain of them', () => {
    assert.equal(weakestBasis(['measured', 'configured', 'exact'], 'exact'), 'configured');
    assert.equal(weakestBasis(['assumed', 'unknown'], 'exact'), 'unknown');
    assert.equal(weakestBasis([], 'exact'), 'exact');
  });
});
