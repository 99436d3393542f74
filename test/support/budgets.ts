import type { AnalysedCall } from '../../src/core/analysis.ts';
import type { DailySpend, FeatureBudget, GatewaySnapshot, MeasuredUsage } from '../../src/core/budget.ts';
import { defaultThresholds, type OverviewInput, overviewOf } from '../../src/core/budgets/overview.ts';
import type { BudgetOverview, FeatureStanding } from '../../src/core/budgets/standing.ts';
import type { Call, Estimate, Quantity } from '../../src/core/model.ts';
import { type FeaturePolicy, policySchema } from '../../src/core/policy/schema.ts';
import { makeCall, makeEstimate } from './calls.ts';

/** Sunday noon, 21 days and a half into November. */
export const budgetNow = new Date('2026-11-22T12:00:00Z');

/** $450 of $900 in November; a test names only what it is about. */
export function makeBudget(overrides: Partial<FeatureBudget> = {}): FeatureBudget {
  return {
    id: 'tag:feature:reply',
    label: 'feature:reply',
    feature: 'reply',
    team: null,
    scope: 'tag',
    source: { gateway: 'litellm', baseUrl: 'https://gateway.example', endpoint: '/tag/list', gatewayVersion: null },
    unit: 'USD',
    spent: 450,
    limit: 900,
    softLimit: null,
    window: november,
    accuracy: 'counter',
    state: 'ok',
    alerts: [],
    breakdown: [],
    observedAt: budgetNow.toISOString(),
    staleAfterMs: 180_000,
    ...overrides,
  };
}

export const november: FeatureBudget['window'] = {
  raw: '1mo',
  startsAt: '2026-11-01T00:00:00.000Z',
  resetsAt: '2026-12-01T00:00:00.000Z',
  resetsAtSource: 'gateway',
};

export function makeSnapshot(overrides: Partial<GatewaySnapshot> = {}): GatewaySnapshot {
  return {
    gateway: 'litellm',
    baseUrl: 'https://gateway.example',
    gatewayVersion: null,
    observedAt: budgetNow.toISOString(),
    budgets: [],
    usage: [],
    daily: [],
    prices: [],
    units: [],
    remarks: [],
    ...overrides,
  };
}

/** Spend by day, the last one yesterday (21 November, a Saturday). */
export function makeDays(
  spent: readonly number[],
  requests: number | null = 100,
  feature = 'reply',
): readonly DailySpend[] {
  const dayMs = 86_400_000;
  const today = Date.UTC(2026, 10, 22);
  return spent.map((spentUsd, index) => ({
    feature,
    day: new Date(today - (spent.length - index) * dayMs).toISOString().slice(0, 10),
    spentUsd,
    requests,
  }));
}

/** What one model was measured to use in ten days. */
export function makeUsage(overrides: Partial<MeasuredUsage> = {}): MeasuredUsage {
  return {
    feature: 'reply',
    model: 'gpt-4o',
    provider: null,
    from: '2026-11-12T00:00:00.000Z',
    to: '2026-11-22T00:00:00.000Z',
    requests: 1000,
    inputTokens: null,
    outputTokens: null,
    cacheReadTokens: null,
    p95OutputTokens: null,
    spentUsd: 100,
    ...overrides,
  };
}

function makeFeature(settings: object = {}): FeaturePolicy {
  const { features } = policySchema.parse({ features: { reply: settings } });
  const { reply } = features;
  if (reply === undefined) throw new Error('the feature was just parsed');
  return reply;
}

/** A call of `reply` that costs so much a month; null for a call without volume. */
export function makeCosting(
  usdPerMonth: readonly [low: number, high: number | null] | null,
  call: Partial<Call> = {},
  estimate: Partial<Estimate> = {},
): AnalysedCall {
  const cost = (low: number, high: number | null) =>
    ({ cost: { low, high, currency: 'USD', basis: 'assumed' }, reason: null }) as const;
  return {
    call: makeCall(call),
    estimate: makeEstimate({
      feature: 'reply',
      pricedModel: 'gpt-4o',
      perCall: cost(0.01, 0.02),
      perMonth: usdPerMonth === null ? { cost: null, reason: 'no volume is set' } : cost(...usdPerMonth),
      requestsPerMonth: usdPerMonth === null ? makeEstimate({}).requestsPerMonth : quantity(3040),
      outputTokens: quantity(100),
      ...estimate,
    }),
  };
}

/** A number that is known. */
export function quantity(low: number, high = low): Quantity {
  return { value: low === high ? low : null, low, high, basis: 'configured' };
}

export function makeOverview(snapshot: Partial<GatewaySnapshot>, input: Partial<OverviewInput> = {}): BudgetOverview {
  return overviewOf({
    snapshot: makeSnapshot(snapshot),
    calls: [],
    features: [],
    isWhole: true,
    buffer: 0.25,
    shared: {},
    thresholds: defaultThresholds,
    now: budgetNow,
    ...input,
  });
}

/** How the feature `reply` stands. */
export function makeStanding(
  snapshot: Partial<GatewaySnapshot>,
  settings: object | null = null,
  input: Partial<OverviewInput> = {},
): FeatureStanding {
  const totals = { calls: 0, priced: 0, unpriced: 0, withVolume: 0, perMonth: null };
  const features = settings === null ? [] : [{ name: 'reply', settings: makeFeature(settings), totals }];
  const standing = makeOverview(snapshot, { features, ...input }).features.find(({ feature }) => feature === 'reply');
  if (standing === undefined) throw new Error('the snapshot does not tell of the feature "reply"');
  return standing;
}
