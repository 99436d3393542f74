/** What a feature spent day by day, without gaps. */

import type { DailySpend, GatewaySnapshot } from '../budget.ts';
import { dayMs } from '../durations.ts';
import { groupedBy } from '../grouping.ts';
import { dayOf } from './periods.ts';
import { medianOf } from './statistics.ts';

/** A whole UTC day. */
export interface SpentDay {
  readonly day: string;
  readonly spentUsd: number;
  /** Null where the source does not count them. */
  readonly requests: number | null;
}

/** So many whole days count: four weeks, so that every weekday comes alike often. */
const longestSeries = 28;

/** Fewer days say nothing about the days to come. */
export const fewestDays = 7;

/**
 * The last whole days of a feature, oldest first. The day of the reading is not over and is left out. A day without an
 * entry between the first and the last one that the source tells is a day without spend.
 */
export function wholeDaysOf(feature: string, { daily, observedAt }: GatewaySnapshot): readonly SpentDay[] {
  const today = dayOf(Date.parse(observedAt));
  const told = groupedBy(
    daily.filter((entry) => entry.feature === feature && entry.day < today),
    ({ day }) => day,
  );
  const first = earliest([...told.keys()]);
  const last = latest(daily.map(({ day }) => day).filter((day) => day < today));
  if (first === null || last === null) return [];
  const days: SpentDay[] = [];
  for (let at = Date.parse(last); at >= Date.parse(first) && days.length < longestSeries; at -= dayMs) {
    days.push(spentDay(dayOf(at), told.get(dayOf(at)) ?? []));
  }
  return days.reverse();
}

/** USD that a UTC day to come is expected to cost. */
export type DailyRate = (day: string) => number;

/**
 * The median of the days before: of working days for a working day, of weekends for a weekend, as many features rest there.
 * Where most of these days are without spend, as with jobs that run once a week, it is their mean. Null where there are too
 * few days.
 */
export function dailyRateOf(days: readonly SpentDay[]): DailyRate | null {
  const all = usualSpend(days);
  if (days.length < fewestDays || all === null) return null;
  const byKind = groupedBy(days, ({ day }) => isWeekend(day));
  const [working, resting] = [false, true].map((weekend) => usualSpend(byKind.get(weekend) ?? []) ?? all);
  return (day) => (isWeekend(day) ? resting : working) ?? all;
}

/** What is spent on a day; null for no days. */
function usualSpend(days: readonly SpentDay[]): number | null {
  const amounts = days.map(({ spentUsd }) => spentUsd);
  const median = medianOf(amounts);
  return median === 0 ? amounts.reduce((sum, usd) => sum + usd, 0) / amounts.length : median;
}

/** The mean of a week: five working days and a weekend. */
export function meanRateOf(rate: DailyRate): number {
  // 5 January 1970 was a Monday.
  const week = Array.from({ length: 7 }, (_, index) => rate(dayOf((4 + index) * dayMs)));
  return week.reduce((sum, usd) => sum + usd, 0) / 7;
}

function spentDay(day: string, entries: readonly DailySpend[]): SpentDay {
  const requests = entries.map((entry) => entry.requests);
  return {
    day,
    spentUsd: entries.reduce((sum, { spentUsd }) => sum + spentUsd, 0),
    requests: requests.includes(null) ? null : requests.reduce<number>((sum, count) => sum + (count ?? 0), 0),
  };
}

function isWeekend(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function earliest(days: readonly string[]): string | null {
  return days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null);
}

function latest(days: readonly string[]): string | null {
  return days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);
}
