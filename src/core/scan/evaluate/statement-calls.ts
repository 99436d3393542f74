/**
 * Calls that stand as statements of their own, wherever they stand: how a program configures a library.
 */

import type { CallExpression, Expression, Statement } from '../syntax/syntax.ts';
import type { Evaluation, StatementCall } from './evaluation.ts';
import type { Frame } from './frames.ts';

/** The calls of a file that stand as statements, and those that `with` enters. */
export function collectStatementCalls(evaluation: Evaluation): readonly StatementCall[] {
  return bodiesOf(evaluation).flatMap(({ statements, frame }) => callsIn(statements).map((call) => ({ call, frame })));
}

/** The bodies of the file and of its functions. */
function bodiesOf(
  evaluation: Evaluation,
): readonly { readonly statements: readonly Statement[]; readonly frame: Frame }[] {
  const { scopes, syntax } = evaluation.main;
  const inFunctions = [...scopes.functions].map(([definition, scope]) => ({
    statements: definition.body,
    frame: evaluation.frameOf(scope),
  }));
  return [{ statements: syntax.statements, frame: evaluation.frameOf(scopes.root) }, ...inFunctions];
}

/** `owner.name = value`, with the frame in which it stands. */
interface AssignedMember {
  readonly target: Extract<Expression, { kind: 'member' }>;
  readonly value: Expression;
  readonly frame: Frame;
}

/** The places of a file that set a member of that name. */
export function collectAssignedMembers(evaluation: Evaluation, name: string): readonly AssignedMember[] {
  return bodiesOf(evaluation).flatMap(({ statements, frame }) =>
    eachStatement(statements).flatMap((statement) => {
      if (statement.kind !== 'assignment' || statement.value === null) return [];
      const { target, value } = statement;
      return target.kind === 'member' && target.name === name ? [{ target, value, frame }] : [];
    }),
  );
}

/** The calls that stand as statements, also in branches and loops. */
export function callsIn(statements: readonly Statement[]): readonly CallExpression[] {
  return eachStatement(statements).flatMap((statement) =>
    statement.kind === 'expression' ? callOf(statement.expression) : [],
  );
}

/** The statements, also in branches and loops. */
function eachStatement(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((statement) => {
    switch (statement.kind) {
      case 'branch':
        return statement.branches.flatMap(eachStatement);
      case 'loop':
      case 'block':
        return eachStatement(statement.body);
      default:
        return [statement];
    }
  });
}

function callOf(expression: Expression): readonly CallExpression[] {
  if (expression.kind === 'await') return callOf(expression.value);
  return expression.kind === 'call' ? [expression] : [];
}
