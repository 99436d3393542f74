/** `super`: an object seen as one of the class above the one in which a method is written. */

import type { ClassDefinition } from '../syntax/syntax.ts';
import { baseClasses, baseObject } from './evaluate-member.ts';
import type { Evaluation } from './evaluation.ts';
import type { Frame } from './frames.ts';
import { enclosingClass } from './scopes.ts';
import type { ObjectValue } from './values.ts';

/** The object of the method around a frame as its base class sees it; null outside of methods of derived classes. */
export function superObject(evaluation: Evaluation, frame: Frame): ObjectValue | null {
  const self = evaluation.lookup('this', frame, null);
  const written = enclosingClass(frame.scope)?.class ?? null;
  if (self.kind !== 'object' || written === null) return null;
  const above = baseOf(evaluation, self, written, maximalInheritance);
  return above === null ? null : { ...above, self: self.self ?? self };
}

/** Classes that extend each other are followed so far. */
const maximalInheritance = 8;

/** Follows the classes of an object up to the one that is wanted, and one more. */
function baseOf(
  evaluation: Evaluation,
  object: ObjectValue,
  wanted: ClassDefinition,
  depth: number,
): ObjectValue | null {
  if (depth === 0) return null;
  const bases = baseClasses(evaluation, object.type).map((base) => baseObject(evaluation, object, base));
  const [first] = bases;
  if (object.type.definition === wanted) return first ?? null;
  for (const base of bases) {
    const found = baseOf(evaluation, base, wanted, depth - 1);
    if (found !== null) return found;
  }
  return null;
}
