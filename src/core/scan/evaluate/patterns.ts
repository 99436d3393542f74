/**
 * Assignment targets: which names they bind, and how each gets its value.
 */

import type { Expression } from '../syntax/syntax.ts';
import type { PatternStep } from './scopes.ts';

/** The last name of a name or of a path of names: `ask` of `llm.ask`; empty for everything else. */
export function lastNameOf(expression: Expression): string {
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : '';
}

/** All names that a target binds. */
export function namesIn(target: Expression): readonly string[] {
  const names: string[] = [];
  eachTargetName(target, [], (name) => names.push(name));
  return names;
}

/** Calls `visit` for each name that an assignment target binds, with the way to its value. */
export function eachTargetName(
  target: Expression,
  steps: readonly PatternStep[],
  visit: (name: string, steps: readonly PatternStep[]) => void,
): void {
  switch (target.kind) {
    case 'name':
      visit(target.name, steps);
      return;
    case 'assign':
      eachTargetName(target.target, [...steps, { key: null, defaultValue: target.value }], visit);
      return;
    case 'array':
      for (const [index, element] of target.elements.entries())
        eachTargetName(element, [...steps, { key: index, defaultValue: null }], visit);
      return;
    case 'object': {
      const without = target.properties.flatMap(({ key }) => (key?.kind === 'string' ? [key.value] : []));
      for (const { key, value } of target.properties) {
        const step: PatternStep = { key: key?.kind === 'string' ? key.value : '…', defaultValue: null };
        eachTargetName(value, [...steps, key === null ? { ...step, without } : step], visit);
      }
      return;
    }
    case 'spread':
      eachTargetName(target.value, [...steps, { key: '…', defaultValue: null }], visit);
      return;
    default:
      return;
  }
}

/** `st.session_state.client` for that member, and for `st.session_state["client"]`; null for other expressions. */
export function placePath(expression: Expression): string | null {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member' && expression.kind !== 'index') return null;
  const head = placePath(expression.object);
  if (head === null) return null;
  if (expression.kind === 'member') return `${head}.${expression.name}`;
  return expression.index.kind === 'string' ? `${head}.${expression.index.value}` : null;
}

/** `config.model` for `self.config.model` and `this.config.model`. */
export function selfPath(expression: Expression): string | null {
  if (expression.kind !== 'member') return null;
  const { object } = expression;
  if (object.kind === 'name') return object.name === 'self' || object.name === 'this' ? expression.name : null;
  const head = selfPath(object);
  return head === null ? null : `${head}.${expression.name}`;
}
