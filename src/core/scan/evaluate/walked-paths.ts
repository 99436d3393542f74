/**
 * Settings that are looked up by a path: `for key in path.split("."): value = value[key]`.
 */
import type { Expression } from '../syntax/syntax.ts';
import type { Evaluation } from './evaluation.ts';
import type { Frame } from './frames.ts';
import { contains, type Definition } from './scopes.ts';
import { optionsOf, plainText, type Value } from './values.ts';

/** Paths with more steps are no paths of settings. */
const maximalSteps = 16;

/**
 * What a name holds after the loop in which `definition` replaces its value by an entry of it, once for each step of a known
 * path; null where the definition does something else, or the path is not known.
 */
export function walkedPath(evaluation: Evaluation, before: Value, definition: Definition, frame: Frame): Value | null {
  if (definition.kind !== 'assignment' || definition.operator !== '=' || definition.value === null) return null;
  const look = lookUpIn(definition.value);
  if (look === null || frame.scope.definitions.get(look.object)?.includes(definition) !== true) return null;
  const step = frame.scope.definitions
    .get(look.key)
    ?.find((each) => each.kind === 'element' && contains(each.block, definition.block));
  if (step?.kind !== 'element') return null;
  const steps = textsIn(evaluation.evaluate(step.iterable, frame));
  return steps === null ? null : entryAt(evaluation, before, steps);
}

/** The entry at the end of a path; null where there is none. */
export function entryAt(evaluation: Evaluation, whole: Value, steps: readonly string[]): Value | null {
  let current = whole;
  for (const step of steps) {
    if (!optionsOf(current).every((option) => option.kind === 'record' && option.entries.has(step))) return null;
    current = evaluation.member(current, step);
  }
  return current;
}

/** `value[key]` and `value.get(key)`, by the names in them. */
function lookUpIn(expression: Expression): { readonly object: string; readonly key: string } | null {
  const [object, key] =
    expression.kind === 'index'
      ? [expression.object, expression.index]
      : expression.kind === 'call' && expression.callee.kind === 'member' && expression.callee.name === 'get'
        ? [expression.callee.object, expression.arguments[0]?.value]
        : [];
  return object?.kind === 'name' && key?.kind === 'name' ? { object: object.name, key: key.name } : null;
}

function textsIn(value: Value): readonly string[] | null {
  if (value.kind !== 'list' || value.open !== null || value.elements.length > maximalSteps) return null;
  const texts = value.elements.flatMap((element) => plainText(element) ?? []);
  return texts.length === value.elements.length ? texts : null;
}
