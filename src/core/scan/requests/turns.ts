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

function turnsOver(evaluation: Evaluation, value: Value): number | null {
  if (value.kind === 'list') return value.open === null ? value.elements.length : null;
  if (value.kind === 'record') return value.open === null ? value.entries.size : null;
  const attempts = attemptsOf(evaluation, value);
  if (attempts !== null || value.kind !== 'result' || value.callee.kind !== 'symbol') return attempts;
  const name = value.callee.names.at(-1) ?? '';
  const given = argumentsOf(evaluation, value);
  if (name === 'range' || name === 'trange') return turnsInRange(given);
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
