import assert from 'node:assert/strict';
import type { FeatureSummary } from '../../../../../src/core/analysis.ts';
import type { FeatureBudget } from '../../../../../src/core/budget.ts';
import { policySchema } from '../../../../../src/core/policy/schema.ts';
import { summariseFeatures } from '../../../../../src/core/report/feature-summaries.ts';
import { budgetsOf } from '../../../../../src/core/report/view/budget-lines.ts';
import { analysed, makeAnalysis, usd } from '../../../../support/analyses.ts';
import { makeBudget, makeDays, makeOverview, november } from '../../../../support/budgets.ts';
import { viewOf } from '../../../../support/report-views.ts';

/** How the budget of a feature stands that is estimated to cost so much a month. */
function check(low: number, high: number | null, budgetUsdPerMonth: number, expected: string): void {
  const calls = [analysed({}, { feature: 'support', perCall: usd(1), perMonth: usd(low, high, 'assumed') })];
  const { features } = policySchema.parse({ features: { support: { budgetUsdPerMonth } } });
  const summaries: readonly FeatureSummary[] = summariseFeatures(calls, new Map(Object.entries(features)));
  const { budgets } = viewOf(makeAnalysis(calls, { features: summaries }));
  assert.deepEqual(
    budgets.lines.map(({ label, limit, spent, severity }) => [label, limit, spent, severity]),
    [['support', budgetUsdPerMonth, null, expected]],
  );
}

describe('budgets without a gateway', () => {
  it('are kept where the upper end is within', () => check(10, 40, 40, 'normal'));
  it('may be over where only the upper end is', () => check(10, 40.01, 40, 'warning'));
  it('are over where the lower end is', () => check(40.01, null, 40, 'error'));
  it('are open where nothing bounds the estimate', () => check(40, null, 40, 'open'));
});

describe('budgets of a gateway', () => {
  /** How a budget stands of which so much of $900 is spent after three weeks of the month. */
  function checkSpent(budget: Partial<FeatureBudget>, expected: string): void {
    const { lines } = budgetsOf([], makeOverview({ budgets: [makeBudget(budget)] }));
    assert.deepEqual(
      lines.map(({ state, severity }) => `${state} (${severity})`),
      [expected],
    );
  }

  it('are over where the limit is reached, and where it is 0', () => {
    checkSpent({ spent: 900 }, 'over (error)');
    checkSpent({ spent: 0, limit: 0 }, 'over (error)');
  });

  it('say how likely an overrun is', () => {
    checkSpent({ spent: 880 }, 'likely over (warning)');
    checkSpent({ spent: 450 }, 'within (normal)');
  });

  it('are near their limit where a threshold is crossed and nothing is expected', () => {
    const window = { ...november, startsAt: null, resetsAt: null };
    checkSpent({ spent: 850, window }, 'near its limit (warning)');
  });

  it('say why they cannot be compared', () => {
    checkSpent({ limit: null, state: 'unlimited' }, 'no limit (normal)');
    checkSpent({ accuracy: 'since-forever' }, 'not comparable (normal)');
  });
});

describe('the days of a budget', () => {
  /** How many days are told of a budget of a feature that spent $30 on each of the last twenty. */
  function checkDays(budget: Partial<FeatureBudget>, expected: number): void {
    const daily = makeDays(new Array(20).fill(30));
    const { lines } = budgetsOf([], makeOverview({ budgets: [makeBudget(budget)], daily }));
    assert.deepEqual(
      lines.map(({ days }) => days.length),
      [expected],
    );
  }

  it('are those of its window', () => {
    checkDays({ spent: 600 }, 20);
    checkDays({ spent: 310, window: { ...november, startsAt: '2026-11-12T00:00:00.000Z' } }, 10);
  });

  it('may be a part of what was spent, and not more', () => {
    checkDays({ spent: 700 }, 20);
    checkDays({ spent: 300 }, 0);
  });

  it('are none of a budget that counts something else, or from nobody knows when', () => {
    checkDays({ spent: 600, unit: 'tokens' }, 0);
    checkDays({ spent: 600, window: { ...november, startsAt: null } }, 0);
    checkDays({ spent: null }, 0);
  });
});
