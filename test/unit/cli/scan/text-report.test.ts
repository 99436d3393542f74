import assert from 'node:assert/strict';
import { formatTextReport } from '../../../../src/cli/scan/text-report.ts';
import type { Analysis } from '../../../../src/core/analysis.ts';
import { createTextStyle } from '../../../../src/core/present/style.ts';
import { analysed, known, makeAnalysis, threeCalls, usd } from '../../../support/analyses.ts';

interface Options {
  readonly width?: number;
  readonly isVerbose?: boolean;
}

function check(
  analysis: Analysis,
  expected: readonly string[],
  { width = 200, isVerbose = false }: Options = {},
): void {
  const report = formatTextReport(analysis, { style: createTextStyle(false), width, isVerbose });
  assert.deepEqual(report.split('\n'), expected);
}

describe('the text report', () => {
  it('has a line for each call, reasons below, totals with coverage, and the next step last', () => {
    check(makeAnalysis(threeCalls), [
      'call                     model                 input  output         per call  per month  feature               small              mid  frontier',
      'src/support/reply.py:12  gpt-4o       ≈412–1k +1 var    ≤512  ≈$0.0011–0.0062  ≈$132–744  support  ≈$0.000066–0.00037  ≈$0.0011–0.0062         ?',
      'src/router.ts:1          dynamic                  88   ≈1–16                ?          –                            –                –         –',
      '    the model is chosen at run time',
      'src/search.ts:1          my-finetune              10       0                ?          –                            –                –         –',
      '    no price for my-finetune',
      '',
      'feature  owner  calls  runs /mo  per month  budget',
      'support             1         ?  ≈$132–744',
      '',
      'Total ≈$132–744 /mo · 1 of 3 calls has a volume, 2 have no price',
      '3 files scanned. Prices of 23 Sep 2026 (genai-prices).',
      '',
      'Next: set callsPerMonth of a feature that names its paths in callcost.yml for monthly figures.',
    ]);
  });

  it('puts the tiers on a line of their own where the terminal is narrow', () => {
    const [first] = threeCalls;
    assert.ok(first !== undefined);
    const expected = [
      'call                     model            input  output         per call  per month  feature',
      'src/support/reply.py:12  gpt-4o  ≈412–1k +1 var    ≤512  ≈$0.0011–0.0062  ≈$132–744  support',
      '    small ≈$0.000066–0.00037 · mid ≈$0.0011–0.0062 · frontier ?',
      '',
      'feature  owner  calls  runs /mo  per month  budget',
      'support             1         ?  ≈$132–744',
      '',
      'Total ≈$132–744 /mo · every call has a volume, every call has a price',
      '3 files scanned. Prices of 23 Sep 2026 (genai-prices).',
      '',
      'Next: set the sizes of ticket under "variables" in callcost.yml for narrower ranges.',
    ];
    check(makeAnalysis([first]), expected, { width: 110 });
  });

  it('tells more when it is asked to', () => {
    const report = formatTextReport(makeAnalysis(threeCalls), {
      style: createTextStyle(false),
      width: 100,
      isVerbose: true,
    });
    assert.match(report, /client\.chat\.completions\.create in reply · openai · id reply/);
    assert.match(report, /tiers: small gpt-4o-mini ≈\$0\.000066–0\.00037, mid gpt-4o ≈\S+, frontier gpt-6-astra \?/);
    assert.match(report, /ticket assumed 300 tokens/);
  });

  it('lets no file name reach the terminal as a command', () => {
    const hostile = analysed({ file: 'a\u001b[2J.py' }, { feature: 'x\u001b]0;title' });
    const report = formatTextReport(makeAnalysis([hostile]), {
      style: createTextStyle(false),
      width: 100,
      isVerbose: true,
    });
    assert.ok(!report.includes('\u001b'));
  });
});

describe('the text report without calls', () => {
  it('says how much was looked at, and for what', () => {
    check(makeAnalysis([], { filesScanned: 12 }), [
      'No LLM calls found in 12 files.',
      'Call Cost looks for requests of SDKs and frameworks that a file imports, and for requests to known hosts.',
    ]);
  });
  it('says when there was nothing to look at', () => {
    check(makeAnalysis([], { filesScanned: 0 }), [
      'No Python, TypeScript or JavaScript files or notebooks found here.',
    ]);
  });
});

describe('what was left out', () => {
  const skipped: Analysis['skipped'] = [
    { file: 'node_modules/', kind: 'vendored', reason: 'code of others' },
    { file: 'vendor/', kind: 'vendored', reason: 'code of others' },
    { file: 'big.py', kind: 'too large', reason: 'larger than 2 MB' },
  ];
  const problem = { file: 'callcost.yml', column: 1, nextStep: null };

  it('is counted by reason, and listed when asked', () => {
    const empty = makeAnalysis([], { filesScanned: 0, skipped });
    check(empty, [
      'No Python, TypeScript or JavaScript files or notebooks found here.',
      '',
      'Skipped 2 vendored, 1 too large (--verbose lists them)',
    ]);
    check(
      empty,
      [
        'No Python, TypeScript or JavaScript files or notebooks found here.',
        '',
        'Skipped:',
        '  node_modules/: code of others',
        '  vendor/: code of others',
        '  big.py: larger than 2 MB',
      ],
      { isVerbose: true },
    );
  });

  it('is a problem where the user can do something, and keys without effect share a line', () => {
    const analysis = makeAnalysis([], {
      filesScanned: 0,
      problems: [{ file: 'a.py', reason: 'syntax error', lines: { line: 3, column: 7, endLine: 3, endColumn: 9 } }],
      policyProblems: [
        {
          ...problem,
          line: 2,
          severity: 'error',
          message: 'Unknown key "featurs".',
          nextStep: 'Did you mean "features"?',
        },
        { ...problem, line: 4, severity: 'notice', message: '"routing" is accepted but not used yet.' },
        { ...problem, line: 9, severity: 'notice', message: '"maxTier" is accepted but not used yet.' },
      ],
    });
    check(analysis, [
      'No Python, TypeScript or JavaScript files or notebooks found here.',
      '',
      'error callcost.yml:2:1 Unknown key "featurs". Did you mean "features"?',
      'warning a.py:3:7 syntax error',
      'callcost.yml: not used yet: routing, maxTier',
    ]);
  });

  it('is cut after ten problems', () => {
    const problems = Array.from({ length: 12 }, (_, index) => ({
      file: `f${index}.py`,
      reason: 'syntax error',
      lines: null,
    }));
    const report = formatTextReport(makeAnalysis([], { problems }), {
      style: createTextStyle(false),
      width: 80,
      isVerbose: false,
    });
    assert.match(report, /f9\.py syntax error\n2 more problems \(--verbose lists them\)/);
  });
});

describe('the next step', () => {
  const nextOf = (analysis: Analysis) =>
    formatTextReport(analysis, { style: createTextStyle(false), width: 80, isVerbose: false })
      .split('\n')
      .at(-1);
  const call = (estimate: Parameters<typeof analysed>[1]) =>
    analysed({}, { perCall: usd(1), requestsPerMonth: known(1), ...estimate });

  it('is to write a callcost.yml, then what is missing most', () => {
    assert.match(nextOf(makeAnalysis([call({})], { policyFiles: [] })) ?? '', /^Next: callcost init writes/);
    const reason =
      'repeats without bound (while true): set times per run of ask under features.a.calls in callcost.yml';
    const unbounded = { value: null, low: null, high: null, basis: 'unknown', reason } as const;
    assert.equal(
      nextOf(makeAnalysis([call({ requestsPerMonth: unbounded })])),
      'Next: set times per run of ask under features.a.calls in callcost.yml.',
    );
    assert.match(
      nextOf(makeAnalysis([call({ perCall: { cost: null, reason: 'no price' } })])) ?? '',
      /^Next: set missing prices/,
    );
    assert.match(nextOf(makeAnalysis([call({})])) ?? '', /^Next: callcost scan --format json/);
  });
});
