/** Interfaces of TypeScript: a value of one is an object of a class of the file that implements it. */
import { declaration, type Lowering, opaque, textOf } from './javascript-lowering.ts';
import { childAt, type PlainNode, rangeOf } from './plain-tree.ts';
import type { Expression, Statement } from './syntax.ts';

/** The names of the classes of a file by the interfaces that they implement. */
export function classesByInterface(nodes: readonly PlainNode[], text: string): ReadonlyMap<string, readonly string[]> {
  const classes = new Map<string, string[]>();
  for (const node of nodes.map(declarationIn)) {
    const name = childAt(node, 'name');
    const heritage = node.children.find((child) => child.type === 'class_heritage');
    const clause = heritage?.children.find((child) => child.type === 'implements_clause');
    if (name === undefined || clause === undefined) continue;
    for (const [, implemented = ''] of withoutArguments(text.slice(clause.start, clause.end)).matchAll(interfaceName))
      classes.set(implemented, [...(classes.get(implemented) ?? []), text.slice(name.start, name.end)]);
  }
  return classes;
}

/** An interface as one of the classes that implement it; nothing where the file has none. */
export function lowerInterface(node: PlainNode, lowering: Lowering): Statement[] {
  const name = /^interface\s+([\w$]+)/.exec(textOf(node, lowering))?.[1] ?? '';
  const classes = lowering.classesByInterface.get(name) ?? [];
  // A class of the same name is merged with the interface.
  if (classes.length === 0 || classes.includes(name)) return [];
  const range = rangeOf(node);
  const value = classes
    .map((each): Expression => ({ kind: 'name', name: each, range }))
    .reduce((whenTrue, whenFalse) => ({ kind: 'conditional', test: opaque(range), whenTrue, whenFalse, range }));
  return [{ ...declaration(node, { kind: 'name', name, range }, value), isConstant: true }];
}

/** `export class A` and `export default class A` as the class. */
function declarationIn(node: PlainNode): PlainNode {
  return node.type === 'export_statement' ? (childAt(node, 'declaration') ?? node) : node;
}

const interfaceName = /(?:implements|,)\s+([A-Za-z_$][\w$]*)\s*(?=,|$)/g;

/** `Base<A, B<C>>` as `Base`. */
function withoutArguments(types: string): string {
  let text = types;
  for (let previous = ''; previous !== text; ) {
    previous = text;
    text = text.replace(/<[^<>]*>/g, '');
  }
  return text;
}
