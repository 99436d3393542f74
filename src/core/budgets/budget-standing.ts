/** One budget on its own: its state, how much of it is used, where it is going. */
import type { FeatureBudget } from '../budget.ts';
import type { DailyRate } from './daily-series.ts';
import { isPeriodic } from './periods.ts';
import { projectionOf } from './projection.ts';
import type { BudgetSeverity, BudgetStanding, BudgetThresholds, StandingState } from './standing.ts';

/** What a budget is judged by. */
export interface StandingContext {
  readonly buffer: number;
  readonly thresholds: BudgetThresholds;
  readonly dailyRate: DailyRate | null;
  readonly now: Date;
}

/** How a budget stands. `ownLimit` is that of callcost.yml where the gateway has none; null for none. */
export function standingOf(budget: FeatureBudget, ownLimit: number | null, context: StandingContext): BudgetStanding {
  const limit = budget.limit ?? ownLimit;
  const { state, reason } = stateOf(budget, limit, context.now);
  const isCompared = state === 'ok' || state === 'soft-exceeded' || state === 'exceeded';
  const share = isCompared && limit !== null && limit > 0 && budget.spent !== null ? budget.spent / limit : null;
  const ageMs = ageOf(budget.observedAt, context.now);
  const projection = projectionOf({ ...context, budget, limit: isCompared ? limit : null });
  const standing = {
    budget,
    limit,
    limitSource: budget.limit !== null ? 'gateway' : ownLimit === null ? null : 'callcost.yml',
    state,
    reason,
    share,
    projection,
    isStale: ageMs > budget.staleAfterMs,
    ageMs,
  } as const;
  return { ...standing, severity: severityOf(standing, context.thresholds) };
}

/** The tightest first: what lets nothing through, then the least remaining share; what cannot be compared comes last. */
export function byTightness(one: BudgetStanding, other: BudgetStanding): number {
  return tightness(other) - tightness(one);
}

/** Whether spend and limit of a budget can be compared. */
export function isComparable({ state, share }: BudgetStanding): boolean {
  return state === 'blocked' || share !== null;
}

/** Time since a moment, in ms; a clock that is ahead makes nothing younger than new. */
export function ageOf(observedAt: string, now: Date): number {
  return Math.max(now.getTime() - Date.parse(observedAt), 0);
}

/** Above any share: a limit of 0 decides. */
const blocked = Number.MAX_VALUE;

function tightness({ state, share, budget }: BudgetStanding): number {
  if (state === 'blocked') return blocked;
  if (share !== null) return share;
  if (state === 'inactive') return -3;
  return budget.spent === null ? -2 : -1;
}

interface StateWithReason {
  readonly state: StandingState;
  readonly reason: string | null;
}

function stateOf(budget: FeatureBudget, limit: number | null, now: Date): StateWithReason {
  const { spent, softLimit, window, accuracy } = budget;
  if (budget.state === 'inactive') return { state: 'inactive', reason: 'the key or the budget is switched off' };
  if (limit === 0) return { state: 'blocked', reason: 'a limit of 0 lets no request through' };
  const isExceeded = budget.state === 'exceeded';
  if (isOver(budget, now)) return { state: 'reset-pending', reason: whyPending(budget) };
  if (limit === null && softLimit === null && !isExceeded) return withoutLimit(budget);
  if (isExceeded) return { state: 'exceeded', reason: null };
  if (spent === null) return { state: 'not-comparable', reason: 'the spend is not told' };
  if (accuracy === 'since-forever' && isPeriodic(window)) {
    return { state: 'not-comparable', reason: 'the spend is told since the beginning, the limit is for a period' };
  }
  if (limit !== null && spent >= limit) return { state: 'exceeded', reason: null };
  if (softLimit !== null && spent >= softLimit) return { state: 'soft-exceeded', reason: null };
  return limit === null ? { state: 'unlimited', reason: 'there is a soft limit only' } : { state: 'ok', reason: null };
}

/** What a gateway does not tell may be there all the same. */
function withoutLimit({ state }: FeatureBudget): StateWithReason {
  return state === 'unknown'
    ? { state: 'not-comparable', reason: 'the limit is not told' }
    : { state: 'unlimited', reason: 'there is no limit' };
}

function whyPending({ spent }: FeatureBudget): string {
  return `the window is over${spent === null ? '' : ', and the spend is still the old one'}`;
}

function isOver({ state, window: { resetsAt } }: FeatureBudget, now: Date): boolean {
  return state === 'reset-pending' || (resetsAt !== null && Date.parse(resetsAt) <= now.getTime());
}

function severityOf(
  { state, share, projection }: Pick<BudgetStanding, 'state' | 'share' | 'projection'>,
  thresholds: BudgetThresholds,
): BudgetSeverity {
  // A gateway may know of a limit that is reached though its numbers do not show it.
  const isSaidToBeExceeded = state === 'exceeded' && (share === null || share < 1);
  if (state === 'blocked' || isSaidToBeExceeded) return 'error';
  if (share !== null && share >= thresholds.error) return 'error';
  if (share !== null && (share >= thresholds.warning || projection.value?.overrun != null)) return 'warning';
  return state === 'soft-exceeded' ? 'warning' : 'normal';
}
