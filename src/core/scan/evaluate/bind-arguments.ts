/**
 * The arguments of a call by the parameters that take them. An argument is evaluated only when its parameter is asked for:
 * what a function returns depends on few of them.
 */
import type { TextRange } from '../../model.ts';
import type { CallExpression, Expression, Parameter } from '../syntax/syntax.ts';
import { patternKey } from './evaluate-parameter.ts';
import type { Evaluation } from './evaluation.ts';
import type { Frame, GivenArguments } from './frames.ts';
import { mergeInto } from './records.ts';
import { choice, type FunctionValue, optionsOf, unknown, type Value } from './values.ts';

/** Parameter name → value for one call. Parameters that the call leaves out are absent, so that their defaults apply. */
export function bindArguments(
  evaluation: Evaluation,
  { definition, self, bound: before }: Pick<FunctionValue, 'definition' | 'self' | 'bound'>,
  call: CallExpression,
  callFrame: Frame,
): GivenArguments {
  const isMethod = self !== null || definition.isStatic;
  const declared =
    isMethod && isSelf(definition.parameters[0]) ? definition.parameters.slice(1) : definition.parameters;
  const open = declared.filter((parameter) => before?.has(keyOf(parameter)) !== true);
  const written = writtenArguments(evaluation, call, callFrame);
  const bound = new Map<string, () => Value>([...(before ?? []), ...written.named]);
  const inOrder = open.filter(({ rest }) => rest === null);
  for (const [index, value] of written.positional.entries()) {
    const parameter = inOrder[index];
    if (parameter !== undefined) bound.set(keyOf(parameter), value);
  }
  bindRest(bound, declared, written, inOrder.length, call.range);
  bindOpen(bound, inOrder, written);
  return bound;
}

/** The arguments of a call; `more…` says why there may be others, null where these are all. */
interface WrittenArguments {
  readonly positional: readonly (() => Value)[];
  readonly named: ReadonlyMap<string, () => Value>;
  readonly morePositional: string | null;
  readonly moreNamed: string | null;
}

function writtenArguments(evaluation: Evaluation, call: CallExpression, frame: Frame): WrittenArguments {
  const positional: (() => Value)[] = [];
  const named = new Map<string, () => Value>();
  let morePositional: string | null = null;
  let moreNamed: string | null = null;
  for (const { name, value: expression, spread } of call.arguments) {
    const lazy = whenAsked(evaluation, expression, frame);
    if (spread === 'entries') moreNamed = spreadEntries(named, lazy()) ?? moreNamed;
    else if (name !== null) named.set(name, lazy);
    else if (spread === null && morePositional === null) positional.push(lazy);
    else if (morePositional === null) morePositional = spreadItems(positional, lazy());
  }
  return { positional, named, morePositional, moreNamed };
}

function whenAsked(evaluation: Evaluation, expression: Expression, frame: Frame): () => Value {
  let value: Value | null = null;
  return () => (value ??= evaluation.evaluate(expression, frame));
}

function spreadEntries(named: Map<string, () => Value>, value: Value): string | null {
  const entries = new Map<string, Value>();
  const open = mergeInto(entries, value);
  for (const [name, entry] of entries) named.set(name, () => entry);
  return open;
}

function spreadItems(positional: (() => Value)[], value: Value): string | null {
  const lists = optionsOf(value).filter((option) => option.kind === 'list');
  const isKnown = lists.length > 0 && lists.length === optionsOf(value).length;
  if (!isKnown) return 'arguments are spread in at run time';
  const longest = Math.max(...lists.map(({ elements }) => elements.length));
  for (let place = 0; place < longest; place += 1)
    positional.push(() => choice(lists.flatMap(({ elements }) => elements[place] ?? [])));
  return lists.find(({ open }) => open !== null)?.open ?? null;
}

/** What is spread in at run time may fill an object of options, and what is empty; other defaults are taken to hold. */
function bindOpen(
  bound: Map<string, () => Value>,
  parameters: readonly Parameter[],
  { morePositional, moreNamed }: WrittenArguments,
): void {
  const reason = morePositional ?? moreNamed;
  if (reason === null) return;
  for (const parameter of parameters) {
    const key = keyOf(parameter);
    if (mayBeFilled(parameter.defaultValue) && !bound.has(key)) bound.set(key, () => unknown(reason, key, 'optional'));
  }
}

function mayBeFilled(byDefault: Expression | null): boolean {
  switch (byDefault?.kind) {
    case 'object':
    case 'array':
      return true;
    case 'constant':
      return byDefault.value === null;
    default:
      return byDefault?.kind === 'string' && byDefault.value === '';
  }
}

/** `*args` and `**kwargs`: what no other parameter takes. */
function bindRest(
  bound: Map<string, () => Value>,
  declared: readonly Parameter[],
  { positional, named, morePositional, moreNamed }: WrittenArguments,
  taken: number,
  range: TextRange,
): void {
  const names = new Set(declared.map(keyOf));
  for (const parameter of declared) {
    if (parameter.rest === 'items') {
      const elements = () => positional.slice(taken).map((value) => value());
      bound.set(keyOf(parameter), () => ({ kind: 'list', elements: elements(), open: morePositional, range }));
    }
    if (parameter.rest === 'entries') {
      const others = [...named].filter(([name]) => !names.has(name));
      const entries = () => new Map(others.map(([name, value]) => [name, value()]));
      bound.set(keyOf(parameter), () => ({ kind: 'record', entries: entries(), open: moreNamed, range }));
    }
  }
}

function keyOf(parameter: Parameter): string {
  return parameter.target.kind === 'name' ? parameter.target.name : patternKey(parameter);
}

function isSelf(parameter: Parameter | undefined): boolean {
  return parameter?.target.kind === 'name' && (parameter.target.name === 'self' || parameter.target.name === 'cls');
}
