/**
 * Reads the parameters of a call by the paths of a shape.
 */

import { asRecord, type Parameters, readParameters, unwrapJson } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { choice, nullValue, optionsOf, type RecordValue, unknown, type Value } from '../evaluate/values.ts';
import type { ParameterPath, ParameterShape } from '../sdk/shape.ts';

/** The value at a path; undefined where it is surely not given, unknown where it may be. */
export function readPath(evaluation: Evaluation, parameters: Parameters, path: ParameterPath): Value | undefined {
  const names = path.split('.');
  const [head = ''] = names;
  const value = head.startsWith('#') ? parameters.positional[Number(head.slice(1))] : entryOf(parameters.named, head);
  return valueAt(evaluation, value, names.slice(1));
}

/** The value at a path inside of another; undefined where it is surely not there. */
export function valueAt(evaluation: Evaluation, value: Value | undefined, names: readonly string[]): Value | undefined {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  if (value === undefined || value.kind === 'null') return undefined;
  if (name.startsWith('#')) {
    if (value.kind === 'unknown' && rest.length > 0) return value;
    return valueAt(evaluation, elementOf(evaluation, value, Number(name.slice(1))), rest);
  }
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

/** Whether parameters may hold more than is known: `create(**kwargs)`. A first argument that is the prompt is no record. */
export function hasOpenParameters({ named, positional }: Parameters, shape: ParameterShape): boolean {
  return named.open !== null && !(takesPromptFirst(shape) && positional.length > 0);
}

/** `model.generateContent(prompt)`: an argument that is the prompt, or else a record, is taken for the prompt. */
export function isHiddenByPrompt(
  parameters: Parameters,
  shape: ParameterShape,
  given: { readonly path: ParameterPath; readonly value: Value },
): boolean {
  return (
    takesPromptFirst(shape) &&
    given.value.kind === 'unknown' &&
    !given.path.startsWith('#') &&
    !isStated(parameters, given.path)
  );
}

function takesPromptFirst({ messages, prompt }: ParameterShape): boolean {
  return [...(messages ?? []), ...(prompt ?? [])].includes('#0');
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
