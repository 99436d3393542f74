/**
 * What a function of the file returns, its parameters bound to the arguments of a call.
 */

import type { CallExpression, FunctionDefinition, Parameter, Statement } from '../syntax/syntax.ts';
import { patternKey } from './evaluate-parameter.ts';
import { type Evaluation, scopeOfFunction } from './evaluation.ts';
import type { Frame } from './frames.ts';
import { mergeInto } from './records.ts';
import { choice, unknown, type Value } from './values.ts';

/** Calls followed into each other; real builders need two or three. */
const maximalCallDepth = 6;

/** The value of a call of `definition`; with `call` null, of any call. Generators and endless recursion are unknown. */
export function evaluateReturn(
  evaluation: Evaluation,
  definition: FunctionDefinition,
  definedIn: Frame,
  self: Value | null,
  call: CallExpression | null,
  callFrame: Frame,
): Value {
  const name = definition.name ?? 'function';
  const scope = scopeOfFunction(evaluation, definition);
  if (scope === undefined) return unknown(`the result of ${name}`, name);
  const annotated =
    definition.returnAnnotation === null ? null : evaluation.annotated(definition.returnAnnotation, definedIn);
  if (callFrame.depth >= maximalCallDepth) return annotated ?? unknown(`the result of ${name}`, name);
  const given =
    call === null ? null : bindArguments(evaluation, definition, call, callFrame, self !== null || definition.isStatic);
  const frame: Frame = { scope, parent: definedIn, arguments: given, self, depth: callFrame.depth + 1 };
  const returned = returnsOf(definition.body).map((value) =>
    value === null ? unknown('nothing', name) : evaluation.evaluate(value, frame),
  );
  const value = returned.length === 0 ? unknown(`the result of ${name}`, name) : choice(returned);
  const useful =
    value.kind === 'choice'
      ? value.options.filter((option) => option.kind !== 'null' && option.kind !== 'unknown')
      : [];
  if (useful.length === 1 && useful[0] !== undefined && useful[0].kind === 'result') return useful[0];
  return value.kind === 'unknown' && annotated !== null ? annotated : value;
}

function returnsOf(statements: readonly Statement[]): readonly Extract<Statement, { kind: 'return' }>['value'][] {
  return statements.flatMap((statement) => {
    switch (statement.kind) {
      case 'return':
        return [statement.value];
      case 'branch':
        return statement.branches.flatMap(returnsOf);
      case 'loop':
      case 'block':
        return returnsOf(statement.body);
      default:
        return [];
    }
  });
}

/** Parameter name → value for one call. Parameters that the call leaves out are absent, so that their defaults apply. */
export function bindArguments(
  evaluation: Evaluation,
  definition: FunctionDefinition,
  call: CallExpression,
  callFrame: Frame,
  isMethod: boolean,
): ReadonlyMap<string, Value> {
  const bound = new Map<string, Value>();
  const parameters =
    isMethod && isSelf(definition.parameters[0]) ? definition.parameters.slice(1) : definition.parameters;
  let position = 0;
  for (const argument of call.arguments) {
    const value = evaluation.evaluate(argument.value, callFrame);
    if (argument.spread === 'entries') mergeInto(bound, value);
    else if (argument.name !== null) bound.set(argument.name, value);
    else if (argument.spread === null) {
      bindPosition(bound, parameters[position], value);
      position += 1;
    }
  }
  return bound;
}

function bindPosition(bound: Map<string, Value>, parameter: Parameter | undefined, value: Value): void {
  if (parameter === undefined || parameter.rest !== null) return;
  bound.set(parameter.target.kind === 'name' ? parameter.target.name : patternKey(parameter), value);
}

function isSelf(parameter: Parameter | undefined): boolean {
  return parameter?.target.kind === 'name' && (parameter.target.name === 'self' || parameter.target.name === 'cls');
}
