/** What a feature costs a month, as measured. */

import type { GatewaySnapshot, MeasuredUsage } from '../budget.ts';
import { dayMs } from '../durations.ts';
import { daysPerMonth, newestWindow } from '../estimate/measured-averages.ts';
import { fewestDays, type SpentDay } from './daily-series.ts';
import { known, unknown } from './known.ts';
import { boundsOf } from './periods.ts';
import type { BudgetStanding, KnownOrReason } from './standing.ts';
import { countsWholeFeature, spentOver } from './whole-feature.ts';

/** What was measured over some days, stretched to a month. */
export interface ActualSpend {
  readonly usdPerMonth: number;
  /** Null where requests are not counted. */
  readonly requestsPerMonth: number | null;
  readonly measuredDays: number;
}

/** A shorter measurement says nothing about a month. */
const fewestMeasuredDays = 1;

/**
 * Spend of a month of 30.4 days: from whole weeks of days, else from the use by model, else from the window of a budget; null
 * with the reason where none of these is told.
 */
export function actualSpendOf(
  days: readonly SpentDay[],
  usage: readonly MeasuredUsage[],
  budgets: readonly BudgetStanding[],
  { observedAt }: GatewaySnapshot,
): KnownOrReason<ActualSpend> {
  const actual = spendOfDays(days) ?? spendOfUsage(usage, budgets, observedAt) ?? spendOfBudgets(budgets);
  return actual === null ? unknown('the gateway tells no spend of this feature over a known time') : known(actual);
}

/** Days of a window that are over at a moment; null where it is no window, or too short. */
export function measuredDaysOf(from: string, to: string, observedAt: string): number | null {
  const days = (Math.min(Date.parse(to), Date.parse(observedAt)) - Date.parse(from)) / dayMs;
  return days >= fewestMeasuredDays ? days : null;
}

/** Whole weeks only, so that weekends count as often as they come. */
function spendOfDays(days: readonly SpentDay[]): ActualSpend | null {
  const count = Math.floor(days.length / fewestDays) * fewestDays;
  if (count === 0) return null;
  const counted = days.slice(-count);
  const requests = counted.map((day) => day.requests);
  return {
    usdPerMonth: perMonth(sum(counted.map(({ spentUsd }) => spentUsd)), count),
    requestsPerMonth: requests.includes(null) ? null : perMonth(sum(requests.map((number) => number ?? 0)), count),
    measuredDays: count,
  };
}

/** The sum of the models, or what a budget counts over the same time: models may be missing in the use. */
function spendOfUsage(
  usage: readonly MeasuredUsage[],
  budgets: readonly BudgetStanding[],
  observedAt: string,
): ActualSpend | null {
  const rows = newestWindow(usage);
  const [first] = rows;
  const days = first === undefined ? null : measuredDaysOf(first.from, first.to, observedAt);
  if (first === undefined || days === null) return null;
  const counted = spentOver(
    first,
    budgets.map(({ budget }) => budget),
  );
  if (counted === null && rows.some(({ spentUsd }) => spentUsd === null)) return null;
  return {
    usdPerMonth: perMonth(counted ?? sum(rows.map(({ spentUsd }) => spentUsd ?? 0)), days),
    requestsPerMonth: perMonth(sum(rows.map(({ requests }) => requests)), days),
    measuredDays: days,
  };
}

/** The tightest budget in USD of the whole feature of which the window is known and old enough. */
function spendOfBudgets(budgets: readonly BudgetStanding[]): ActualSpend | null {
  for (const { budget, projection } of budgets) {
    const bounds = boundsOf(budget.window);
    if (budget.unit !== 'USD' || budget.spent === null || !countsWholeFeature(budget)) continue;
    if (bounds === null || projection.value === null) continue;
    const days = (Math.min(Date.parse(budget.observedAt), bounds.end) - bounds.start) / dayMs;
    if (days < fewestMeasuredDays) continue;
    return { usdPerMonth: perMonth(budget.spent, days), requestsPerMonth: null, measuredDays: days };
  }
  return null;
}

function perMonth(amount: number, days: number): number {
  return (amount / days) * daysPerMonth;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
