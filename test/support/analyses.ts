import type { AnalysedCall, Analysis } from '../../src/core/analysis.ts';
import { totalsOf } from '../../src/core/estimate/totals.ts';
import type { Call, Cost, Estimate, Quantity } from '../../src/core/model.ts';
import { summariseFeatures } from '../../src/core/report/feature-summaries.ts';
import { makeCall, makeEstimate } from './calls.ts';

/** A known number; `exact` unless said otherwise. */
export function known(low: number, high: number = low, basis: 'exact' | 'assumed' | 'configured' = 'exact'): Quantity {
  return { value: low === high ? low : null, low, high, basis };
}

/** A cost in USD. */
export function usd(low: number, high: number | null = low, basis: Cost['basis'] = 'exact'): Estimate['perCall'] {
  return { cost: { low, high, currency: 'USD', basis }, reason: null };
}

/** A call with its estimate; the ids agree. */
export function analysed(call: Partial<Call>, estimate: Partial<Estimate> = {}): AnalysedCall {
  const made = makeCall(call);
  return { call: made, estimate: makeEstimate({ callId: made.id, ...estimate }) };
}

/** An analysis of some calls, with totals and features that follow from them. */
export function makeAnalysis(calls: readonly AnalysedCall[], overrides: Partial<Analysis> = {}): Analysis {
  return {
    root: '/project',
    prices: { asOf: '2026-09-23', source: 'genai-prices' },
    filesScanned: 3,
    isWhole: true,
    calls,
    prompts: [],
    features: summariseFeatures(calls, new Map()),
    totals: totalsOf(calls),
    findings: [],
    skipped: [],
    problems: [],
    policyProblems: [],
    policyFiles: ['callcost.yml'],
    ...overrides,
  };
}

/** A call that knows everything, one whose model is dynamic, and one without a price. */
export const threeCalls: readonly AnalysedCall[] = [
  analysed(
    {
      id: 'reply',
      file: 'src/support/reply.py',
      lines: { line: 12, column: 5, endLine: 20, endColumn: 2 },
      outputLimit: { value: 512, parameter: 'max_tokens', source: 'literal', range: null },
      enclosing: 'reply',
    },
    {
      inputTokens: known(412, 1012, 'assumed'),
      inputParts: [{ part: 'system', tokens: known(412) }],
      variables: [{ name: 'ticket', tokens: known(300, 600, 'assumed') }],
      outputTokens: { value: null, low: 1, high: 512, basis: 'exact' },
      tokenizer: 'o200k_base',
      pricedModel: 'gpt-4o',
      tier: 'mid',
      perCall: usd(0.0011, 0.0062, 'assumed'),
      feature: 'support',
      requestsPerMonth: known(120_000, 120_000, 'configured'),
      perMonth: usd(132, 744, 'assumed'),
      tiers: [
        {
          tier: 'small',
          provider: 'openai',
          model: 'gpt-4o-mini',
          current: false,
          inputTokens: known(412),
          outputUsdPerMillion: 0.6,
          perCall: usd(0.000066, 0.00037, 'assumed'),
        },
        {
          tier: 'mid',
          provider: 'openai',
          model: 'gpt-4o',
          current: true,
          inputTokens: known(412),
          outputUsdPerMillion: 10,
          perCall: usd(0.0011, 0.0062, 'assumed'),
        },
        {
          tier: 'frontier',
          provider: 'openai',
          model: 'gpt-6-astra',
          current: false,
          inputTokens: known(412),
          outputUsdPerMillion: null,
          perCall: { cost: null, reason: 'no price' },
        },
      ],
      notes: ['ticket assumed 300 tokens (defaults.variableTokens)'],
    },
  ),
  analysed(
    {
      id: 'route',
      file: 'src/router.ts',
      language: 'typescript',
      model: {
        value: null,
        source: 'dynamic',
        reason: 'it comes from settings',
        candidates: ['gpt-4o', 'gpt-4o-mini'],
      },
      outputLimit: { value: null, parameter: null, source: 'unknown', reason: 'the options come from elsewhere' },
    },
    {
      inputTokens: known(88),
      outputTokens: known(1, 16, 'assumed'),
      perCall: { cost: null, reason: 'the model is chosen at run time' },
    },
  ),
  analysed(
    {
      id: 'embed',
      file: 'src/search.ts',
      language: 'typescript',
      operation: 'embedding',
      model: { value: 'my-finetune', source: 'literal', range: null },
    },
    { inputTokens: known(10), outputTokens: known(0), perCall: { cost: null, reason: 'no price for my-finetune' } },
  ),
];
