import type { TextRange } from '../../model.ts';
import type { Expression } from './syntax.ts';

/** One operand as it stands in the source: its range includes its parentheses. */
export interface Operand {
  readonly expression: Expression;
  readonly range: TextRange;
}

/** Longer chains do not nest to the left, so that no reader of the syntax has to fear thousands of levels. */
const maximumNesting = 100;
const associativeOperators: ReadonlySet<string> = new Set(['+', '|', '&', 'and', 'or', '&&', '||', '??']);

/**
 * Makes binary expressions of a chain such as `a + b - c`, where `operators[i]` stands after `operands[i]`. Chains nest
 * to the left, as they are evaluated. Very long ones are balanced where that means the same, e.g. for concatenations,
 * and else opaque.
 */
export function joinOperands(operands: readonly Operand[], operators: readonly string[], range: TextRange): Expression {
  const [first, ...rest] = operands;
  const [operator = ''] = operators;
  if (first === undefined) return { kind: 'opaque', children: [], range };
  if (operands.length <= maximumNesting) {
    return rest.reduce((left, right, index) => join(left, operators[index] ?? '', right), first).expression;
  }
  const isAssociative = associativeOperators.has(operator) && operators.every((other) => other === operator);
  if (isAssociative) return joinBalanced(first, rest, operator).expression;
  return { kind: 'opaque', children: operands.map((operand) => operand.expression), range };
}

function joinBalanced(first: Operand, rest: readonly Operand[], operator: string): Operand {
  const middle = Math.floor(rest.length / 2);
  const [second, ...afterSecond] = rest.slice(middle);
  if (second === undefined) return first;
  const left = joinBalanced(first, rest.slice(0, middle), operator);
  return join(left, operator, joinBalanced(second, afterSecond, operator));
}

function join(left: Operand, operator: string, right: Operand): Operand {
  const range = { ...left.range, end: right.range.end };
  return {
    expression: { kind: 'binary', operator, left: left.expression, right: right.expression, range },
    range,
  };
}
