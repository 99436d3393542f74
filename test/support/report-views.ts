import type { AnalysedCall, Analysis } from '../../src/core/analysis.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { DiffReport } from '../../src/core/report/diff-contract.ts';
import type { HistoryReport } from '../../src/core/report/history-contract.ts';
import { createScanReport } from '../../src/core/report/scan-report.ts';
import { createReportView } from '../../src/core/report/view/create-view.ts';
import type { ReportView } from '../../src/core/report/view/report-view.ts';
import { analysed, known, makeAnalysis, threeCalls, usd } from './analyses.ts';

/** The report of an analysis, made at a fixed moment. */
export function viewOf(analysis: Analysis, overrides: Partial<ReportView> = {}): ReportView {
  const view = createReportView({
    reports: [createScanReport(analysis)],
    budgets: null,
    diff: null,
    diffReason: 'This report was made without a base.',
    history: null,
    createdAt: '2026-11-22T08:30:00.000Z',
  });
  return { ...view, ...overrides };
}

/** The report of some calls. */
export function viewOfCalls(calls: readonly AnalysedCall[]): ReportView {
  return viewOf(makeAnalysis(calls));
}

/** A call with a month, whose numbers can be checked by head: 1,000 tokens in, 100 to 200 out, 1,000 requests a month. */
export const plainCall: AnalysedCall = analysed(
  {
    id: 'plain',
    file: 'src/plain.ts',
    enclosing: 'plain',
    outputLimit: { value: 200, parameter: 'max_tokens', source: 'literal', range: null },
    segments: [
      {
        role: 'system',
        pieces: [{ kind: 'text', text: 'Answer in one word.', range: null }],
        range: null,
        cached: false,
      },
    ],
  },
  {
    inputTokens: known(1000),
    inputParts: [{ part: 'system', tokens: known(600) }],
    outputTokens: known(100, 200, 'assumed'),
    pricedModel: 'gpt-4o',
    tier: 'mid',
    unitPrice: {
      provider: 'openai',
      inputUsdPerMillion: 2,
      outputUsdPerMillion: 10,
      cachedInputUsdPerMillion: 1,
      basis: 'exact',
      source: 'genai-prices',
      asOf: '2026-09-23',
    },
    // 1,000 × $2/M = $0.002 in, and 100 to 200 × $10/M = $0.001 to $0.002 out.
    perCall: usd(0.003, 0.004, 'assumed'),
    // 600 of the tokens at half the price.
    perCallCached: usd(0.0024, 0.0034, 'assumed'),
    perCallBatch: usd(0.0015, 0.002, 'assumed'),
    feature: 'support',
    requestsPerMonth: known(1000, 1000, 'configured'),
    perMonth: usd(3, 4, 'assumed'),
    tiers: [
      {
        tier: 'small',
        provider: 'openai',
        model: 'gpt-4o-mini',
        current: false,
        inputTokens: known(1000),
        outputUsdPerMillion: 1,
        perCall: usd(0.0003, 0.0004, 'assumed'),
      },
      {
        tier: 'mid',
        provider: 'openai',
        model: 'gpt-4o',
        current: true,
        inputTokens: known(1000),
        outputUsdPerMillion: 10,
        perCall: usd(0.003, 0.004, 'assumed'),
      },
    ],
  },
);

/** Text that a spreadsheet would run, that would end a page's element, and that Markdown would format. */
export const hostileText =
  '=cmd|\' /C calc\'!A0 </script><img src=x onerror="alert(1)"> **bold** | [x](javascript:alert(1))';

/** The three calls, the plain one and one whose names are hostile. */
export const fiveCalls: readonly AnalysedCall[] = [
  ...threeCalls,
  plainCall,
  analysed(
    { id: 'hostile', file: 'src/hostile.py', enclosing: hostileText, sdk: 'langchain' },
    {
      perCall: usd(0.01, null, 'assumed'),
      perMonth: usd(10, null, 'assumed'),
      requestsPerMonth: known(1000),
      feature: hostileText,
    },
  ),
];

/** What a rule says about the plain call: $2 to $3 a month, or $1 by another change. */
const findings: readonly Finding[] = [
  finding({
    code: 'tier-downgrade',
    message: 'A label as answer: gpt-4o-mini would cost ≈90 % less (saves ≈$0.002–0.003 per call). Try and measure.',
    savings: { perCall: { low: 0.002, high: 0.003 }, perMonth: { low: 2, high: 3 } },
    changes: [
      {
        title: 'Switch to gpt-4o-mini (saves ≈$2.00–3.00 /mo)',
        change: { kind: 'replace-model', model: 'gpt-4o-mini', where: 'here' },
        isSafe: false,
        isPreferred: true,
      },
    ],
  }),
  finding({
    code: 'prompt-waste',
    severity: 'hint',
    message: 'White space is billed.',
    savings: { perCall: { low: 0.001, high: 0.001 }, perMonth: { low: 1, high: 1 } },
  }),
  finding({ code: 'over-budget', severity: 'error', callId: null, file: 'callcost.yml', message: 'support is over.' }),
];

function finding(overrides: Partial<Finding>): Finding {
  return {
    code: 'tier-downgrade',
    severity: 'information',
    callId: 'plain',
    file: 'src/plain.ts',
    range: { start: 0, end: 1 },
    lines: { line: 3, column: 5, endLine: 3, endColumn: 12 },
    message: '',
    evidence: [],
    savings: null,
    relatedCalls: [],
    changes: [],
    ...overrides,
  };
}

/** A report with something in every part that needs no gateway and no git. */
export function exampleView(): ReportView {
  return viewOf(makeAnalysis(fiveCalls, { findings }));
}

/** So many calls with different costs, models and features. */
export function manyCalls(count: number): readonly AnalysedCall[] {
  const models = ['gpt-4o', 'gpt-4o-mini', 'claude-sonnet-5', 'gemini-3.8-flash'];
  return Array.from({ length: count }, (_, index) =>
    analysed(
      {
        id: `call-${index}`,
        file: `src/part-${index % 97}/file-${index % 331}.ts`,
        lines: { line: index + 1, column: 1, endLine: index + 1, endColumn: 9 },
        enclosing: `work${index}`,
        model: { value: models[index % models.length] ?? 'gpt-4o', source: 'literal', range: null },
      },
      {
        inputTokens: known(100 + index),
        outputTokens: known(1, 100, 'assumed'),
        tier: 'mid',
        perCall: usd(0.001 + index / 1e6, 0.002 + index / 1e6, 'assumed'),
        feature: `feature-${index % 12}`,
        requestsPerMonth: known(1000, 1000, 'configured'),
        perMonth: usd((0.001 + index / 1e6) * 1000, (0.002 + index / 1e6) * 1000, 'assumed'),
      },
    ),
  );
}

/** A branch that adds the plain call, and makes the first of the three calls cheaper. */
export function exampleDiff(): DiffReport {
  const { calls, totals } = createScanReport(makeAnalysis(fiveCalls));
  const [reply] = calls;
  const plain = calls.find(({ id }) => id === 'plain');
  if (reply === undefined || plain === undefined) throw new Error('The example has these calls.');
  const cheaper = { atLow: -60, atHigh: -240, currency: 'USD', basis: 'assumed' } as const;
  const side = { commit: null, isMergeBase: false, policyFiles: ['callcost.yml'], totals };
  return {
    version: 1,
    root: '/project',
    prices: { asOf: '2026-09-23', source: 'genai-prices' },
    base: { ...side, name: 'main', isMergeBase: true },
    head: { ...side, name: 'working tree' },
    added: [plain],
    removed: [],
    changed: [
      {
        before: reply,
        after: reply,
        what: ['model'],
        delta: { perCall: { ...cheaper, atLow: -0.0005, atHigh: -0.002 }, perMonth: cheaper },
      },
    ],
    moved: [],
    totals: {
      added: 1,
      removed: 0,
      changed: 1,
      moved: 0,
      unchanged: 3,
      perMonth: { ...cheaper, atLow: -57, atHigh: -236 },
      differing: 2,
      known: 2,
    },
    features: [],
    notes: ['This is a shallow clone.'],
  };
}

/** Two features over three commits; one of them comes later. */
export const exampleHistory: HistoryReport = {
  version: 1,
  root: '/project',
  prices: { asOf: '2026-09-23', source: 'genai-prices' },
  groupedBy: 'feature',
  features: ['support', 'search'],
  commits: [
    commit('1', [['support', 0.004]]),
    commit('2', [
      ['support', 0.006],
      ['search', 0.001],
    ]),
    commit('3', [
      ['support', 0.003],
      ['search', 0.002],
    ]),
  ],
  notes: [],
};

function commit(
  hash: string,
  costs: readonly (readonly [name: string, usd: number])[],
): HistoryReport['commits'][number] {
  const features = costs.map(([name, low]) => ({
    name,
    calls: 1,
    priced: 1,
    perRun: { low, high: low * 2, currency: 'USD' as const, basis: 'assumed' as const },
    withMonth: 0,
    perMonth: null,
  }));
  return {
    hash: hash.repeat(40),
    date: `2026-11-0${hash}T10:00:00+01:00`,
    subject: `Change ${hash}`,
    tags: hash === '3' ? ['v1.0'] : [],
    features,
    calls: features.length,
    priced: features.length,
    withMonth: 0,
    perMonth: null,
  };
}
