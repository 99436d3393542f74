/** Where the window of a budget is expected to end. */

import type { FeatureBudget } from '../budget.ts';
import { dayMs, hourMs } from '../durations.ts';
import { type DailyRate, meanRateOf } from './daily-series.ts';
import { known, unknown } from './known.ts';
import { boundsOf, dayOf } from './periods.ts';
import type { BurnRate, KnownOrReason, Projection } from './standing.ts';

/** What a projection is made from. */
export interface ProjectionInput {
  readonly budget: FeatureBudget;
  /** In the unit of the budget; null for none. */
  readonly limit: number | null;
  /** By which what is still to come is widened, as a fraction. */
  readonly buffer: number;
  /** From the days before; null where these are not told. Counts for budgets in USD. */
  readonly dailyRate: DailyRate | null;
  readonly now: Date;
}

/** A window is too young to be stretched until a tenth of it has passed, or three days of a long one. */
const youngShare = 0.1;
const longestYouth = 3 * dayMs;

/** What was spent in some minutes says nothing about the hours to come, however short the window is. */
const shortestYouth = hourMs;

/** Less than this part of the limit is too little to be stretched. */
const smallShare = 0.01;

/**
 * The end of the window, if things go on: what is spent plus what the days to come are expected to cost. Without days
 * before, the spend so far is stretched over the window.
 */
export function projectionOf(input: ProjectionInput): KnownOrReason<Projection> {
  const { budget, buffer, limit, now } = input;
  const { spent } = budget;
  const bounds = boundsOf(budget.window);
  if (spent === null) return unknown('the spend is not told');
  if (budget.accuracy === 'since-forever') return unknown('the spend is told since the beginning, without a window');
  if (bounds === null) return unknown('the window of the budget is not told');
  if (bounds.end <= now.getTime()) return unknown('the window is over');
  const at = Math.max(Date.parse(budget.observedAt), bounds.start);
  const rate = rateOf(input, spent, bounds, at);
  if (rate.value === null) return rate;
  const { perDay, method } = rate.value;
  const remaining = spentUntil(bounds.end, at, perDay);
  const end = (factor: number) => spent + remaining * factor;
  const [low, middle, high] = [end(Math.max(1 - buffer, 0)), end(1), end(1 + buffer)];
  const overrun = overrunOf(limit, middle, high);
  const factor = overrun === 'likely' ? 1 : 1 + buffer;
  return known({
    low,
    middle,
    high,
    method,
    overrun,
    overrunAt:
      overrun === null || limit === null
        ? null
        : momentAt(limit - spent, at, bounds.end, (day) => perDay(day) * factor),
  });
}

/** What is spent a day: the mean of a usual week, else the mean of the window so far. */
export function burnRateOf(input: ProjectionInput): KnownOrReason<BurnRate> {
  const { budget, dailyRate } = input;
  if (dailyRate !== null) return known({ usdPerDay: meanRateOf(dailyRate), method: 'daily' });
  if (budget.unit !== 'USD') return unknown(`the budget counts ${budget.unit}`);
  const bounds = boundsOf(budget.window);
  if (budget.spent === null || bounds === null || budget.accuracy === 'since-forever') {
    return unknown('neither days nor the window of the budget are told');
  }
  const linear = linearRate(budget.spent, bounds, Date.parse(budget.observedAt));
  return linear === null ? unknown('the window is too young') : known({ usdPerDay: linear, method: 'linear' });
}

type Bounds = NonNullable<ReturnType<typeof boundsOf>>;

function rateOf(
  { budget, dailyRate, limit }: ProjectionInput,
  spent: number,
  bounds: Bounds,
  at: number,
): KnownOrReason<{ readonly perDay: DailyRate; readonly method: Projection['method'] }> {
  if (dailyRate !== null && budget.unit === 'USD') return known({ perDay: dailyRate, method: 'daily' });
  if (limit !== null && spent < limit * smallShare) return unknown('less than 1 % of the limit is spent');
  if (spent === 0) return unknown('nothing is spent');
  const linear = linearRate(spent, bounds, at);
  return linear === null ? unknown('the window is too young') : known({ perDay: () => linear, method: 'linear' });
}

/** A day at the mean of the window so far; null for a young window. */
function linearRate(spent: number, { start, end }: Bounds, at: number): number | null {
  const elapsed = Math.min(at, end) - start;
  const youth = Math.max(Math.min((end - start) * youngShare, longestYouth), shortestYouth);
  return elapsed < youth ? null : (spent / elapsed) * dayMs;
}

function overrunOf(limit: number | null, middle: number, high: number): Projection['overrun'] {
  if (limit === null || limit === 0) return null;
  if (middle > limit) return 'likely';
  return high > limit ? 'possible' : null;
}

/** What the time until `end` costs, each UTC day at its own rate. */
function spentUntil(end: number, at: number, perDay: DailyRate): number {
  let sum = 0;
  for (const { from, to, rate } of daysBetween(at, end, perDay)) sum += ((to - from) / dayMs) * rate;
  return sum;
}

/** When an amount is spent; null where it is not until the end. */
function momentAt(amount: number, at: number, end: number, perDay: DailyRate): string | null {
  let left = Math.max(amount, 0);
  for (const { from, to, rate } of daysBetween(at, end, perDay)) {
    const spent = ((to - from) / dayMs) * rate;
    if (spent >= left && rate > 0) return new Date(from + (left / rate) * dayMs).toISOString();
    left -= spent;
  }
  return null;
}

function* daysBetween(at: number, end: number, perDay: DailyRate) {
  for (let from = at; from < end; ) {
    const to = Math.min((Math.floor(from / dayMs) + 1) * dayMs, end);
    yield { from, to, rate: perDay(dayOf(from)) };
    from = to;
  }
}
