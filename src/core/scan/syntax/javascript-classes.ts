/** Classes of JavaScript and TypeScript, and enums, which become classes of static constants. */
import { lowerDecorator, lowerDecorators, lowerFunction, staticName } from './javascript-functions.ts';
import {
  annotationAt,
  bodyAt,
  declaration,
  expressionAt,
  type Lowering,
  opaque,
  optionalExpressionAt,
  plainBlock,
  textOf,
} from './javascript-lowering.ts';
import { childAt, type PlainNode, rangeOf } from './plain-tree.ts';
import type { ClassDefinition, Expression, Statement } from './syntax.ts';

/** A class declaration or expression. Decorators before `export` belong to the export node and are handed in. */
export function lowerClass(
  node: PlainNode,
  lowering: Lowering,
  precedingDecorators: readonly Expression[] = [],
): ClassDefinition {
  const name = childAt(node, 'name');
  return {
    name: name === undefined ? null : textOf(name, lowering),
    bases: lowerBases(node, lowering),
    body: lowerMembers(childAt(node, 'body')?.children ?? [], lowering),
    decorators: [...precedingDecorators, ...lowerDecorators(node, lowering)],
    range: rangeOf(node),
  };
}

/** `enum Model { A = 'gpt-4o' }`. The numbers that TypeScript gives to members without a value stay unknown. */
export function lowerEnum(node: PlainNode, lowering: Lowering): ClassDefinition {
  const name = childAt(node, 'name');
  const members = childAt(node, 'body')?.children ?? [];
  return {
    name: name === undefined ? null : textOf(name, lowering),
    bases: [],
    body: members.map((member) => lowerEnumMember(member, lowering)),
    decorators: [],
    range: rangeOf(node),
  };
}

function lowerEnumMember(node: PlainNode, lowering: Lowering): Statement {
  const name = node.type === 'enum_assignment' ? childAt(node, 'name') : node;
  const value = optionalExpressionAt(node, 'value', lowering);
  return { ...declaration(node, memberTarget(name, node, lowering), value), isConstant: true, isStatic: true };
}

function lowerBases(node: PlainNode, lowering: Lowering): Expression[] {
  const heritage = node.children.find((child) => child.type === 'class_heritage');
  // JavaScript puts the base here as it is, TypeScript into a clause beside the (unread) interfaces.
  return (heritage?.children ?? [])
    .filter((child) => child.type !== 'implements_clause')
    .map((child) =>
      child.type === 'extends_clause' ? expressionAt(child, 'value', lowering) : lowering.expression(child),
    );
}

function lowerMembers(members: readonly PlainNode[], lowering: Lowering): Statement[] {
  const body: Statement[] = [];
  let decorators: Expression[] = [];
  for (const member of members) {
    if (member.type === 'decorator') {
      decorators.push(lowerDecorator(member, lowering));
    } else {
      body.push(...lowerMember(member, lowering, decorators));
      decorators = [];
    }
  }
  return body;
}

function lowerMember(node: PlainNode, lowering: Lowering, decorators: readonly Expression[]): Statement[] {
  const range = rangeOf(node);
  switch (node.type) {
    case 'method_definition':
      return [{ kind: 'function', definition: lowerFunction(node, lowering, decorators), range }];
    case 'field_definition':
      return [lowerField(node, childAt(node, 'property'), lowering)];
    case 'public_field_definition':
      return [lowerField(node, childAt(node, 'name'), lowering)];
    case 'class_static_block':
      return [plainBlock(node, bodyAt(node, 'body', lowering))];
    case 'ERROR':
      return lowering.statements([node]);
    default:
      // Signatures without a body say nothing about what runs.
      return [];
  }
}

function lowerField(node: PlainNode, name: PlainNode | undefined, lowering: Lowering): Statement {
  return {
    ...declaration(node, memberTarget(name, node, lowering), optionalExpressionAt(node, 'value', lowering)),
    annotation: annotationAt(node, 'type', lowering),
    isConstant: node.tokens.includes('readonly'),
    isStatic: node.tokens.includes('static'),
  };
}

/** The name of a field or enum member; opaque when it is computed, so that it is not taken for a member of that name. */
function memberTarget(name: PlainNode | undefined, member: PlainNode, lowering: Lowering): Expression {
  if (name === undefined) return opaque(rangeOf(member));
  const text = staticName(name, lowering);
  if (text !== null) return { kind: 'name', name: text, range: rangeOf(name) };
  return opaque(
    rangeOf(name),
    name.children.map((child) => lowering.expression(child)),
  );
}
