/**
 * Calls that stand as statements of their own, wherever they stand: how a program configures a library.
 */
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import type { CallExpression, Expression, Statement } from './syntax.ts';

/** A call with the frame in which to evaluate it. */
export interface StatementCall {
  readonly call: CallExpression;
  readonly frame: Frame;
}

const found = new WeakMap<Evaluation, readonly StatementCall[]>();

/** The calls of a file that stand as statements, and those that `with` enters. Remembered for the evaluation. */
export function statementCalls(evaluation: Evaluation): readonly StatementCall[] {
  const known = found.get(evaluation);
  if (known !== undefined) return known;
  const { scopes, module } = evaluation;
  const bodies = [
    { statements: module.statements, scope: scopes.root },
    ...[...scopes.functions].map(([definition, scope]) => ({ statements: definition.body, scope })),
  ];
  const calls = bodies.flatMap(({ statements, scope }) => {
    const frame = evaluation.frameOf(scope);
    return callsIn(statements).map((call) => ({ call, frame }));
  });
  found.set(evaluation, calls);
  return calls;
}

function callsIn(statements: readonly Statement[]): readonly CallExpression[] {
  return statements.flatMap((statement) => {
    switch (statement.kind) {
      case 'expression':
        return callOf(statement.expression);
      case 'branch':
        return statement.branches.flatMap(callsIn);
      case 'loop':
      case 'block':
        return callsIn(statement.body);
      default:
        return [];
    }
  });
}

function callOf(expression: Expression): readonly CallExpression[] {
  if (expression.kind === 'await') return callOf(expression.value);
  return expression.kind === 'call' ? [expression] : [];
}
