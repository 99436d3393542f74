import { childAt, childrenAt, type PlainNode, rangeOf } from './plain-tree.ts';
import type { ImportBinding, Statement } from './syntax.ts';

/**
 * Lowers `import a.b, c as d`, a statement for each module. `import a.b` binds `a`, as in Python; that `a.b` is loaded
 * is said by the statement's module.
 */
export function lowerImport(node: PlainNode, text: string): Statement[] {
  return childrenAt(node, 'name').map((name) => {
    const { path, alias } = readName(name, text);
    const range = rangeOf(name);
    const [firstStep = path] = path.split('.');
    const module = alias === null ? firstStep : path;
    return {
      kind: 'import',
      bindings: [{ local: alias ?? firstStep, module, imported: '*', range }],
      module: path,
      range,
    };
  });
}

/** Lowers `from a.b import c as d, e`, also with relative modules (`..config`) and `*`. */
export function lowerImportFrom(node: PlainNode, text: string): Statement[] {
  const moduleName = childAt(node, 'module_name');
  const module = moduleName === undefined ? '__future__' : withoutSpace(moduleName, text);
  const bindings = node.children.flatMap((child): ImportBinding[] => {
    const range = rangeOf(child);
    if (child.type === 'wildcard_import') return [{ local: '*', module, imported: '*', range }];
    if (child.field !== 'name') return [];
    const { path, alias } = readName(child, text);
    return [{ local: alias ?? path, module, imported: path, range }];
  });
  return [{ kind: 'import', bindings, module, range: rangeOf(node) }];
}

function readName(node: PlainNode, text: string): { readonly path: string; readonly alias: string | null } {
  const alias = childAt(node, 'alias');
  const name = childAt(node, 'name') ?? node;
  return { path: withoutSpace(name, text), alias: alias === undefined ? null : withoutSpace(alias, text) };
}

function withoutSpace(node: PlainNode, text: string): string {
  return text.slice(node.start, node.end).replace(/[\s\\]+/g, '');
}
