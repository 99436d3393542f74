/**
 * Changes of a list, record or text in place: `append`, `push`, `update`, `x[k] = v`.
 */

import type { Argument, Expression } from '../syntax/syntax.ts';
import { asRecord } from './call-arguments.ts';
import { type Evaluation, sourceName } from './evaluation.ts';
import { afterRead } from './files/config-parser.ts';
import type { Frame } from './frames.ts';
import { mergeInto } from './records.ts';
import { changesInPlace, type Definition } from './scopes.ts';
import {
  choice,
  type ListValue,
  nullValue,
  plainText,
  type RecordValue,
  type ResultValue,
  unknown,
  type Value,
  withSource,
} from './values.ts';

/** Why a list is open whose every element is known, but not how often it is there. */
export const optionalElements = 'elements are added on a condition, or in a loop';

type Mutation = Extract<Definition, { kind: 'mutation' }>;

/** The value after a mutation. `sure` is false when it happens only on a condition or in a loop. */
export function mutate(evaluation: Evaluation, before: Value, mutation: Mutation, frame: Frame, sure: boolean): Value {
  if (mutation.method === 'read') return readInto(evaluation, before, mutation, frame);
  if (mutation.key === null && mutation.method !== 'update' && mutation.method !== 'setdefault')
    return mutateKnown(evaluation, before, mutation, frame, sure);
  if (before.kind === 'result' && mutation.key !== null)
    // `client.caches.update(…)` is a method of the object, not a change of it.
    return mutation.method === '=' ? setOnResult(evaluation, before, mutation, frame, sure) : before;
  if (before.kind === 'choice' && before.options.some(({ kind }) => kind === 'result'))
    return choice(before.options.map((option) => mutate(evaluation, option, mutation, frame, sure)));
  const record = before.kind === 'record' || before.kind === 'list' ? before : openRecord(before);
  return mutation.key === null
    ? mutateKnown(evaluation, record, mutation, frame, sure)
    : setEntry(evaluation, record, mutation, frame, sure);
}

/** `parser.read("settings.ini")`. */
function readInto(evaluation: Evaluation, before: Value, { arguments: [given], range }: Mutation, frame: Frame): Value {
  const file = range.file ?? evaluation.main.source.path;
  return given === undefined ? before : afterRead(evaluation, before, evaluation.evaluate(given.value, frame), file);
}

/** `config.system_instruction = text`: the object stays what it is. */
function setOnResult(
  evaluation: Evaluation,
  before: ResultValue,
  mutation: Mutation,
  frame: Frame,
  sure: boolean,
): Value {
  const written = mutation.arguments[0]?.value;
  const key = keyOf(evaluation, mutation, frame);
  if (key === null || written === undefined) return before;
  const value = evaluation.evaluate(written, frame);
  const unset = before.set?.get(key) ?? asRecord(evaluation, before)?.entries.get(key) ?? nullValue;
  return { ...before, set: new Map(before.set).set(key, sure ? value : choice([unset, value])) };
}

/** Something built elsewhere of which only the entries set here are known. */
function openRecord(before: Value): Value {
  if (before.kind !== 'unknown' && before.kind !== 'result' && before.kind !== 'member' && before.kind !== 'choice')
    return before;
  return { kind: 'record', entries: new Map(), open: 'the rest is built elsewhere', range: null };
}

function mutateKnown(evaluation: Evaluation, before: Value, mutation: Mutation, frame: Frame, sure: boolean): Value {
  if (before.kind === 'record') return updateRecord(evaluation, before, mutation, frame, sure);
  if (before.kind === 'list') return changeList(evaluation, before, mutation, frame, sure);
  return before;
}

function setEntry(evaluation: Evaluation, before: Value, mutation: Mutation, frame: Frame, sure: boolean): Value {
  if (before.kind !== 'record')
    return before.kind === 'list' ? { ...before, open: 'elements are replaced at run time' } : before;
  const key = keyOf(evaluation, mutation, frame);
  const written = mutation.arguments[0]?.value;
  if (key === null || written === undefined) return { ...before, open: 'entries are set at run time' };
  const held = before.entries.get(key);
  if (changesInPlace.has(mutation.method) && held !== undefined) {
    const changed = mutate(evaluation, held, { ...mutation, key: null }, frame, sure);
    return { ...before, entries: new Map(before.entries).set(key, changed) };
  }
  const value =
    mutation.method === '='
      ? evaluation.evaluate(written, frame)
      : unknown('computed at run time', sourceName(evaluation, written.range));
  return {
    ...before,
    entries: new Map(before.entries).set(key, sure ? value : choice([held ?? nullValue, value])),
  };
}

/** The entry that a mutation changes; null where only the running program knows, and for the object as a whole. */
function keyOf(evaluation: Evaluation, { key }: Mutation, frame: Frame): string | null {
  return key === null || typeof key === 'string' ? key : plainText(evaluation.evaluate(key, frame));
}

function updateRecord(
  evaluation: Evaluation,
  before: RecordValue,
  mutation: Mutation,
  frame: Frame,
  sure: boolean,
): Value {
  switch (mutation.method) {
    case 'pop':
      return removeEntry(evaluation, before, mutation, frame, sure);
    case 'setdefault':
      return addDefault(evaluation, before, mutation, frame, sure);
    case 'append':
      return appendEntry(evaluation, before, mutation, frame, sure);
    case 'update':
      return mergeEntries(evaluation, before, mutation, frame, sure);
    default:
      return { ...before, open: before.open ?? 'entries are set at run time' };
  }
}

/** `params.setdefault(key, value)`: the value, unless the entry is already there. */
function addDefault(
  evaluation: Evaluation,
  before: RecordValue,
  mutation: Mutation,
  frame: Frame,
  sure: boolean,
): Value {
  const [key, value] = mutation.arguments;
  const name = key === undefined ? null : plainText(evaluation.evaluate(key.value, frame));
  if (name === null) return { ...before, open: before.open ?? 'entries are set at run time' };
  if (before.entries.has(name)) return before;
  const given = value === undefined ? nullValue : evaluation.evaluate(value.value, frame);
  const added = before.open === null ? given : withSource(given, 'default');
  return { ...before, entries: new Map(before.entries).set(name, sure ? added : choice([nullValue, added])) };
}

/** FormData and URLSearchParams: `form.append("model", "whisper-1")`. */
function appendEntry(
  evaluation: Evaluation,
  before: RecordValue,
  mutation: Mutation,
  frame: Frame,
  sure: boolean,
): Value {
  const [key, value] = mutation.arguments;
  if (key === undefined || value === undefined)
    return { ...before, open: before.open ?? 'entries are set at run time' };
  return setEntry(evaluation, before, { ...mutation, method: '=', key: key.value, arguments: [value] }, frame, sure);
}

function mergeEntries(
  evaluation: Evaluation,
  before: RecordValue,
  mutation: Mutation,
  frame: Frame,
  sure: boolean,
): Value {
  const added = new Map<string, Value>();
  let open: string | null = null;
  for (const argument of mutation.arguments) {
    const value = evaluation.evaluate(argument.value, frame);
    if (argument.name !== null) added.set(argument.name, value);
    else open = mergeInto(added, value) ?? open;
  }
  const entries = new Map(before.entries);
  for (const [key, value] of added) entries.set(key, sure ? value : choice([entries.get(key) ?? nullValue, value]));
  return { ...before, entries, open: open ?? before.open };
}

function removeEntry(
  evaluation: Evaluation,
  before: RecordValue,
  mutation: Mutation,
  frame: Frame,
  sure: boolean,
): Value {
  const written = mutation.arguments[0]?.value;
  const key = written === undefined ? null : plainText(evaluation.evaluate(written, frame));
  if (key === null || !before.entries.has(key)) return before;
  const entries = new Map(before.entries);
  if (sure) entries.delete(key);
  else entries.set(key, choice([entries.get(key) ?? nullValue, nullValue]));
  return { ...before, entries };
}

function changeList(evaluation: Evaluation, before: ListValue, mutation: Mutation, frame: Frame, sure: boolean): Value {
  const added = addedElements(evaluation, mutation.arguments, mutation.method, frame);
  if (added === null) return { ...before, open: before.open ?? 'it is changed at run time' };
  if (!sure) {
    const written = mutation.arguments.filter((argument) => argument.value.kind !== 'number');
    const holes = added.elements.map((element, index) =>
      optionalElement(element, sourceName(evaluation, contentOf(written[index]?.value)?.range ?? mutation.range)),
    );
    return {
      ...before,
      elements: [...before.elements, ...holes],
      open: before.open ?? optionalElements,
    };
  }
  const front =
    mutation.method === 'unshift' || (mutation.method === 'insert' && mutation.arguments[0]?.value.kind === 'number');
  return {
    ...before,
    elements: front ? [...added.elements, ...before.elements] : [...before.elements, ...added.elements],
    open: before.open ?? added.open,
  };
}

/**
 * An element that may be there or not, or several times: a message keeps its role, what it says is open. A request of a batch
 * stays what it is: how many there are is no part of it.
 */
function optionalElement(element: Value, written: string): Value {
  if (isBatchRequest(element)) return element;
  const reason = 'added only on a condition, or repeatedly';
  const name = element.kind === 'unknown' ? element.name : written;
  const content = element.kind === 'record' ? element.entries.get('content') : undefined;
  if (element.kind !== 'record' || content === undefined) return unknown(reason, name);
  const hole = unknown(reason, content.kind === 'unknown' ? content.name : written);
  return { ...element, entries: new Map(element.entries).set('content', hole) };
}

/** `{"custom_id": …, "params": …}`, `Request(custom_id=…, params=…)`: each request of a batch has an id of its own. */
function isBatchRequest(element: Value): boolean {
  if (element.kind === 'record') return element.entries.has('custom_id');
  const isMade = element.kind === 'result' || element.kind === 'object';
  return isMade && element.call?.arguments.some(({ name }) => name === 'custom_id') === true;
}

/** What a message that is written out says, else the expression itself. */
function contentOf(element: Expression | undefined): Expression | undefined {
  const content =
    element?.kind === 'object'
      ? element.properties.find(({ key }) => key?.kind === 'string' && key.value === 'content')
      : element?.kind === 'call'
        ? element.arguments.find(({ name }) => name === 'content')
        : undefined;
  return content?.value ?? element;
}

function addedElements(
  evaluation: Evaluation,
  given: readonly Argument[],
  method: string,
  frame: Frame,
): { readonly elements: readonly Value[]; readonly open: string | null } | null {
  const items = method === 'insert' ? given.slice(1) : given;
  if (!['append', 'push', 'insert', 'unshift', 'add', 'extend'].includes(method)) return null;
  const elements: Value[] = [];
  let open: string | null = null;
  for (const item of items) {
    const value = evaluation.evaluate(item.value, frame);
    const spreads = method === 'extend' || item.spread === 'items';
    if (spreads && value.kind === 'list') {
      elements.push(...value.elements);
      open ??= value.open;
    } else if (spreads) {
      elements.push(unknown('added at run time', sourceName(evaluation, item.value.range)));
      open ??= 'elements are added at run time';
    } else {
      elements.push(value);
    }
  }
  return { elements, open };
}
