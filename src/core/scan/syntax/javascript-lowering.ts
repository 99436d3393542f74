/** What the parts of the JavaScript lowering share: the way to each other, and small questions to a node. */
import type { TextRange } from '../../model.ts';
import { childAt, type PlainNode, placeAt, rangeOf } from './plain-tree.ts';
import type { Expression, OpaqueExpression, Statement, TypeText } from './syntax.ts';

/** The state of lowering one file. The parts reach each other through it, so that no module needs another in a circle. */
export interface Lowering {
  readonly text: string;
  /** The classes of the file by the interfaces that they implement. */
  readonly classesByInterface: ReadonlyMap<string, readonly string[]>;
  /** How many expressions and statements enclose the present one in the result. */
  depth: number;
  expression(node: PlainNode): Expression;
  statements(nodes: readonly PlainNode[]): Statement[];
}

/**
 * How deep the result may nest; what is deeper is opaque. People do not write this (the deepest of a thousand files from
 * npm packages, bundles among them, reached 103), and everything after may recurse without fear for the call stack.
 */
export const maximumDepth = 400;

export function textOf(node: PlainNode, lowering: Lowering): string {
  return lowering.text.slice(node.start, node.end);
}

/** The expression in the given role; in broken source, where it is absent, an opaque one at the end of `node`. */
export function expressionAt(node: PlainNode, field: string, lowering: Lowering): Expression {
  const child = childAt(node, field);
  return child === undefined ? opaque(placeAt(node, node.end)) : lowering.expression(child);
}

export function optionalExpressionAt(node: PlainNode, field: string, lowering: Lowering): Expression | null {
  const child = childAt(node, field);
  return child === undefined ? null : lowering.expression(child);
}

/** A type annotation as written, without its colon. */
export function annotationAt(node: PlainNode, field: string, lowering: Lowering): TypeText | null {
  const child = childAt(node, field);
  return child === undefined ? null : textOf(child, lowering).replace(/^:\s*/, '');
}

export function opaque(range: TextRange, children: readonly Expression[] = []): OpaqueExpression {
  return { kind: 'opaque', children, range };
}

/** The statements in the given role, with or without braces. */
export function bodyAt(node: PlainNode, field: string, lowering: Lowering): Statement[] {
  const body = childAt(node, field);
  return body === undefined ? [] : bodyOf(body, lowering);
}

export function bodyOf(node: PlainNode, lowering: Lowering): Statement[] {
  return lowering.statements(node.type === 'statement_block' ? node.children : [node]);
}

export type Assignment = Extract<Statement, { kind: 'assignment' }>;

/** A declaration without marks; callers spread what differs over it. */
export function declaration(node: PlainNode, target: Expression, value: Expression | null): Assignment {
  return {
    kind: 'assignment',
    target,
    operator: '=',
    value,
    annotation: null,
    isConstant: false,
    isStatic: false,
    declares: true,
    range: rangeOf(node),
  };
}

export function plainBlock(node: PlainNode, body: readonly Statement[]): Statement {
  return { kind: 'block', form: node.type === 'catch_clause' ? 'handler' : 'plain', body, range: rangeOf(node) };
}

/** True for what says nothing: not even a call may be inside. */
export function isEmpty(expression: Expression): boolean {
  return expression.kind === 'opaque' && expression.children.length === 0;
}
