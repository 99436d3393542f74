/** Days and windows as numbers of milliseconds. */
import type { BudgetWindow } from '../budget.ts';

/** When a window started and ends; null where either is not told, or the two make no window. */
export function boundsOf({
  startsAt,
  resetsAt,
}: BudgetWindow): { readonly start: number; readonly end: number } | null {
  const [start, end] = [Date.parse(startsAt ?? ''), Date.parse(resetsAt ?? '')];
  return end > start ? { start, end } : null;
}

/** Whether a budget starts anew from time to time; one that does not is for all time. */
export function isPeriodic({ raw, resetsAt }: BudgetWindow): boolean {
  return raw !== null || resetsAt !== null;
}

/**
 * Names a window, so that what is said once for each window can be told apart. The hour of the reset decides, else that of the
 * start: gateways compute them anew, and seconds may differ.
 */
export function windowKey({ raw, startsAt, resetsAt }: BudgetWindow): string {
  return (resetsAt ?? startsAt)?.slice(0, 13) ?? raw ?? 'ever';
}

/** The UTC day of a moment, `YYYY-MM-DD`. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
