import assert from 'node:assert/strict';
import type { GatewaySnapshot } from '../../../../src/core/budget.ts';
import type { OverviewInput } from '../../../../src/core/budgets/overview.ts';
import { formatBudgetsMarkdown } from '../../../../src/core/present/budget-markdown.ts';
import { formatBudgets } from '../../../../src/core/present/budget-text.ts';
import { createMomentFormat } from '../../../../src/core/present/moments.ts';
import { createTextStyle } from '../../../../src/core/present/style.ts';
import { budgetNow, makeBudget, makeCosting, makeOverview, makeUsage } from '../../../support/budgets.ts';

const format = createMomentFormat('UTC');

/** Budgets as a terminal without colours and end shows them. */
function check(
  snapshot: Partial<GatewaySnapshot>,
  input: Partial<OverviewInput>,
  expected: readonly string[],
  isVerbose = false,
): void {
  const overview = makeOverview(snapshot, input);
  const text = formatBudgets(overview, {
    style: createTextStyle(false),
    width: Number.POSITIVE_INFINITY,
    format,
    isVerbose,
  });
  assert.deepEqual(text.split('\n'), expected);
}

const calm = { budgets: [makeBudget({ spent: 430 })] };

describe('budgets as text', () => {
  it('have a row for each feature, and no details where there is nothing to say', () => {
    check(calm, {}, [
      'feature  owner  used  spent  limit       resets    a day  trend    ends at  over by  estimated /mo  measured /mo',
      'reply           47 %   $430   $900  1 Dec 00:00  ≈$20.00         ≈$558–643                       ?         ≈$608',
      '',
      'No LLM calls found; 0 % of the ≈$608 /mo that are measured by feature belong to those of callcost.yml.',
      'LiteLLM, 0 s ago',
      '',
      'Next: declare reply under "features" in callcost.yml, or name its gateway.tag there.',
    ]);
  });

  it('say more of what is near its limit, in full where all is asked for', () => {
    const calls = [makeCosting([500, 700], { enclosing: 'reply' })];
    check(
      { budgets: [makeBudget({ spent: 740 })], usage: [makeUsage({ requests: 1000, spentUsd: 300 })] },
      { calls },
      [
        'feature  owner  used  spent  limit       resets    a day  trend      ends at  over by  estimated /mo  measured /mo',
        'reply           82 %   $740   $900  1 Dec 00:00  ≈$34.42         ≈$959–1,106   27 Nov      ≈$500–700         ≈$912',
        '',
        'reply',
        '  $740 of $900 this month, resets 1 Dec 00:00',
        '  ≈$34.42 a day, ends ≈$959–1,106: likely over by 27 Nov',
        '  gpt-4o 100 %',
        '  estimated ≈$500–700 /mo, measured ≈$912 /mo, 30 % above',
        '  call reply src/app.py:1: ≈100 % · ≈$500–700 /mo',
        '',
        '1 of 1 calls belong to a feature, 0 carry a feature tag; 0 % of the ≈$912 /mo that are measured by feature belong to those of callcost.yml.',
        'LiteLLM, 0 s ago',
        '',
        'Next: declare reply under "features" in callcost.yml, or name its gateway.tag there.',
      ],
      true,
    );
  });

  it('list budgets of no single feature, shared costs and what the key cannot read', () => {
    const team = makeBudget({ id: 'team', scope: 'team', label: 'desk', feature: null, spent: 90, limit: 100 });
    check(
      { ...calm, budgets: [team], remarks: ['This key cannot read tag budgets.'] },
      { shared: { store: { usdPerMonth: 40, allocate: 'usage' } } },
      [
        'The source tells no budgets.',
        '',
        'team desk: 90 %, $90.00 of $100 this month, resets 1 Dec 00:00',
        '',
        'store $40.00 /mo, not spread: no spend of a feature is measured',
        '',
        'note This key cannot read tag budgets.',
        '',
        'No LLM calls found.',
        'LiteLLM, 0 s ago',
        '',
        'Next: --verbose lists every feature with its calls.',
      ],
    );
  });

  it('say that they are old', () => {
    const overview = makeOverview(calm, { now: new Date(budgetNow.getTime() + 7_200_000) });
    const options = { style: createTextStyle(false), width: 200, format, isVerbose: false };
    assert.match(formatBudgets(overview, options), /^LiteLLM, 2 h ago \(stale\)$/m);
  });
});

describe('budgets as Markdown', () => {
  it('escape what comes from outside', () => {
    const evil = '|x| <b> [l](http://evil.example) `c`';
    const text = formatBudgetsMarkdown(
      makeOverview({ budgets: [makeBudget({ feature: evil, spent: 890 })], remarks: [evil] }),
      format,
    );
    const row = text.split('\n').find((line) => line.includes('98 %'));
    // Twelve cells have thirteen bars.
    assert.equal(row?.match(/(?<!\\)\|/g)?.length, 13);
    assert.doesNotMatch(text, /(?<!\\)<b>|(?<!\\)\[l|(?<!\\)`c/);
  });
});
