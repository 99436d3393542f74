/** The budgets of a feature: those of the gateway, and the one of callcost.yml where the gateway has no limit. */

import type { BudgetWindow, FeatureBudget, GatewaySnapshot } from '../budget.ts';
import { dayMs, hourMs } from '../durations.ts';
import { byTightness, type StandingContext, standingOf } from './budget-standing.ts';
import { boundsOf, dayOf } from './periods.ts';
import type { BudgetStanding } from './standing.ts';
import { countsWholeFeature } from './whole-feature.ts';

/**
 * How every budget of a feature stands, the tightest first. `monthlyLimit` is `budgetUsdPerMonth` of callcost.yml: it counts
 * where the gateway tells what a month costs, be it by day, and limits nothing.
 */
export function budgetsOfFeature(
  feature: string,
  snapshot: GatewaySnapshot,
  monthlyLimit: number | null,
  context: StandingContext,
): readonly BudgetStanding[] {
  const told = snapshot.budgets.filter((budget) => budget.feature === feature);
  const hasLimit = told.some((budget) => budget.unit === 'USD' && budget.limit !== null && countsWholeFeature(budget));
  const ownLimit = hasLimit ? null : monthlyLimit;
  const monthly = ownLimit === null ? null : (told.find(tellsMonth) ?? null);
  const byDays = ownLimit === null || monthly !== null ? null : monthByDays(feature, snapshot);
  return [...told, ...(byDays === null ? [] : [byDays])]
    .map((budget) => {
      const limit = budget === monthly || budget === byDays ? ownLimit : null;
      return standingOf(budget, limit, isOfFeature(budget) ? context : { ...context, dailyRate: null });
    })
    .sort(byTightness);
}

/** Whether the days of the feature are those of the budget: a key or a team may serve others, or only a part of it. */
function isOfFeature({ scope }: FeatureBudget): boolean {
  return scope === 'tag' || scope === 'feature' || scope === 'project';
}

function tellsMonth(budget: FeatureBudget): boolean {
  const { unit, spent, accuracy, state, window } = budget;
  const isTold = unit === 'USD' && spent !== null && accuracy !== 'since-forever' && state !== 'inactive';
  return isTold && isMonth(window) && countsWholeFeature(budget);
}

function isMonth(window: BudgetWindow): boolean {
  const bounds = boundsOf(window);
  if (bounds === null) return /^(?:1\s?mo(?:nth)?|1M|30d|31d|month(?:ly)?)$/.test(window.raw ?? '');
  const days = (bounds.end - bounds.start) / dayMs;
  // A month has 28 to 31 days; summer time moves its ends by an hour.
  return days > 27.9 && days < 31.1;
}

/** The calendar month (UTC) as the sum of its days; null where the days of the feature are not all told. */
function monthByDays(feature: string, { daily, gateway, baseUrl, gatewayVersion, observedAt }: GatewaySnapshot) {
  const at = new Date(observedAt);
  const [start, end] = [0, 1].map((months) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
  if (start === undefined || end === undefined) return null;
  const days = daily.filter((entry) => entry.feature === feature);
  // Gateways tell the same days of all features; who writes a document may begin with one later than with another.
  const isDocument = gateway === 'json' || gateway === 'file';
  const isTold = (isDocument ? days : daily).some(({ day }) => day <= dayOf(start));
  if (!isTold || days.length === 0) return null;
  const budget: FeatureBudget = {
    id: `callcost.yml:${feature}`,
    label: feature,
    feature,
    team: null,
    scope: 'feature',
    source: { gateway, baseUrl, endpoint: 'daily', gatewayVersion },
    unit: 'USD',
    spent: days
      .filter(({ day }) => day >= dayOf(start) && day < dayOf(end))
      .reduce((sum, { spentUsd }) => sum + spentUsd, 0),
    limit: null,
    softLimit: null,
    window: {
      raw: 'month',
      startsAt: new Date(start).toISOString(),
      resetsAt: new Date(end).toISOString(),
      resetsAtSource: 'computed',
    },
    accuracy: 'daily-rollup',
    state: 'unlimited',
    alerts: [],
    breakdown: [],
    observedAt,
    staleAfterMs,
  };
  return budget;
}

/** Sums over days change slowly, and are read once in an hour at most. */
const staleAfterMs = 2 * hourMs;
