/**
 * What a baseline remembers of calls, so that a call is known again whose id has changed because its prompt was written
 * otherwise, or because it was moved. Where there is any doubt, no call is known again: a new one must not pass for an old one.
 */
import * as z from 'zod';
import { contentOf, isDistinctive } from '../diff/call-content.ts';
import { distinctBy, groupedBy } from '../grouping.ts';
import { hashOf } from '../hash.ts';
import type { Call } from '../model.ts';

/** The schema of what is remembered of a call. */
export const knownCallSchema = z.object({
  id: z.string(),
  file: z.string(),
  function: z.string().meta({ description: 'Qualified name of the enclosing function; empty at module level.' }),
  request: z.string().meta({ description: 'SDK, kind of request and method, whatever the client is called.' }),
  model: z.string().nullable().meta({ description: 'Its model, or those that it may be; null where none is named.' }),
  prompt: z
    .string()
    .nullable()
    .meta({ description: 'Hash of what it sends; null where that is too short to know the call by it elsewhere.' }),
});

export type KnownCall = z.output<typeof knownCallSchema>;

/** What is remembered of the calls with these ids, and of those beside them that could be taken for them. In source order. */
export function rememberedCalls(calls: readonly Call[], ids: ReadonlySet<string>): readonly KnownCall[] {
  const known = calls.map(knownCallOf);
  const places = new Set(known.filter(({ id }) => ids.has(id)).map(placeOf));
  return known.filter((each) => places.has(placeOf(each)));
}

/**
 * The calls that are there now, by the id that they had when they were remembered; those that still have it are left out.
 * `isChecked` is false of files of which nothing is known now.
 */
export function renewedCalls(
  remembered: readonly KnownCall[],
  calls: readonly Call[],
  isChecked: (file: string) => boolean,
): ReadonlyMap<string, KnownCall> {
  const present = calls.map(knownCallOf);
  const presentIds = new Set(present.map(({ id }) => id));
  const rememberedIds = new Set(remembered.map(({ id }) => id));
  const gone = remembered.filter(({ id, file }) => !presentIds.has(id) && isChecked(file));
  const fresh = present.filter(({ id }) => !rememberedIds.has(id));
  return withoutDoubt([
    ...pairsBy(gone, fresh, placeOf),
    ...pairsBy(gone, fresh, promptSign).filter(({ isOnly }) => isOnly),
  ]);
}

/** The model of a call, or those that it may be, as one text. */
export function modelOf({ model }: Call): string | null {
  if (model === null) return null;
  const names = model.value === null ? model.candidates.toSorted() : [model.value];
  return names.length === 0 ? null : names.join(', ');
}

function knownCallOf(call: Call): KnownCall {
  const { id, file, enclosing, callee, sdk, operation } = call;
  const request = `${sdk} ${operation} ${callee.slice(callee.lastIndexOf('.') + 1)}`;
  const prompt = isDistinctive(call) ? hashOf(contentOf(call)) : null;
  return { id, file, function: enclosing, request, model: modelOf(call), prompt };
}

/** The calls of a function that make the same kind of request: with another prompt, one could be any other of them. */
function placeOf(call: KnownCall): string {
  return JSON.stringify([call.file, call.function, call.request]);
}

/** The same request, with a prompt that is long enough to be the call's own. */
function promptSign({ request, prompt }: KnownCall): string | null {
  return prompt === null ? null : JSON.stringify([request, prompt]);
}

/** A call as it was remembered, and what it may be now. */
interface RenewedCall {
  readonly id: string;
  readonly now: KnownCall;
  /** No other call has its sign. */
  readonly isOnly: boolean;
}

/**
 * Pairs what has the same sign. As many must be there as are gone, or one of them is new, and nobody can tell which. They are
 * paired in order, those with the same model first.
 */
function pairsBy(
  gone: readonly KnownCall[],
  fresh: readonly KnownCall[],
  sign: (call: KnownCall) => string | null,
): readonly RenewedCall[] {
  const freshBySign = groupedBy(fresh, sign);
  return [...groupedBy(gone, sign)].flatMap(([key, before]) => {
    const after = key === null ? [] : (freshBySign.get(key) ?? []).toSorted(byModel);
    if (after.length !== before.length) return [];
    const isOnly = before.length === 1;
    return before.toSorted(byModel).flatMap(({ id }, index) => {
      const now = after[index];
      return now === undefined ? [] : [{ id, now, isOnly }];
    });
  });
}

/** Where one sign points to one call and another sign to another, neither is taken. */
function withoutDoubt(pairs: readonly RenewedCall[]): ReadonlyMap<string, KnownCall> {
  const distinct = distinctBy(pairs, ({ id, now }) => `${id}\0${now.id}`);
  const byOld = groupedBy(distinct, ({ id }) => id);
  const byNew = groupedBy(distinct, ({ now }) => now.id);
  const sure = distinct.filter(({ id, now }) => byOld.get(id)?.length === 1 && byNew.get(now.id)?.length === 1);
  return new Map(sure.map(({ id, now }) => [id, now]));
}

function byModel({ model: one }: KnownCall, { model: other }: KnownCall): number {
  return (one ?? '').localeCompare(other ?? '');
}
