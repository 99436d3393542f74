/** Imports and exports of JavaScript and TypeScript modules. */
import { lowerClass } from './javascript-classes.ts';
import { lowerDecorators, staticName } from './javascript-functions.ts';
import { stringValue } from './javascript-literals.ts';
import { declaration, type Lowering, textOf } from './javascript-lowering.ts';
import { childAt, type PlainNode, rangeOf } from './plain-tree.ts';
import type { Expression, ImportBinding, Statement } from './syntax.ts';

/** `import … from`, `import 'x'` and `import x = require('y')`. */
export function lowerImport(node: PlainNode, lowering: Lowering): Statement[] {
  const clause = node.children.find(
    (child) => child.type === 'import_clause' || child.type === 'import_require_clause',
  );
  const source = childAt(node, 'source') ?? (clause === undefined ? undefined : childAt(clause, 'source'));
  if (source === undefined) return [];
  const module = stringValue(source, lowering);
  const parts = clause === undefined ? [] : clause.children.filter((child) => child !== source);
  const isRequire = clause?.type === 'import_require_clause';
  const bindings = parts.flatMap((part) => importBindings(part, module, isRequire ? '*' : 'default', lowering));
  return [{ kind: 'import', bindings, module, range: rangeOf(node) }];
}

/** `import A = B.C`. */
export function lowerImportAlias(node: PlainNode, lowering: Lowering): Statement[] {
  const [local, original] = node.children;
  if (local === undefined || original === undefined) return [];
  return [constant(lowering.expression(local), lowering.expression(original), node)];
}

/** `export` is transparent for declarations; a default export is a value of the name `default`. */
export function lowerExport(node: PlainNode, lowering: Lowering): Statement[] {
  if (childAt(node, 'source') !== undefined) return lowerReExport(node, lowering);
  const declaration = childAt(node, 'declaration');
  if (declaration !== undefined) return lowerExportedDeclaration(node, declaration, lowering);
  const value = childAt(node, 'value');
  if (value !== undefined) return lowerDefaultExport(node, value, lowering);
  const clause = node.children.find((child) => child.type === 'export_clause');
  if (clause !== undefined) return clause.children.flatMap((child) => lowerRename(child, lowering));
  return lowerExportAssignment(node, lowering);
}

function importBindings(
  node: PlainNode,
  module: string,
  importedByName: 'default' | '*',
  lowering: Lowering,
): ImportBinding[] {
  const range = rangeOf(node);
  switch (node.type) {
    case 'identifier':
      return [{ local: textOf(node, lowering), module, imported: importedByName, range }];
    case 'namespace_import':
      return node.children.flatMap((child) => importBindings(child, module, '*', lowering));
    case 'named_imports':
      return node.children.flatMap((child) => importBindings(child, module, importedByName, lowering));
    case 'import_specifier': {
      const imported = nameAt(node, 'name', lowering);
      if (imported === null) return [];
      return [{ local: nameAt(node, 'alias', lowering) ?? imported, module, imported, range }];
    }
    default:
      return [];
  }
}

/** `export … from`: to other files, the same as an import and an export of the names. */
function lowerReExport(node: PlainNode, lowering: Lowering): Statement[] {
  const source = childAt(node, 'source');
  if (source === undefined) return [];
  const module = stringValue(source, lowering);
  const clause = node.children.find((child) => child.type === 'export_clause' || child.type === 'namespace_export');
  const bindings = reExportBindings(clause, module, node, lowering);
  return [{ kind: 'import', bindings, module, range: rangeOf(node) }];
}

function reExportBindings(
  clause: PlainNode | undefined,
  module: string,
  statement: PlainNode,
  lowering: Lowering,
): ImportBinding[] {
  if (clause === undefined) return [{ local: '*', module, imported: '*', range: rangeOf(statement) }];
  if (clause.type === 'namespace_export') {
    return clause.children.map((name) => {
      return { local: staticName(name, lowering) ?? '', module, imported: '*', range: rangeOf(clause) };
    });
  }
  return clause.children.flatMap((specifier) => {
    const imported = nameAt(specifier, 'name', lowering);
    if (imported === null) return [];
    return [{ local: nameAt(specifier, 'alias', lowering) ?? imported, module, imported, range: rangeOf(specifier) }];
  });
}

function lowerExportedDeclaration(node: PlainNode, declaration: PlainNode, lowering: Lowering): Statement[] {
  const statements = lowering.statements([declaration]);
  const decorators = lowerDecorators(node, lowering);
  const name = childAt(declaration, 'name');
  const defaults = node.tokens.includes('default') && name !== undefined ? [name] : [];
  return [
    ...statements.map((statement) => withDecorators(statement, decorators)),
    ...defaults.map((local) => {
      const value: Expression = { kind: 'name', name: textOf(local, lowering), range: rangeOf(local) };
      return constant({ kind: 'name', name: 'default', range: rangeOf(local) }, value, local);
    }),
  ];
}

/** Decorators that stand before `export` belong to the class after it. */
function withDecorators(statement: Statement, decorators: readonly Expression[]): Statement {
  if (statement.kind !== 'class' || decorators.length === 0) return statement;
  const { definition } = statement;
  return { ...statement, definition: { ...definition, decorators: [...decorators, ...definition.decorators] } };
}

/** A function or class without a name, which the grammar takes for a value, is a definition of the name `default`. */
function lowerDefaultExport(node: PlainNode, value: PlainNode, lowering: Lowering): Statement[] {
  const range = rangeOf(node);
  if (value.type === 'class') {
    const definition = lowerClass(value, lowering, lowerDecorators(node, lowering));
    return [{ kind: 'class', definition: { ...definition, name: 'default' }, range }];
  }
  const expression = lowering.expression(value);
  if (expression.kind === 'function' && !expression.definition.isArrow) {
    return [{ kind: 'function', definition: { ...expression.definition, name: 'default' }, range }];
  }
  return [constant({ kind: 'name', name: 'default', range }, expression, node)];
}

/** `export { a as b }` gives the value of `a` a second name; `export { a }` adds nothing. */
function lowerRename(specifier: PlainNode, lowering: Lowering): Statement[] {
  const local = childAt(specifier, 'name');
  const exported = childAt(specifier, 'alias');
  const name = nameAt(specifier, 'alias', lowering);
  if (local === undefined || exported === undefined || name === null) return [];
  return [constant({ kind: 'name', name, range: rangeOf(exported) }, lowering.expression(local), specifier)];
}

/** `export = value`; the other form without a clause, `export as namespace N`, says nothing about what runs. */
function lowerExportAssignment(node: PlainNode, lowering: Lowering): Statement[] {
  const value = node.children[0];
  if (value === undefined || !node.tokens.includes('=')) return lowering.statements(errorsIn(node));
  return [constant({ kind: 'name', name: 'default', range: rangeOf(node) }, lowering.expression(value), node)];
}

function errorsIn(node: PlainNode): PlainNode[] {
  return node.children.filter((child) => child.type === 'ERROR');
}

function nameAt(node: PlainNode, field: string, lowering: Lowering): string | null {
  const name = childAt(node, field);
  return name === undefined ? null : staticName(name, lowering);
}

function constant(target: Expression, value: Expression, node: PlainNode): Statement {
  return { ...declaration(node, target, value), isConstant: true };
}
