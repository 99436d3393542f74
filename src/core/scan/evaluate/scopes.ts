/**
 * Static scopes of a file: which names each function, class and module binds, where, and under which condition.
 */
import type { TextRange } from '../../model.ts';
import type {
  Argument,
  ClassDefinition,
  Expression,
  FunctionDefinition,
  ImportBinding,
  Parameter,
  TypeText,
} from '../syntax/syntax.ts';

/** A stretch of statements that runs only sometimes (`branch`), after an error (`handler`) or several times (`loop`); the root runs once. */
export interface Block {
  readonly kind: 'root' | 'branch' | 'handler' | 'loop';
  readonly parent: Block | null;
  readonly range: TextRange;
  /** Condition of a branch, where it is the only one. */
  readonly test: Expression | null;
  readonly children: Block[];
}

/** How the bound value is taken out of the written one: by index, by key, with a default. */
export interface PatternStep {
  readonly key: string | number | null;
  readonly defaultValue: Expression | null;
  /** For the rest of an object, the names that are taken out of it beside. */
  readonly without?: readonly string[];
}

/** Methods whose effect on the list or record on which they are called can be followed. */
export const changesInPlace: ReadonlySet<string> = new Set([
  'append',
  'push',
  'extend',
  'insert',
  'unshift',
  'update',
  'setdefault',
  'add',
  'pop',
]);

/** One way in which a name gets, or changes, its value. */
export type Definition =
  | {
      readonly kind: 'assignment';
      readonly value: Expression | null;
      readonly operator: string;
      readonly annotation: TypeText | null;
      readonly steps: readonly PatternStep[];
      readonly block: Block;
      readonly range: TextRange;
    }
  | {
      readonly kind: 'parameter';
      readonly parameter: Parameter;
      readonly steps: readonly PatternStep[];
      readonly block: Block;
      readonly range: TextRange;
    }
  | { readonly kind: 'import'; readonly binding: ImportBinding; readonly block: Block; readonly range: TextRange }
  | {
      readonly kind: 'function';
      readonly definition: FunctionDefinition;
      readonly block: Block;
      readonly range: TextRange;
    }
  | { readonly kind: 'class'; readonly definition: ClassDefinition; readonly block: Block; readonly range: TextRange }
  | {
      /** A name that a loop binds to an element of what it goes through, or to a part of it. */
      readonly kind: 'element';
      readonly iterable: Expression;
      readonly steps: readonly PatternStep[];
      readonly block: Block;
      readonly range: TextRange;
    }
  | {
      /** `name.append(x)`, `name.push(x)`, `name.update(x)`, `name[k] = x`, `name.k = x`. */
      readonly kind: 'mutation';
      readonly method: string;
      readonly key: Expression | string | null;
      readonly arguments: readonly Argument[];
      readonly block: Block;
      readonly range: TextRange;
    };

/** A function, class or module. Class scopes hold fields: class-level names and what methods assign to `self` / `this`. */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class';
  readonly parent: Scope | null;
  readonly name: string;
  readonly function: FunctionDefinition | null;
  readonly class: ClassDefinition | null;
  readonly definitions: Map<string, Definition[]>;
  /** Fields assigned through `self` / `this`, with the scope in which the assigned expression stands. */
  readonly fields: Map<string, { readonly definition: Definition; readonly scope: Scope }[]>;
  readonly block: Block;
}

/** All scopes of a file. */
export interface ScopeTree {
  readonly root: Scope;
  readonly functions: ReadonlyMap<FunctionDefinition, Scope>;
  readonly classes: ReadonlyMap<ClassDefinition, Scope>;
}

/** The class whose method `scope` is, or lies in (arrow functions and nested functions keep it); null outside of classes. */
export function enclosingClass(scope: Scope): Scope | null {
  for (let each: Scope | null = scope; each !== null; each = each.parent) {
    if (each.kind === 'class') return each;
  }
  return null;
}

/** What the constructor of a class is called, in Python and in JavaScript. */
export const constructorNames: readonly string[] = ['__init__', 'constructor'];

/** Whether a scope is the constructor of a class. */
export function isConstructor({ function: definition }: Scope): boolean {
  return constructorNames.includes(definition?.name ?? '');
}

/** The module in which a scope lies. */
export function rootOf(scope: Scope): Scope {
  let root = scope;
  while (root.parent !== null) root = root.parent;
  return root;
}

/** The innermost block of a scope that contains an offset. */
export function blockAt(root: Block, offset: number): Block {
  let block = root;
  for (;;) {
    const inner = block.children.find((child) => child.range.start <= offset && offset < child.range.end);
    if (inner === undefined) return block;
    block = inner;
  }
}

/** True when every execution of `inner` happens inside one of `outer`. */
export function contains(outer: Block, inner: Block): boolean {
  for (let each: Block | null = inner; each !== null; each = each.parent) {
    if (each === outer) return true;
  }
  return false;
}
