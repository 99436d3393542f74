/**
 * Which names of a function hold what its callers bring: parameters, what is made of them, and fields that the constructor
 * takes from its own. Read from the text, since most of it only the running program knows.
 */
import { type Evaluation, sourceText } from '../evaluate/evaluation.ts';
import { namesIn } from '../evaluate/patterns.ts';
import { type Definition, enclosingClass, isConstructor, type Scope } from '../evaluate/scopes.ts';
import type { FunctionDefinition } from '../syntax/syntax.ts';

/** Longer chains of local variables are not followed. */
const maximalSteps = 3;

/** Tells whether source text mentions something that the callers of a function bring. */
export function createParameterTest(evaluation: Evaluation, scope: Scope): (text: string) => boolean {
  const names = new Set(scope.function === null ? [] : parameterNames(scope.function));
  for (let step = 0; step < maximalSteps; step += 1) addLocals(evaluation, scope, names);
  const owner = enclosingClass(scope);
  const fields = owner === null ? new Set<string>() : fieldsFromConstructor(evaluation, owner);
  return (text) => mentions(text, names) || mentionsField(text, fields);
}

function parameterNames({ parameters }: FunctionDefinition): readonly string[] {
  return parameters.flatMap(({ target }) => namesIn(target)).filter((name) => name !== 'self' && name !== 'cls');
}

/** Local variables that are made of what callers bring. */
function addLocals(evaluation: Evaluation, scope: Scope, names: Set<string>): void {
  for (const [name, definitions] of scope.definitions) {
    if (names.has(name)) continue;
    if (definitions.some((definition) => mentions(writtenIn(evaluation, definition), names))) names.add(name);
  }
}

function writtenIn(evaluation: Evaluation, definition: Definition): string {
  switch (definition.kind) {
    case 'assignment':
      return definition.value === null ? '' : sourceText(evaluation, definition.value.range);
    case 'element':
      return sourceText(evaluation, definition.iterable.range);
    case 'mutation':
      return definition.arguments.map(({ value }) => sourceText(evaluation, value.range)).join(' ');
    default:
      return '';
  }
}

/** Fields that the constructor sets from its parameters, and those of data classes, which are its parameters. */
function fieldsFromConstructor(evaluation: Evaluation, owner: Scope): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const [field, writes] of owner.fields) {
    const isTaken = writes.some(({ definition, scope }) => {
      if (!isConstructor(scope)) return false;
      if (definition.kind === 'parameter') return true;
      const names = new Set(scope.function === null ? [] : parameterNames(scope.function));
      return mentions(writtenIn(evaluation, definition), names);
    });
    if (isTaken) fields.add(field);
  }
  return fields;
}

const identifier = /(?<![.\w$])[A-Za-z_$][\w$]*/g;
const ownField = /\b(?:self|this)\.([A-Za-z_$][\w$]*)/g;

function mentions(text: string, names: ReadonlySet<string>): boolean {
  return names.size > 0 && [...text.slice(0, longestText).matchAll(identifier)].some(([name]) => names.has(name));
}

function mentionsField(text: string, fields: ReadonlySet<string>): boolean {
  return (
    fields.size > 0 && [...text.slice(0, longestText).matchAll(ownField)].some(([, name = '']) => fields.has(name))
  );
}

/** Characters of an expression that are looked at. */
const longestText = 2_000;
