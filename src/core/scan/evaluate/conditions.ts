/**
 * Whether a condition holds, as far as the source decides it: which branch a call with known arguments takes.
 */
import type { ValueSource } from '../../model.ts';
import type { BinaryExpression, CallExpression, Expression } from '../syntax/syntax.ts';
import type { Evaluation } from './evaluation.ts';
import type { Frame } from './frames.ts';
import type { Definition } from './scopes.ts';
import { plainText, type Value, weakerSource } from './values.ts';

/** What a condition comes to; `source` is how the weakest value in it came. */
export interface Truth {
  readonly holds: boolean;
  readonly source: ValueSource;
}

/** In functions that are called by functions that are called, and so on, both ways are taken. */
const maximalDepth = 3;

/** What parameters have by default says nothing about a function that is not followed from a call. */
export function knownTruth(evaluation: Evaluation, condition: Expression, frame: Frame): Truth | null {
  const isFollowed = frame.arguments !== null || (frame.scope.function?.parameters.length ?? 0) === 0;
  return isFollowed && frame.depth <= maximalDepth ? truthOf(evaluation, condition, frame) : null;
}

/**
 * Null where only the running program knows. Conditions are everywhere, and few are decided by the source: only those are
 * looked into that compare a name with something written, or ask for a parameter.
 */
function truthOf(evaluation: Evaluation, condition: Expression, frame: Frame): Truth | null {
  if (condition.kind === 'binary') return truthOfBinary(evaluation, condition, frame);
  if (condition.kind === 'call') return truthOfCall(evaluation, condition, frame);
  return isParameter(condition, frame) ? truthOfValue(evaluation.evaluate(condition, frame)) : null;
}

function truthOfBinary(evaluation: Evaluation, condition: BinaryExpression, frame: Frame): Truth | null {
  const { operator, left, right } = condition;
  switch (operator) {
    case '==':
    case '===':
    case 'is':
      return compare(evaluation, condition, frame, isEqual);
    case '!=':
    case '!==':
    case 'is not':
      return compare(evaluation, condition, frame, (one, other) => negated(isEqual(one, other)));
    case 'in':
      return compare(evaluation, condition, frame, isIn);
    case 'not in':
      return compare(evaluation, condition, frame, (one, other) => negated(isIn(one, other)));
    case 'and':
    case '&&':
      return both(truthOf(evaluation, left, frame), truthOf(evaluation, right, frame));
    case 'or':
    case '||':
      return either(truthOf(evaluation, left, frame), truthOf(evaluation, right, frame));
    default:
      return null;
  }
}

function compare(
  evaluation: Evaluation,
  { left, right }: BinaryExpression,
  frame: Frame,
  test: (left: Value, right: Value) => boolean | null,
): Truth | null {
  if (!isComparable(left, right, frame)) return null;
  const values = [evaluation.evaluate(left, frame), evaluation.evaluate(right, frame)] as const;
  const holds = test(...values);
  return holds === null ? null : { holds, source: weakest(values) };
}

function isComparable(left: Expression, right: Expression, frame: Frame): boolean {
  if (isParameter(left, frame) || isParameter(right, frame)) return true;
  return (isPlace(left, frame) && isWritten(right)) || (isWritten(left) && isPlace(right, frame));
}

/** A name of the module, or a path from one: settings. Local variables are results of calls, as often as not. */
function isPlace(expression: Expression, frame: Frame): boolean {
  if (expression.kind === 'member') return isPlace(expression.object, frame);
  if (expression.kind !== 'name' || expression.name === 'self' || expression.name === 'this') return false;
  return !frame.scope.definitions.has(expression.name);
}

function isWritten(expression: Expression): boolean {
  if (expression.kind === 'array') return expression.elements.every(isWritten);
  return expression.kind === 'string' || expression.kind === 'number';
}

/** A parameter of the function, or an entry or a method of one, also where it is taken out of one in the function. */
function isParameter(expression: Expression, frame: Frame): boolean {
  if (expression.kind === 'member') return isParameter(expression.object, frame);
  if (expression.kind === 'call') return isParameter(expression.callee, frame);
  if (expression.kind !== 'name') return false;
  const definitions = frame.scope.definitions.get(expression.name);
  return definitions?.some((each) => each.kind === 'parameter' || isTakenOut(each)) === true;
}

/** `const { model, system } = options` */
function isTakenOut(definition: Definition): boolean {
  return definition.kind === 'assignment' && definition.steps.length > 0 && definition.value?.kind === 'name';
}

function negated(holds: boolean | null): boolean | null {
  return holds === null ? null : !holds;
}

/** A scalar that is known; undefined for everything else. */
function scalarOf(value: Value): string | number | boolean | null | undefined {
  switch (value.kind) {
    case 'text':
      return plainText(value) ?? undefined;
    case 'number':
    case 'boolean':
      return value.value;
    case 'null':
      return null;
    default:
      return undefined;
  }
}

function isEqual(left: Value, right: Value): boolean | null {
  const [one, other] = [scalarOf(left), scalarOf(right)];
  if (one !== undefined && other !== undefined) return one === other;
  // What was made is not nothing.
  return (one === null && isMade(right)) || (other === null && isMade(left)) ? false : null;
}

function isIn(left: Value, right: Value): boolean | null {
  const one = scalarOf(left);
  if (one === undefined) return null;
  const whole = plainText(right);
  if (whole !== null && typeof one === 'string') return whole.includes(one);
  if (right.kind === 'record') return right.open === null && typeof one === 'string' ? right.entries.has(one) : null;
  if (right.kind !== 'list' || right.open !== null) return null;
  const elements = right.elements.map(scalarOf);
  if (elements.includes(one)) return true;
  return elements.includes(undefined) ? null : false;
}

/** `model.startswith("gpt-")`, `model.includes('/')`, `models.includes(model)`. */
function truthOfCall(evaluation: Evaluation, { callee, arguments: given }: CallExpression, frame: Frame): Truth | null {
  const [first] = given;
  if (callee.kind !== 'member' || first === undefined || given.length !== 1) return null;
  const test = textTests[callee.name];
  if (test === undefined || !isComparable(callee.object, first.value, frame)) return null;
  const values = [evaluation.evaluate(callee.object, frame), evaluation.evaluate(first.value, frame)] as const;
  if (callee.name === 'includes' && values[0].kind === 'list') {
    const holds = isIn(values[1], values[0]);
    return holds === null ? null : { holds, source: weakest(values) };
  }
  const [text, part] = [plainText(values[0]), plainText(values[1])];
  return text === null || part === null ? null : { holds: test(text, part), source: weakest(values) };
}

const textTests: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  startswith: (text, part) => text.startsWith(part),
  startsWith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  endsWith: (text, part) => text.endsWith(part),
  includes: (text, part) => text.includes(part),
};

function truthOfValue(value: Value): Truth | null {
  if (isMade(value)) return { holds: true, source: 'literal' };
  if (value.kind === 'list' && value.open === null && value.elements.length > 0)
    return { holds: true, source: 'literal' };
  const scalar = scalarOf(value);
  return scalar === undefined ? null : { holds: Boolean(scalar), source: weakest([value]) };
}

/** What a function of a library gives may be nothing; what is constructed is something. */
function isMade(value: Value): boolean {
  if (value.kind === 'result') return value.call?.isNew === true;
  return ['object', 'function', 'class', 'module'].includes(value.kind);
}

function both(left: Truth | null, right: Truth | null): Truth | null {
  if (left?.holds === false) return left;
  if (right?.holds === false) return right;
  return left === null || right === null ? null : { holds: true, source: weakerSource(left.source, right.source) };
}

function either(left: Truth | null, right: Truth | null): Truth | null {
  if (left?.holds === true) return left;
  if (right?.holds === true) return right;
  return left === null || right === null ? null : { holds: false, source: weakerSource(left.source, right.source) };
}

function weakest(values: readonly Value[]): ValueSource {
  return values
    .map((value) => (value.kind === 'text' || value.kind === 'number' ? value.source : 'literal'))
    .reduce(weakerSource, 'literal');
}
