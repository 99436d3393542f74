/**
 * Paths to places of objects that come from elsewhere, where the file itself assigns them: `self.config.model`,
 * `st.session_state.client`.
 */

import type { Expression } from '../syntax/syntax.ts';
import type { Evaluation } from './evaluation.ts';
import type { Frame } from './frames.ts';
import { placePath, selfPath } from './patterns.ts';
import { enclosingClass, type Scope } from './scopes.ts';
import { choice, unknown, type Value, withSource } from './values.ts';

/** What the file assigns to the path of a member or entry; null where it assigns nothing that tells. */
export function evaluatePath(
  evaluation: Evaluation,
  expression: Extract<Expression, { kind: 'member' | 'index' }>,
  frame: Frame,
): Value | null {
  const { object } = expression;
  if (object.kind !== 'member' && object.kind !== 'index') return null;
  const own = selfPath(expression);
  const owner = own === null ? evaluation.scopesAt(expression.range).root : enclosingClass(frame.scope);
  if (owner === null || owner.fields.size === 0) return null;
  const path = own ?? placePath(expression);
  const assigned = path === null ? undefined : owner.fields.get(path);
  return assigned === undefined ? null : assignedValue(evaluation, assigned, own === null);
}

/** The object may bring a value of its own: what the file sets is the default. `keepsObjects`: also what a call made. */
function assignedValue(
  evaluation: Evaluation,
  assigned: NonNullable<ReturnType<Scope['fields']['get']>>,
  keepsObjects: boolean,
): Value | null {
  const values = assigned.map(({ definition, scope }) =>
    definition.kind === 'assignment' && definition.value !== null
      ? evaluation.evaluate(definition.value, evaluation.frameOf(scope))
      : unknown('set at run time', 'value'),
  );
  const known = values.filter(
    ({ kind }) => kind === 'text' || kind === 'number' || (keepsObjects && kind === 'result'),
  );
  return known.length === 0 ? null : withSource(choice(known), 'default');
}
