/**
 * Python's `configparser`: an object that is filled by `read`, and asked by section and name.
 */
import type { CallExpression } from '../../syntax/syntax.ts';
import { type Evaluation, sourceName } from '../evaluation.ts';
import type { Frame } from '../frames.ts';
import { plainText, unknown, type Value, withSource } from '../values.ts';
import { dataAtPath } from './data-functions.ts';
import { argumentOf, keywordOf, toPath } from './files.ts';

/** Whether a value is a parser that nothing was read into, as far as is known. */
function isConfigParser(value: Value): boolean {
  return value.kind === 'result' && value.callee.kind === 'symbol' && value.callee.module === 'configparser';
}

/** `parser.read("settings.ini")`: the sections of the file; the value itself where it is no parser. */
export function afterRead(evaluation: Evaluation, before: Value, named: Value, file: string): Value {
  if (!isConfigParser(before)) return before;
  const [first = named] = named.kind === 'list' ? named.elements : [];
  const path = toPath(evaluation, first, file);
  return (path === null ? null : dataAtPath(evaluation, path, 'ini')) ?? before;
}

/** `parser.get("section", "name")`, `parser.getint(…)`; null for what is asked of anything else. */
export function callConfigParser(
  evaluation: Evaluation,
  object: Value,
  method: string,
  call: CallExpression,
  frame: Frame,
): Value | null {
  const section = /^get(int|float|boolean)?$/.test(method) ? argumentOf(evaluation, call, frame, 0, 'section') : null;
  const option = section === null ? null : argumentOf(evaluation, call, frame, 1, 'option');
  if (section === null || option === null) return null;
  const open = unknown('looked up at run time', sourceName(evaluation, call.range));
  if (isConfigParser(object)) return withSource(keywordOf(evaluation, call, frame, 'fallback') ?? open, 'default');
  const entries = object.kind === 'record' ? object.entries.get(plainText(section) ?? '') : undefined;
  const name = plainText(option)?.toLowerCase();
  if (entries?.kind !== 'record' || name === undefined) return null;
  const entry = entries.entries.get(name) ?? keywordOf(evaluation, call, frame, 'fallback');
  return entry === null ? open : converted(entry, method, open);
}

function converted(entry: Value, method: string, otherwise: Value): Value {
  if (entry.kind !== 'text' || method === 'get') return entry;
  const value = Number(plainText(entry));
  return method === 'getboolean' || Number.isNaN(value)
    ? otherwise
    : { kind: 'number', value, source: entry.source, range: entry.range };
}
