/**
 * Calls that stand as statements of their own, wherever they stand: how a program configures a library.
 */

import type { CallExpression, Expression, Statement } from '../syntax/syntax.ts';
import type { Evaluation, StatementCall } from './evaluation.ts';

/** The calls of a file that stand as statements, and those that `with` enters. */
export function collectStatementCalls(evaluation: Evaluation): readonly StatementCall[] {
  const { scopes, syntax } = evaluation.main;
  const bodies = [
    { statements: syntax.statements, scope: scopes.root },
    ...[...scopes.functions].map(([definition, scope]) => ({ statements: definition.body, scope })),
  ];
  return bodies.flatMap(({ statements, scope }) => {
    const frame = evaluation.frameOf(scope);
    return callsIn(statements).map((call) => ({ call, frame }));
  });
}

/** The calls that stand as statements, also in branches and loops. */
export function callsIn(statements: readonly Statement[]): readonly CallExpression[] {
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
