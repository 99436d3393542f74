/** Lowers one expression node of JavaScript or TypeScript, whatever its type. */
import { lowerArguments, lowerBinary, lowerChain, typeArgumentsOf, withoutMarks } from './javascript-chains.ts';
import { lowerClass } from './javascript-classes.ts';
import { lowerArray, lowerObject, lowerPatternDefault } from './javascript-collections.ts';
import { lowerFunction } from './javascript-functions.ts';
import { lowerNumber, lowerString, lowerTemplate } from './javascript-literals.ts';
import { expressionAt, isEmpty, type Lowering, maximumDepth, opaque, textOf } from './javascript-lowering.ts';
import { childAt, type PlainNode, rangeOf } from './plain-tree.ts';
import type { Expression } from './syntax.ts';

/** Any node at all: what is not known as an expression becomes opaque, with the expressions inside. */
export function lowerExpression(written: PlainNode, lowering: Lowering): Expression {
  const node = withoutMarks(written);
  if (lowering.depth >= maximumDepth) return opaque(rangeOf(node));
  lowering.depth += 1;
  const expression = (lowerings.get(node.type) ?? lowerParts)(node, lowering);
  lowering.depth -= 1;
  return expression;
}

type LowerNode = (node: PlainNode, lowering: Lowering) => Expression;

const lowerings: ReadonlyMap<string, LowerNode> = new Map<string, LowerNode>([
  ['identifier', lowerName],
  ['shorthand_property_identifier', lowerName],
  ['shorthand_property_identifier_pattern', lowerName],
  ['private_property_identifier', lowerName],
  ['this', lowerName],
  ['super', lowerName],
  ['import', lowerName],
  ['string', lowerString],
  ['number', lowerNumber],
  ['template_string', (node, lowering) => lowerTemplate(node, null, lowering)],
  ['true', (node) => ({ kind: 'constant', value: true, range: rangeOf(node) })],
  ['false', (node) => ({ kind: 'constant', value: false, range: rangeOf(node) })],
  ['null', lowerNull],
  ['undefined', lowerNull],
  ['object', lowerObject],
  ['object_pattern', lowerObject],
  ['array', lowerArray],
  ['array_pattern', lowerArray],
  ['assignment_pattern', lowerPatternDefault],
  ['spread_element', lowerSpread],
  ['rest_pattern', lowerSpread],
  ['binary_expression', lowerBinary],
  ['call_expression', lowerChain],
  ['member_expression', lowerChain],
  ['subscript_expression', lowerChain],
  ['nested_identifier', lowerNestedName],
  ['meta_property', lowerMetaProperty],
  ['new_expression', lowerNew],
  ['await_expression', lowerAwait],
  ['unary_expression', lowerUnary],
  ['update_expression', lowerUpdate],
  ['ternary_expression', lowerConditional],
  ['assignment_expression', lowerAssignment],
  ['augmented_assignment_expression', lowerAssignment],
  ['arrow_function', lowerFunctionExpression],
  ['function_expression', lowerFunctionExpression],
  ['generator_function', lowerFunctionExpression],
  ['function_declaration', lowerFunctionExpression],
  ['generator_function_declaration', lowerFunctionExpression],
  ['method_definition', lowerFunctionExpression],
  ['class', lowerClassExpression],
  ['class_declaration', lowerClassExpression],
  ['jsx_element', lowerJsx],
  ['jsx_self_closing_element', lowerJsx],
  ['jsx_fragment', lowerJsx],
]);

function lowerParts(node: PlainNode, lowering: Lowering): Expression {
  const parts = node.children.map((child) => lowering.expression(child));
  return opaque(
    rangeOf(node),
    parts.filter((part) => !isEmpty(part)),
  );
}

function lowerName(node: PlainNode, lowering: Lowering): Expression {
  return { kind: 'name', name: textOf(node, lowering), range: rangeOf(node) };
}

function lowerNull(node: PlainNode): Expression {
  return { kind: 'constant', value: null, range: rangeOf(node) };
}

function lowerSpread(node: PlainNode, lowering: Lowering): Expression {
  const inner = node.children[0];
  const value = inner === undefined ? opaque(rangeOf(node)) : lowering.expression(inner);
  return { kind: 'spread', value, range: rangeOf(node) };
}

/** `B.C` where the grammar expects a name only, as in `import A = B.C`. */
function lowerNestedName(node: PlainNode, lowering: Lowering): Expression {
  const property = childAt(node, 'property');
  const name = property === undefined ? '' : textOf(property, lowering);
  return { kind: 'member', object: expressionAt(node, 'object', lowering), name, range: rangeOf(node) };
}

/** `import.meta` and `new.target`. */
function lowerMetaProperty(node: PlainNode, lowering: Lowering): Expression {
  const [object = '', name = ''] = textOf(node, lowering)
    .split('.')
    .map((word) => word.trim());
  const range = rangeOf(node);
  return { kind: 'member', object: { kind: 'name', name: object, range }, name, range };
}

function lowerNew(node: PlainNode, lowering: Lowering): Expression {
  return {
    kind: 'call',
    callee: expressionAt(node, 'constructor', lowering),
    arguments: lowerArguments(childAt(node, 'arguments'), lowering),
    isNew: true,
    typeArguments: typeArgumentsOf(node, lowering),
    range: rangeOf(node),
  };
}

function lowerAwait(node: PlainNode, lowering: Lowering): Expression {
  const inner = node.children[0];
  const value = inner === undefined ? opaque(rangeOf(node)) : lowering.expression(inner);
  return { kind: 'await', value, range: rangeOf(node) };
}

function lowerUnary(node: PlainNode, lowering: Lowering): Expression {
  const argument = expressionAt(node, 'argument', lowering);
  if (node.tokens[0] === '-' && argument.kind === 'number')
    return { ...argument, value: -argument.value, range: rangeOf(node) };
  return opaque(rangeOf(node), isEmpty(argument) ? [] : [argument]);
}

/** `x++` as `x += 1`: what matters is that `x` does not keep its value. */
function lowerUpdate(node: PlainNode, lowering: Lowering): Expression {
  return {
    kind: 'assign',
    target: expressionAt(node, 'argument', lowering),
    operator: node.tokens.includes('--') ? '-=' : '+=',
    value: { kind: 'number', value: 1, range: rangeOf(node) },
    range: rangeOf(node),
  };
}

function lowerConditional(node: PlainNode, lowering: Lowering): Expression {
  return {
    kind: 'conditional',
    test: expressionAt(node, 'condition', lowering),
    whenTrue: expressionAt(node, 'consequence', lowering),
    whenFalse: expressionAt(node, 'alternative', lowering),
    range: rangeOf(node),
  };
}

function lowerAssignment(node: PlainNode, lowering: Lowering): Expression {
  return {
    kind: 'assign',
    target: expressionAt(node, 'left', lowering),
    operator: node.tokens.at(-1) ?? '=',
    value: expressionAt(node, 'right', lowering),
    range: rangeOf(node),
  };
}

function lowerFunctionExpression(node: PlainNode, lowering: Lowering): Expression {
  return { kind: 'function', definition: lowerFunction(node, lowering), range: rangeOf(node) };
}

function lowerClassExpression(node: PlainNode, lowering: Lowering): Expression {
  return { kind: 'class', definition: lowerClass(node, lowering), range: rangeOf(node) };
}

/** An element with the values of its attributes and its children; tag names and text are of no interest. */
function lowerJsx(node: PlainNode, lowering: Lowering): Expression {
  const parts = jsxParts(node).map((part) => lowering.expression(part));
  return opaque(
    rangeOf(node),
    parts.filter((part) => !isEmpty(part)),
  );
}

function jsxParts(node: PlainNode): PlainNode[] {
  return node.children.flatMap((child) => {
    switch (child.type) {
      case 'jsx_opening_element':
      case 'jsx_attribute':
        return jsxParts(child);
      case 'jsx_expression':
      case 'jsx_element':
      case 'jsx_self_closing_element':
      case 'jsx_fragment':
      case 'ERROR':
        return [child];
      default:
        return [];
    }
  });
}
