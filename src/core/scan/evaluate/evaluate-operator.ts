/**
 * Binary operators: defaults, joins, arithmetic, pipes.
 */

import type { BinaryExpression } from '../syntax/syntax.ts';
import { type Evaluation, sourceName } from './evaluation.ts';
import { join, joinText } from './files/path-functions.ts';
import type { Frame } from './frames.ts';
import { overrideBy } from './records.ts';
import { concatenate, formatPercent, piecesOf, repeat, sourceOf } from './texts.ts';
import {
  choice,
  type ListValue,
  nullValue,
  openDefault,
  optionsOf,
  pipeOf,
  plainText,
  unknown,
  type Value,
  withSource,
} from './values.ts';

/** The value of `left operator right`. */
export function evaluateBinary(evaluation: Evaluation, expression: BinaryExpression, frame: Frame): Value {
  const left = evaluation.evaluate(expression.left, frame);
  switch (expression.operator) {
    case 'or':
    case '||':
    case '??':
      return fallback(left, () => evaluation.evaluate(expression.right, frame));
    case 'and':
    case '&&':
      return evaluateAnd(left, evaluation.evaluate(expression.right, frame));
    default:
      return evaluateArithmetic(evaluation, expression, left, evaluation.evaluate(expression.right, frame));
  }
}

function evaluateAnd(left: Value, right: Value): Value {
  if (left.kind === 'null') return nullValue;
  return left.kind === 'unknown' || left.kind === 'member' || left.kind === 'choice'
    ? choice([nullValue, right])
    : right;
}

/** `left or right`: what is known on the left wins; an unset or open left side makes the right side the default. */
export function fallback(left: Value, right: () => Value): Value {
  switch (left.kind) {
    case 'null':
      return right();
    case 'boolean':
      return left.value ? left : right();
    case 'unknown': {
      const value = right();
      if (value.kind === 'unknown' || value.kind === 'null' || plainText(value) === '') return left;
      return withSource(openDefault(value, left.reason, left.name), left.origin === 'environment' ? 'env' : 'default');
    }
    case 'symbol':
    case 'member':
    case 'result': {
      const value = right();
      if (plainText(value) === '') return left;
      return value.kind === 'text' || value.kind === 'number' ? withSource(value, 'default') : choice([left, value]);
    }
    case 'choice':
      return fallbackOfChoice(left.options, right);
    case 'text':
      return plainText(left) === '' ? right() : left;
    default:
      return left;
  }
}

/** What `try` gives, where a handler would give something else: what is known on the one side needs no other. */
export function unlessCaught(tried: Value, caught: Value): Value {
  if (tried.kind === 'unknown' && tried.origin !== 'other') return fallback(tried, () => caught);
  return tried.kind === 'unknown' || tried.kind === 'null' || tried.kind === 'choice' ? choice([tried, caught]) : tried;
}

function fallbackOfChoice(options: readonly Value[], right: () => Value): Value {
  const rest = options.filter((option) => option.kind !== 'null');
  if (rest.every((option) => option.kind === 'unknown' || option.kind === 'member' || option.kind === 'result')) {
    const value = right();
    if (value.kind === 'text' || value.kind === 'number') return withSource(value, 'default');
    // Nothing is known of the left side, which may be unset: then what is made on the right is used.
    if (optionsOf(value).some(({ kind }) => kind === 'result')) return choice([...rest, value]);
  }
  return rest.length === options.length ? choice(options) : choice([...rest, right()]);
}

function evaluateArithmetic(evaluation: Evaluation, expression: BinaryExpression, left: Value, right: Value): Value {
  const open = unknown('computed at run time', sourceName(evaluation, expression.range));
  if (left.kind === 'number' && right.kind === 'number') {
    const value = calculate(expression.operator, left.value, right.value);
    return value === null ? open : { kind: 'number', value, source: 'literal', range: expression.range };
  }
  switch (expression.operator) {
    case '/':
      return join(left, right) ?? open;
    case '+':
      return add(evaluation, expression, left, right) ?? open;
    case '%':
      return left.kind === 'text' ? formatPercent(left, right, sourceName(evaluation, expression.right.range)) : open;
    case '*':
      return left.kind === 'text' && right.kind === 'number' ? repeat(left, right.value) : open;
    case '|':
      return joinWithBar(left, right);
    default:
      return open;
  }
}

function add(evaluation: Evaluation, expression: BinaryExpression, left: Value, right: Value): Value | null {
  const leftRange = expression.left.range;
  const rightRange = expression.right.range;
  if (left.kind === 'list' || right.kind === 'list') {
    const [before, after] = [asList(evaluation, left, leftRange), asList(evaluation, right, rightRange)];
    return {
      kind: 'list',
      elements: [...before.elements, ...after.elements],
      open: before.open ?? after.open,
      range: expression.range,
    };
  }
  const path = joinText([left, right]);
  if (path !== null) return path;
  if (left.kind !== 'text' && right.kind !== 'text') return null;
  const parts = [
    piecesOf(left, sourceName(evaluation, leftRange), leftRange),
    piecesOf(right, sourceName(evaluation, rightRange), rightRange),
  ];
  return concatenate(parts, expression.range, sourceOf([left, right]));
}

/** A list, or one hole that stands for a list of the running program. */
function asList(evaluation: Evaluation, value: Value, range: BinaryExpression['range']): ListValue {
  if (value.kind === 'list') return value;
  const hole = value.kind === 'unknown' ? value : unknown('joined at run time', sourceName(evaluation, range));
  return { kind: 'list', elements: [hole], open: 'joined with a list of the running program', range };
}

/** `|` merges Python dicts, and joins runnables to a chain. */
function joinWithBar(left: Value, right: Value): Value {
  if (left.kind === 'record' && right.kind === 'record') {
    const entries = new Map(left.entries);
    return { ...left, entries, open: overrideBy(entries, right) ?? left.open };
  }
  return pipeOf([left, right]);
}

function calculate(operator: string, left: number, right: number): number | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
    case '//':
      return right === 0 ? null : Math.floor(left / right);
    case '**':
      return left ** right;
    default:
      return null;
  }
}
