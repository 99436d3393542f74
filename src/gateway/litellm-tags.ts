/** Tags of a LiteLLM proxy, which are its budgets of features: limits, spend, use by model. Each as seldom as it may be read. */

import type { DailySpend, FeatureBudget, MeasuredUsage } from '../core/budget.ts';
import { dayMs, hourMs } from '../core/durations.ts';
import type { AdapterContext, ReadRequest } from './adapter.ts';
import { startOfPeriod } from './calendar.ts';
import { sharedTagRemarks, tagOf, withOwnTag } from './feature-names.ts';
import type { GatewayError } from './fetch-port.ts';
import { KeptPart, type PartReading } from './kept-part.ts';
import {
  type ActivityDays,
  type ActivityWanted,
  dailySpend,
  measuredUsage,
  modelsOfTag,
  onlyProvider,
  readActivity,
  spentOnTag,
} from './litellm-activity.ts';
import { type ReadingFacts, restEveryMs } from './litellm-budgets.ts';
import { askFor } from './litellm-client.ts';
import { type TagInfo, tagListReply } from './litellm-replies.ts';
import { firstDay, hasLimit, type TagLimit, type TagReadings, tagBudget, tagLimit } from './litellm-tag-budgets.ts';
import { readTagSpend } from './litellm-tag-spend.ts';
import { withQuietDays } from './quiet-days.ts';

/** What tags tell. */
export interface TagFindings {
  readonly budgets: readonly FeatureBudget[];
  readonly daily: readonly DailySpend[];
  readonly usage: readonly MeasuredUsage[];
  readonly remarks: readonly string[];
}

/** Use by model changes slowly, and takes a request for each tag. */
const modelsEveryMs = hourMs;

/** Use by model is read for so many tags, those that spend most. */
const mostTagsByModel = 10;

/** Windows that began longer ago are not added up from days. */
const longestActivityDays = 400;

/** Measured use is told for so many days. */
const usageDays = 30;

/** Reads tags with one key and remembers what it may read. `seesEverything`: the key counts the spend of everybody. */
export type ReadTags = (request: ReadRequest, reading: ReadingFacts, seesEverything: boolean) => Promise<TagFindings>;

/** Makes the reader of tags. */
export function createTagReader(context: AdapterContext): ReadTags {
  const listPart = new KeptPart<readonly TagInfo[]>(restEveryMs, (request) =>
    askFor(context, { path: '/tag/list' }, tagListReply, request),
  );
  const activityPart = new KeptPart<ActivityDays, ActivityWanted>(restEveryMs, (request, wanted) =>
    readActivity(context, wanted, request),
  );
  const modelsPart = new KeptPart<ReadonlyMap<string, ActivityDays>, ActivityWanted>(
    modelsEveryMs,
    async (request, { tags, from }) => {
      const byTag = new Map<string, ActivityDays>();
      for (const tag of tags) {
        byTag.set(tag, await readActivity(context, { tags: [tag], from }, request));
      }
      return byTag;
    },
  );
  const spendPart = new KeptPart(
    restEveryMs,
    (request, wanted: { tags: readonly string[]; starts: readonly string[] }) => readTagSpend(context, wanted, request),
  );
  return async (request, reading, seesEverything) => {
    const list = await listPart.read(request, null);
    const limits = wantedTags(reading, list.value).map((tag) => tagLimit(reading, list.value, tag));
    const tags = limits.map(({ tag }) => tag);
    const from = firstDayOf(limits, reading);
    const activity = tags.length === 0 ? null : await activityPart.read(request, { tags, from });
    const isCoarse = activity?.value === null && activity.error !== null && isLasting(activity.error);
    const starts = [...new Set(limits.flatMap(({ window }) => firstDay(window) ?? []))].sort();
    const spend = isCoarse ? await spendPart.read(request, { tags, starts }) : null;
    const models = await readModels(modelsPart, activity, { tags: featureTags(reading, tags), from }, tags, request);
    const read = { list, activity, from, spend, models, seesEverything };
    return findings(reading, read, limits);
  };
}

/** A single tag needs no request of its own: what was read of all tags is of this one. */
async function readModels(
  part: KeptPart<ReadonlyMap<string, ActivityDays>, ActivityWanted>,
  activity: PartReading<ActivityDays> | null,
  wanted: ActivityWanted,
  allTags: readonly string[],
  request: ReadRequest,
): Promise<TagReadings['models']> {
  const days = activity?.value ?? null;
  const [only, ...others] = allTags;
  if (activity === null || days === null || only === undefined || wanted.tags.length === 0) {
    return null;
  }
  if (others.length === 0) {
    return { ...activity, value: new Map([[only, days]]) };
  }
  const spent = (tag: string) => spentOnTag(days, tag, wanted.from) ?? 0;
  const active = wanted.tags.filter((tag) => spent(tag) > 0);
  const first = active.sort((a, b) => spent(b) - spent(a)).slice(0, mostTagsByModel);
  return part.read(request, { tags: first.sort(), from: wanted.from });
}

/** Tags of the features, and those that follow the convention or have a limit of their own. */
function wantedTags({ features }: ReadingFacts, list: readonly TagInfo[] | null): string[] {
  const limited = (list ?? []).flatMap((info) => (info.name !== null && hasLimit(info) ? [info.name] : []));
  const tags = [...features.map(tagOf), ...limited.filter(isOfPeople)];
  return [...new Set(tags)].filter((tag) => !tag.includes(',')).sort();
}

/** LiteLLM makes tags of user agents; customers may be told apart by addresses. Neither is a budget to show here. */
function isOfPeople(tag: string): boolean {
  return !/^user[- ]agent:/i.test(tag) && !/\S@\S/.test(tag) && !/\bsk-/.test(tag);
}

function featureTags({ features }: ReadingFacts, tags: readonly string[]): string[] {
  const mapped = new Set(withOwnTag(features).map(tagOf));
  return tags.filter((tag) => mapped.has(tag));
}

/** The first day to read: the start of the last month, so that it seldom changes, or an earlier one that is needed. */
function firstDayOf(limits: readonly TagLimit[], { now }: ReadingFacts): string {
  const oldest = daysBefore(now, longestActivityDays);
  const lastMonth = startOfPeriod('month', now, 'UTC', -1).toISOString().slice(0, 10);
  const starts = limits.flatMap(({ window }) => firstDay(window) ?? []).filter((day) => day >= oldest);
  const [first = lastMonth] = [lastMonth, daysBefore(now, usageDays), ...starts].sort();
  return first;
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * dayMs).toISOString().slice(0, 10);
}

function findings(reading: ReadingFacts, read: TagReadings, limits: readonly TagLimit[]): TagFindings {
  const budgets = limits.flatMap((limit) => tagBudget(reading, read, limit));
  const days = wholeDays(read.activity, reading);
  const daysReadAt = read.activity?.readAt ?? reading.now;
  const from = daysBefore(reading.now, usageDays);
  const features = withOwnTag(reading.features).map((each) => ({ feature: each.feature, tag: tagOf(each) }));
  return {
    budgets,
    daily: features.flatMap(({ feature, tag }) => withQuietDays(dailySpend(days, tag, feature), daysReadAt)),
    usage: features.flatMap(({ feature, tag }) => {
      const ofTag = read.models?.value?.get(tag) ?? [];
      const provider = onlyProvider(ofTag);
      const to = (read.models?.readAt ?? reading.now).toISOString();
      return measuredUsage(modelsOfTag(ofTag, tag, from), { feature, provider, from: `${from}T00:00:00.000Z`, to });
    }),
    remarks: remarks(reading, read, budgets),
  };
}

/** Where the activity could not be read since an earlier day, that day was not over then, and is not told. */
function wholeDays(activity: TagReadings['activity'], { now }: ReadingFacts): ActivityDays {
  const lastRead = (activity?.readAt ?? now).toISOString().slice(0, 10);
  const days = activity?.value ?? [];
  return lastRead === now.toISOString().slice(0, 10) ? days : days.filter(({ date }) => date < lastRead);
}

function remarks(reading: ReadingFacts, read: TagReadings, budgets: readonly FeatureBudget[]): string[] {
  const { list, activity, spend } = read;
  const known = new Set(budgets.map(({ label }) => label));
  const tags = [...new Set(reading.features.map(tagOf))];
  const unknown = tags.filter((tag) => !tag.includes(',') && !known.has(tag));
  const withComma = tags.filter((tag) => tag.includes(','));
  const isUnread = activity?.value === null && (spend === null || spend.value === null);
  return [
    ...sentences(
      list.error,
      'This key cannot read tag budgets; ask for a read-only viewer key (role proxy_admin_viewer).',
    ),
    ...(isUnread
      ? sentences(
          spend?.error ?? activity.error,
          'This key cannot read what tags spent; ask for a read-only viewer key (role proxy_admin_viewer).',
        )
      : sentences(
          activity?.error ?? null,
          'This key cannot read the daily activity of tags, so use by model and day is not known.',
        )),
    ...(spend?.value?.everSince == null
      ? []
      : ['The gateway tells only what tags spent since forever, which says nothing about the limit of a period.']),
    ...(unknown.length === 0 || list.value === null
      ? []
      : [
          `The gateway has no ${unknown.length === 1 ? 'tag' : 'tags'} ${unknown.join(', ')}: nothing was spent, or another name is used.`,
        ]),
    ...sharedTagRemarks(reading.features),
    ...withComma.map((tag) => `The tag ${tag} has a comma, at which LiteLLM divides tags. Give it another name.`),
    ...(tags.length > mostTagsByModel && activity?.value != null
      ? [`Use by model is read for the ${mostTagsByModel} features that spend most.`]
      : []),
  ];
}

/** The remark on a part that failed: our own words where it may not be read. */
function sentences(error: GatewayError | null, refused: string): string[] {
  return error === null ? [] : [error.failure === 'refused' ? refused : error.message];
}

/** Asking again would bring the same. */
function isLasting({ failure }: GatewayError): boolean {
  return failure === 'refused' || failure === 'malformed' || failure === 'too-large';
}
