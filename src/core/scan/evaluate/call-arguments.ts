/**
 * The arguments of a call, evaluated, and calls seen as the record of their arguments.
 */
import type { CallExpression } from '../syntax/syntax.ts';
import type { Evaluation } from './evaluation.ts';
import type { Frame } from './frames.ts';
import { mergeInto } from './records.ts';
import type { RecordValue, ResultValue, Value } from './values.ts';

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
  if (evaluation.main.source.language === 'python' || entries.size > 0 || first === undefined)
    return { positional: rest, named, frame, call };
  return { positional: rest, named: asRecord(evaluation, first) ?? { ...named, open: openReason(first) }, frame, call };
}

/** Why an argument that is not a record may hold any entry; null where it can hold none. */
function openReason(value: Value): string | null {
  return value.kind === 'text' || value.kind === 'number' || value.kind === 'list'
    ? null
    : 'the parameters are built elsewhere';
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
