/** Amounts, shares and periods of budgets in words. */

import type { BudgetWindow, FeatureBudget } from '../budget.ts';
import type { BudgetStanding } from '../budgets/standing.ts';
import { dayMs, hourMs } from '../durations.ts';
import { formatUsd } from './money.ts';
import { grouped } from './numbers.ts';
import { formatTokenCount } from './tokens.ts';

/** An amount in the unit of its budget: `$741`, `1.2M tokens`, `3,400 requests`. */
export function formatAmount(value: number, unit: FeatureBudget['unit']): string {
  switch (unit) {
    case 'USD':
      return formatUsd(value);
    case 'tokens':
      return `${formatTokenCount(value)} tokens`;
    case 'requests':
      return `${grouped(value)} requests`;
  }
}

/** A share as whole percent, rounded down: 99.9 % used is not all. */
export function formatShare(share: number): string {
  // A hair more, as 0.29 × 100 is less than 29 for a computer.
  return `${grouped(Math.floor(share * 100 + 1e-9))} %`;
}

/** A part of a whole in rounded percent: `72 %`, `<1 %` for next to nothing. */
export function formatPart(share: number): string {
  return share > 0 && share < 0.005 ? '<1 %' : `${grouped(share * 100)} %`;
}

/** `83 %`, `blocked`, `no limit`, or why there is no share. */
export function formatUse({ share, state }: BudgetStanding): string {
  if (share !== null) return formatShare(share);
  return stateWords[state];
}

/** `$741 of $900`, `$741` without limit, `? of $900` where the spend is not told. */
export function spentOfLimit({ budget: { spent, unit }, limit }: BudgetStanding): string {
  const amount = spent === null ? '?' : formatAmount(spent, unit);
  return limit === null ? amount : `${amount} of ${formatAmount(limit, unit)}`;
}

/** `this month`, `today`, `in 30 days`; nothing for a budget for all time. */
export function periodWords(window: BudgetWindow): string {
  const period = periodOf(window);
  if (period === null) return '';
  return typeof period === 'string' ? thisPeriod[period] : `in ${spanWords(period.days)}`;
}

/** `monthly`, `daily`, `30-day`; nothing for a budget for all time. */
export function periodAdjective(window: BudgetWindow): string {
  const period = periodOf(window);
  if (period === null) return '';
  return typeof period === 'string'
    ? adjectives[period]
    : `${spanWords(period.days).replace(' ', '-').replace(/s$/, '')}`;
}

type Period = 'day' | 'week' | 'month' | 'year';

const stateWords: Readonly<Record<BudgetStanding['state'], string>> = {
  ok: '?',
  'soft-exceeded': 'above the soft limit',
  exceeded: 'exceeded',
  blocked: 'blocked',
  unlimited: 'no limit',
  inactive: 'switched off',
  'reset-pending': 'reset pending',
  'not-comparable': '?',
};

const thisPeriod: Readonly<Record<Period, string>> = {
  day: 'today',
  week: 'this week',
  month: 'this month',
  year: 'this year',
};

const adjectives: Readonly<Record<Period, string>> = { day: 'daily', week: 'weekly', month: 'monthly', year: 'yearly' };

function periodOf({ raw, startsAt, resetsAt }: BudgetWindow): Period | { readonly days: number } | null {
  const named = namedPeriod(raw ?? '');
  if (named !== null) return named;
  const days = (Date.parse(resetsAt ?? '') - Date.parse(startsAt ?? '')) / dayMs;
  if (!(days > 0)) return daysOfRaw(raw ?? '');
  // Summer time makes one day of a window an hour longer or shorter.
  const isAbout = (length: number) => Math.abs(days - length) <= 1 / 24;
  if (isAbout(1)) return 'day';
  if (isAbout(7)) return 'week';
  if (days > 27.9 && days < 31.1 && startsOnFirst(startsAt ?? '')) return 'month';
  return { days };
}

function namedPeriod(raw: string): Period | null {
  if (/^(?:1?\s*d(?:ay)?|daily|24h)$/i.test(raw)) return 'day';
  if (/^(?:1?\s*w(?:eek)?|weekly|7d)$/i.test(raw)) return 'week';
  if (/^(?:1?\s*mo(?:nth)?|1M|monthly)$/i.test(raw) && raw !== '1m') return 'month';
  return /^(?:1?\s*y(?:ear)?|yearly)$/i.test(raw) ? 'year' : null;
}

function daysOfRaw(raw: string): { readonly days: number } | null {
  const [, count, unit] = /^(\d+)\s*(h|d|w)$/.exec(raw) ?? [];
  if (count === undefined) return null;
  return { days: Number(count) * (unit === 'h' ? 1 / 24 : unit === 'w' ? 7 : 1) };
}

/** Whether a window starts with a month, in whichever time zone: these are up to 14 hours apart. */
function startsOnFirst(startsAt: string): boolean {
  const at = new Date(startsAt);
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1);
  const next = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1);
  return Math.min(at.getTime() - first, next - at.getTime()) <= 14 * hourMs;
}

function spanWords(days: number): string {
  if (days >= 1.5) return `${Math.round(days)} days`;
  const minutes = Math.max(Math.round(days * 24 * 60), 1);
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours === 1 ? '1 hour' : `${hours} hours`;
}
