/** Lowers one statement node of JavaScript or TypeScript to the statements that it stands for: none, one or several. */
import { lowerClass, lowerEnum } from './javascript-classes.ts';
import { lowerFunction } from './javascript-functions.ts';
import { lowerInterface } from './javascript-interfaces.ts';
import { lowerDoLoop, lowerForEach, lowerForLoop, lowerWhileLoop } from './javascript-loops.ts';
import {
  annotationAt,
  bodyAt,
  bodyOf,
  declaration,
  expressionAt,
  isEmpty,
  type Lowering,
  maximumDepth,
  opaque,
  optionalExpressionAt,
  plainBlock,
} from './javascript-lowering.ts';
import { lowerExport, lowerImport, lowerImportAlias } from './javascript-modules.ts';
import { childAt, type PlainNode, rangeOf } from './plain-tree.ts';
import type { Expression, Statement } from './syntax.ts';

/** Any node at all: what is not known as a statement is taken for an expression, or read through where it is broken. */
export function lowerStatement(node: PlainNode, lowering: Lowering): Statement[] {
  if (lowering.depth >= maximumDepth)
    return [{ kind: 'expression', expression: opaque(rangeOf(node)), range: rangeOf(node) }];
  lowering.depth += 1;
  const statements = (lowerings.get(node.type) ?? lowerExpressionStatement)(node, lowering);
  lowering.depth -= 1;
  return statements;
}

type LowerNode = (node: PlainNode, lowering: Lowering) => Statement[];

const lowerings: ReadonlyMap<string, LowerNode> = new Map<string, LowerNode>([
  ['expression_statement', lowerInside],
  ['throw_statement', lowerInside],
  ['labeled_statement', lowerInside],
  ['else_clause', lowerInside],
  ['ERROR', lowerInside],
  ['lexical_declaration', lowerDeclaration],
  ['variable_declaration', lowerDeclaration],
  ['sequence_expression', lowerInside],
  ['function_declaration', lowerFunctionDeclaration],
  ['generator_function_declaration', lowerFunctionDeclaration],
  ['class_declaration', lowerClassDeclaration],
  ['abstract_class_declaration', lowerClassDeclaration],
  ['enum_declaration', lowerEnumDeclaration],
  ['internal_module', lowerNamedBlock],
  ['module', lowerNamedBlock],
  ['with_statement', lowerWith],
  ['statement_block', lowerBlock],
  ['return_statement', lowerReturn],
  ['if_statement', lowerIf],
  ['switch_statement', lowerSwitch],
  ['try_statement', lowerTry],
  ['for_statement', lowerForLoop],
  ['for_in_statement', lowerForEach],
  ['while_statement', lowerWhileLoop],
  ['do_statement', lowerDoLoop],
  ['import_statement', lowerImport],
  ['import_alias', lowerImportAlias],
  ['export_statement', lowerExport],
  // Without effect at run time.
  ['ambient_declaration', () => []],
  ['interface_declaration', lowerInterface],
  ['type_alias_declaration', () => []],
  ['function_signature', () => []],
]);

function lowerInside(node: PlainNode, lowering: Lowering): Statement[] {
  return lowering.statements(node.children);
}

function lowerExpressionStatement(node: PlainNode, lowering: Lowering): Statement[] {
  const expression = lowering.expression(node);
  const range = rangeOf(node);
  if (expression.kind === 'assign') {
    const { target, operator, value } = expression;
    return [{ ...declaration(node, target, value), operator, declares: false }];
  }
  return isEmpty(expression) ? [] : [{ kind: 'expression', expression, range }];
}

function lowerDeclaration(node: PlainNode, lowering: Lowering): Statement[] {
  const isConstant = node.tokens.includes('const');
  return node.children.flatMap((child): Statement[] => {
    if (child.type !== 'variable_declarator') return lowering.statements([child]);
    const value = optionalExpressionAt(child, 'value', lowering);
    const annotation = annotationAt(child, 'type', lowering);
    return [{ ...declaration(child, expressionAt(child, 'name', lowering), value), annotation, isConstant }];
  });
}

function lowerFunctionDeclaration(node: PlainNode, lowering: Lowering): Statement[] {
  return [{ kind: 'function', definition: lowerFunction(node, lowering), range: rangeOf(node) }];
}

function lowerClassDeclaration(node: PlainNode, lowering: Lowering): Statement[] {
  return [{ kind: 'class', definition: lowerClass(node, lowering), range: rangeOf(node) }];
}

function lowerEnumDeclaration(node: PlainNode, lowering: Lowering): Statement[] {
  return [{ kind: 'class', definition: lowerEnum(node, lowering), range: rangeOf(node) }];
}

function lowerNamedBlock(node: PlainNode, lowering: Lowering): Statement[] {
  return [plainBlock(node, bodyAt(node, 'body', lowering))];
}

function lowerWith(node: PlainNode, lowering: Lowering): Statement[] {
  const object = childAt(node, 'object');
  const before = object === undefined ? [] : lowering.statements([object]);
  return [plainBlock(node, [...before, ...bodyAt(node, 'body', lowering)])];
}

function lowerBlock(node: PlainNode, lowering: Lowering): Statement[] {
  return [plainBlock(node, lowering.statements(node.children))];
}

function lowerReturn(node: PlainNode, lowering: Lowering): Statement[] {
  const value = node.children[0];
  return [{ kind: 'return', value: value === undefined ? null : lowering.expression(value), range: rangeOf(node) }];
}

/** `if … else if … else` is one branch, walked in a loop: generated chains can be long. */
function lowerIf(node: PlainNode, lowering: Lowering): Statement[] {
  const tests: Expression[] = [];
  const branches: Statement[][] = [];
  let current: PlainNode | undefined = node;
  while (current?.type === 'if_statement') {
    tests.push(expressionAt(current, 'condition', lowering));
    branches.push(bodyAt(current, 'consequence', lowering));
    const alternative = childAt(current, 'alternative');
    current = alternative?.type === 'else_clause' ? alternative.children[0] : alternative;
  }
  const conditions = current === undefined ? tests : [...tests, null];
  if (current !== undefined) branches.push(bodyOf(current, lowering));
  return [{ kind: 'branch', tests, branches, conditions, range: rangeOf(node) }];
}

function isSame(left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator: '===', left, right, range: right.range };
}

function eitherOf(left: Expression | null, right: Expression): Expression {
  return left === null ? right : { kind: 'binary', operator: '||', left, right, range: right.range };
}

function lowerSwitch(node: PlainNode, lowering: Lowering): Statement[] {
  const subject = expressionAt(node, 'value', lowering);
  const tests = [subject];
  const branches: Statement[][] = [];
  const conditions: (Expression | null)[] = [];
  let fallen: Expression | null = null;
  for (const switchCase of childAt(node, 'body')?.children ?? []) {
    const value = childAt(switchCase, 'value');
    const written = value === undefined ? null : lowering.expression(value);
    if (written !== null) tests.push(written);
    const body = lowering.statements(switchCase.children.filter((child) => child !== value));
    const condition: Expression | null = written === null ? null : eitherOf(fallen, isSame(subject, written));
    branches.push(body);
    conditions.push(condition);
    // A case without statements goes on with those of the next one.
    fallen = body.length === 0 ? condition : null;
  }
  return [{ kind: 'branch', tests, branches, conditions, range: rangeOf(node) }];
}

/** The body, then the handler and `finally` as blocks within. */
function lowerTry(node: PlainNode, lowering: Lowering): Statement[] {
  const body = node.children.flatMap((part): Statement[] => {
    if (part.type === 'statement_block') return bodyOf(part, lowering);
    if (part.type === 'ERROR') return lowering.statements([part]);
    return [plainBlock(part, [...lowerCaught(part, lowering), ...bodyAt(part, 'body', lowering)])];
  });
  return [{ kind: 'block', form: 'try', body, range: rangeOf(node) }];
}

/** The name of what was caught hides an outer one; its value is unknown. */
function lowerCaught(node: PlainNode, lowering: Lowering): Statement[] {
  const parameter = childAt(node, 'parameter');
  if (parameter === undefined) return [];
  return [declaration(parameter, lowering.expression(parameter), opaque(rangeOf(parameter)))];
}
