import type { Call, CostOrReason, Estimate, Quantity } from '../../src/core/model.ts';

/** A plain chat call on gpt-4o; a test names only what it is about. */
export function makeCall(overrides: Partial<Call>): Call {
  return {
    id: 'call-1',
    file: 'src/app.py',
    language: 'python',
    range: { start: 0, end: 10 },
    lines: { line: 1, column: 1, endLine: 1, endColumn: 11 },
    sdk: 'openai',
    provider: 'openai',
    operation: 'chat',
    callee: 'client.chat.completions.create',
    enclosing: '',
    model: { value: 'gpt-4o', source: 'literal', range: null },
    outputLimit: null,
    segments: [],
    hiddenInput: [],
    tools: null,
    responseSchema: null,
    options: {
      streaming: null,
      temperature: null,
      reasoningEffort: null,
      reasoningBudgetTokens: null,
      choices: null,
      serviceTier: null,
      batch: false,
    },
    loops: [],
    multiplier: { low: 1, high: 1, reason: '' },
    metadata: [],
    declaration: null,
    directives: [],
    ...overrides,
  };
}

/** An estimate that knows nothing; a test names only what it is about. */
export function makeEstimate(overrides: Partial<Estimate>): Estimate {
  const unknown: Quantity = { value: null, low: null, high: null, basis: 'unknown', reason: 'not known' };
  const noCost: CostOrReason = { cost: null, reason: 'not known' };
  return {
    callId: 'call-1',
    tokenizer: null,
    inputTokens: unknown,
    settledInputTokens: unknown,
    inputParts: [],
    variables: [],
    outputTokens: unknown,
    pricedModel: null,
    unitPrice: null,
    tier: null,
    perCall: noCost,
    perCallCached: noCost,
    perCallBatch: noCost,
    feature: null,
    requestsPerMonth: unknown,
    perMonth: noCost,
    tiers: [],
    notes: [],
    ...overrides,
  };
}
