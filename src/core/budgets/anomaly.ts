/** Days on which a request cost unusually much or little: the same work, at another price. */
import { fewestDays, type SpentDay } from './daily-series.ts';
import { known, unknown } from './known.ts';
import type { CostAnomaly, KnownOrReason, SpendTrend } from './standing.ts';
import { medianDeviationFrom, medianOf } from './statistics.ts';

/** Fewer requests of a day make no mean that could be compared. */
const fewestRequests = 20;

/** Scales the median deviation to a standard deviation of the normal distribution. */
const normalScale = 1.4826;

/** The usual bound for the modified z-score (Iglewicz and Hoaglin, 1993). */
const unusualScore = 3.5;

/** Costs that hardly differ from day to day would make any difference unusual: this part of the median always is allowed. */
const leastSpread = 0.05;

/** The last whole day against the days before it. Days with few requests do not count. */
export function anomalyOf(days: readonly SpentDay[]): KnownOrReason<CostAnomaly | 'usual'> {
  const last = days.at(-1);
  if (last === undefined) return unknown('no days are told');
  if (last.requests === null) return unknown('requests are not counted by day');
  if (last.requests < fewestRequests) return unknown(`${last.day} has fewer than ${fewestRequests} requests`);
  const before = days.slice(0, -1).flatMap((day) => costPerRequest(day) ?? []);
  const usual = medianOf(before);
  const spread = usual === null ? null : medianDeviationFrom(usual, before);
  if (before.length < fewestDays || usual === null || spread === null) {
    return unknown(`fewer than ${fewestDays} days before have ${fewestRequests} requests`);
  }
  const usdPerRequest = last.spentUsd / last.requests;
  const scale = Math.max(spread * normalScale, usual * leastSpread);
  const isUsual = Math.abs(usdPerRequest - usual) <= unusualScore * scale;
  if (isUsual) return known('usual');
  return known({ day: last.day, usdPerRequest, usualUsdPerRequest: usual, days: before.length });
}

/** The last seven whole days against the seven before. */
export function trendOf(days: readonly SpentDay[]): KnownOrReason<SpendTrend> {
  if (days.length < 2 * fewestDays) return unknown(`fewer than ${2 * fewestDays} whole days are told`);
  const [usd, usdBefore] = [days.slice(-fewestDays), days.slice(-2 * fewestDays, -fewestDays)].map((week) =>
    week.reduce((sum, { spentUsd }) => sum + spentUsd, 0),
  );
  if (usd === undefined || usdBefore === undefined || usdBefore === 0)
    return unknown('nothing was spent in the week before');
  return known({ usd, usdBefore, change: usd / usdBefore - 1 });
}

function costPerRequest({ spentUsd, requests }: SpentDay): number | null {
  return requests === null || requests < fewestRequests ? null : spentUsd / requests;
}
