import type { Scope } from '../evaluate/scopes.ts';
import type { Expression, FunctionDefinition, Statement } from '../syntax/syntax.ts';

/** The function that returns another one instead of running it, as it is or in an object; null for all others. */
export function makerOf({ function: definition, parent }: Scope): Scope | null {
  if (definition === null || parent?.kind !== 'function' || parent.function === null) return null;
  return returns(parent.function.body, definition) ? parent : null;
}

function returns(statements: readonly Statement[], wanted: FunctionDefinition): boolean {
  return statements.some((statement) => {
    switch (statement.kind) {
      case 'return':
        return statement.value !== null && holds(statement.value, wanted);
      case 'branch':
        return statement.branches.some((branch) => returns(branch, wanted));
      case 'loop':
      case 'block':
        return returns(statement.body, wanted);
      default:
        return false;
    }
  });
}

/** What is handed to a call is run by it more often than not. */
function holds(expression: Expression, wanted: FunctionDefinition): boolean {
  switch (expression.kind) {
    case 'function':
      return expression.definition === wanted;
    case 'name':
      return expression.name === wanted.name;
    case 'object':
      return expression.properties.some(({ value }) => holds(value, wanted));
    case 'array':
      return expression.elements.some((element) => holds(element, wanted));
    case 'conditional':
      return holds(expression.whenTrue, wanted) || holds(expression.whenFalse, wanted);
    default:
      return false;
  }
}
