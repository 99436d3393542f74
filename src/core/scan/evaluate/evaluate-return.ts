/**
 * What a function of the workspace returns, its parameters bound to the arguments of a call.
 */
import type { CallExpression } from '../syntax/syntax.ts';
import { bindArguments } from './bind-arguments.ts';
import { unlessCaught } from './evaluate-operator.ts';
import { type Evaluation, scopeOfFunction } from './evaluation.ts';
import type { Frame } from './frames.ts';
import { reachedReturns } from './reached-statements.ts';
import { choice, type FunctionValue, optionsOf, unknown, type Value, withSource } from './values.ts';

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
  const returns = reachedReturns(evaluation, definition.body, frame);
  const valuesOf = (isHandled: boolean) =>
    returns
      .filter((each) => each.isHandled === isHandled)
      .map(({ value, source }) =>
        value === null ? unknown('nothing', name) : withSource(evaluation.evaluate(value, frame), source),
      );
  const [returned, caught] = [valuesOf(false), valuesOf(true)];
  const tried = returned.length === 0 ? unknown(`the result of ${name}`, name) : choice(returned);
  const value = withoutCache(caught.length === 0 ? tried : unlessCaught(tried, choice(caught)));
  const useful =
    value.kind === 'choice'
      ? value.options.filter((option) => option.kind !== 'null' && option.kind !== 'unknown')
      : [];
  if (useful.length === 1 && useful[0] !== undefined && useful[0].kind === 'result') return useful[0];
  return annotated !== null && optionsOf(value).every(isLookedUp) ? annotated : value;
}

/** A text that is read from a file once and then kept: what is kept is the same text. */
function withoutCache(value: Value): Value {
  const [text, ...others] = optionsOf(value).filter((option) => !isLookedUp(option));
  return text?.kind === 'text' && text.source === 'config' && others.length === 0 ? text : value;
}

/** What only the running program knows, as what comes out of a cache. */
function isLookedUp(value: Value): boolean {
  if (value.kind === 'result') return value.callee.kind === 'member' && value.callee.name === 'get';
  return value.kind === 'unknown' || value.kind === 'member' || value.kind === 'null';
}
