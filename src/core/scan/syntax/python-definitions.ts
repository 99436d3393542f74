import { childAt, type PlainNode, rangeOf } from './plain-tree.ts';
import { lowerArguments, lowerExpressions, lowerParameters } from './python-expressions.ts';
import { type PythonReading, textOf } from './python-reading.ts';
import type { ClassDefinition, Expression, FunctionDefinition, Statement } from './syntax.ts';

const getterNames: ReadonlySet<string> = new Set(['property', 'cached_property', 'abstractproperty']);
const staticNames: ReadonlySet<string> = new Set(['staticmethod', 'classmethod']);

/** Lowers a function around its lowered body. */
export function lowerFunction(
  node: PlainNode,
  decoratorNodes: readonly PlainNode[],
  body: readonly Statement[],
  reading: PythonReading,
): FunctionDefinition {
  const decorators = lowerExpressions(decoratorNodes, reading);
  const decoratorNames = decorators.map(lastNameOf);
  return {
    name: textAt(node, 'name', reading.text),
    parameters: lowerParameters(childAt(node, 'parameters'), reading),
    body,
    returnAnnotation: textAt(node, 'return_type', reading.text),
    decorators,
    isAsync: node.tokens.includes('async'),
    isArrow: false,
    isStatic: decoratorNames.some((name) => staticNames.has(name)),
    accessor: accessorOf(decoratorNames),
    range: rangeOf(node),
  };
}

/** Lowers a class around its lowered body. Keyword arguments (`metaclass=…`) are no bases. */
export function lowerClass(
  node: PlainNode,
  decoratorNodes: readonly PlainNode[],
  body: readonly Statement[],
  reading: PythonReading,
): ClassDefinition {
  const superclasses = childAt(node, 'superclasses');
  const bases = superclasses === undefined ? [] : lowerArguments(superclasses, reading);
  return {
    name: textAt(node, 'name', reading.text),
    bases: bases.filter((base) => base.name === null && base.spread === null).map((base) => base.value),
    body,
    decorators: lowerExpressions(decoratorNodes, reading),
    range: rangeOf(node),
  };
}

function textAt(node: PlainNode, field: string, text: string): string | null {
  const child = childAt(node, field);
  return child === undefined ? null : textOf(child, text);
}

function accessorOf(decoratorNames: readonly string[]): FunctionDefinition['accessor'] {
  if (decoratorNames.some((name) => getterNames.has(name))) return 'get';
  return decoratorNames.includes('setter') ? 'set' : 'method';
}

/** `functools.cached_property` is known by its last name, called or not. */
function lastNameOf(decorator: Expression): string {
  const named = decorator.kind === 'call' ? decorator.callee : decorator;
  return named.kind === 'name' || named.kind === 'member' ? named.name : '';
}
