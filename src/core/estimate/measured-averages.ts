/** Averages of measured use, and the month that a window of measurement stands for. */

import type { MeasuredUsage } from '../budget.ts';
import { dayMs } from '../durations.ts';
import type { MeasuredAverages } from '../measured-use.ts';

/** A month of 30.4 days, a twelfth of a year. */
export const daysPerMonth = 30.4;

/** Shorter windows say nothing about a month. */
const shortestDays = 1;

/** Averages of rows of one window; null where the window is too short, or none. */
export function averagesOf(usage: readonly MeasuredUsage[]): MeasuredAverages | null {
  const [first] = usage;
  const days = first === undefined ? Number.NaN : daysOf(first);
  const requests = usage.reduce((sum, each) => sum + each.requests, 0);
  if (first === undefined || !(days >= shortestDays) || requests <= 0) return null;
  const inputTokens = sumOf(usage, ({ inputTokens: tokens }) => tokens);
  const cacheReadTokens = sumOf(usage, ({ cacheReadTokens: tokens }) => tokens);
  const outputTokens = sumOf(usage, ({ outputTokens: tokens }) => tokens);
  const spentUsd = sumOf(usage, ({ spentUsd: usd }) => usd);
  const perMonth = daysPerMonth / days;
  return {
    from: first.from,
    to: first.to,
    days: Math.round(days * 10) / 10,
    requests,
    inputTokens: inputTokens === null ? null : inputTokens / requests,
    outputTokens: outputTokens === null ? null : outputTokens / requests,
    p95OutputTokens: usage.length === 1 ? first.p95OutputTokens : null,
    cacheReadShare: shareOf(cacheReadTokens, inputTokens),
    requestsPerMonth: requests * perMonth,
    usdPerMonth: spentUsd === null ? null : spentUsd * perMonth,
  };
}

/** The rows of the window that ended last; of several, of the longest one. Windows overlap, and are not added up. */
export function newestWindow(usage: readonly MeasuredUsage[]): readonly MeasuredUsage[] {
  const [newest] = usage.toSorted(
    (one, other) => Date.parse(other.to) - Date.parse(one.to) || daysOf(other) - daysOf(one),
  );
  return usage.filter(({ from, to }) => from === newest?.from && to === newest.to);
}

function daysOf({ from, to }: MeasuredUsage): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}

/** A sum of what all rows tell; null where one of them does not. */
function sumOf(usage: readonly MeasuredUsage[], of: (row: MeasuredUsage) => number | null): number | null {
  let sum = 0;
  for (const row of usage) {
    const number = of(row);
    if (number === null) return null;
    sum += number;
  }
  return sum;
}

function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : Math.min(1, Math.max(0, part / whole));
}
