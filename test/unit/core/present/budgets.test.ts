import assert from 'node:assert/strict';
import type { FeatureBudget, GatewaySnapshot } from '../../../../src/core/budget.ts';
import { staleOverview } from '../../../../src/core/budgets/stale.ts';
import type { BudgetOverview } from '../../../../src/core/budgets/standing.ts';
import { periodAdjective, periodWords } from '../../../../src/core/present/budget-words.ts';
import {
  alertMessage,
  describeCall,
  describeStanding,
  featureWithUse,
  meterOf,
  shareOfFeature,
  sourceText,
} from '../../../../src/core/present/budgets.ts';
import { createMomentFormat, formatSpan } from '../../../../src/core/present/moments.ts';
import {
  budgetNow,
  makeBudget,
  makeCosting,
  makeDays,
  makeOverview,
  makeStanding,
  makeUsage,
  november,
} from '../../../support/budgets.ts';

const format = createMomentFormat('Europe/Berlin');

describe('the meter', () => {
  const check = (budget: Partial<FeatureBudget>, expected: string, now = budgetNow): void => {
    const overview = makeOverview({ budgets: [makeBudget(budget)] }, { now });
    const [standing] = overview.features;
    assert.ok(standing !== undefined);
    const { text, severity } = meterOf(standing, overview, format);
    assert.equal(`${text} (${severity})`, expected);
  };
  const later = (ms: number) => new Date(budgetNow.getTime() + ms);

  it('says how much is used', () => {
    check({ spent: 450 }, 'reply 50 % · $450/$900 (normal)');
    check({ spent: 741 }, 'reply 82 % · $741/$900 (warning)');
    check({ spent: 936 }, 'reply 104 % · $936/$900 (error)');
    check({ spent: 3, limit: 4.5 }, 'reply 66 % · $3.00/$4.50 (normal)');
  });

  it('never says that all is used before it is', () => {
    check({ spent: 899.99 }, 'reply 99 % · $900/$900 (warning)');
    check({ spent: 0.29 * 900 }, 'reply 29 % · $261/$900 (normal)');
  });

  it('says what there is where nothing is compared', () => {
    check({ limit: 0, spent: 0 }, 'reply blocked (error)');
    check({ limit: null, state: 'unlimited' }, 'reply $450 (normal)');
    check({ state: 'inactive' }, 'reply switched off (normal)');
    check({ state: 'reset-pending' }, 'reply reset pending (normal)');
    check({ spent: null }, 'reply ? (normal)');
    check({ unit: 'tokens', spent: 45_000, limit: 90_000 }, 'reply 50 % (normal)');
  });

  it('says what was spent where the limit is not told', () => {
    check({ limit: null, state: 'unknown' }, 'reply $450 (normal)');
  });

  it('is not called old because of another feature, but is where the source fails', () => {
    const old = makeBudget({ id: 'old', feature: 'old', observedAt: later(-3 * 3_600_000).toISOString() });
    const overview = makeOverview({ budgets: [makeBudget(), old] }, { now: later(60_000) });
    const texts = (of: BudgetOverview) => of.features.map((standing) => meterOf(standing, of, format).text).sort();
    assert.deepEqual(texts(overview), ['old 50 % · $450/$900 (3 h old)', 'reply 50 % · $450/$900']);
    assert.deepEqual(texts(staleOverview(overview)), [
      'old 50 % · $450/$900 (3 h old)',
      'reply 50 % · $450/$900 (1 min old)',
    ]);
  });

  it('says that it is old', () => {
    check({}, 'reply 50 % · $450/$900 (normal)', later(60_000));
    check({}, 'reply 50 % · $450/$900 (12 min old) (normal)', later(12 * 60_000));
  });

  it('shortens long names, and shows no control characters', () => {
    check(
      { feature: 'a-feature-with-a-name-that-never-ends' },
      'a-feature-with-a-name-that-… 50 % · $450/$900 (normal)',
    );
    check({ feature: 'red\u001b[31m\nalert' }, 'red\uFFFD[31m alert 50 % · $450/$900 (normal)');
  });
});

/** Of the feature `reply`, so many seconds after the reading. */
function tooltip(snapshot: Partial<GatewaySnapshot>, settings: object = {}, seconds = 40): string {
  const made = makeStanding(snapshot, settings);
  const overview = makeOverview(snapshot, { now: new Date(budgetNow.getTime() + seconds * 1000) });
  return meterOf(made, overview, format).tooltip;
}

describe('the tooltip', () => {
  it('tells everything about the feature', () => {
    const snapshot: Partial<GatewaySnapshot> = {
      budgets: [
        makeBudget({
          spent: 741,
          breakdown: [
            { model: 'gpt-5.4', provider: null, spent: 700, requests: null },
            { model: 'text-embedding-3-small', provider: null, spent: 41, requests: null },
          ],
        }),
        makeBudget({ id: 'key', scope: 'key', label: 'ci', spent: 12, limit: 100, window: day }),
      ],
      daily: makeDays([...Array.from({ length: 20 }, () => 29), 58]),
    };
    assert.equal(
      tooltip(snapshot, { owner: 'support-team' }),
      [
        '**reply** · 82 % used · support-team',
        '$741 of $900 this month, resets 1 Dec 01:00',
        '≈$29.00 a day, ends ≈$926–1,049: likely over by 28 Nov',
        'gpt-5.4 94 %, text-embedding-3-small 6 %',
        'unusual on 21 Nov: $0.58 a request, usually $0.29',
        '$232 in 7 days, +14 % on the 7 before',
        'key ci: 12 %, $12.00 of $100 today, resets 23 Nov 01:00',
        'measured ≈$924 /mo, no estimate',
        'LiteLLM, 40 s ago',
      ].join('\n\n'),
    );
  });

  it('says why something is not told', () => {
    assert.match(tooltip({ budgets: [makeBudget({ limit: 0, spent: 0 })] }), /a limit of 0 lets no request through/);
    assert.match(
      tooltip({ budgets: [makeBudget({ accuracy: 'since-forever' })] }),
      /\$450 of \$900 since the beginning, resets 1 Dec 01:00, the spend is told since the beginning, the limit is for a period/,
    );
    assert.match(tooltip({ daily: makeDays([1]) }), /The gateway tells no budget of this feature\./);
    assert.match(tooltip({ budgets: [makeBudget()] }, {}, 3600), /LiteLLM, 1 h ago \(stale\)$/);
    assert.match(
      tooltip({ budgets: [makeBudget({ limit: null, state: 'unlimited' })] }, { budgetUsdPerMonth: 600 }),
      /\$450 of \$600 this month, limit of callcost\.yml, resets/,
    );
    assert.match(tooltip({ budgets: [makeBudget({ accuracy: 'daily-rollup' })] }), /≈\$450 of \$900/);
  });

  it('says from when on, from which soft limit on and from how few days', () => {
    const since = {
      raw: null,
      startsAt: '2026-11-01T00:00:00.000Z',
      resetsAt: null,
      resetsAtSource: 'unknown' as const,
    };
    assert.match(
      tooltip({ budgets: [makeBudget({ window: since, limit: null, state: 'unknown' })] }),
      /\$450 since 1 Nov, the limit is not told/,
    );
    assert.match(
      tooltip({ budgets: [makeBudget({ limit: null, softLimit: 400, state: 'soft-exceeded' })] }),
      /\$450 this month, soft limit \$400, resets/,
    );
    const twoDays = { from: '2026-11-20T12:00:00.000Z', to: budgetNow.toISOString() };
    assert.match(tooltip({ usage: [makeUsage(twoDays)] }), /measured ≈\$1,520 \/mo from 2 days, no estimate/);
  });
});

describe('the tooltip, with care', () => {
  it('says of a window that is over what is old', () => {
    const over = { ...november, resetsAt: '2026-11-22T00:00:00.000Z' };
    assert.match(
      tooltip({ budgets: [makeBudget({ window: over })] }),
      /, the window is over, and the spend is still the old one/,
    );
    assert.match(
      tooltip({ budgets: [makeBudget({ window: over, spent: null })] }),
      /was to reset .*, the window is over$/m,
    );
  });

  it('does not run what names of a gateway hold', () => {
    const evil = '[x](command:evil) <img src=x> $(bug) `c` **b**';
    const text = tooltip({
      budgets: [
        makeBudget({ breakdown: [{ model: evil, provider: null, spent: 1, requests: null }] }),
        makeBudget({ id: 'other', label: evil, spent: 1 }),
      ],
    });
    assert.doesNotMatch(text, /(?<!\\)\[x|(?<!\\)<img|(?<!\\)`c|(?<!\\)\*\*b|\$\(bug/);
  });
});

const day = { ...november, raw: '1d', startsAt: '2026-11-22T00:00:00.000Z', resetsAt: '2026-11-23T00:00:00.000Z' };

describe('what screen readers say', () => {
  it('is the whole in a sentence', () => {
    const overview = makeOverview({ budgets: [makeBudget({ spent: 741 })] });
    const [standing] = overview.features;
    assert.ok(standing !== undefined);
    assert.equal(
      meterOf(standing, overview, format).accessibleText,
      'Budget of reply: 82 percent used, $741 of $900 this month, resets 1 Dec 01:00, likely over by 27 Nov. LiteLLM, 0 s ago.',
    );
  });
});

describe('items of the view', () => {
  const check = (snapshot: Partial<GatewaySnapshot>, expected: string): void => {
    assert.equal(describeStanding(makeStanding(snapshot), format), expected);
  };

  it('describe features', () => {
    check({ budgets: [makeBudget()] }, '50 % · $450 of $900');
    check({ budgets: [makeBudget({ spent: 741 })] }, '82 % · $741 of $900 · likely over by 27 Nov');
    check({ budgets: [makeBudget({ spent: 940 })] }, '104 % · $940 of $900');
    check({ usage: [makeUsage()] }, 'no budget told');
    const days = makeDays([...Array.from({ length: 20 }, () => 10), 30]);
    check({ budgets: [makeBudget()], daily: days }, '50 % · $450 of $900 · ↗ +29 % · unusual cost per request');
  });

  it('describe calls with their share, or say why there is none', () => {
    const calls = [
      makeCosting([10, 50], { id: 'a', enclosing: 'Desk.reply', file: 'src/desk.py' }),
      makeCosting([70, 70], { id: 'b' }),
    ];
    const standing = makeStanding({ budgets: [makeBudget()] }, null, { calls });
    const [first] = standing.calls;
    assert.ok(first !== undefined);
    assert.deepEqual(describeCall(first), {
      label: 'Desk.reply src/desk.py:1',
      description: '≈30 % · ≈$10.00–50.00 /mo',
    });
    assert.deepEqual([shareOfFeature(standing, 'b'), shareOfFeature(standing, 'c')], ['≈70 % of reply', null]);
    const [open] = makeStanding({ budgets: [makeBudget()] }, null, { calls: [makeCosting([10, null])] }).calls;
    assert.ok(open !== undefined);
    assert.equal(describeCall(open).description, 'no share: 1 call of the feature has no upper end · ≥$10.00 /mo');
  });

  it('name the use beside the feature', () => {
    assert.equal(featureWithUse(makeStanding({ budgets: [makeBudget({ spent: 747 })] })), 'reply (83 % of $900)');
    assert.equal(featureWithUse(makeStanding({ budgets: [makeBudget({ limit: 0 })] })), 'reply');
  });
});

describe('alerts', () => {
  const check = (budget: Partial<FeatureBudget>, expected: string, settings: object = {}): void => {
    const { crossed } = makeStanding({ budgets: [makeBudget(budget)] }, settings);
    assert.ok(crossed !== null);
    assert.equal(alertMessage(crossed), expected);
  };

  it('say what is used of which budget', () => {
    check({ spent: 720 }, 'reply has used 80 % of its monthly budget ($720 of $900).');
    check({ spent: 90, limit: 80, window: day }, 'reply has used 112 % of its daily budget ($90.00 of $80.00).');
    const ever = { raw: null, startsAt: null, resetsAt: null, resetsAtSource: 'unknown' } as const;
    check({ spent: 9, limit: 10, window: ever }, 'reply has used 90 % of its budget ($9.00 of $10.00).');
    check({ limit: 0, spent: 0 }, 'reply has a budget of $0: the gateway refuses its requests.');
    check(
      { limit: null, state: 'unlimited' },
      'reply has used 90 % of its monthly budget of callcost.yml ($450 of $500).',
      {
        budgetUsdPerMonth: 500,
      },
    );
  });
});

describe('periods', () => {
  const check = (raw: string | null, startsAt: string | null, resetsAt: string | null, expected: string): void => {
    const window = { raw, startsAt, resetsAt, resetsAtSource: 'gateway' } as const;
    assert.equal([periodWords(window), periodAdjective(window)].join(' | '), expected);
  };

  it('are read from their name, else from their length', () => {
    check('1mo', null, null, 'this month | monthly');
    check('1M', null, null, 'this month | monthly');
    check('1m', null, null, ' | ');
    check('7d', null, null, 'this week | weekly');
    check('30d', null, null, 'in 30 days | 30-day');
    check('30d', '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', 'this month | monthly');
    check('30d', '2026-10-31T23:00:00Z', '2026-11-30T23:00:00Z', 'this month | monthly');
    check('30d', '2026-11-12T00:00:00Z', '2026-12-12T00:00:00Z', 'in 30 days | 30-day');
    check(null, '2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z', 'today | daily');
    check('12h', '2026-11-22T00:00:00Z', '2026-11-22T12:00:00Z', 'in 12 hours | 12-hour');
    check('1m', '2026-11-22T00:00:00Z', '2026-11-22T00:01:00Z', 'in 1 minute | 1-minute');
    check(null, null, null, ' | ');
  });
});

describe('spans of time', () => {
  it('have one unit', () => {
    assert.deepEqual([0, -5, 40_000, 59_600, 720_000, 3_600_000, 47 * 3_600_000, 5 * 86_400_000].map(formatSpan), [
      '0 s',
      '0 s',
      '40 s',
      '1 min',
      '12 min',
      '1 h',
      '47 h',
      '5 days',
    ]);
  });

  it('are told of the source', () => {
    assert.equal(sourceText(makeOverview({ gateway: 'file', baseUrl: 'budgets.json' })), 'budgets.json, 0 s ago');
    assert.equal(sourceText(makeOverview({ gateway: 'json' })), 'The budget endpoint, 0 s ago');
  });
});
