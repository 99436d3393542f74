import { nameOfTarget } from '../evaluate/patterns.ts';
import type { SourceModule } from '../evaluate/source-module.ts';
import type { Expression, Statement } from '../syntax/syntax.ts';
import { childExpressions } from '../syntax/walk.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * Tells cheaply whether an expression may be a wrapper: by its last name, or by a name that the file gives to one with an
 * import or an assignment. Objects that can be called have any name.
 */
export function namesOfWrappers(
  { syntax }: SourceModule,
  wrappers: readonly Wrapper[],
): (callee: Expression) => boolean {
  const names = new Set(wrappers.map(({ name }) => name));
  for (const statement of syntax.statements) addAliases(statement, names);
  const anyName = names.has('__call__');
  return (callee) => {
    const name = lastName(callee);
    return name === null ? callee.kind === 'index' || callee.kind === 'call' : anyName || names.has(name);
  };
}

function addAliases(statement: Statement, names: Set<string>): void {
  if (statement.kind === 'import') {
    for (const { local, imported } of statement.bindings) if (names.has(imported)) names.add(local);
  }
  if (statement.kind !== 'assignment' || statement.value === null) return;
  const target = nameOfTarget(statement.target);
  if (target !== '' && mentions(statement.value, names)) names.add(target);
}

/** `quick = partial(ask, …)`, `const run = ask`, `api = { run: ask }`. */
function mentions(expression: Expression, names: ReadonlySet<string>): boolean {
  const name = lastName(expression);
  if (name !== null && names.has(name)) return true;
  return expression.kind === 'call' && childExpressions(expression).some((child) => mentions(child, names));
}

function lastName(expression: Expression): string | null {
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : null;
}
