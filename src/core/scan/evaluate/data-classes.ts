/**
 * Data classes and models, whose class-level names are the parameters of their construction.
 */
import type { CallExpression } from '../syntax/syntax.ts';
import { type Evaluation, scopeOfClass } from './evaluation.ts';
import { lastNameOf } from './patterns.ts';
import type { Scope } from './scopes.ts';
import type { ClassValue, ObjectValue, RecordValue, Value } from './values.ts';

/** What the class says is what a construction, or the environment, may replace. */
export function holdsDefaults({ class: definition }: Scope): boolean {
  const names = [...(definition?.decorators ?? []), ...(definition?.bases ?? [])].map((expression) =>
    lastNameOf(expression.kind === 'call' ? expression.callee : expression),
  );
  return names.some((name) => ['dataclass', 'BaseSettings', 'BaseModel', 'SQLModel', 'NamedTuple'].includes(name));
}

/** An object as the record of its fields: `asdict(options)`, `options.__dict__`; null for objects of other classes. */
export function fieldsAsRecord(evaluation: Evaluation, object: Value): RecordValue | null {
  if (object.kind !== 'object') return null;
  const names = fieldNames(evaluation, object.type);
  return names.length === 0 ? null : recordOf(evaluation, object, names);
}

/** `options.model_dump()`, `options.dict()`; null where only some of the fields are asked for. */
export function dumpedFields(
  evaluation: Evaluation,
  object: Value,
  { arguments: given }: CallExpression,
): Value | null {
  return given.some(({ name }) => name === null || chooses.test(name)) ? null : fieldsAsRecord(evaluation, object);
}

const chooses = /^(include|exclude|exclude_unset|exclude_defaults|by_alias)$/;

function recordOf(evaluation: Evaluation, object: ObjectValue, names: readonly string[]): RecordValue {
  const entries = new Map(names.map((name) => [name, evaluation.member(object, name)]));
  return { kind: 'record', entries, open: null, range: object.call?.range ?? null };
}

/** Classes that extend each other are followed so far. */
const maximalInheritance = 8;

/** The names that the class and its bases annotate; none for classes that are no data classes. */
function fieldNames(evaluation: Evaluation, type: ClassValue, depth = 0): readonly string[] {
  const scope = scopeOfClass(evaluation, type.definition);
  if (scope === undefined || depth > maximalInheritance) return [];
  const bases = type.definition.bases.map((base) => evaluation.evaluate(base, type.frame));
  const inherited = bases.flatMap((base) => (base.kind === 'class' ? fieldNames(evaluation, base, depth + 1) : []));
  if (inherited.length === 0 && !holdsDefaults(scope)) return [];
  const own = [...scope.definitions].flatMap(([name, definitions]) =>
    definitions.some((each) => each.kind === 'assignment' && each.annotation !== null) ? [name] : [],
  );
  return [...new Set([...inherited, ...own])];
}
