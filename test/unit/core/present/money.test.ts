import assert from 'node:assert/strict';
import {
  formatCost,
  formatCostOrUnknown,
  formatUsd,
  formatUsdPerThousandCalls,
  formatUsdRange,
} from '../../../../src/core/present/money.ts';

function check(usd: number, expected: string): void {
  assert.equal(formatUsd(usd), expected);
}

function checkRange(low: number, high: number | null, expected: string): void {
  assert.equal(formatUsdRange(low, high), expected);
}

describe('formatUsd', () => {
  it('shows two significant digits below $1, never scientific', () => {
    check(0.0042, '$0.0042');
    check(0.004, '$0.0040');
    check(0.00000042, '$0.00000042');
    check(4.2e-9, '$0.0000000042');
    check(0.5, '$0.50');
    check(0.994, '$0.99');
  });
  it('moves to cents where rounding reaches $1', () => {
    check(0.996, '$1.00');
    check(1, '$1.00');
    check(12.346, '$12.35');
    check(99.99, '$99.99');
  });
  it('shows whole dollars from $100', () => {
    check(99.994, '$99.99');
    check(99.996, '$100');
    check(100, '$100');
    check(904.5, '$905');
    check(1010, '$1,010');
    check(9999.4, '$9,999');
  });
  it('shortens from ten thousand', () => {
    check(9999.5, '$10k');
    check(10_000, '$10k');
    check(12_400, '$12.4k');
    check(960_000, '$960k');
    check(999_960, '$1M');
    check(1_250_000_000, '$1.3B');
  });
  it('shows nothing as nothing', () => check(0, '$0'));
});

describe('formatUsdRange', () => {
  it('has one dollar sign and an en dash', () => {
    checkRange(0.0042, 0.011, '$0.0042–0.011');
    checkRange(0, 0.011, '$0–0.011');
    checkRange(0.5, 1.5, '$0.50–1.50');
    checkRange(905, 1010, '$905–1,010');
  });
  it('writes both ends at the scale of the larger', () => {
    checkRange(9500, 12_400, '$9.5k–12.4k');
    checkRange(200, 12_000, '$200–12k');
  });
  it('is one number where both ends look the same', () => checkRange(0.00421, 0.00422, '$0.0042'));
  it('is open upwards where nothing bounds it', () => checkRange(0.0042, null, '≥$0.0042'));
});

describe('formatCost', () => {
  it('marks everything that is not exact', () => {
    assert.equal(formatCost({ low: 1, high: 1, currency: 'USD', basis: 'exact' }), '$1.00');
    for (const basis of ['assumed', 'configured', 'measured'] as const) {
      assert.equal(formatCost({ low: 1, high: 2, currency: 'USD', basis }), '≈$1.00–2.00');
    }
  });
  it('is marked once where nothing bounds it', () => {
    assert.equal(formatCost({ low: 1, high: null, currency: 'USD', basis: 'assumed' }), '≥$1.00');
  });
  it('shows an unknown cost as a question mark, not as nothing', () => {
    assert.equal(formatCostOrUnknown({ cost: null, reason: 'no price' }), '?');
  });
  it('can be for a thousand calls', () => assert.equal(formatUsdPerThousandCalls(0.0042), '$4.20 / 1k calls'));
});
