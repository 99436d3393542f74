/**
 * The value of a call: constructors and functions of the file, well-known builders of values, text methods, and paths
 * into SDKs. What stays is a `result` that SDK shapes are matched against.
 */

import type { CallExpression } from '../syntax/syntax.ts';
import { dumpedFields } from './data-classes.ts';
import { type Evaluation, sourceName } from './evaluation.ts';
import { callFileMethod } from './files/file-methods.ts';
import { renderTemplate } from './files/templates.ts';
import type { Frame } from './frames.ts';
import { knownFunctions } from './known-functions.ts';
import { isTable } from './records.ts';
import { callTextMethod } from './text-methods.ts';
import { joinTexts } from './texts.ts';
import {
  choice,
  type ListValue,
  type MemberValue,
  pipeOf,
  plainText,
  type RecordValue,
  unknown,
  type Value,
  withSource,
} from './values.ts';

/** Evaluates a call whose callee is already evaluated. */
export function evaluateCall(evaluation: Evaluation, callee: Value, call: CallExpression, frame: Frame): Value {
  const piped = pipedObject(callee);
  if (piped !== null) return joinPipe(evaluation, piped, call, frame);
  switch (callee.kind) {
    case 'function':
      return evaluation.returned(callee, call, frame);
    case 'class':
      return { kind: 'object', type: callee, call, frame };
    case 'choice':
      return choice(
        callee.options
          .filter((option) => option.kind !== 'null')
          .map((option) => evaluateCall(evaluation, option, call, frame)),
      );
    case 'symbol': {
      const known = knownFunctions.get(functionName(callee.module, callee.names));
      return known?.(evaluation, call, frame) ?? { kind: 'result', callee, call, frame };
    }
    // Python's `super()` is the object as its base class sees it; the name alone says so already.
    case 'object':
      return callee.self === undefined ? { kind: 'result', callee, call, frame } : callee;
    case 'member':
      return evaluateMethod(evaluation, callee, call, frame);
    // A template that was compiled to a function.
    case 'text':
      return renderTemplate(evaluation, callee, call, frame);
    default:
      return { kind: 'result', callee, call, frame };
  }
}

/** `module.name` as the table of known functions spells it; Node's `node:` prefix and globals are dropped. */
function functionName(module: string, names: readonly string[]): string {
  const path = names.filter((name) => name !== 'default').join('.');
  return module === 'global' ? path : `${module.replace(/^node:/, '')}${path === '' ? '' : `.${path}`}`;
}

/** What `.pipe(…)` is called on; null for other calls. */
function pipedObject(callee: Value): Value | null {
  if (callee.kind === 'member') return callee.name === 'pipe' ? callee.object : null;
  if (callee.kind !== 'symbol' || callee.names.length < 2 || callee.names.at(-1) !== 'pipe') return null;
  return { ...callee, names: callee.names.slice(0, -1) };
}

/** `prompt.pipe(model)` is `prompt | model`. */
function joinPipe(evaluation: Evaluation, object: Value, call: CallExpression, frame: Frame): Value {
  const parts = [object, ...call.arguments.map((argument) => evaluation.evaluate(argument.value, frame))];
  return pipeOf(parts);
}

function evaluateMethod(evaluation: Evaluation, callee: MemberValue, call: CallExpression, frame: Frame): Value {
  const { object, name } = callee;
  if (object.kind === 'text')
    return (
      callTextMethod(evaluation, object, name, call, frame) ??
      unknown('computed at run time', sourceName(evaluation, call.range))
    );
  const read =
    callFileMethod(evaluation, object, name, call, frame) ?? evaluateEntries(evaluation, object, name, call, frame);
  if (read !== null) return read;
  if (name === 'bind' && evaluation.main.source.language !== 'python') return object;
  if (object.kind === 'record' && (name === 'copy' || name === 'model_dump' || name === 'items')) return object;
  const ofList = object.kind === 'list' ? evaluateListMethod(evaluation, object, name, call, frame) : null;
  return ofList ?? { kind: 'result', callee, call, frame };
}

/** Methods that give an entry of a table, or the fields of an object as one. */
function evaluateEntries(
  evaluation: Evaluation,
  object: Value,
  name: string,
  call: CallExpression,
  frame: Frame,
): Value | null {
  if (name === 'get' || name === 'pop' || name === 'getenv') return evaluateGet(evaluation, object, call, frame);
  return name === 'model_dump' || name === 'dict' ? dumpedFields(evaluation, object, call) : null;
}

/** `table.get(key, default)`: the entry, or the default of what only the running program knows. */
function evaluateGet(evaluation: Evaluation, object: Value, call: CallExpression, frame: Frame): Value | null {
  const [key, given] = call.arguments;
  if (key === undefined) return null;
  const text = plainText(evaluation.evaluate(key.value, frame));
  const name = text ?? sourceName(evaluation, key.value.range);
  const otherwise = given === undefined ? null : evaluation.evaluate(given.value, frame);
  if (object.kind === 'record') {
    const entry = text === null ? anyEntry(object, otherwise, name) : object.entries.get(text);
    if (entry !== undefined && entry !== null) return entry;
  }
  // Nothing is no model and no prompt: it stands for data that may be missing, and usually is not.
  const isMissingData = otherwise?.kind === 'text' && plainText(otherwise) === '';
  if (!isMissingData && (otherwise?.kind === 'text' || otherwise?.kind === 'number'))
    return withSource(otherwise, 'default');
  return object.kind === 'result' || object.kind === 'member' || object.kind === 'symbol'
    ? null
    : unknown('looked up at run time', name, 'optional');
}

/** A table looked up by something unknown: one of its values, or the default. */
function anyEntry(record: RecordValue, otherwise: Value | null, name: string): Value | null {
  if (record.open !== null || record.entries.size === 0 || !isTable(record)) return null;
  const options = choice([...record.entries.values(), ...(otherwise === null ? [] : [otherwise])]);
  return options.kind === 'choice' ? options : unknown(`chosen by ${name}`, name);
}

/** What a method makes of a list; null for methods whose result only the running program knows. */
function evaluateListMethod(
  evaluation: Evaluation,
  list: ListValue,
  name: string,
  call: CallExpression,
  frame: Frame,
): Value | null {
  switch (name) {
    case 'copy':
      return list;
    case 'slice':
      return call.arguments.length === 0 ? list : { ...list, open: list.open ?? 'a slice that is chosen at run time' };
    case 'filter':
      return isBooleanFilter(call) ? withoutUnset(list) : null;
    case 'join':
      return joinList(evaluation, list, call, frame);
    case 'concat':
      return concatLists(evaluation, list, call, frame);
    default:
      return null;
  }
}

function concatLists(evaluation: Evaluation, list: ListValue, call: CallExpression, frame: Frame): ListValue {
  const elements = [...list.elements];
  let { open } = list;
  for (const argument of call.arguments) {
    const value = evaluation.evaluate(argument.value, frame);
    if (value.kind === 'list') elements.push(...value.elements);
    else elements.push(value);
    if (value.kind === 'list') open ??= value.open;
    else if (value.kind !== 'record') open ??= 'joined at run time';
  }
  return { ...list, elements, open };
}

/** JavaScript's `[a, b].join(separator)`. */
function joinList(
  evaluation: Evaluation,
  list: Extract<Value, { kind: 'list' }>,
  call: CallExpression,
  frame: Frame,
): Value {
  const separator = call.arguments[0];
  const glue =
    separator === undefined
      ? {
          kind: 'text' as const,
          pieces: [{ kind: 'text' as const, text: ',', range: null }],
          source: 'literal' as const,
          range: null,
        }
      : evaluation.evaluate(separator.value, frame);
  return joinTexts(glue, list, sourceName(evaluation, call.range), call.range);
}

/** `.filter(Boolean)` drops what is not set. */
function isBooleanFilter(call: CallExpression): boolean {
  const given = call.arguments[0]?.value;
  return given?.kind === 'name' && given.name === 'Boolean';
}

function withoutUnset(list: ListValue): ListValue {
  const elements = list.elements.filter(
    (element) =>
      element.kind !== 'null' && plainText(element) !== '' && !(element.kind === 'boolean' && !element.value),
  );
  return { ...list, elements };
}
