/**
 * How many turns a loop takes, where the source decides it.
 */
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import type { ResultValue, Value } from '../evaluate/values.ts';
import type { Expression } from '../syntax/syntax.ts';
import { attemptsOf } from './attempts.ts';

/** Number of turns over a literal list or record, `range(n)` or `Retrying(…)`, also where they are counted or shown. */
export function turnsOf(evaluation: Evaluation, iterable: Expression, frame: Frame): number | null {
  return turnsOver(evaluation, evaluation.evaluate(iterable, frame));
}

/** Functions of Python that go through what they are given, item by item. */
const transparent: ReadonlySet<string> = new Set(['enumerate', 'list', 'tuple', 'reversed', 'sorted', 'tqdm']);

/** Methods of Python's dicts that go through it. */
const views: ReadonlySet<string> = new Set(['keys', 'values', 'items']);

function turnsOver(evaluation: Evaluation, value: Value): number | null {
  if (value.kind === 'list') return value.open === null ? value.elements.length : null;
  if (value.kind === 'record') return value.open === null ? value.entries.size : null;
  return attemptsOf(evaluation, value) ?? (value.kind === 'result' ? turnsOverResult(evaluation, value) : null);
}

function turnsOverResult(evaluation: Evaluation, value: ResultValue): number | null {
  const { callee } = value;
  if (callee.kind === 'member') return views.has(callee.name) ? turnsOver(evaluation, callee.object) : null;
  const name = callee.kind === 'symbol' ? (callee.names.at(-1) ?? '') : '';
  const given = argumentsOf(evaluation, value);
  if (name === 'range' || name === 'trange') return turnsInRange(given);
  if (name === 'zip') return shortest(given.map((each) => turnsOver(evaluation, each)));
  const [first] = given;
  return transparent.has(name) && first !== undefined ? turnsOver(evaluation, first) : null;
}

function argumentsOf(evaluation: Evaluation, { call, frame }: ResultValue): readonly Value[] {
  const positional = call?.arguments.filter(({ name, spread }) => name === null && spread === null) ?? [];
  return positional.map(({ value }) => evaluation.evaluate(value, frame));
}

/** `range(end)`, `range(start, end)`, `range(start, end, step)` */
function turnsInRange(given: readonly Value[]): number | null {
  const numbers = given.flatMap((value) => (value.kind === 'number' ? [value.value] : []));
  if (numbers.length < given.length) return null;
  const [first = 0, end = 0, step = 1] = numbers;
  const distance = numbers.length === 1 ? first : end - first;
  return step === 0 ? null : Math.max(0, Math.ceil(distance / step));
}

function shortest(turns: readonly (number | null)[]): number | null {
  const known = turns.filter((each) => each !== null);
  return known.length === 0 ? null : Math.min(...known);
}
