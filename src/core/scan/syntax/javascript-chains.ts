/**
 * Expressions that grow to the left: `a.b().c[0]`, `a + b + c`. They are walked in a loop, since long ones are common
 * in generated code (routes, schema builders, concatenated texts) and would otherwise exhaust the depth.
 */
import { lowerTemplate } from './javascript-literals.ts';
import { expressionAt, type Lowering, maximumDepth, opaque, textOf } from './javascript-lowering.ts';
import { joinOperands, type Operand } from './operator-chain.ts';
import { childAt, type PlainNode, placeAt, rangeOf } from './plain-tree.ts';
import type { Argument, Expression } from './syntax.ts';

/** Node types of the links of an access chain, with the place of the operand to the left. */
const leftPlaces: ReadonlyMap<string, string> = new Map([
  ['call_expression', 'function'],
  ['member_expression', 'object'],
  ['subscript_expression', 'object'],
]);

/** How deep `joinOperands` nests at most. */
const deepestOperand = 100;

/** Lowers a call, member or subscript with all links to its left. Too long a chain begins with an opaque. */
export function lowerChain(node: PlainNode, lowering: Lowering): Expression {
  const outerDepth = lowering.depth;
  // Half of the remaining depth is left to what stands inside the arguments.
  const longest = Math.ceil((maximumDepth - outerDepth) / 2);
  const links: PlainNode[] = [];
  let base: PlainNode | undefined = node;
  while (base !== undefined && leftPlaces.has(base.type) && links.length < longest) {
    links.push(base);
    base = leftOperand(base);
  }
  lowering.depth = outerDepth + links.length;
  let expression = base === undefined ? opaque(placeAt(node, node.start)) : lowerBase(base, lowering);
  for (const link of links.reverse()) {
    lowering.depth -= 1;
    expression = lowerLink(link, expression, lowering);
  }
  lowering.depth = outerDepth;
  return expression;
}

/** Lowers an operator with all operators to its left. */
export function lowerBinary(node: PlainNode, lowering: Lowering): Expression {
  const operands: Operand[] = [];
  const operators: string[] = [];
  const outerDepth = lowering.depth;
  let current = node;
  while (current.type === 'binary_expression') {
    const left = childAt(current, 'left');
    const right = childAt(current, 'right');
    if (left === undefined || right === undefined) break;
    lowering.depth = outerDepth + Math.min(operands.length, deepestOperand);
    operands.push({ expression: lowering.expression(right), range: rangeOf(right) });
    operators.push(current.tokens[0] ?? '');
    current = left;
  }
  // Only broken source lacks an operand: what is there is kept.
  const first = current.type === 'binary_expression' ? brokenBinary(current, lowering) : lowering.expression(current);
  lowering.depth = outerDepth;
  operands.push({ expression: first, range: rangeOf(current) });
  return joinOperands(operands.reverse(), operators.reverse(), rangeOf(node));
}

/** Arguments of a call or a `new`. */
export function lowerArguments(node: PlainNode | undefined, lowering: Lowering): Argument[] {
  return (node?.children ?? []).map((child) => {
    const inner = child.type === 'spread_element' ? child.children[0] : undefined;
    if (inner === undefined) return { name: null, value: lowering.expression(child), spread: null };
    return { name: null, value: lowering.expression(inner), spread: 'items' };
  });
}

export function typeArgumentsOf(node: PlainNode, lowering: Lowering): string | null {
  const written = childAt(node, 'type_arguments');
  return written === undefined ? null : textOf(written, lowering);
}

/** Parentheses, casts and other marks that leave the value as it is: the node inside stands for them. */
export function withoutMarks(node: PlainNode): PlainNode {
  let current = node;
  for (;;) {
    const inner = insideOfMark(current);
    if (inner === undefined) return current;
    current = inner;
  }
}

function insideOfMark(node: PlainNode): PlainNode | undefined {
  switch (node.type) {
    case 'parenthesized_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'instantiation_expression':
    case 'jsx_expression':
      return node.children.find((child) => child.type !== 'ERROR');
    case 'type_assertion':
      return node.children[1];
    case 'member_expression':
      return castToLongName(node);
    case 'unary_expression':
      return node.tokens[0] === 'void' ? childAt(node, 'argument') : undefined;
    default:
      return undefined;
  }
}

/** `x as A.B.C` is read as a member `C` of `x as A.B` by the grammar; a real one would stand in parentheses. */
function castToLongName(node: PlainNode): PlainNode | undefined {
  const object = childAt(node, 'object');
  return object?.type === 'as_expression' || object?.type === 'satisfies_expression' ? object : undefined;
}

function leftOperand(node: PlainNode): PlainNode | undefined {
  const left = childAt(node, leftPlaces.get(node.type) ?? '');
  return left === undefined ? undefined : withoutMarks(left);
}

/** The start of a chain; what is left of a chain that is too long gives up its order and keeps its operands. */
function lowerBase(base: PlainNode, lowering: Lowering): Expression {
  if (!leftPlaces.has(base.type)) return lowering.expression(base);
  const operands: PlainNode[] = [];
  let current: PlainNode | undefined = base;
  while (current !== undefined && leftPlaces.has(current.type)) {
    operands.push(...rightOperands(current).reverse());
    current = leftOperand(current);
  }
  if (current !== undefined) operands.push(current);
  const children = operands.reverse().map((operand) => lowering.expression(operand));
  return opaque(rangeOf(base), children);
}

function rightOperands(node: PlainNode): PlainNode[] {
  const operand = childAt(node, 'index') ?? childAt(node, 'arguments');
  if (operand === undefined) return [];
  return operand.type === 'arguments' ? [...operand.children] : [operand];
}

function lowerLink(node: PlainNode, left: Expression, lowering: Lowering): Expression {
  const range = rangeOf(node);
  switch (node.type) {
    case 'member_expression': {
      const property = childAt(node, 'property');
      return { kind: 'member', object: left, name: property === undefined ? '' : textOf(property, lowering), range };
    }
    case 'subscript_expression':
      return { kind: 'index', object: left, index: expressionAt(node, 'index', lowering), range };
    default:
      return lowerCall(node, left, lowering);
  }
}

function lowerCall(node: PlainNode, callee: Expression, lowering: Lowering): Expression {
  const passed = childAt(node, 'arguments');
  if (passed?.type === 'template_string') return { ...lowerTemplate(passed, callee, lowering), range: rangeOf(node) };
  return {
    kind: 'call',
    callee,
    arguments: lowerArguments(passed, lowering),
    isNew: false,
    typeArguments: typeArgumentsOf(node, lowering),
    range: rangeOf(node),
  };
}

function brokenBinary(node: PlainNode, lowering: Lowering): Expression {
  return opaque(
    rangeOf(node),
    node.children.map((child) => lowering.expression(child)),
  );
}
