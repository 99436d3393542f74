/** Functions of JavaScript and TypeScript in all their forms, and their parameters. */
import { stringValue } from './javascript-literals.ts';
import {
  annotationAt,
  expressionAt,
  type Lowering,
  opaque,
  optionalExpressionAt,
  textOf,
} from './javascript-lowering.ts';
import { childAt, type PlainNode, rangeOf } from './plain-tree.ts';
import type { Expression, FunctionDefinition, Parameter, Statement } from './syntax.ts';

/** A declaration, expression, arrow function or method. TypeScript writes decorators of methods before the method node. */
export function lowerFunction(
  node: PlainNode,
  lowering: Lowering,
  precedingDecorators: readonly Expression[] = [],
): FunctionDefinition {
  const name = childAt(node, 'name');
  return {
    name: name === undefined ? null : staticName(name, lowering),
    parameters: lowerParameters(node, lowering),
    body: lowerBody(node, lowering),
    returnAnnotation: annotationAt(node, 'return_type', lowering),
    decorators: [...precedingDecorators, ...lowerDecorators(node, lowering)],
    isAsync: node.tokens.includes('async'),
    isArrow: node.type === 'arrow_function',
    isStatic: node.tokens.includes('static'),
    accessor: accessorOf(node),
    range: rangeOf(node),
  };
}

/** The name of a function, method or member as the running program knows it; null when it is computed. */
export function staticName(name: PlainNode, lowering: Lowering): string | null {
  if (name.type === 'computed_property_name') return null;
  return name.type === 'string' ? stringValue(name, lowering) : textOf(name, lowering);
}

/** The decorators that the grammar counts to the node itself. */
export function lowerDecorators(node: PlainNode, lowering: Lowering): Expression[] {
  return node.children.filter((child) => child.type === 'decorator').map((child) => lowerDecorator(child, lowering));
}

export function lowerDecorator(node: PlainNode, lowering: Lowering): Expression {
  const inner = node.children[0];
  return inner === undefined ? opaque(rangeOf(node)) : lowering.expression(inner);
}

function accessorOf(node: PlainNode): FunctionDefinition['accessor'] {
  if (node.tokens.includes('get')) return 'get';
  return node.tokens.includes('set') ? 'set' : 'method';
}

function lowerBody(node: PlainNode, lowering: Lowering): Statement[] {
  const body = childAt(node, 'body');
  if (body === undefined) return [];
  if (body.type === 'statement_block') return lowering.statements(body.children);
  return [{ kind: 'return', value: lowering.expression(body), range: rangeOf(body) }];
}

function lowerParameters(node: PlainNode, lowering: Lowering): Parameter[] {
  // An arrow function with one bare parameter has no list.
  const single = childAt(node, 'parameter');
  const written = single === undefined ? (childAt(node, 'parameters')?.children ?? []) : [single];
  return written.filter(isParameter).map((parameter) => lowerParameter(parameter, lowering));
}

/** TypeScript's `this` parameter does not exist at run time. */
function isParameter(node: PlainNode): boolean {
  return node.type !== 'ERROR' && childAt(node, 'pattern')?.type !== 'this';
}

function lowerParameter(node: PlainNode, lowering: Lowering): Parameter {
  if (node.type !== 'required_parameter' && node.type !== 'optional_parameter') {
    return plainParameter(node, lowering);
  }
  const pattern = childAt(node, 'pattern');
  const parameter = plainParameter(pattern ?? node, lowering);
  return {
    ...parameter,
    defaultValue: optionalExpressionAt(node, 'value', lowering),
    annotation: annotationAt(node, 'type', lowering),
    isProperty: node.tokens.includes('readonly') || node.children.some((child) => propertyMarks.has(child.type)),
  };
}

const propertyMarks: ReadonlySet<string> = new Set(['accessibility_modifier', 'override_modifier']);

/** A parameter as JavaScript has it: a pattern, perhaps with a default or as the rest. */
function plainParameter(node: PlainNode, lowering: Lowering): Parameter {
  const parameter = { defaultValue: null, annotation: null, rest: null, isProperty: false };
  if (node.type === 'assignment_pattern') {
    const defaultValue = expressionAt(node, 'right', lowering);
    return { ...parameter, target: expressionAt(node, 'left', lowering), defaultValue };
  }
  const inner = node.children[0];
  if (node.type === 'rest_pattern' && inner !== undefined) {
    return { ...parameter, target: lowering.expression(inner), rest: 'items' };
  }
  return { ...parameter, target: lowering.expression(node) };
}
