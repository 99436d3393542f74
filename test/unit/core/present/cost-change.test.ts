import assert from 'node:assert/strict';
import type { CostChange } from '../../../../src/core/diff/cost-change.ts';
import { diffCalls } from '../../../../src/core/diff/diff.ts';
import {
  changedCallText,
  changeLine,
  diffCountsText,
  formatCostChange,
  monthChangeText,
} from '../../../../src/core/present/cost-change.ts';
import { analysed, known, usd } from '../../../support/analyses.ts';

function check(atLow: number, atHigh: number | null, basis: CostChange['basis'], expected: string, per?: string): void {
  it(expected, () => assert.equal(formatCostChange({ atLow, atHigh, currency: 'USD', basis }, per), expected));
}

describe('formatCostChange', () => {
  check(0.004, 0.004, 'exact', '+$0.0040');
  check(-0.004, -0.004, 'exact', '−$0.0040');
  check(0.0042, 0.011, 'assumed', '≈+$0.0042–0.011');
  check(-120, -240, 'assumed', '≈−$120–240');
  check(-240, -120, 'configured', '≈−$120–240');
  check(0, 5, 'exact', '+$0–5.00');
  check(-2, 4, 'exact', '−$2.00 to +$4.00');
  check(0, 0, 'assumed', '±$0');
  check(1e-17, -1e-17, 'exact', '±$0');
  check(0.001, null, 'assumed', '≈+$0.0010 at the low end');
  check(0, null, 'assumed', '±$0 at the low end');
  check(0.001, null, 'assumed', '≈+$0.0010/call at the low end', '/call');
  check(-2, 4, 'exact', '−$2.00 to +$4.00 /mo', ' /mo');
});

describe('a diff in words', () => {
  const model = (value: string) => ({ value, source: 'literal', range: null }) as const;
  const cost = (low: number) => ({ perCall: usd(low), perMonth: usd(low * 1000), requestsPerMonth: known(1000) });
  const before = analysed({ id: 'ask-1', enclosing: 'ask', model: model('gpt-4o') }, cost(0.004));
  const after = analysed({ id: 'ask-1', enclosing: 'ask', model: model('*gpt-5*') }, cost(0.006));

  it('counts what differs, and says what of a month is known', () => {
    const diff = diffCalls([before], [after, analysed({ id: 'b-2', file: 'src/b.py' })], new Map());
    assert.equal(diffCountsText(diff), '+1 call, 1 changed');
    assert.equal(monthChangeText(diff), '+$2.00 /mo (known for 1 of 2)');
    assert.equal(diffCountsText(diffCalls([before], [], new Map())), '−1 call');
    assert.equal(monthChangeText(diffCalls([before], [before], new Map())), null);
    assert.equal(diffCountsText(diffCalls([before], [before], new Map())), 'no call differs');
  });
  it('says what changed about a call, foreign text as text', () => {
    const [changed] = diffCalls([before], [after], new Map()).changed;
    assert.ok(changed !== undefined);
    assert.equal(changedCallText(changed), '+$0.0020 per call · +$2.00 /mo · model: gpt-4o → *gpt-5*');
    assert.equal(
      changeLine('ma*in', changed),
      'Against ma\\*in: +$0.0020 per call · +$2.00 /mo (model: gpt-4o → \\*gpt-5\\*)',
    );
    assert.equal(changeLine('main', null), 'New against main.');
  });
});
