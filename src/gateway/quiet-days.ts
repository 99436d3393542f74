import type { DailySpend } from '../core/budget.ts';
import { dayMs } from '../core/durations.ts';
import { startOfPeriod } from './calendar.ts';

/** No gateway is asked for more days. */
const longestDays = 400;

/**
 * The days of a feature with those on which nothing was spent, from the first one up to the day before `readAt`: gateways that
 * tell all days leave these out, and a feature that rests must not look like one that goes on.
 */
export function withQuietDays(daily: readonly DailySpend[], readAt: Date): readonly DailySpend[] {
  const told = new Set(daily.map(({ day }) => day));
  const [first] = [...told].sort();
  const feature = daily[0]?.feature;
  if (first === undefined || feature === undefined) return [];
  const quiet: DailySpend[] = [];
  const oldest = startOfPeriod('day', readAt, 'UTC', -longestDays).getTime();
  for (let at = Math.max(Date.parse(first), oldest); at + dayMs <= readAt.getTime(); at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (!told.has(day)) quiet.push({ feature, day, spentUsd: 0, requests: 0 });
  }
  return [...daily, ...quiet].sort((one, other) => (one.day < other.day ? -1 : 1));
}
