/** Rows of Langfuse's metrics and what they tell of features. A row is for one set of tags, since traces may have several. */
import * as z from 'zod';
import type { DailySpend, MeasuredUsage } from '../core/budget.ts';
import { groupedBy } from '../core/grouping.ts';
import type { FeatureName } from './adapter.ts';
import { tagOf } from './feature-names.ts';
import { amount, moment, name, requiredAmount } from './values.ts';

/** What rows of all queries have: their tags, as a list or, where each tag has rows of its own, as one text. */
const tags = z
  .union([z.array(z.string()), z.string().transform((tag) => [tag]), z.null()])
  .transform((read) => read ?? []);

/** Answer to `usageQuery`. Strict where it is added up. */
export const usageReply = z.object({
  data: z.array(
    z.object({
      tags,
      providedModelName: name,
      count_count: requiredAmount,
      sum_inputTokens: amount,
      sum_outputTokens: amount,
      p95_outputTokens: amount,
      sum_totalCost: amount,
    }),
  ),
});

/** Answer to `dailyQuery`. */
export const dailyReply = z.object({
  data: z.array(z.object({ tags, time_dimension: moment, count_count: requiredAmount, sum_totalCost: amount })),
});

export type UsageRow = z.output<typeof usageReply>['data'][number];
export type DailyRow = z.output<typeof dailyReply>['data'][number];

/** A span of time in ISO 8601. */
interface Span {
  readonly from: string;
  readonly to: string;
}

const generations = {
  column: 'type',
  operator: 'any of',
  value: ['GENERATION', 'EMBEDDING'],
  type: 'stringOptions',
};

/** Langfuse gives no more rows than that, without saying that there are others. */
export const mostRows = 1000;

/** Use by tags and model. */
export function usageQuery(wanted: readonly string[], span: Span): unknown {
  return {
    ...query(wanted, span),
    dimensions: [{ field: 'tags' }, { field: 'providedModelName' }],
    metrics: [
      { measure: 'count', aggregation: 'count' },
      { measure: 'inputTokens', aggregation: 'sum' },
      { measure: 'outputTokens', aggregation: 'sum' },
      { measure: 'outputTokens', aggregation: 'p95' },
      { measure: 'totalCost', aggregation: 'sum' },
    ],
  };
}

/** Spend by tags and UTC day. */
export function dailyQuery(wanted: readonly string[], span: Span): unknown {
  return {
    ...query(wanted, span),
    dimensions: [{ field: 'tags' }],
    metrics: [
      { measure: 'count', aggregation: 'count' },
      { measure: 'totalCost', aggregation: 'sum' },
    ],
    timeDimension: { granularity: 'day' },
  };
}

function query(wanted: readonly string[], { from, to }: Span): Readonly<Record<string, unknown>> {
  const tagged = { column: 'tags', operator: 'any of', value: wanted, type: 'arrayOptions' };
  return {
    view: 'observations',
    filters: [tagged, generations],
    fromTimestamp: from,
    toTimestamp: to,
    config: { row_limit: mostRows },
  };
}

/** What a feature used of each model. The p95 is told where one row has it: percentiles cannot be added up. */
export function usageOf(rows: readonly UsageRow[], name: FeatureName, span: Span): MeasuredUsage[] {
  const ofFeature = rows.filter((row) => row.tags.includes(tagOf(name)) && row.providedModelName !== null);
  return [...groupedBy(ofFeature, (row) => row.providedModelName ?? '')].flatMap(([model, parts]) => {
    const requests = parts.reduce((sum, row) => sum + row.count_count, 0);
    const input = total(parts, (row) => row.sum_inputTokens);
    const output = total(parts, (row) => row.sum_outputTokens);
    const isCounted = (input ?? 0) + (output ?? 0) > 0;
    const usage: MeasuredUsage = {
      feature: name.feature,
      model,
      provider: null,
      ...span,
      requests,
      inputTokens: isCounted ? input : null,
      outputTokens: isCounted ? output : null,
      cacheReadTokens: null,
      p95OutputTokens: isCounted && parts.length === 1 ? (parts[0]?.p95_outputTokens ?? null) : null,
      spentUsd: costOf(parts),
    };
    return requests === 0 ? [] : [usage];
  });
}

/**
 * Spend by day; none where a model of the feature has no price or a day no cost, as the days then hold only a part of the
 * spend.
 */
export function dailyOf(rows: readonly DailyRow[], name: FeatureName, usage: readonly MeasuredUsage[]): DailySpend[] {
  if (usage.length === 0 || usage.some(({ spentUsd }) => spentUsd === null)) {
    return [];
  }
  const ofFeature = rows.filter((row) => row.tags.includes(tagOf(name)) && row.count_count > 0);
  if (ofFeature.some((row) => row.sum_totalCost === null || row.time_dimension === null)) return [];
  return [...groupedBy(ofFeature, (row) => row.time_dimension?.slice(0, 10) ?? '')].map(([day, parts]) => ({
    feature: name.feature,
    day,
    spentUsd: parts.reduce((sum, row) => sum + (row.sum_totalCost ?? 0), 0),
    requests: parts.reduce((sum, row) => sum + row.count_count, 0),
  }));
}

/** Langfuse adds nothing to the cost where it knows no price, so a cost of 0 is one that is not known. */
function costOf(rows: readonly UsageRow[]): number | null {
  return rows.every((row) => (row.sum_totalCost ?? 0) > 0) ? total(rows, (row) => row.sum_totalCost) : null;
}

/** Null as soon as one summand is not told. */
function total<Row>(rows: readonly Row[], amountOf: (row: Row) => number | null): number | null {
  const amounts = rows.map(amountOf);
  return amounts.every((each) => each !== null) ? amounts.reduce((sum, each) => sum + each, 0) : null;
}
