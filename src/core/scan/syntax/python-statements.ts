import { childAt, childrenAt, type PlainNode, rangeOf } from './plain-tree.ts';
import { lowerClass, lowerFunction } from './python-definitions.ts';
import { lowerExpression, lowerExpressions, lowerTogether } from './python-expressions.ts';
import { lowerImport, lowerImportFrom } from './python-imports.ts';
import { maximumDepth, opaque, type PythonReading, textOf, withoutParentheses } from './python-reading.ts';
import type { Expression, Statement } from './syntax.ts';

/** Where a statement stands. */
interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  /** Names that the function declares `global` or `nonlocal`; Python has them declared before they are used. */
  readonly outerNames: Set<string>;
}

type Assignment = Statement & { readonly kind: 'assignment' };
type Lower = (node: PlainNode, reading: PythonReading, scope: Scope) => Statement[];

const maximumHeadLength = 80;

const lowerings: ReadonlyMap<string, Lower> = new Map<string, Lower>([
  ['expression_statement', lowerExpressionStatement],
  ['assignment', lowerAssignment],
  ['augmented_assignment', lowerAugmentedAssignment],
  ['return_statement', lowerReturn],
  ['import_statement', (node, { text }) => lowerImport(node, text)],
  ['import_from_statement', (node, { text }) => lowerImportFrom(node, text)],
  ['future_import_statement', (node, { text }) => lowerImportFrom(node, text)],
  ['if_statement', lowerIf],
  ['match_statement', lowerMatch],
  ['for_statement', lowerLoop],
  ['while_statement', lowerLoop],
  ['try_statement', lowerTry],
  ['with_statement', lowerWith],
  ['function_definition', (node, reading) => lowerDefinition(node, [], reading)],
  ['class_definition', (node, reading) => lowerDefinition(node, [], reading)],
  ['decorated_definition', lowerDecorated],
  ['block', lowerPlainBlock],
  ['elif_clause', lowerPlainBlock],
  ['else_clause', lowerPlainBlock],
  ['except_clause', lowerPlainBlock],
  ['except_group_clause', lowerPlainBlock],
  ['finally_clause', lowerPlainBlock],
  ['case_clause', lowerPlainBlock],
  ['global_statement', lowerOuterNames],
  ['nonlocal_statement', lowerOuterNames],
  ['type_alias_statement', () => []],
  ['ERROR', (node, reading, scope) => lowerStatements(node.children, reading, scope)],
]);

/** Lowers the statements of a module, and those that stand in what the grammar could not read. */
export function lowerModule(root: PlainNode, text: string): Statement[] {
  return lowerStatements(root.children, { text, depth: 0 }, { kind: 'module', outerNames: new Set() });
}

function lowerStatements(nodes: readonly PlainNode[], reading: PythonReading, scope: Scope): Statement[] {
  return nodes.flatMap((node) => lowerStatement(node, reading, scope));
}

function lowerStatement(node: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  if (reading.depth >= maximumDepth) return [asStatement(opaque(node, []), node)];
  const lower = lowerings.get(node.type) ?? lowerOther;
  reading.depth += 1;
  const statements = lower(node, reading, scope);
  reading.depth -= 1;
  return statements;
}

function asStatement(expression: Expression, node: PlainNode): Statement {
  return { kind: 'expression', expression, range: rangeOf(node) };
}

/** `del`, `assert`, `raise`, `print`, `pass`, and expressions in what the grammar could not read. */
function lowerOther(node: PlainNode, reading: PythonReading): Statement[] {
  if (!node.type.endsWith('_statement')) return [asStatement(lowerExpression(node, reading), node)];
  const expressions = lowerExpressions(node.children, reading);
  const [first, second] = expressions;
  if (first === undefined) return [];
  return [asStatement(second === undefined ? first : opaque(node, expressions), node)];
}

function lowerExpressionStatement(node: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  const [first] = node.children;
  if (first?.type === 'assignment' || first?.type === 'augmented_assignment') {
    return lowerStatements(node.children, reading, scope);
  }
  if (node.tokens.includes(',')) {
    return [
      asStatement({ kind: 'array', elements: lowerExpressions(node.children, reading), range: rangeOf(node) }, node),
    ];
  }
  return node.children.map((child) => asStatement(lowerExpression(child, reading), node));
}

/**
 * `a = b = f()` becomes `a = f()` and `b = a`, so that the value stands in the syntax once. The value goes to a target
 * that can be read again without effect, wherever that stands in the chain.
 */
function lowerAssignment(node: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  const chain = [node];
  for (let next = childAt(node, 'right'); next?.type === 'assignment'; next = childAt(next, 'right')) chain.push(next);
  const right = childAt(chain.at(-1) ?? node, 'right');
  const value = right === undefined ? null : lowerExpression(right, reading);
  const links = chain.map((link) => readLink(link, reading));
  const holder = links.find((link) => isPath(link.target)) ?? links[0];
  const copy = holder !== undefined && isPath(holder.target) ? holder.target : opaque(node, []);
  return [
    ...links.filter((link) => link === holder).map((link) => assign({ ...link, value }, scope)),
    ...links.filter((link) => link !== holder).map((link) => assign({ ...link, value: copy }, scope)),
    ...lowerBody(node, reading, scope),
  ];
}

function readLink(node: PlainNode, reading: PythonReading): Pick<Assignment, 'target' | 'annotation' | 'range'> {
  const left = childAt(node, 'left');
  const type = childAt(node, 'type');
  return {
    target: left === undefined ? opaque(node, []) : lowerExpression(left, reading),
    annotation: type === undefined ? null : textOf(type, reading.text),
    range: rangeOf(node),
  };
}

/** True for `a` and `a.b.c`. */
function isPath(target: Expression): boolean {
  let inner = target;
  while (inner.kind === 'member') inner = inner.object;
  return inner.kind === 'name';
}

function lowerAugmentedAssignment(node: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  const [operator] = node.tokens;
  const left = childAt(node, 'left');
  const right = childAt(node, 'right');
  if (operator === undefined || left === undefined || right === undefined) return lowerOther(node, reading);
  const target = lowerExpression(left, reading);
  return [assign({ target, operator, value: lowerExpression(right, reading), range: rangeOf(node) }, scope)];
}

function assign(
  parts: Pick<Assignment, 'target' | 'value' | 'range'> & Partial<Pick<Assignment, 'annotation' | 'operator'>>,
  scope: Scope,
): Assignment {
  const annotation = parts.annotation ?? null;
  return {
    kind: 'assignment',
    target: parts.target,
    operator: parts.operator ?? '=',
    value: parts.value,
    annotation,
    isConstant: annotation !== null && /\bFinal\b/.test(annotation),
    isStatic: scope.kind === 'class',
    declares: parts.target.kind !== 'name' || !scope.outerNames.has(parts.target.name),
    range: parts.range,
  };
}

function lowerOuterNames(node: PlainNode, { text }: PythonReading, scope: Scope): Statement[] {
  if (scope.kind === 'module') return [];
  for (const name of node.children) scope.outerNames.add(textOf(name, text));
  return [];
}

function lowerReturn(node: PlainNode, reading: PythonReading): Statement[] {
  const value = node.children.length === 0 ? null : lowerTogether(node.children, node, reading);
  return [{ kind: 'return', value, range: rangeOf(node) }];
}

/** The statements of a compound statement or clause: those of its blocks, and what could not be read beside them. */
function lowerBody(node: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  return node.children.flatMap((child) => {
    if (child.type === 'block') return lowerStatements(child.children, reading, scope);
    return child.type === 'ERROR' ? lowerStatement(child, reading, scope) : [];
  });
}

function lowerPlainBlock(node: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  const body = node.type === 'block' ? lowerStatements(node.children, reading, scope) : lowerBody(node, reading, scope);
  const form = node.type.startsWith('except_') ? 'handler' : 'plain';
  return [{ kind: 'block', form, body, range: rangeOf(node) }];
}

function lowerIf(node: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  const clauses = [node, ...childrenAt(node, 'alternative')];
  const conditions = clauses.map((clause) => childAt(clause, 'condition'));
  return [
    {
      kind: 'branch',
      tests: lowerExpressions(
        clauses.flatMap((clause) => childrenAt(clause, 'condition')),
        reading,
      ),
      branches: clauses.map((clause) => lowerBody(clause, reading, scope)),
      conditions: conditions.map((condition) => (condition === undefined ? null : lowerExpression(condition, reading))),
      range: rangeOf(node),
    },
  ];
}

function lowerMatch(node: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  const cases = (childAt(node, 'body')?.children ?? []).filter((child) => child.type === 'case_clause');
  const guards = cases.flatMap((clause) => childAt(clause, 'guard')?.children ?? []);
  const [subject] = lowerExpressions(childrenAt(node, 'subject'), reading);
  return [
    {
      kind: 'branch',
      tests: lowerExpressions([...childrenAt(node, 'subject'), ...guards], reading),
      branches: cases.map((clause) => lowerBody(clause, reading, scope)),
      conditions: cases.map((clause) => matchCondition(clause, subject, reading)),
      range: rangeOf(node),
    },
  ];
}

/** `case "a":` compares; `case _:` takes the rest; what other patterns say is not followed. */
function matchCondition(clause: PlainNode, subject: Expression | undefined, reading: PythonReading): Expression | null {
  const range = rangeOf(clause);
  const patterns = clause.children.filter(({ type }) => type === 'case_pattern');
  const [pattern] = patterns;
  const open: Expression = { kind: 'opaque', children: [], range };
  if (pattern === undefined || patterns.length > 1 || childAt(clause, 'guard') !== undefined) return open;
  if (pattern.children.length === 0) return pattern.tokens.includes('_') ? null : open;
  const [value] = lowerExpressions(pattern.children, reading);
  const isLiteral = value?.kind === 'string' || value?.kind === 'number';
  if (!isLiteral || subject === undefined || pattern.children.length > 1) return open;
  return { kind: 'binary', operator: '==', left: subject, right: value, range };
}

/** What stands in the `else` of a loop runs once, so it comes after the loop. */
function lowerLoop(node: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  const left = childAt(node, 'left');
  const iterable = childAt(node, 'right') ?? childAt(node, 'condition');
  const headEnd = iterable?.end ?? left?.end ?? node.start;
  const head = reading.text.slice(node.start, headEnd).replace(/\s+/g, ' ');
  const loop: Statement = {
    kind: 'loop',
    form: node.type === 'for_statement' ? 'for' : 'while',
    target: left === undefined ? null : lowerExpression(left, reading),
    iterable: iterable === undefined ? null : lowerExpression(iterable, reading),
    body: lowerBody(node, reading, scope),
    text: head.length > maximumHeadLength ? `${head.slice(0, maximumHeadLength - 1)}…` : head,
    range: rangeOf(node),
  };
  return [loop, ...childrenAt(node, 'alternative').flatMap((clause) => lowerPlainBlock(clause, reading, scope))];
}

function lowerTry(node: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  const clauses = node.children.filter((child) => child.type.endsWith('_clause'));
  const body = [
    ...lowerBody(node, reading, scope),
    ...clauses.flatMap((clause) => lowerPlainBlock(clause, reading, scope)),
  ];
  return [{ kind: 'block', form: 'try', body, range: rangeOf(node) }];
}

function lowerWith(node: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  const clause = node.children.find((child) => child.type === 'with_clause');
  const items = (clause?.children ?? []).filter((child) => child.type === 'with_item');
  const body = [...items.flatMap((item) => lowerWithItem(item, reading, scope)), ...lowerBody(node, reading, scope)];
  return [{ kind: 'block', form: 'with', body, range: rangeOf(node) }];
}

function lowerWithItem(item: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  const value = childAt(item, 'value');
  if (value === undefined) return [];
  const inner = withoutParentheses(value);
  const target = childAt(inner, 'alias')?.children[0];
  const [context] = inner.children;
  if (inner.type !== 'as_pattern' || target === undefined || context === undefined) {
    return [asStatement(lowerExpression(value, reading), item)];
  }
  const range = rangeOf(item);
  return [assign({ target: lowerExpression(target, reading), value: lowerExpression(context, reading), range }, scope)];
}

function lowerDecorated(node: PlainNode, reading: PythonReading, scope: Scope): Statement[] {
  const decorators = node.children.filter((child) => child.type === 'decorator').flatMap((child) => child.children);
  return node.children.flatMap((child) => {
    if (child.field === 'definition') return lowerDefinition(child, decorators, reading);
    return child.type === 'ERROR' ? lowerStatement(child, reading, scope) : [];
  });
}

function lowerDefinition(node: PlainNode, decorators: readonly PlainNode[], reading: PythonReading): Statement[] {
  const scope: Scope = { kind: node.type === 'class_definition' ? 'class' : 'function', outerNames: new Set() };
  const body = lowerBody(node, reading, scope);
  const range = rangeOf(node);
  return scope.kind === 'class'
    ? [{ kind: 'class', definition: lowerClass(node, decorators, body, reading), range }]
    : [{ kind: 'function', definition: lowerFunction(node, decorators, body, reading), range }];
}
