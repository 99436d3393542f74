import { type PlainNode, rangeOf } from './plain-tree.ts';
import type { OpaqueExpression } from './syntax.ts';

/** Nodes nested deeper are opaque, so that no reader of the syntax runs out of stack. */
export const maximumDepth = 400;

/** A text being lowered, and how deep the lowering is in it. */
export interface PythonReading {
  readonly text: string;
  depth: number;
}

/** The inner expression of parentheses, however many. */
export function withoutParentheses(node: PlainNode): PlainNode {
  let inner = node;
  while (inner.type === 'parenthesized_expression' || inner.type === 'parenthesized_list_splat') {
    const [only] = inner.children;
    if (only === undefined || inner.children.length > 1) return inner;
    inner = only;
  }
  return inner;
}

/** The text of a node, as written. */
export function textOf(node: PlainNode, text: string): string {
  return text.slice(node.start, node.end);
}

/** An expression that says nothing but what is inside. */
export function opaque(node: PlainNode, children: OpaqueExpression['children']): OpaqueExpression {
  return { kind: 'opaque', children, range: rangeOf(node) };
}
