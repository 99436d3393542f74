/**
 * The value of `object.name`: entries of records, fields and methods of classes of the file, paths into modules.
 */

import type {
  CallExpression,
  ClassDefinition,
  Expression,
  FunctionDefinition,
  Statement,
  TypeText,
} from '../syntax/syntax.ts';
import { bindArguments } from './bind-arguments.ts';
import { fieldsAsRecord, holdsDefaults } from './data-classes.ts';
import { environmentVariable, isEnvironment } from './environment.ts';
import { memberOfModule } from './evaluate-import.ts';
import { evaluateDefinition } from './evaluate-name.ts';
import { type Evaluation, scopeOfClass, scopeOfFunction } from './evaluation.ts';
import { memberOfPath } from './files/path-members.ts';
import type { Frame } from './frames.ts';
import { mutate } from './mutations.ts';
import { constructorNames, isConstructor, type Scope } from './scopes.ts';
import { settingOf } from './settings-classes.ts';
import { callsIn } from './statement-calls.ts';
import {
  type ClassValue,
  choice,
  type NumberValue,
  nullValue,
  type ObjectValue,
  openDefault,
  plainText,
  type RecordValue,
  type TextValue,
  unknown,
  type Value,
  withSource,
} from './values.ts';

/** Evaluates a member access; what the file does not define becomes a path that SDK shapes can be matched against. */
export function evaluateMember(evaluation: Evaluation, value: Value, name: string): Value {
  switch (value.kind) {
    case 'choice':
      return choice(
        value.options.filter((option) => option.kind !== 'null').map((option) => evaluation.member(option, name)),
      );
    case 'record':
      return evaluateEntry(value, name);
    case 'symbol':
      return isVariable(value, name)
        ? environmentVariable(evaluation, name, null)
        : { kind: 'symbol', module: value.module, names: [...value.names, name] };
    case 'result': {
      const set = value.set?.get(name);
      return set === undefined ? { kind: 'member', object: value, name } : withSource(set, 'constant');
    }
    case 'module':
      return memberOfModule(evaluation, value, name) ?? { kind: 'member', object: value, name };
    case 'class':
      return evaluateStatic(evaluation, value, name) ?? { kind: 'member', object: value, name };
    case 'object':
      return memberOfObject(evaluation, value, name);
    case 'path':
      return memberOfPath(value, name);
    case 'text':
    case 'number':
      return memberOfScalar(value, name);
    case 'function':
      return name === 'call' || name === 'apply' || name === 'bind' ? value : { kind: 'member', object: value, name };
    default:
      return isVariable(value, name)
        ? environmentVariable(evaluation, name, null)
        : { kind: 'member', object: value, name };
  }
}

/** Methods are called on the object itself, also where `super` sees it as one of its base class. */
function memberOfObject(evaluation: Evaluation, object: ObjectValue, name: string): Value {
  const fields = name === '__dict__' ? fieldsAsRecord(evaluation, object) : null;
  return (
    fields ?? evaluateField(evaluation, object, name, 0, object.self ?? object) ?? { kind: 'member', object, name }
  );
}

/** `.value` of enum members, `.length` of texts. */
function memberOfScalar(scalar: TextValue | NumberValue, name: string): Value {
  if (name === 'value') return scalar;
  const text = name === 'length' ? plainText(scalar) : null;
  return text === null
    ? { kind: 'member', object: scalar, name }
    : { kind: 'number', value: text.length, source: scalar.source, range: null };
}

function evaluateEntry(record: RecordValue, name: string): Value {
  const entry = record.entries.get(name);
  if (entry !== undefined) return withSource(entry, 'constant');
  return record.open === null || methodsOfRecords.has(name)
    ? { kind: 'member', object: record, name }
    : unknown(record.open, name);
}

/** What the evaluator follows of the methods of Python's dicts, also where other entries may exist. */
const methodsOfRecords: ReadonlySet<string> = new Set(['get', 'pop', 'copy', 'items', 'getint', 'getfloat']);

/** True for a variable of the environment, and not for the methods of `os.environ` itself. */
function isVariable(value: Value, name: string): boolean {
  return isEnvironment(value) && !['get', 'setdefault', 'copy', 'pop'].includes(name);
}

/** Places in which one field is set or changed; more of them say no more than that it changes at run time. */
const maximalPlaces = 64;

/** Classes that extend each other are followed so far; a class may, wrongly, extend itself. */
const maximalInheritance = 8;

/** Enum members, static fields and static methods. */
function evaluateStatic(evaluation: Evaluation, type: ClassValue, name: string, depth = 0): Value | null {
  if (depth > maximalInheritance) return null;
  const scope = scopeOfClass(evaluation, type.definition);
  const definition = scope?.definitions.get(name)?.findLast((each) => each.kind !== 'mutation');
  const assigned = (scope === undefined ? [] : writesOf(scope, name))
    .map((field) => evaluateDefinition(evaluation, field.definition, evaluation.frameOf(field.scope)))
    .filter((value) => value.kind !== 'null');
  if (scope === undefined || definition === undefined) {
    if (assigned.length > 0) return choice(assigned);
    const inherited = baseClasses(evaluation, type).map((base) => evaluateStatic(evaluation, base, name, depth + 1));
    return inherited.find((value) => value !== null) ?? null;
  }
  const value = evaluateDefinition(evaluation, definition, evaluation.frameOf(scope));
  if (value.kind === 'function') return { ...value, self: type };
  return assigned.length === 0 ? value : choice(value.kind === 'null' ? assigned : [...assigned, value]);
}

/** A field, property or method of an instance, also of its base classes; `self` is what methods are called on. */
function evaluateField(
  evaluation: Evaluation,
  object: ObjectValue,
  name: string,
  depth: number,
  self: ObjectValue,
): Value | null {
  const scope = scopeOfClass(evaluation, object.type.definition);
  if (scope === undefined || depth > maximalInheritance) return null;
  const found = [
    ...assignedFields(evaluation, object, scope, name),
    ...declaredFields(evaluation, object, scope, name, self),
  ];
  const known = found.filter((value) => value.kind !== 'null');
  if (known.length > 0) return changedField(evaluation, scope, name, choice(known));
  for (const base of baseClasses(evaluation, object.type)) {
    const value = evaluateField(evaluation, baseObject(evaluation, object, base), name, depth + 1, self);
    if (value !== null) return value;
  }
  return found.length > 0 ? nullValue : null;
}

/** A field after `self.name.append(…)` in any method: sure in the constructor, possible and repeated elsewhere. */
function changedField(evaluation: Evaluation, scope: Scope, name: string, value: Value): Value {
  if (value.kind === 'choice') {
    const changed = value.options.map((option) => changedField(evaluation, scope, name, option));
    return { kind: 'choice', options: changed };
  }
  if (value.kind !== 'list' && value.kind !== 'record') return value;
  let current: Value = value;
  let grows = false;
  const changes = (scope.fields.get(name) ?? []).filter(({ definition }) => definition.kind === 'mutation');
  for (const { definition, scope: method } of changes.slice(0, maximalPlaces)) {
    if (definition.kind !== 'mutation') continue;
    const sure = isConstructor(method) && definition.block === method.block;
    current = mutate(evaluation, current, definition, evaluation.frameOf(method), sure);
    grows ||= !sure;
  }
  return grows && current.kind === 'list' ? { ...current, open: 'it grows with every call' } : current;
}

/** The places that give a field its value, and do not only change what it holds. */
function writesOf(scope: Scope, name: string): NonNullable<ReturnType<Scope['fields']['get']>> {
  return (scope.fields.get(name) ?? []).filter(({ definition }) => definition.kind !== 'mutation');
}

/** `self.name = …` in any method; the constructor's parameters are bound where the construction is known. */
function assignedFields(evaluation: Evaluation, object: ObjectValue, scope: Scope, name: string): readonly Value[] {
  const fields = writesOf(scope, name);
  if (fields.length > maximalPlaces) return [unknown('it is set in very many places', name)];
  const values = fields.map(({ definition, scope: method }) => {
    const frame = methodFrame(evaluation, object, method);
    if (
      definition.kind === 'assignment' &&
      definition.operator !== '=' &&
      definition.operator !== '??=' &&
      definition.operator !== '||='
    )
      return unknown('changed at run time', name);
    return evaluateDefinition(evaluation, definition, frame);
  });
  // A declared type tells nothing where another assignment tells the value.
  const certain = values.filter((value) => value.kind !== 'unknown');
  return certain.length > 0 && values.every((value) => value.kind !== 'unknown' || value.origin === 'other')
    ? certain
    : values;
}

function methodFrame(evaluation: Evaluation, object: ObjectValue, scope: Scope): Frame {
  if (!isConstructor(scope) || object.call === null || scope.function === null || scope.parent === null)
    return evaluation.frameOf(scope);
  const given = bindArguments(evaluation, { definition: scope.function, self: object }, object.call, object.frame);
  const parent = evaluation.frameOf(scope.parent);
  return { scope, parent, arguments: given, self: object, depth: object.frame.depth + 1 };
}

/** A declared type tells where no assignment does: `client!: OpenAI`, filled from a module that is loaded on demand. */
function annotatedField(
  evaluation: Evaluation,
  annotation: TypeText | null,
  scope: Scope,
  object: ObjectValue,
  name: string,
): readonly Value[] {
  const annotated = annotation === null ? null : evaluation.annotated(annotation, evaluation.frameOf(scope));
  if (annotated?.kind !== 'result') return [];
  const isTold = assignedFields(evaluation, object, scope, name).some(
    (value) => value.kind !== 'result' || value.callee.kind === 'symbol',
  );
  return isTold ? [] : [annotated];
}

function declaredFields(
  evaluation: Evaluation,
  object: ObjectValue,
  scope: Scope,
  name: string,
  self: ObjectValue,
): readonly Value[] {
  const given = constructionArgument(evaluation, object, scope, name);
  if (given !== null) return [given];
  const definitions = (scope.definitions.get(name) ?? []).filter((definition) => definition.kind !== 'mutation');
  const definition = definitions.findLast((each) => each.kind !== 'function' || each.definition.accessor !== 'set');
  if (definition === undefined) return [];
  // An annotation without value counts only where no method assigns the field.
  if (definition.kind === 'assignment' && definition.value === null && writesOf(scope, name).length > 0) {
    return annotatedField(evaluation, definition.annotation, scope, object, name);
  }
  const value = evaluateDefinition(evaluation, definition, evaluation.frameOf(scope));
  if (value.kind !== 'function') {
    const field = fieldDefault(evaluation, value);
    if (!holdsDefaults(scope)) return [field];
    const isOpen = object.call === null && writesOf(scope, name).length === 0;
    const byDefault = withSource(isOpen ? openDefault(field, `field ${name}`, name) : field, 'default');
    return [settingOf(evaluation, scope, name, value, byDefault)];
  }
  if (value.definition.accessor === 'get') return [evaluation.returned({ ...value, self }, null, self.frame)];
  return [{ ...value, self }];
}

/** Dataclass and settings-class construction: `Settings(model="…")` sets the declared field. */
function constructionArgument(evaluation: Evaluation, object: ObjectValue, scope: Scope, name: string): Value | null {
  if (object.call === null || hasConstructor(scope)) return null;
  const argument = object.call.arguments.find((each) => each.name === name);
  return argument === undefined ? null : withSource(evaluation.evaluate(argument.value, object.frame), 'constant');
}

function hasConstructor(scope: Scope): boolean {
  return constructorNames.some((name) => scope.definitions.has(name));
}

/** An instance seen as one of a base class: made by what its own constructor hands to `super`, where it has one. */
export function baseObject(evaluation: Evaluation, object: ObjectValue, base: ClassValue): ObjectValue {
  const scope = scopeOfClass(evaluation, object.type.definition);
  const made = scope === undefined ? undefined : constructorOf(scope);
  if (made === undefined) return { ...object, type: base };
  const own = scopeOfFunction(evaluation, made);
  const call = superCall(made.body);
  return {
    type: base,
    kind: 'object',
    call,
    frame: own === undefined ? object.frame : methodFrame(evaluation, object, own),
  };
}

function constructorOf({ definitions }: Scope): FunctionDefinition | undefined {
  const made = constructorNames.flatMap((name) => definitions.get(name) ?? []);
  return made.flatMap((each) => (each.kind === 'function' ? [each.definition] : []))[0];
}

/** `super().__init__(…)`, `super(…)`. */
function superCall(statements: readonly Statement[]): CallExpression | null {
  return callsIn(statements).find(({ callee }) => isSuper(callee)) ?? null;
}

function isSuper(callee: Expression): boolean {
  if (callee.kind === 'name') return callee.name === 'super';
  return (
    callee.kind === 'member' &&
    callee.name === '__init__' &&
    callee.object.kind === 'call' &&
    isSuper(callee.object.callee)
  );
}

/** `Field(default="…")`, `field(default=…)`, `Field("…", env="X")`, `field(default_factory=Limits)`. */
function fieldDefault(evaluation: Evaluation, value: Value): Value {
  if (value.kind !== 'result' || value.call === null || value.callee.kind !== 'symbol') return value;
  const callee = value.callee.names.at(-1) ?? '';
  if (!['Field', 'field', 'Column', 'CharField'].includes(callee)) return value;
  const factory = value.call.arguments.find((each) => each.name === 'default_factory');
  if (factory !== undefined) {
    const made = evaluation.evaluate(factory.value, value.frame);
    return withSource(evaluation.call(made, { ...value.call, arguments: [] }, value.frame), 'default');
  }
  const argument =
    value.call.arguments.find((each) => each.name === 'default') ??
    value.call.arguments.find((each) => each.name === null);
  if (argument === undefined) return unknown('a field without default', 'field');
  return withSource(evaluation.evaluate(argument.value, value.frame), 'default');
}

/** The classes that a class extends, as far as they are classes of the workspace. */
export function baseClasses(evaluation: Evaluation, type: ClassValue): readonly ClassValue[] {
  return basesOf(evaluation, type.definition, type.frame).filter((value) => value.kind === 'class');
}

/** The values of a class's base expressions. */
function basesOf(evaluation: Evaluation, definition: ClassDefinition, frame: Frame): readonly Value[] {
  return definition.bases.map((base) => evaluation.evaluate(base, frame));
}
