/** Object and array literals of JavaScript, and the destructuring patterns that look like them. */
import { lowerFunction } from './javascript-functions.ts';
import { lowerString } from './javascript-literals.ts';
import { expressionAt, isEmpty, type Lowering, opaque, textOf } from './javascript-lowering.ts';
import { childAt, type PlainNode, placeAt, rangeOf } from './plain-tree.ts';
import type { ArrayExpression, Expression, ObjectExpression, Property } from './syntax.ts';

/** An object literal or an object pattern. */
export function lowerObject(node: PlainNode, lowering: Lowering): ObjectExpression {
  const properties: Property[] = [];
  for (const child of node.children) {
    const property = lowerProperty(child, lowering);
    // A stray token in broken source is not worth a property of unknown name.
    if (property.key !== null || !isEmpty(property.value)) properties.push(property);
  }
  return { kind: 'object', properties, range: rangeOf(node) };
}

/** An array literal or an array pattern; holes (`[, a]`) are opaque, so that positions stay right. */
export function lowerArray(node: PlainNode, lowering: Lowering): ArrayExpression {
  const elements: Expression[] = [];
  let position = node.start + 1;
  for (const [index, child] of node.children.entries()) {
    const holes = countCommas(lowering.text.slice(position, child.start)) - (index === 0 ? 0 : 1);
    for (let hole = 0; hole < holes; hole += 1) elements.push(opaque(placeAt(node, position)));
    elements.push(lowering.expression(child));
    position = child.end;
  }
  return { kind: 'array', elements, range: rangeOf(node) };
}

/** `{ a = 1 }` in a pattern, and `b = 1` as a part of any pattern: a target with the value for when it is absent. */
export function lowerPatternDefault(node: PlainNode, lowering: Lowering): Expression {
  const target = expressionAt(node, 'left', lowering);
  return { kind: 'assign', target, operator: '=', value: expressionAt(node, 'right', lowering), range: rangeOf(node) };
}

function lowerProperty(node: PlainNode, lowering: Lowering): Property {
  const range = rangeOf(node);
  switch (node.type) {
    case 'pair':
    case 'pair_pattern':
      return { key: keyAt(node, 'key', lowering), value: expressionAt(node, 'value', lowering), range };
    case 'shorthand_property_identifier':
    case 'shorthand_property_identifier_pattern':
      return { key: staticKey(node, lowering), value: lowering.expression(node), range };
    case 'object_assignment_pattern':
      return { key: keyAt(node, 'left', lowering), value: lowerPatternDefault(node, lowering), range };
    case 'method_definition': {
      const value: Expression = { kind: 'function', definition: lowerFunction(node, lowering), range };
      return { key: keyAt(node, 'name', lowering), value, range };
    }
    case 'spread_element':
    case 'rest_pattern':
      return { key: null, value: lowerOnlyChild(node, lowering), range };
    default:
      return { key: null, value: lowering.expression(node), range };
  }
}

function lowerOnlyChild(node: PlainNode, lowering: Lowering): Expression {
  const child = node.children[0];
  return child === undefined ? opaque(rangeOf(node)) : lowering.expression(child);
}

function keyAt(node: PlainNode, field: string, lowering: Lowering): Expression {
  const key = childAt(node, field);
  if (key === undefined) return opaque(rangeOf(node));
  return key.type === 'computed_property_name' ? lowerOnlyChild(key, lowering) : staticKey(key, lowering);
}

/** Keys that are names, strings or numbers are all strings to the running program. */
function staticKey(key: PlainNode, lowering: Lowering): Expression {
  if (key.type === 'string') return lowerString(key, lowering);
  return { kind: 'string', value: textOf(key, lowering), range: rangeOf(key) };
}

function countCommas(between: string): number {
  if (between.length < 2) return between === ',' ? 1 : 0;
  return between.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').split(',').length - 1;
}
