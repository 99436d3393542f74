/**
 * What an import leads to in other files of the workspace: constants, functions, classes, clients, texts.
 */
import type { TextRange } from '../../model.ts';
import type { ImportBinding } from '../syntax/syntax.ts';
import type { Evaluation } from './evaluation.ts';
import { exportOfFile, valueOfFile } from './files/imported-files.ts';
import type { Project, ProjectFile } from './project.ts';
import type { Scope, ScopeTree } from './scopes.ts';
import type { ModuleValue, Value } from './values.ts';

/** Makes the look-up of imports. What imports itself ends: a name that is under way is not found again. */
export function createImports(evaluation: Evaluation, project: Project): (binding: ImportBinding) => Value | null {
  const known = new Map<string, Value | null>();
  const underWay = new Set<string>();
  let circles = 0;

  function imported({ module, imported: name, range }: ImportBinding): Value | null {
    const from = range.file ?? evaluation.main.source.path;
    const key = `${from}\0${module}\0${name}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    if (underWay.has(key)) {
      circles += 1;
      return null;
    }
    const circlesBefore = circles;
    underWay.add(key);
    try {
      const value = find(from, module, name, range);
      // As of expressions, what was cut short is not remembered: it may be known later.
      const isWhole = circles === circlesBefore && value?.kind !== 'unknown' && !evaluation.patience.isOut();
      if (isWhole) known.set(key, value);
      return value;
    } finally {
      underWay.delete(key);
    }
  }

  function find(from: string, module: string, name: string, range: TextRange): Value | null {
    const file = ownFile(project.imported(from, module, evaluation.main.source.language));
    if (name === '*') return file === null ? null : wholeOf(file, from, module);
    // A package that imports from itself means a module that lies in it.
    const isItself = file?.kind === 'module' && file.module.source.path === from;
    const exported = file === null || isItself ? null : exportOf(file, module, name);
    return (
      exported ?? (isPython() ? imported({ local: name, module: subModule(module, name), imported: '*', range }) : null)
    );
  }

  /** The file that is scanned is the one that was asked for, not the one that lies on disk. */
  function ownFile(file: ProjectFile | null): ProjectFile | null {
    const isOwn = file?.kind === 'module' && file.module.source.path === evaluation.main.source.path;
    return isOwn ? { kind: 'module', module: evaluation.main } : file;
  }

  /** `import prompt from "./prompt.md"` is the text; a module is what its names are looked up in. */
  function wholeOf(file: ProjectFile, from: string, specifier: string): Value {
    return file.kind === 'text'
      ? valueOfFile(evaluation, file, specifier)
      : (wholeExport(evaluation, file.module.scopes) ?? { kind: 'module', module: file.module, from, specifier });
  }

  function exportOf(file: ProjectFile, module: string, name: string): Value | null {
    if (file.kind === 'text') return exportOfFile(valueOfFile(evaluation, file, module), name);
    const { scopes } = file.module;
    if (scopes.root.definitions.has(name)) return evaluation.lookup(name, evaluation.frameOf(scopes.root), null);
    return starExport(scopes, name) ?? commonExport(evaluation, scopes, name);
  }

  /** `export * from`, `from … import *`. */
  function starExport(scopes: ScopeTree, name: string): Value | null {
    for (const definition of scopes.root.definitions.get('*') ?? []) {
      if (definition.kind !== 'import' || name === 'default') continue;
      const value = imported({ ...definition.binding, imported: name });
      if (value !== null) return value;
    }
    return null;
  }

  function isPython(): boolean {
    return evaluation.main.source.language === 'python';
  }

  return imported;
}

/** The value of `module.name`; null where the module has no such name. */
export function memberOfModule(evaluation: Evaluation, value: ModuleValue, name: string): Value | null {
  const range = { start: 0, end: 0, file: value.from };
  return evaluation.imported({ local: name, module: value.specifier, imported: name, range });
}

/** `a.b` and `c` make `a.b.c`, `.` and `c` make `.c`. */
function subModule(module: string, name: string): string {
  return module.endsWith('.') ? `${module}${name}` : `${module}.${name}`;
}

/** `exports.name = …`, `module.exports.name = …`, `module.exports = { name }`; as the default, all of these. */
function commonExport(evaluation: Evaluation, { root }: ScopeTree, name: string): Value | null {
  const own = assignedTo(evaluation, root.fields.get(`exports.${name}`) ?? root.fields.get(`module.exports.${name}`));
  if (own !== null) return own;
  const whole = assignedTo(evaluation, root.fields.get('module.exports')) ?? exportAssignment(evaluation, root);
  if (whole === null || name === 'default') return whole;
  const member = evaluation.member(whole, name);
  return member.kind === 'member' || member.kind === 'unknown' ? null : member;
}

/** `export = …`, which stands in the scope as the default. */
function exportAssignment(evaluation: Evaluation, root: Scope): Value | null {
  return root.definitions.has('default') ? evaluation.lookup('default', evaluation.frameOf(root), null) : null;
}

/** `module.exports = ask`: what is no object of exports is the module itself. */
function wholeExport(evaluation: Evaluation, { root }: ScopeTree): Value | null {
  const whole = assignedTo(evaluation, root.fields.get('module.exports'));
  return whole === null || !isItself.has(whole.kind) ? null : whole;
}

const isItself: ReadonlySet<Value['kind']> = new Set([
  'function',
  'class',
  'object',
  'result',
  'text',
  'number',
  'module',
]);

function assignedTo(evaluation: Evaluation, fields: ReturnType<ScopeTree['root']['fields']['get']>): Value | null {
  const last = fields?.at(-1);
  if (last?.definition.kind !== 'assignment' || last.definition.value === null) return null;
  return evaluation.evaluate(last.definition.value, evaluation.frameOf(last.scope));
}
