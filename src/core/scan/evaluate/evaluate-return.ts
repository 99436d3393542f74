/**
 * What a function of the file returns, its parameters bound to the arguments of a call.
 */

import type { TextRange } from '../../model.ts';
import type { CallExpression, Parameter, Statement } from '../syntax/syntax.ts';
import { unlessCaught } from './evaluate-operator.ts';
import { patternKey } from './evaluate-parameter.ts';
import { type Evaluation, scopeOfFunction } from './evaluation.ts';
import type { Frame } from './frames.ts';
import { mergeInto } from './records.ts';
import { choice, type FunctionValue, optionsOf, unknown, type Value } from './values.ts';

/** Calls followed into each other; real builders need two or three. */
const maximalCallDepth = 6;

/** The value of a call of `definition`; with `call` null, of any call. Generators and endless recursion are unknown. */
export function evaluateReturn(
  evaluation: Evaluation,
  called: FunctionValue,
  call: CallExpression | null,
  callFrame: Frame,
): Value {
  const { definition, frame: definedIn, self } = called;
  const name = definition.name ?? 'function';
  const scope = scopeOfFunction(evaluation, definition);
  if (scope === undefined) return unknown(`the result of ${name}`, name);
  const annotated =
    definition.returnAnnotation === null ? null : evaluation.annotated(definition.returnAnnotation, definedIn);
  if (callFrame.depth >= maximalCallDepth) return annotated ?? unknown(`the result of ${name}`, name);
  // Without parameters every call gives the same, which may then be remembered.
  const given =
    call === null || definition.parameters.length === 0 ? null : bindArguments(evaluation, called, call, callFrame);
  const frame: Frame = { scope, parent: definedIn, arguments: given, self, depth: callFrame.depth + 1 };
  const valuesOf = (isHandled: boolean) =>
    returnsOf(definition.body)
      .filter((each) => each.isHandled === isHandled)
      .map(({ value }) => (value === null ? unknown('nothing', name) : evaluation.evaluate(value, frame)));
  const [returned, caught] = [valuesOf(false), valuesOf(true)];
  const tried = returned.length === 0 ? unknown(`the result of ${name}`, name) : choice(returned);
  const value = withoutCache(caught.length === 0 ? tried : unlessCaught(tried, choice(caught)));
  const useful =
    value.kind === 'choice'
      ? value.options.filter((option) => option.kind !== 'null' && option.kind !== 'unknown')
      : [];
  if (useful.length === 1 && useful[0] !== undefined && useful[0].kind === 'result') return useful[0];
  return value.kind === 'unknown' && annotated !== null ? annotated : value;
}

/** A text that is read from a file once and then kept: what is kept is the same text. */
function withoutCache(value: Value): Value {
  const [text, ...others] = optionsOf(value).filter((option) => !isLookedUp(option));
  return text?.kind === 'text' && text.source === 'config' && others.length === 0 ? text : value;
}

/** What may come out of a cache. */
function isLookedUp(value: Value): boolean {
  if (value.kind === 'result') return value.callee.kind === 'member' && value.callee.name === 'get';
  return value.kind === 'unknown' || value.kind === 'member' || value.kind === 'null';
}

interface Return {
  readonly value: Extract<Statement, { kind: 'return' }>['value'];
  /** True for what is returned only after an error. */
  readonly isHandled: boolean;
}

function returnsOf(statements: readonly Statement[], isHandled = false): readonly Return[] {
  return statements.flatMap((statement) => {
    switch (statement.kind) {
      case 'return':
        return [{ value: statement.value, isHandled }];
      case 'branch':
        return statement.branches.flatMap((branch) => returnsOf(branch, isHandled));
      case 'loop':
        return returnsOf(statement.body, isHandled);
      case 'block':
        return returnsOf(statement.body, isHandled || statement.form === 'handler');
      default:
        return [];
    }
  });
}

/** Parameter name → value for one call. Parameters that the call leaves out are absent, so that their defaults apply. */
export function bindArguments(
  evaluation: Evaluation,
  { definition, self, bound: before }: Pick<FunctionValue, 'definition' | 'self' | 'bound'>,
  call: CallExpression,
  callFrame: Frame,
): ReadonlyMap<string, Value> {
  const isMethod = self !== null || definition.isStatic;
  const declared =
    isMethod && isSelf(definition.parameters[0]) ? definition.parameters.slice(1) : definition.parameters;
  const open = declared.filter((parameter) => before?.has(keyOf(parameter)) !== true);
  const given = givenArguments(evaluation, call, callFrame);
  const bound = new Map<string, Value>([...(before ?? []), ...given.named]);
  const inOrder = open.filter(({ rest }) => rest === null);
  for (const [index, value] of given.positional.entries()) {
    const parameter = inOrder[index];
    if (parameter !== undefined) bound.set(keyOf(parameter), value);
  }
  bindRest(bound, declared, given, inOrder.length, call.range);
  return bound;
}

/** The arguments of a call as values; `open` says why there may be more, null where these are all. */
interface GivenArguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly morePositional: string | null;
  readonly moreNamed: string | null;
}

function givenArguments(evaluation: Evaluation, call: CallExpression, frame: Frame): GivenArguments {
  const positional: Value[] = [];
  const named = new Map<string, Value>();
  let morePositional: string | null = null;
  let moreNamed: string | null = null;
  for (const argument of call.arguments) {
    const value = evaluation.evaluate(argument.value, frame);
    if (argument.spread === 'entries') moreNamed = mergeInto(named, value) ?? moreNamed;
    else if (argument.name !== null) named.set(argument.name, value);
    else if (argument.spread === null && morePositional === null) positional.push(value);
    else if (value.kind === 'list' && morePositional === null) {
      positional.push(...value.elements);
      morePositional = value.open;
    } else morePositional ??= 'arguments are spread in at run time';
  }
  return { positional, named, morePositional, moreNamed };
}

/** `*args` and `**kwargs`: what no other parameter takes. */
function bindRest(
  bound: Map<string, Value>,
  declared: readonly Parameter[],
  { positional, named, morePositional, moreNamed }: GivenArguments,
  taken: number,
  range: TextRange,
): void {
  const names = new Set(declared.map(keyOf));
  for (const parameter of declared) {
    if (parameter.rest === 'items')
      bound.set(keyOf(parameter), { kind: 'list', elements: positional.slice(taken), open: morePositional, range });
    if (parameter.rest === 'entries') {
      const entries = new Map([...named].filter(([name]) => !names.has(name)));
      bound.set(keyOf(parameter), { kind: 'record', entries, open: moreNamed, range });
    }
  }
}

function keyOf(parameter: Parameter): string {
  return parameter.target.kind === 'name' ? parameter.target.name : patternKey(parameter);
}

function isSelf(parameter: Parameter | undefined): boolean {
  return parameter?.target.kind === 'name' && (parameter.target.name === 'self' || parameter.target.name === 'cls');
}
