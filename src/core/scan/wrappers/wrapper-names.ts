/** The names under which a function is called, read from the text alone: what a name really is, the evaluation says. */
import { lastNameOf } from '../evaluate/patterns.ts';
import type { Scope } from '../evaluate/scopes.ts';
import type { SourceModule } from '../evaluate/source-module.ts';
import type { Expression, FunctionDefinition, Statement } from '../syntax/syntax.ts';
import { makerOf } from './returned-function.ts';
import type { Wrapper } from './wrapper.ts';

/** Objects with this method are called themselves, by any name. */
export const callMethod = '__call__';

/** The names of a function in the file that defines it: its own, and those of what the file makes of it. */
export function namesOfFunction({ syntax }: SourceModule, scope: Scope): readonly string[] {
  const own = scope.function?.name ?? scope.name;
  const names = new Set([own, makerOf(scope)?.name ?? '', ...keysOfFunction(syntax.statements, scope.function)]);
  names.delete('');
  for (const statement of syntax.statements) addAliases(statement, names);
  return [...names];
}

/** `ask` in `api = { ask: (prompt) => … }`. */
function keysOfFunction(statements: readonly Statement[], definition: FunctionDefinition | null): readonly string[] {
  const keysIn = (value: Expression): readonly string[] =>
    value.kind === 'object'
      ? value.properties.flatMap(({ key, value: property }) => {
          const isFunction = property.kind === 'function' && property.definition === definition;
          return isFunction && key?.kind === 'string' ? [key.value] : keysIn(property);
        })
      : [];
  return statements.flatMap((statement) =>
    statement.kind === 'assignment' && statement.value !== null ? keysIn(statement.value) : [],
  );
}

/** Tells cheaply whether an expression may be one of the wrappers: by its last name, also one that the file gives, or as a variable. */
export function createNameTest(
  { syntax, scopes }: SourceModule,
  wrappers: readonly Wrapper[],
): (callee: Expression) => boolean {
  const names = new Set(wrappers.flatMap((wrapper) => wrapper.names));
  for (const statement of syntax.statements) addAliases(statement, names);
  const anyName = names.has(callMethod);
  // A variable of a function may hold anything; what stands at the top of the file has the names above.
  const topLevel = new Set(scopes.root.definitions.keys());
  return (callee) => {
    const name = lastNameOf(callee);
    if (name === '') return callee.kind === 'index' || callee.kind === 'call';
    return anyName || names.has(name) || (callee.kind === 'name' && !topLevel.has(name));
  };
}

function addAliases(statement: Statement, names: Set<string>): void {
  if (statement.kind === 'import') {
    // A default export has the name that the importing file gives it.
    for (const { local, imported } of statement.bindings)
      if (names.has(imported) || imported === 'default') names.add(local);
  }
  if (statement.kind !== 'assignment' || statement.value === null) return;
  const target = lastNameOf(statement.target);
  if (target !== '') for (const name of aliasesIn(target, statement.value, names)) names.add(name);
}

/** `quick = partial(ask, …)`, `judge = createAsk(…)`, `const run = ask`, `api = { run: ask }`. */
function aliasesIn(target: string, value: Expression, names: ReadonlySet<string>): readonly string[] {
  if (value.kind === 'object') {
    return value.properties.flatMap(({ key, value: property }) =>
      key?.kind === 'string' ? aliasesIn(key.value, property, names) : [],
    );
  }
  if (value.kind === 'name' || value.kind === 'member') return names.has(value.name) ? [target] : [];
  if (value.kind !== 'call') return [];
  const isMade =
    names.has(lastNameOf(value.callee)) || value.arguments.some(({ value: given }) => names.has(lastNameOf(given)));
  return isMade ? [target] : [];
}
