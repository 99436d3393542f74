/** Loops of JavaScript. */
import { bodyAt, expressionAt, type Lowering, opaque, plainBlock } from './javascript-lowering.ts';
import { childAt, type PlainNode, rangeOf } from './plain-tree.ts';
import type { Expression, Statement } from './syntax.ts';

/** `for (… of …)`, `for await`, and `for (… in …)`, whose variable takes keys, not the elements of what is iterated. */
export function lowerForEach(node: PlainNode, lowering: Lowering): Statement[] {
  const iterated = expressionAt(node, 'right', lowering);
  const iterable = node.tokens.includes('in') ? opaque(iterated.range, [iterated]) : iterated;
  return [loop(node, 'for', expressionAt(node, 'left', lowering), iterable, bodyAt(node, 'body', lowering), lowering)];
}

/**
 * `for (let i = 0; i < n; i++)`: a block with the initializer and a loop that ends with the increment, which is the same
 * to the running program. The loop itself has no target, as its variable does not go through the values of anything.
 */
export function lowerForLoop(node: PlainNode, lowering: Lowering): Statement[] {
  const [initializer, condition, increment] = ['initializer', 'condition', 'increment'].map((place) => {
    const part = childAt(node, place);
    return part === undefined || part.type === 'empty_statement' ? [] : [part];
  });
  const before = lowering.statements(initializer ?? []);
  const [iterable = null] = (condition ?? []).map((part) => lowering.expression(part));
  const body = [...bodyAt(node, 'body', lowering), ...lowering.statements(increment ?? [])];
  const repeated = loop(node, 'for', null, iterable, body, lowering);
  return before.length === 0 ? [repeated] : [plainBlock(node, [...before, repeated])];
}

export function lowerWhileLoop(node: PlainNode, lowering: Lowering): Statement[] {
  const condition = expressionAt(node, 'condition', lowering);
  return [loop(node, 'while', null, condition, bodyAt(node, 'body', lowering), lowering)];
}

/** `do … while (…)`; its head, which stands at the end, reads like that of a `while`. */
export function lowerDoLoop(node: PlainNode, lowering: Lowering): Statement[] {
  const condition = childAt(node, 'condition');
  const text =
    condition === undefined ? 'do' : headText('while '.concat(lowering.text.slice(condition.start, condition.end)));
  const iterable = expressionAt(node, 'condition', lowering);
  const body = bodyAt(node, 'body', lowering);
  return [{ kind: 'loop', form: 'while', target: null, iterable, body, text, range: rangeOf(node) }];
}

function loop(
  node: PlainNode,
  form: 'for' | 'while',
  target: Expression | null,
  iterable: Expression | null,
  body: readonly Statement[],
  lowering: Lowering,
): Statement {
  const text = headText(lowering.text.slice(node.start, childAt(node, 'body')?.start ?? node.end));
  return { kind: 'loop', form, target, iterable, body, text, range: rangeOf(node) };
}

const maximumHeadLength = 80;

function headText(written: string): string {
  const head = written.trim().replaceAll(/\s+/g, ' ');
  return head.length <= maximumHeadLength ? head : `${head.slice(0, maximumHeadLength - 1)}…`;
}
