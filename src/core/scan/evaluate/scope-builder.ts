/**
 * Builds the static scopes of a lowered file in one pass.
 */
import type { TextRange } from '../../model.ts';
import type {
  CallExpression,
  ClassDefinition,
  Expression,
  FunctionDefinition,
  Statement,
  SyntaxModule,
  TypeText,
} from '../syntax/syntax.ts';
import { childExpressions } from '../syntax/walk.ts';
import { eachTargetName, lastNameOf, placePath, selfPath } from './patterns.ts';
import { type Block, changesInPlace, type Definition, enclosingClass, type Scope, type ScopeTree } from './scopes.ts';

/** Builds the scopes of a lowered file in one pass. */
export function buildScopes(module: SyntaxModule): ScopeTree {
  const end = module.statements.at(-1)?.range.end ?? 0;
  const root = createScope('module', null, '', null, null, { start: 0, end });
  const builder: Builder = { functions: new Map(), classes: new Map() };
  addStatements(module.statements, root, root.block, builder);
  return { root, functions: builder.functions, classes: builder.classes };
}

interface Builder {
  readonly functions: Map<FunctionDefinition, Scope>;
  readonly classes: Map<ClassDefinition, Scope>;
}

function createScope(
  kind: Scope['kind'],
  parent: Scope | null,
  name: string,
  functionDefinition: FunctionDefinition | null,
  classDefinition: ClassDefinition | null,
  range: TextRange,
): Scope {
  const block: Block = { kind: 'root', parent: null, range, test: null, children: [] };
  return {
    kind,
    parent,
    name,
    function: functionDefinition,
    class: classDefinition,
    definitions: new Map(),
    fields: new Map(),
    block,
  };
}

function createBlock(
  kind: Exclude<Block['kind'], 'root'>,
  parent: Block,
  range: TextRange,
  test: Expression | null,
): Block {
  const block: Block = { kind, parent, range, test, children: [] };
  parent.children.push(block);
  return block;
}

function addStatements(statements: readonly Statement[], scope: Scope, block: Block, builder: Builder): void {
  for (const statement of statements) addStatement(statement, scope, block, builder);
}

function addStatement(statement: Statement, scope: Scope, block: Block, builder: Builder): void {
  switch (statement.kind) {
    case 'expression':
      addMutation(statement.expression, scope, block);
      addExpression(statement.expression, scope, block, builder);
      return;
    case 'assignment':
      addAssignment(statement, scope, block);
      addTarget(statement.target, scope, block, builder);
      if (statement.value !== null) addExpression(statement.value, scope, block, builder, lastNameOf(statement.target));
      return;
    case 'function':
      if (statement.definition.name !== null) {
        define(scope, statement.definition.name, {
          kind: 'function',
          definition: statement.definition,
          block,
          range: statement.range,
        });
      }
      addFunction(statement.definition, scope, builder, statement.definition.name ?? '');
      return;
    case 'class':
      if (statement.definition.name !== null) {
        define(scope, statement.definition.name, {
          kind: 'class',
          definition: statement.definition,
          block,
          range: statement.range,
        });
      }
      addClass(statement.definition, scope, builder);
      return;
    case 'return':
      if (statement.value !== null) addExpression(statement.value, scope, block, builder);
      return;
    case 'import':
      for (const binding of statement.bindings)
        define(scope, binding.local, { kind: 'import', binding, block, range: statement.range });
      return;
    case 'branch':
      addBranch(statement, scope, block, builder);
      return;
    case 'loop':
      addLoop(statement, scope, block, builder);
      return;
    case 'block': {
      const inner = statement.form === 'handler' ? createBlock('handler', block, statement.range, null) : block;
      addStatements(statement.body, scope, inner, builder);
    }
  }
}

function addBranch(
  statement: Extract<Statement, { kind: 'branch' }>,
  scope: Scope,
  block: Block,
  builder: Builder,
): void {
  for (const test of statement.tests) addExpression(test, scope, block, builder);
  const onlyTest = statement.tests.length === 1 ? (statement.tests[0] ?? null) : null;
  for (const [index, branch] of statement.branches.entries()) {
    const first = branch[0];
    const last = branch.at(-1);
    if (first === undefined || last === undefined) continue;
    const range = { ...first.range, end: last.range.end };
    addStatements(branch, scope, createBlock('branch', block, range, index === 0 ? onlyTest : null), builder);
  }
}

function addLoop(statement: Extract<Statement, { kind: 'loop' }>, scope: Scope, block: Block, builder: Builder): void {
  const { iterable, target } = statement;
  if (iterable !== null) addExpression(iterable, scope, block, builder);
  const body = createBlock('loop', block, statement.range, null);
  if (target !== null && iterable !== null) {
    eachTargetName(target, [], (name, steps) =>
      define(scope, name, { kind: 'element', iterable, steps, block: body, range: target.range }),
    );
  }
  addStatements(statement.body, scope, body, builder);
}

function addFunction(definition: FunctionDefinition, parent: Scope, builder: Builder, name: string): void {
  const scope = createScope('function', parent, name, definition, null, definition.range);
  builder.functions.set(definition, scope);
  for (const parameter of definition.parameters) {
    eachTargetName(parameter.target, [], (target, steps) => {
      define(scope, target, { kind: 'parameter', parameter, steps, block: scope.block, range: parameter.target.range });
      const owner = parameter.isProperty ? enclosingClass(scope) : null;
      if (owner !== null)
        addField(
          owner,
          target,
          { kind: 'parameter', parameter, steps, block: scope.block, range: parameter.target.range },
          scope,
        );
    });
    if (parameter.defaultValue !== null) addExpression(parameter.defaultValue, parent, parent.block, builder);
  }
  for (const decorator of definition.decorators) addExpression(decorator, parent, parent.block, builder);
  addStatements(definition.body, scope, scope.block, builder);
}

function addClass(definition: ClassDefinition, parent: Scope, builder: Builder): void {
  const scope = createScope('class', parent, definition.name ?? '', null, definition, definition.range);
  builder.classes.set(definition, scope);
  for (const base of definition.bases) addExpression(base, parent, parent.block, builder);
  addStatements(definition.body, scope, scope.block, builder);
}

/** What stands in a target: the defaults of a pattern are no assignments of their own. */
function addTarget(target: Expression, scope: Scope, block: Block, builder: Builder): void {
  if (target.kind === 'assign') {
    addTarget(target.target, scope, block, builder);
    addExpression(target.value, scope, block, builder);
  } else if (target.kind === 'object' || target.kind === 'array') {
    for (const child of childExpressions(target)) addTarget(child, scope, block, builder);
  } else {
    addExpression(target, scope, block, builder);
  }
}

function addExpression(expression: Expression, scope: Scope, block: Block, builder: Builder, name = ''): void {
  if (expression.kind === 'function') {
    addFunction(expression.definition, scope, builder, expression.definition.name ?? name);
    return;
  }
  if (expression.kind === 'class') {
    addClass(expression.definition, scope, builder);
    return;
  }
  if (expression.kind === 'assign') {
    addAssignment({ ...expression, annotation: null, declares: false }, scope, block);
  }
  if (expression.kind === 'comprehension') addComprehension(expression, scope, block);
  for (const child of childExpressions(expression))
    addExpression(child, scope, block, builder, expression.kind === 'object' ? name : '');
}

function addComprehension(
  expression: Extract<Expression, { kind: 'comprehension' }>,
  scope: Scope,
  block: Block,
): void {
  for (const [index, target] of expression.targets.entries()) {
    const iterable = expression.iterables[index];
    if (iterable === undefined) continue;
    const body = createBlock('loop', block, expression.range, null);
    eachTargetName(target, [], (name, steps) =>
      define(scope, name, { kind: 'element', iterable, steps, block: body, range: target.range }),
    );
  }
}

function addAssignment(
  statement: {
    readonly target: Expression;
    readonly operator: string;
    readonly value: Expression | null;
    readonly annotation: TypeText | null;
    readonly declares: boolean;
    readonly range: TextRange;
  },
  scope: Scope,
  block: Block,
): void {
  const { target, operator, value, annotation, range } = statement;
  if (target.kind === 'member' || target.kind === 'index') {
    addPlaceAssignment(target, statement, scope, block);
    return;
  }
  eachTargetName(target, [], (name, steps) =>
    define(statement.declares ? scope : scopeOf(name, scope), name, {
      kind: 'assignment',
      value,
      operator,
      annotation,
      steps,
      block,
      range,
    }),
  );
}

/** `self.x = …` is a field of the class, `params.x = …` and `params["x"] = …` change what `params` holds. */
function addPlaceAssignment(
  target: Extract<Expression, { kind: 'member' | 'index' }>,
  statement: {
    readonly operator: string;
    readonly value: Expression | null;
    readonly annotation: TypeText | null;
    readonly range: TextRange;
  },
  scope: Scope,
  block: Block,
): void {
  const owner = target.object;
  const { operator, value, annotation, range } = statement;
  if (target.kind === 'member' && owner.kind === 'name' && namesClass(owner.name, scope)) {
    const fieldOwner = enclosingClass(scope);
    const definition: Definition = { kind: 'assignment', value, operator, annotation, steps: [], block, range };
    if (fieldOwner !== null) addField(fieldOwner, target.name, definition, scope);
    return;
  }
  const path = selfPath(target) ?? exportedPath(target, scope) ?? importedPath(target, scope);
  const pathOwner = selfPath(target) === null ? rootOf(scope) : enclosingClass(scope);
  if (path !== null && pathOwner !== null) {
    addField(pathOwner, path, { kind: 'assignment', value, operator, annotation, steps: [], block, range }, scope);
    return;
  }
  if (owner.kind === 'name' && value !== null) {
    const key = target.kind === 'member' ? target.name : target.index;
    define(scopeOf(owner.name, scope), owner.name, {
      kind: 'mutation',
      method: operator,
      key,
      arguments: [{ name: null, value, spread: null }],
      block,
      range,
    });
  }
}

/** `self`, `this`, `cls`, or the class by its own name (`Service.client = …` inside of `Service`). */
function namesClass(name: string, scope: Scope): boolean {
  return name === 'self' || name === 'this' || name === 'cls' || (name !== '' && enclosingClass(scope)?.name === name);
}

/** `exports.model`, `module.exports`, `module.exports.model`: what a CommonJS module gives to others. */
function exportedPath(target: Extract<Expression, { kind: 'member' | 'index' }>, scope: Scope): string | null {
  const path = placePath(target);
  const [root = ''] = path?.split('.') ?? [];
  const isExport = path !== null && /^(module\.)?exports\b/.test(path) && path !== 'exports';
  return isExport && !scopeOf(root, scope).definitions.has(root) ? path : null;
}

/** `st.session_state.client`: a place inside an object that an imported module holds, which all functions share. */
function importedPath(target: Extract<Expression, { kind: 'member' | 'index' }>, scope: Scope): string | null {
  if (target.object.kind === 'name') return null;
  const path = placePath(target);
  const [root = ''] = path?.split('.') ?? [];
  const isImported =
    scopeOf(root, scope)
      .definitions.get(root)
      ?.some(({ kind }) => kind === 'import') === true;
  return isImported ? path : null;
}

function rootOf(scope: Scope): Scope {
  return scope.parent === null ? scope : rootOf(scope.parent);
}

/** Methods that change the object on which they are called; what those beyond `changesInPlace` leave is not known. */
const mutatingMethods: ReadonlySet<string> = new Set([...changesInPlace, 'clear', 'splice', 'remove', 'shift']);

function addMutation(expression: Expression, scope: Scope, block: Block): void {
  const call = expression.kind === 'await' ? expression.value : expression;
  if (call.kind !== 'call' || call.callee.kind !== 'member') return;
  const { object, name } = call.callee;
  const isRead = name === 'read' && call.arguments.length > 0;
  if (object.kind === 'name' && (mutatingMethods.has(name) || isRead)) {
    const owner = scopeOf(object.name, scope);
    define(owner, object.name, {
      kind: 'mutation',
      method: name,
      key: null,
      arguments: call.arguments,
      block,
      range: call.range,
    });
    return;
  }
  if (mutatingMethods.has(name) && addPlaceMutation(call, object, name, scope, block)) return;
  const first = call.arguments[0]?.value;
  if (object.kind === 'name' && object.name === 'Object' && name === 'assign' && first?.kind === 'name') {
    define(scopeOf(first.name, scope), first.name, {
      kind: 'mutation',
      method: 'update',
      key: null,
      arguments: call.arguments.slice(1),
      block,
      range: call.range,
    });
  }
}

/** `self.messages.append(x)` changes a field, `body["messages"].append(x)` and `body.messages.push(x)` an entry. */
function addPlaceMutation(
  call: CallExpression,
  place: Expression,
  method: string,
  scope: Scope,
  block: Block,
): boolean {
  if ((place.kind !== 'member' && place.kind !== 'index') || place.object.kind !== 'name') return false;
  const owner = place.object.name;
  const change = { kind: 'mutation', method, arguments: call.arguments, block, range: call.range } as const;
  if (owner !== 'self' && owner !== 'this' && owner !== 'cls') {
    const key = place.kind === 'member' ? place.name : place.index;
    define(scopeOf(owner, scope), owner, { ...change, key });
    return true;
  }
  const fieldOwner = enclosingClass(scope);
  if (place.kind !== 'member' || fieldOwner === null) return false;
  addField(fieldOwner, place.name, { ...change, key: null }, scope);
  return true;
}

/** The nearest scope that already binds the name, so that changes made in nested functions are not lost; else this one. */
function scopeOf(name: string, scope: Scope): Scope {
  for (let each: Scope | null = scope; each !== null; each = each.parent) {
    if (each.definitions.has(name)) return each;
  }
  return scope;
}

function define(scope: Scope, name: string, definition: Definition): void {
  const known = scope.definitions.get(name);
  if (known === undefined) scope.definitions.set(name, [definition]);
  else known.push(definition);
}

function addField(owner: Scope, name: string, definition: Definition, scope: Scope): void {
  const known = owner.fields.get(name);
  if (known === undefined) owner.fields.set(name, [{ definition, scope }]);
  else known.push({ definition, scope });
}
