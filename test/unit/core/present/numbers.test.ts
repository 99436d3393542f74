import assert from 'node:assert/strict';
import type { Basis, Quantity } from '../../../../src/core/model.ts';
import { counted, formatChange, grouped } from '../../../../src/core/present/numbers.ts';
import { formatOpenVariables, formatTokenCount, formatTokens } from '../../../../src/core/present/tokens.ts';

function checkCount(tokens: number, expected: string): void {
  assert.equal(formatTokenCount(tokens), expected);
}

function checkQuantity(low: number | null, high: number | null, basis: Basis, expected: string): void {
  const quantity: Quantity = { value: low, low, high, basis };
  assert.equal(formatTokens(quantity), expected);
}

describe('formatTokenCount', () => {
  it('is exact below a thousand', () => {
    checkCount(0, '0');
    checkCount(412, '412');
    checkCount(999, '999');
  });
  it('has one decimal below ten thousand, none above', () => {
    checkCount(999.6, '1k');
    checkCount(1000, '1k');
    checkCount(1240, '1.2k');
    checkCount(9949, '9.9k');
    checkCount(9951, '10k');
    checkCount(38_400, '38k');
    checkCount(128_000, '128k');
    checkCount(999_499, '999k');
    checkCount(999_500, '1M');
    checkCount(1_230_000, '1.2M');
  });
});

describe('formatTokens', () => {
  it('marks what is not exact', () => {
    checkQuantity(412, 412, 'exact', '412');
    checkQuantity(412, 412, 'assumed', '≈412');
  });
  it('shows a range once', () => {
    checkQuantity(120, 180, 'assumed', '≈120–180');
    checkQuantity(1210, 1220, 'assumed', '≈1.2k');
  });
  it('is open upwards, or a question mark, where it is not known', () => {
    checkQuantity(300, null, 'assumed', '≥300');
    checkQuantity(null, null, 'unknown', '?');
  });
  it('counts open variables', () => {
    assert.deepEqual([0, 1, 2].map(formatOpenVariables), ['', ' +1 var', ' +2 vars']);
  });
});

describe('other numbers', () => {
  it('groups thousands', () => {
    assert.deepEqual([0, 999, 1000, 1_234_567, -1500].map(grouped), ['0', '999', '1,000', '1,234,567', '−1,500']);
  });
  it('shows a change with its sign', () => {
    assert.deepEqual([-0.91, 3.4, 0, 0.004, 12.5].map(formatChange), ['−91 %', '+340 %', '±0 %', '±0 %', '+1,250 %']);
  });
});

describe('counted', () => {
  it('groups digits and agrees with the number', () => {
    assert.deepEqual(
      [counted(0, 'call'), counted(1, 'call'), counted(1204, 'call'), counted(2, 'entry', 'entries')],
      ['0 calls', '1 call', '1,204 calls', '2 entries'],
    );
  });
});
