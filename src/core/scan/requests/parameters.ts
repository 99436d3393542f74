/**
 * Reads the parameters of a call by the paths of a shape.
 */

import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import { mergeInto } from '../evaluate/records.ts';
import {
  choice,
  nullValue,
  optionsOf,
  type RecordValue,
  type ResultValue,
  unknown,
  type Value,
} from '../evaluate/values.ts';
import type { ParameterPath, ParameterShape } from '../sdk/shape.ts';
import type { CallExpression } from '../syntax/syntax.ts';

/** The arguments of a call, evaluated. */
export interface Parameters {
  readonly positional: readonly Value[];
  /** Python keywords with `**` merged in; in JavaScript the entries of the first argument. */
  readonly named: RecordValue;
  readonly frame: Frame;
  readonly call: CallExpression;
}

/**
 * Evaluates the arguments of a call. `skip` leading positional arguments are left out (functions that take a method first);
 * `record` is the position of the argument whose entries are the named parameters in JavaScript.
 */
export function readParameters(
  evaluation: Evaluation,
  call: CallExpression,
  frame: Frame,
  skip = 0,
  record = 0,
): Parameters {
  const positional: Value[] = [];
  const entries = new Map<string, Value>();
  let open: string | null = null;
  for (const argument of call.arguments) {
    if (argument.name !== null) entries.set(argument.name, evaluation.evaluate(argument.value, frame));
    else if (argument.spread === 'entries')
      open = mergeInto(entries, evaluation.evaluate(argument.value, frame)) ?? open;
    else if (argument.spread === 'items') open ??= 'arguments are spread in at run time';
    else positional.push(evaluation.evaluate(argument.value, frame));
  }
  const rest = positional.slice(skip);
  const named: RecordValue = { kind: 'record', entries, open, range: call.range };
  const first = rest[record] ?? rest[0];
  if (evaluation.module.language === 'python' || entries.size > 0 || first === undefined)
    return { positional: rest, named, frame, call };
  return { positional: rest, named: asRecord(evaluation, first) ?? { ...named, open: openReason(first) }, frame, call };
}

/** Why an argument that is not a record may hold any entry; null where it can hold none. */
function openReason(value: Value): string | null {
  return value.kind === 'text' || value.kind === 'number' || value.kind === 'list'
    ? null
    : 'the parameters are built elsewhere';
}

/** The value at a path; undefined where it is surely not given, unknown where it may be. */
export function readPath(evaluation: Evaluation, parameters: Parameters, path: ParameterPath): Value | undefined {
  const names = path.split('.');
  const [head = ''] = names;
  const value = head.startsWith('#') ? parameters.positional[Number(head.slice(1))] : entryOf(parameters.named, head);
  return valueAt(evaluation, value, names.slice(1));
}

function valueAt(evaluation: Evaluation, value: Value | undefined, names: readonly string[]): Value | undefined {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  if (value === undefined || value.kind === 'null') return undefined;
  if (name.startsWith('#')) return valueAt(evaluation, elementOf(evaluation, value, Number(name.slice(1))), rest);
  const records = recordsOf(evaluation, value);
  if (records.length === 0)
    return value.kind === 'text' || value.kind === 'number' || value.kind === 'boolean' || value.kind === 'list'
      ? undefined
      : unknown('built elsewhere', name, 'optional');
  const found = records.map((record) => valueAt(evaluation, entryOf(record, name), rest));
  return found.every((each) => each === undefined) ? undefined : choice(found.map((each) => each ?? nullValue));
}

/** Every record that a value may be: one per branch of the code that builds it. */
function recordsOf(evaluation: Evaluation, value: Value): readonly RecordValue[] {
  const json = unwrapJson(evaluation, value);
  return optionsOf(json ?? value).flatMap((option) => asRecord(evaluation, option) ?? []);
}

/** A positional argument of the call that made a value (`stepCountIs(5)`), or an element of a list. */
function elementOf(evaluation: Evaluation, value: Value, index: number): Value | undefined {
  if (value.kind === 'list') return value.elements[index];
  if ((value.kind !== 'result' && value.kind !== 'object') || value.call === null) return undefined;
  return readParameters(evaluation, value.call, value.frame).positional[index];
}

/** The first path that is given; one that only may be given counts when no other is surely given. */
export function readFirst(
  evaluation: Evaluation,
  parameters: Parameters,
  paths: readonly ParameterPath[] | undefined,
): { readonly path: ParameterPath; readonly value: Value } | null {
  let maybe: { readonly path: ParameterPath; readonly value: Value } | null = null;
  for (const path of paths ?? []) {
    const value = readPath(evaluation, parameters, path);
    if (value === undefined || value.kind === 'null' || isNotGiven(value)) continue;
    if (value.kind !== 'unknown') return { path, value };
    maybe ??= { path, value };
  }
  return maybe;
}

/** True when the source surely states the parameter (and not only spreads something that may hold it). */
export function isStated(parameters: Parameters, name: string): boolean {
  const head = name.split('.')[0] ?? '';
  return head.startsWith('#')
    ? parameters.positional.length > Number(head.slice(1))
    : parameters.named.entries.has(head);
}

/** `model.generateContent(prompt)`: an argument that is the prompt, or else a record, is taken for the prompt. */
export function isHiddenByPrompt(
  parameters: Parameters,
  shape: ParameterShape,
  given: { readonly path: ParameterPath; readonly value: Value },
): boolean {
  const takesPrompt = [...(shape.messages ?? []), ...(shape.prompt ?? [])].includes('#0');
  return (
    takesPrompt && given.value.kind === 'unknown' && !given.path.startsWith('#') && !isStated(parameters, given.path)
  );
}

/** A field that is encoded into itself would be unwrapped for ever. */
const maximalDepth = 8;

/** A record, or the parameters of a constructor call seen as one: `GenerateContentConfig(max_output_tokens=512)`. */
export function asRecord(evaluation: Evaluation, value: Value, depth = 0): RecordValue | null {
  switch (value.kind) {
    case 'record':
      return value;
    case 'result':
    case 'object': {
      const json = unwrapJson(evaluation, value);
      if (json !== null) return depth > maximalDepth ? null : asRecord(evaluation, json, depth + 1);
      if (value.call === null) return null;
      return value.kind === 'object'
        ? readParameters(evaluation, value.call, value.frame).named
        : resultAsRecord(evaluation, value, value.call);
    }
    case 'choice': {
      const records = value.options
        .filter((option) => option.kind !== 'null')
        .map((option) => asRecord(evaluation, option, depth));
      const [only] = records;
      return records.length === 1 && only !== undefined ? only : null;
    }
    default:
      return null;
  }
}

function resultAsRecord(evaluation: Evaluation, value: ResultValue, call: CallExpression): RecordValue | null {
  const { callee, frame, set = new Map<string, Value>() } = value;
  const name = callee.kind === 'symbol' ? (callee.names.at(-1) ?? '') : callee.kind === 'member' ? callee.name : '';
  if (set.size > 0 && !/^[A-Z]/.test(name))
    return { kind: 'record', entries: set, open: 'the rest is built elsewhere', range: call.range };
  if (callee.kind !== 'symbol' && callee.kind !== 'member') return null;
  const { named } = readParameters(evaluation, call, frame);
  return set.size === 0 ? named : { ...named, entries: new Map([...named.entries, ...set]) };
}

/** What `json.dumps(…)`, `JSON.stringify(…)` and encoders around them are given; null for other values. */
export function unwrapJson(evaluation: Evaluation, value: Value): Value | null {
  if (value.kind !== 'result' || value.call === null) return null;
  const { callee, call, frame } = value;
  const name = callee.kind === 'symbol' ? callee.names.at(-1) : callee.kind === 'member' ? callee.name : undefined;
  const [first] = call.arguments;
  const given = first === undefined ? null : evaluation.evaluate(first.value, frame);
  if (name === 'stringify' || name === 'dumps') return given;
  if (name !== 'encode' && name !== 'from') return null;
  const encoded = callee.kind === 'member' ? unwrapJson(evaluation, callee.object) : null;
  return encoded ?? (given === null ? null : unwrapJson(evaluation, given));
}

function entryOf(record: RecordValue, name: string): Value | undefined {
  return record.entries.get(name) ?? (record.open === null ? undefined : unknown(record.open, name, 'optional'));
}

/** `NOT_GIVEN`, `omit`: the SDK's way of leaving a parameter out. */
function isNotGiven(value: Value): boolean {
  return (
    value === nullValue ||
    (value.kind === 'symbol' && ['NOT_GIVEN', 'NotGiven', 'omit', 'Omit'].includes(value.names.at(-1) ?? ''))
  );
}
