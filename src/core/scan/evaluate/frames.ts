/**
 * Frames: a static scope together with the arguments of one (possibly imagined) execution of it.
 */
import type { Scope } from './scopes.ts';
import type { Value } from './values.ts';

/** The arguments of a call by the names of the parameters, each evaluated when it is asked for. */
export type GivenArguments = ReadonlyMap<string, () => Value>;

/** Where names are looked up. `arguments` is null when the function is not followed from a call site. */
export interface Frame {
  readonly scope: Scope;
  readonly parent: Frame | null;
  readonly arguments: GivenArguments | null;
  /** What `self` / `this` is, where a method was followed from a call site; null to let the class decide. */
  readonly self: Value | null;
  /** How many calls were followed to get here. */
  readonly depth: number;
}

/** The frame of a scope that is not followed from a call site, inside the frame of its parent scope. */
export function staticFrame(scope: Scope, parent: Frame | null): Frame {
  return { scope, parent, arguments: null, self: null, depth: 0 };
}

/** True when no call site's arguments are involved, so that results may be remembered per expression. */
export function isStatic(frame: Frame): boolean {
  for (let each: Frame | null = frame; each !== null; each = each.parent) {
    if (each.arguments !== null || each.self !== null) return false;
  }
  return true;
}
