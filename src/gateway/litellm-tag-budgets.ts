/** Budgets of tags: the limit is told in one place, what was spent has to be added up from another. */
import type { BudgetAccuracy, BudgetWindow, FeatureBudget, ModelSpend } from '../core/budget.ts';
import { hourMs } from '../core/durations.ts';
import { startOfPeriod } from './calendar.ts';
import { featureOfName, isSharedTag } from './feature-names.ts';
import type { PartReading } from './kept-part.ts';
import { type ActivityDays, modelSpend, modelsOfTag, onlyProvider, spentOnTag } from './litellm-activity.ts';
import { type ReadingFacts, restEveryMs, usdBudget } from './litellm-budgets.ts';
import type { TagInfo } from './litellm-replies.ts';
import type { TagSpend } from './litellm-tag-spend.ts';
import { calendarWindow } from './litellm-windows.ts';

/** Everything that was read of tags. A null is a part that was not asked for. */
export interface TagReadings {
  readonly list: PartReading<readonly TagInfo[]>;
  readonly activity: PartReading<ActivityDays> | null;
  /** The first UTC day of the activity. */
  readonly from: string;
  readonly spend: PartReading<TagSpend> | null;
  /** By tag, each asked for alone. */
  readonly models: PartReading<ReadonlyMap<string, ActivityDays>> | null;
  /** Whether the key sees the spend of everybody: only then is no spend 0. */
  readonly seesEverything: boolean;
}

/** A tag as it is known before its spend. */
export interface TagLimit {
  readonly tag: string;
  /** Null where the list of tags cannot be read, undefined where the tag is not in it. */
  readonly info: TagInfo | null | undefined;
  readonly window: BudgetWindow;
}

/** The limit of a tag and the window that its spend is counted in. */
export function tagLimit(reading: ReadingFacts, list: readonly TagInfo[] | null, tag: string): TagLimit {
  const info = list === null ? null : list.find((each) => each.name === tag);
  return { tag, info, window: windowOf(reading, info ?? null) };
}

/**
 * The UTC day that a window starts with, as spend is counted in such days: the nearest one, so that a window that starts at
 * midnight in another zone is off by half a day at most. Null for a window that is shorter than a day, which no sum of days
 * says anything about.
 */
export function firstDay({ startsAt, resetsAt }: BudgetWindow): string | null {
  if (startsAt === null) return null;
  const start = Date.parse(startsAt);
  const isShort = resetsAt !== null && Date.parse(resetsAt) - start < shortestDayMs;
  return isShort ? null : new Date(start + 12 * hourMs).toISOString().slice(0, 10);
}

/** The day on which summer time begins. */
const shortestDayMs = 23 * hourMs;

/** The budget of a tag, or none where the gateway knows neither a limit nor spend of it. */
export function tagBudget(reading: ReadingFacts, read: TagReadings, { tag, info, window }: TagLimit): FeatureBudget[] {
  const told = spentOf(read, tag, info, window);
  // More was paid back than spent: what that leaves of the limit is not known.
  const spent = told !== null && told.amount < 0 ? null : told;
  if (spent === null && (info === null || info === undefined)) {
    return [];
  }
  return [
    usdBudget(reading, {
      id: `tag:${tag}`,
      label: tag,
      scope: 'tag',
      feature: isSharedTag(tag, reading.features)
        ? null
        : (featureOfName(tag, reading.features) ?? afterPrefix(tag, 'feature:')),
      team: afterPrefix(tag, 'team:'),
      spent: spent?.amount ?? null,
      limit: limitOf(info),
      softLimit: info?.soft_budget ?? info?.litellm_budget_table?.soft_budget ?? null,
      window,
      accuracy: spent?.accuracy ?? 'daily-rollup',
      ...(info === null ? { state: 'unknown' as const } : {}),
      breakdown: breakdownOf(read, tag, window),
      endpoint: spent?.endpoint ?? '/tag/list',
      readAt: spent?.readAt ?? read.list.readAt,
      everyMs: restEveryMs,
    }),
  ];
}

/** Whether a stored tag limits anything. */
export function hasLimit(info: TagInfo): boolean {
  return limitOf(info) !== null || (info.soft_budget ?? info.litellm_budget_table?.soft_budget ?? null) !== null;
}

function limitOf(info: TagInfo | null | undefined): number | null {
  return info?.max_budget ?? info?.litellm_budget_table?.max_budget ?? null;
}

/** A tag without a period is counted since the day it was made where it has a limit, and by calendar month where not. */
function windowOf({ context, now }: ReadingFacts, info: TagInfo | null): BudgetWindow {
  const row = info?.litellm_budget_table;
  const raw = info?.budget_duration ?? row?.budget_duration ?? null;
  const resetsAt = info?.budget_reset_at ?? row?.budget_reset_at ?? null;
  if (raw !== null || resetsAt !== null) {
    return calendarWindow(raw, resetsAt, context.timeZone, now);
  }
  const thisMonth = startOfPeriod('month', now, context.timeZone).toISOString();
  const made = info !== null && hasLimit(info) ? info.created_at : thisMonth;
  const startsAt = made === null || made === thisMonth ? made : `${made.slice(0, 10)}T00:00:00.000Z`;
  return { raw: null, startsAt, resetsAt: null, resetsAtSource: 'unknown' };
}

interface Spent {
  readonly amount: number;
  readonly accuracy: BudgetAccuracy;
  readonly endpoint: string;
  readonly readAt: Date;
}

/** What was spent within the window, from the best source that tells it. */
function spentOf(read: TagReadings, tag: string, info: TagLimit['info'], window: BudgetWindow): Spent | null {
  const { list, spend } = read;
  if (info?.spend != null) {
    return { amount: info.spend, accuracy: 'counter', endpoint: '/tag/list', readAt: list.readAt };
  }
  const start = firstDay(window);
  if (read.activity?.value != null && start !== null && start >= read.from) {
    return spentByDay(read, read.activity, { tag, info, start });
  }
  const since = spend?.value?.since?.get(start ?? '')?.get(tag) ?? null;
  const everSince = spend?.value?.everSince?.get(tag) ?? null;
  const readAt = spend?.readAt ?? list.readAt;
  if (since !== null) {
    return { amount: since, accuracy: 'daily-rollup', endpoint: '/global/spend/tags', readAt };
  }
  return everSince === null ? null : { amount: everSince, accuracy: 'since-forever', endpoint: '/spend/tags', readAt };
}

/** The sum of days. Days that were last read before the window began say nothing about it. */
function spentByDay(
  { seesEverything }: TagReadings,
  { value, readAt }: PartReading<ActivityDays>,
  { tag, info, start }: Pick<TagLimit, 'tag' | 'info'> & { readonly start: string },
): Spent | null {
  if (start > readAt.toISOString()) return null;
  const nothing = info != null && seesEverything ? 0 : null;
  const amount = spentOnTag(value ?? [], tag, start) ?? nothing;
  return amount === null ? null : { amount, accuracy: 'daily-rollup', endpoint: '/tag/daily/activity', readAt };
}

function breakdownOf({ models, from }: TagReadings, tag: string, window: BudgetWindow): ModelSpend[] {
  const days = models?.value?.get(tag) ?? [];
  const start = firstDay(window);
  return start === null || start < from ? [] : modelSpend(modelsOfTag(days, tag, start), onlyProvider(days));
}

function afterPrefix(tag: string, prefix: string): string | null {
  return tag.startsWith(prefix) && tag.length > prefix.length ? tag.slice(prefix.length) : null;
}
