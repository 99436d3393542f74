/**
 * Walking the language-neutral syntax.
 */
import type { Expression } from './syntax.ts';

/** The direct sub-expressions in source order. Bodies of functions and classes are not expressions: see their definitions. */
export function childExpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'string':
    case 'number':
    case 'constant':
    case 'name':
    case 'function':
    case 'class':
      return [];
    case 'template': {
      const holes = expression.parts.filter((part) => typeof part !== 'string');
      return expression.tag === null ? holes : [expression.tag, ...holes];
    }
    case 'member':
      return [expression.object];
    case 'index':
      return [expression.object, expression.index];
    case 'call':
      return [expression.callee, ...expression.arguments.map((argument) => argument.value)];
    case 'object':
      return expression.properties.flatMap((property) =>
        property.key === null ? [property.value] : [property.key, property.value],
      );
    case 'array':
      return expression.elements;
    case 'spread':
    case 'await':
      return [expression.value];
    case 'comprehension':
      return [...expression.iterables, ...expression.conditions, expression.element];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.test, expression.whenTrue, expression.whenFalse];
    case 'assign':
      return [expression.target, expression.value];
    case 'opaque':
      return expression.children;
  }
}
