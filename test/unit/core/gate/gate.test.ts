import assert from 'node:assert/strict';
import type { Finding } from '../../../../src/core/finding.ts';
import { baselineOf, parseBaseline, withoutAccepted } from '../../../../src/core/gate/baseline.ts';
import { judge, placedMessage } from '../../../../src/core/gate/gate.ts';
import { judgeRise } from '../../../../src/core/gate/rise.ts';
import type { Cost } from '../../../../src/core/model.ts';

const lines = { line: 3, column: 1, endLine: 3, endColumn: 9 };

function finding(changes: Partial<Finding>): Finding {
  return {
    code: 'model-not-allowed',
    severity: 'warning',
    callId: 'c1',
    file: 'a.py',
    range: { start: 0, end: 1 },
    lines,
    message: 'gpt-4 is not allowed.',
    evidence: [],
    savings: null,
    relatedCalls: [],
    changes: [],
    ...changes,
  };
}

function month(low: number, high: number | null): Cost {
  return { low, high, currency: 'USD', basis: 'configured' };
}

const budget = finding({ code: 'over-budget', callId: null, feature: 'desk', file: 'callcost.yml', message: 'Over.' });

/** A feature with a budget of 100 USD that costs so much. */
function desk(perMonth: Cost) {
  const settings = { budgetUsdPerMonth: 100, paths: [], calls: {}, variables: {}, tags: {} };
  return { name: 'desk', settings, totals: { calls: 1, priced: 1, unpriced: 0, withVolume: 1, perMonth } };
}

const none = { failures: [], warnings: [] };

/** Checks what fails and what warns, as `code: fails|warns`. */
function checkVerdict(
  findings: readonly Finding[],
  expected: readonly string[],
  perMonth: Cost = month(150, 200),
): void {
  const verdict = judge({ features: [desk(perMonth)], policyProblems: [] }, findings, none, null);
  assert.deepEqual(
    [...verdict.failures.map(({ code }) => `${code}: fails`), ...verdict.warnings.map(({ code }) => `${code}: warns`)],
    expected,
  );
  assert.equal(verdict.passes, verdict.failures.length === 0);
}

describe('the gate', () => {
  it('fails for what a team has agreed on, whatever its level', () => {
    checkVerdict(
      [finding({}), finding({ code: 'experiment-expired', callId: null, feature: 'desk' })],
      ['model-not-allowed: fails', 'experiment-expired: fails'],
    );
  });

  it('fails for other rules at level error only', () => {
    checkVerdict(
      [finding({ code: 'prompt-waste', severity: 'error' }), finding({ code: 'tier-above-policy' })],
      ['prompt-waste: fails'],
    );
  });

  it('fails for a feature that certainly is over its budget, and warns for one that may be', () => {
    checkVerdict([budget], ['over-budget: fails'], month(101, 120));
    checkVerdict([budget], ['over-budget: warns'], month(90, 200));
  });

  it('fails for mistakes in callcost.yml: nobody knows what they were to hold', () => {
    const mistake = { file: 'callcost.yml', line: 2, column: 3, message: 'must be a text.', nextStep: null };
    const problems = [
      { ...mistake, severity: 'error' as const },
      { ...mistake, severity: 'warning' as const },
    ];
    const verdict = judge({ features: [], policyProblems: problems }, [], none, null);
    assert.deepEqual(verdict.failures.map(placedMessage), ['callcost.yml:2 must be a text.']);
  });
});

describe('a baseline', () => {
  const usdOf = ({ code }: Finding) => (code === 'over-budget' ? 150 : null);
  const judged = (findings: readonly Finding[]) => ({ findings, calls: [], usdOf });
  const always = () => true;

  it('accepts what there was, as often as it was there', () => {
    const baseline = baselineOf(judged([finding({}), finding({ callId: 'c2' })]));
    const now = [finding({}), finding({}), finding({ callId: 'c3' })];
    const { rest, outcome } = withoutAccepted(judged(now), baseline, always);
    assert.deepEqual(
      rest.map(({ callId }) => callId),
      ['c1', 'c3'],
    );
    assert.equal(outcome.accepted, 1);
    assert.deepEqual(
      outcome.outdated.map(({ call }) => call),
      ['c2'],
    );
  });

  it('does not depend on lines and messages, and comes out the same in any order', () => {
    const moved = finding({ lines: { ...lines, line: 90 }, message: 'gpt-4 is still not allowed.' });
    assert.deepEqual(withoutAccepted(judged([moved]), baselineOf(judged([finding({})])), always).rest, []);
    assert.deepEqual(baselineOf(judged([finding({}), budget])), baselineOf(judged([budget, finding({})])));
  });

  it('accepts a budget that is exceeded as far as it was, and no further', () => {
    const baseline = baselineOf(judged([budget]));
    const costing = (usd: number) => ({ ...judged([budget]), usdOf: () => usd });
    assert.deepEqual(withoutAccepted(costing(150.5), baseline, always).rest, []);
    assert.deepEqual(withoutAccepted(costing(170), baseline, always).rest, [budget]);
  });

  it('survives being written and read, and says what is wrong with what is none', () => {
    const baseline = baselineOf(judged([finding({}), budget]));
    assert.deepEqual(parseBaseline(JSON.stringify(baseline), 'b.json'), baseline);
    assert.throws(() => parseBaseline('{', 'b.json'), /b\.json is no baseline: it is not JSON/);
    assert.throws(() => parseBaseline('{"version":1,"findings":[{"code":1}]}', 'b.json'), /findings\.0\.code/);
  });
});

describe('the rise of a change', () => {
  /** Checks what a change does that adds so much to a month of 1,000 USD. */
  function checkRise(
    limits: Parameters<typeof judgeRise>[1],
    atLow: number,
    atHigh: number | null,
    expected: readonly string[],
    before: Cost | null = month(1000, 1200),
  ): void {
    const counts = { calls: 1, priced: 1, unpriced: 0, withVolume: 1 };
    const base = {
      name: 'main',
      commit: 'a',
      isMergeBase: true,
      policyFiles: [],
      totals: { ...counts, perMonth: before },
    };
    const perMonth = { atLow, atHigh, currency: 'USD' as const, basis: 'configured' as const };
    const totals = { added: 1, removed: 0, changed: 1, moved: 0, unchanged: 5, perMonth, differing: 2, known: 1 };
    const { failures, warnings } = judgeRise({ totals, base, added: [], changed: [] }, limits, '');
    const said = [
      ...failures.map(({ message }) => `fails: ${message}`),
      ...warnings.map(({ message }) => `warns: ${message}`),
    ];
    assert.deepEqual(said, expected);
  }
  /** A call without a month is told of also where all that is known is within. */
  const kept = (amount: string) =>
    `warns: What is known of the change keeps to the limits (≈${amount} a month).${rest}`;
  const rest = ' 1 more changed call has no month.';

  it('fails where all of its range is over the limit, and warns where a part is', () => {
    checkRise({ maxRiseUsdPerMonth: 50 }, 60, 80, [
      `fails: The change adds ≈$60.00–80.00 a month to main, more than $50.00 a month.${rest}`,
    ]);
    checkRise({ maxRiseUsdPerMonth: 50 }, 40, 80, [
      `warns: The change may add ≈$40.00–80.00 a month to main, more than $50.00 a month.${rest}`,
    ]);
    checkRise({ maxRiseUsdPerMonth: 50 }, 10, 50, [kept('+$10.00–50.00')]);
  });

  it('may be a share of the month before', () => {
    checkRise({ maxRise: 0.1 }, 130, 150, [
      `fails: The change adds ≈$130–150 a month to main, more than 10 % of $1,000 a month.${rest}`,
    ]);
    checkRise({ maxRise: 0.1 }, 20, 30, [kept('+$20.00–30.00')]);
  });

  it('is not told against a month that is not known', () => {
    const words = 'The month before the change is not known, so 10 % of it cannot be told (check.maxRise).';
    checkRise({ maxRise: 0.1 }, 20, 30, [`warns: ${words}`, kept('+$20.00–30.00')], null);
  });

  it('has no upper end where the cost has none', () => {
    checkRise({ maxRiseUsdPerMonth: 50 }, 60, null, [
      `fails: The change adds ≥$60.00 a month to main, more than $50.00 a month.${rest}`,
    ]);
  });

  it('is none where the change saves', () => {
    checkRise({ maxRiseUsdPerMonth: 0, maxRise: 0 }, -20, -10, [kept('−$10.00–20.00')]);
  });
});
