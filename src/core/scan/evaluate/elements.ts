/**
 * What a loop goes through, item by item, where the source decides the items.
 */
import type { Evaluation } from './evaluation.ts';
import {
  choice,
  type ListValue,
  literalText,
  type MemberValue,
  type ResultValue,
  unknown,
  type Value,
} from './values.ts';

/**
 * An element of a value: one of them all, since which one it is depends on the turn. Null where the elements are not known.
 *
 * @param parts the number of steps by which the loop takes its element apart: `for key, value in record.items()`
 */
export function elementOf(evaluation: Evaluation, value: Value, parts: number): Value | null {
  switch (value.kind) {
    case 'list':
      return value.open === null && value.elements.length > 0 ? choice(value.elements) : null;
    case 'record': {
      if (value.open !== null || value.entries.size === 0) return null;
      const keys = choice([...value.entries.keys()].map((key) => literalText(key, null)));
      // `items()` of a record is the record itself.
      return parts === 0 ? keys : tuple([keys, choice([...value.entries.values()])]);
    }
    case 'result':
      return elementOfResult(evaluation, value, parts);
    default:
      return null;
  }
}

/** Functions that give the items of what they are given. */
const transparent: ReadonlySet<string> = new Set(['tqdm', 'sorted', 'reversed', 'set', 'iter', 'cycle']);

function elementOfResult(evaluation: Evaluation, value: ResultValue, parts: number): Value | null {
  const { callee } = value;
  if (callee.kind === 'member') return elementOfView(evaluation, callee);
  const name = callee.kind === 'symbol' ? (callee.names.at(-1) ?? '') : '';
  if (transparent.has(name)) return elementsGiven(evaluation, value, parts)[0] ?? null;
  if (name !== 'enumerate' && name !== 'zip') return null;
  const elements = elementsGiven(evaluation, value, parts - 1);
  if (elements.every((element) => element === null)) return null;
  const known = elements.map((element) => element ?? openElement);
  return tuple(name === 'zip' ? known : [openElement, ...known]);
}

/** `record.values()`, `record.keys()` */
function elementOfView(evaluation: Evaluation, { object, name }: MemberValue): Value | null {
  if (object.kind !== 'record' || object.open !== null || object.entries.size === 0) return null;
  if (name === 'values') return choice([...object.entries.values()]);
  return name === 'keys' ? elementOf(evaluation, object, 0) : null;
}

/** An element of each positional argument. */
function elementsGiven(evaluation: Evaluation, { call, frame }: ResultValue, parts: number): readonly (Value | null)[] {
  const given = (call?.arguments ?? []).filter(({ name, spread }) => name === null && spread === null);
  return given.map(({ value }) => elementOf(evaluation, evaluation.evaluate(value, frame), parts));
}

const openElement = unknown('an element of a list of the running program', 'element');

function tuple(elements: readonly Value[]): ListValue {
  return { kind: 'list', elements, open: null, range: null };
}
