/**
 * The value of each kind of expression.
 */

import type { Expression, ObjectExpression, TemplateExpression } from '../syntax/syntax.ts';
import { knownTruth } from './conditions.ts';
import { environmentVariable, isEnvironment } from './environment.ts';
import { evaluateBinary } from './evaluate-operator.ts';
import { evaluatePath } from './evaluate-path.ts';
import { superObject } from './evaluate-super.ts';
import { type Evaluation, sourceName } from './evaluation.ts';
import { joinText, placeOfMember } from './files/path-functions.ts';
import type { Frame } from './frames.ts';
import { isTable, overrideBy } from './records.ts';
import { concatenate, dedent, piecesOf, sourceOf } from './texts.ts';
import {
  choice,
  type ListValue,
  literalText,
  nullValue,
  plainText,
  type RecordValue,
  unknown,
  type Value,
  withSource,
} from './values.ts';

/** Evaluates one expression; sub-expressions go through `evaluation.evaluate`. */
export function evaluateExpression(evaluation: Evaluation, expression: Expression, frame: Frame): Value {
  switch (expression.kind) {
    case 'string':
      return literalText(expression.value, expression.range);
    case 'template':
      return evaluateTemplate(evaluation, expression, frame);
    case 'number':
      return { kind: 'number', value: expression.value, source: 'literal', range: expression.range };
    case 'constant':
      return expression.value === null ? nullValue : { kind: 'boolean', value: expression.value };
    case 'name':
      return (
        (expression.name === 'super' ? superObject(evaluation, frame) : null) ??
        evaluation.lookup(expression.name, frame, expression.range.start)
      );
    case 'member':
      return evaluatePath(evaluation, expression, frame) ?? evaluateMemberExpression(evaluation, expression, frame);
    case 'index':
      return evaluatePath(evaluation, expression, frame) ?? evaluateIndex(evaluation, expression, frame);
    case 'call':
      return evaluation.call(evaluation.evaluate(expression.callee, frame), expression, frame);
    case 'object':
      return evaluateObject(evaluation, expression, frame);
    case 'array':
      return evaluateArray(evaluation, expression.elements, expression, frame);
    case 'binary':
      return evaluateBinary(evaluation, expression, frame);
    case 'conditional':
      return evaluateConditional(evaluation, expression, frame);
    case 'function': {
      return { kind: 'function', definition: expression.definition, frame, self: null };
    }
    case 'class':
      return { kind: 'class', definition: expression.definition, frame };
    case 'await':
    case 'spread':
      return evaluation.evaluate(expression.value, frame);
    case 'assign':
      return evaluation.evaluate(expression.value, frame);
    case 'comprehension':
      return evaluateComprehension(evaluation, expression, frame);
    case 'opaque':
      return unknown('computed at run time', sourceName(evaluation, expression.range));
  }
}

/** Both values, or the one that the arguments of a followed call decide. */
function evaluateConditional(
  evaluation: Evaluation,
  { test, whenTrue, whenFalse }: Extract<Expression, { kind: 'conditional' }>,
  frame: Frame,
): Value {
  const truth = knownTruth(evaluation, test, frame);
  if (truth !== null) return withSource(evaluation.evaluate(truth.holds ? whenTrue : whenFalse, frame), truth.source);
  const otherwise = evaluation.evaluate(whenFalse, frame);
  // Where an environment variable decides, a program that is run without it is the default.
  const decides = test.kind === 'member' || test.kind === 'name' ? evaluation.evaluate(test, frame) : null;
  const isUnset = decides?.kind === 'unknown' && decides.origin === 'environment';
  if (isUnset && otherwise.kind !== 'null' && otherwise.kind !== 'unknown') return withSource(otherwise, 'env');
  return choice([evaluation.evaluate(whenTrue, frame), otherwise]);
}

function evaluateMemberExpression(
  evaluation: Evaluation,
  { object, name, range }: Extract<Expression, { kind: 'member' }>,
  frame: Frame,
): Value {
  const value = evaluation.evaluate(object, frame);
  return placeOfMember(value, name, range.file ?? evaluation.main.source.path) ?? evaluation.member(value, name);
}

/** A list of unknown length, with one hole for its elements, named after what is iterated; or what is only filtered. */
function evaluateComprehension(
  evaluation: Evaluation,
  expression: Extract<Expression, { kind: 'comprehension' }>,
  frame: Frame,
): Value {
  const [iterable] = expression.iterables;
  if (iterable !== undefined && isFilter(expression)) {
    const source = evaluation.evaluate(iterable, frame);
    if (source.kind === 'record') return source;
  }
  const reason = 'built by a comprehension';
  const hole = unknown(reason, sourceName(evaluation, iterable?.range ?? expression.range));
  const element = builtElement(evaluation, expression.element, frame) ?? hole;
  return { kind: 'list', elements: [element], open: reason, range: expression.range };
}

/** Records within records, constructors, and functions that give a record, say more than what is iterated. */
function builtElement(evaluation: Evaluation, element: Expression, frame: Frame): Value | null {
  if (isBuilt(element)) return evaluation.evaluate(element, frame);
  if (element.kind !== 'call' || element.callee.kind !== 'name') return null;
  const made = evaluation.evaluate(element, frame);
  return made.kind === 'record' ? made : null;
}

function isBuilt(element: Expression): boolean {
  if (element.kind === 'object')
    return element.properties.some(({ value }) => value.kind === 'object' || isBuilt(value));
  return element.kind === 'call' && element.callee.kind === 'name' && /^[A-Z]/.test(element.callee.name);
}

/** `{k: v for k, v in record.items() if v is not None}`: the record without what is unset. */
function isFilter({ element, targets }: Extract<Expression, { kind: 'comprehension' }>): boolean {
  const [target] = targets;
  if (element.kind !== 'object' || target?.kind !== 'array' || targets.length !== 1) return false;
  const [property] = element.properties;
  const [key, value] = target.elements;
  return isSameName(property?.key ?? undefined, key) && isSameName(property?.value, value);
}

function isSameName(left: Expression | undefined, right: Expression | undefined): boolean {
  return left?.kind === 'name' && right?.kind === 'name' && left.name === right.name;
}

function evaluateTemplate(evaluation: Evaluation, expression: TemplateExpression, frame: Frame): Value {
  const path = evaluatePathTemplate(evaluation, expression, frame);
  if (path !== null) return path;
  const values: Value[] = [];
  const parts = expression.parts.map((part) => {
    if (typeof part === 'string') return [{ kind: 'text' as const, text: part, range: null }];
    const value = evaluation.evaluate(part, frame);
    values.push(value);
    return piecesOf(value, sourceName(evaluation, part.range), part.range);
  });
  const text = concatenate(parts, expression.range, sourceOf(values));
  return expression.tag !== null && removesMargin(evaluation.evaluate(expression.tag, frame))
    ? dedent(text, true)
    : text;
}

/** `${__dirname}/prompt.md`: a path with text behind it. */
function evaluatePathTemplate(evaluation: Evaluation, { parts }: TemplateExpression, frame: Frame): Value | null {
  const [first = ''] = parts.filter((part) => part !== '');
  if (typeof first === 'string') return null;
  const path = evaluation.evaluate(first, frame);
  if (path.kind !== 'path') return null;
  const written = parts.map((part) =>
    typeof part === 'string' ? literalText(part, null) : evaluation.evaluate(part, frame),
  );
  return joinText(written.filter((part) => plainText(part) !== ''));
}

/** The tags of `dedent`, `ts-dedent`, `outdent` and `common-tags`. */
function removesMargin(tag: Value): boolean {
  return (
    tag.kind === 'symbol' &&
    /^(ts-)?dedent$|^outdent$|^stripIndents?$/.test(tag.names.findLast((name) => name !== 'default') ?? tag.module)
  );
}

function evaluateIndex(
  evaluation: Evaluation,
  expression: Extract<Expression, { kind: 'index' }>,
  frame: Frame,
): Value {
  const object = evaluation.evaluate(expression.object, frame);
  const index = evaluation.evaluate(expression.index, frame);
  const name = sourceName(evaluation, expression.range);
  const key = plainText(index);
  if (key !== null)
    return isEnvironment(object) ? environmentVariable(evaluation, key, null) : evaluation.member(object, key);
  switch (object.kind) {
    case 'list':
      return elementAt(object, index, expression.index, name);
    case 'record':
      return anyEntry(object, index, name);
    case 'result':
    case 'member':
    case 'symbol':
      return annotatedType(object, index) ?? { kind: 'member', object, name: '[]' };
    default:
      return unknown(`${name} is chosen at run time`, name);
  }
}

/** `Annotated[Client, Depends(…)]`, where a type has a name of its own, is the type. */
function annotatedType(object: Value, index: Value): Value | null {
  if (object.kind !== 'symbol' || object.names.at(-1) !== 'Annotated') return null;
  return index.kind === 'list' ? (index.elements[0] ?? null) : null;
}

/** The element of a list at a place; where only the running program knows which, one of them. A slice is none. */
function elementAt(list: ListValue, index: Value, written: Expression, name: string): Value {
  const isAnyone = index.kind !== 'number' && written.kind !== 'opaque' && list.open === null;
  if (isAnyone && list.elements.length > 0) return choice(list.elements);
  const element =
    index.kind === 'number' && (list.open === null || index.value >= 0) ? list.elements.at(index.value) : undefined;
  return element ?? unknown('an element of a list that is built at run time', name);
}

/** A table indexed by something unknown: one of its values. */
function anyEntry(record: RecordValue, index: Value, name: string): Value {
  if (record.open !== null || record.entries.size === 0 || index.kind === 'number' || !isTable(record))
    return unknown(`${name} is chosen at run time`, name);
  const options = choice([...record.entries.values()]);
  return options.kind === 'choice'
    ? options
    : { kind: 'choice', options: [options, unknown(`chosen by ${name}`, name)] };
}

function evaluateObject(evaluation: Evaluation, expression: ObjectExpression, frame: Frame): Value {
  const entries = new Map<string, Value>();
  let open: string | null = null;
  for (const property of expression.properties) {
    if (property.key === null) {
      open = overrideBy(entries, evaluation.evaluate(property.value, frame)) ?? open;
      continue;
    }
    const key = plainText(evaluation.evaluate(property.key, frame));
    if (key === null) open = 'a key is computed at run time';
    else entries.set(key, evaluation.evaluate(property.value, frame));
  }
  return { kind: 'record', entries, open, range: expression.range };
}

function evaluateArray(
  evaluation: Evaluation,
  items: readonly Expression[],
  expression: Expression,
  frame: Frame,
): Value {
  const elements: Value[] = [];
  let open: string | null = null;
  for (const item of items) {
    const value = evaluation.evaluate(item, frame);
    if (item.kind !== 'spread') {
      elements.push(value);
    } else if (value.kind === 'list') {
      elements.push(...value.elements);
      open ??= value.open;
    } else if (value.kind !== 'null') {
      elements.push(unknown('elements are spread in at run time', sourceName(evaluation, item.value.range)));
      open ??= 'elements are spread in at run time';
    }
  }
  return { kind: 'list', elements, open, range: expression.range };
}
