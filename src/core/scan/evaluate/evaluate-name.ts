/**
 * The value of a name at a place: the definitions that reach it, in the order in which they run.
 */

import { knownTruth } from './conditions.ts';
import { elementOf } from './elements.ts';
import { fallback, unlessCaught } from './evaluate-operator.ts';
import { evaluateParameter, followSteps } from './evaluate-parameter.ts';
import { type Evaluation, sourceName } from './evaluation.ts';
import { placeOfName } from './files/path-functions.ts';
import { type Frame, isStatic } from './frames.ts';
import { mutate } from './mutations.ts';
import { type Block, blockAt, contains, type Definition, enclosingClass, rootOf, type Scope } from './scopes.ts';
import { concatenate, piecesOf } from './texts.ts';
import { choice, nullValue, unknown, type Value, withSource } from './values.ts';
import { walkedPath } from './walked-paths.ts';

/** Looks a name up from the inside out. Names that the file does not bind are globals: symbols of the module `global`. */
export function evaluateName(evaluation: Evaluation, name: string, frame: Frame, offset: number | null): Value {
  const self = evaluateSelf(evaluation, name, frame);
  if (self !== null) return self;
  for (let each: Frame | null = frame; each !== null; each = each.parent) {
    if (each.scope.kind === 'class' && each !== frame) continue;
    const definitions = each.scope.definitions.get(name);
    if (definitions !== undefined)
      return named(name, evaluateDefinitions(evaluation, definitions, each, each === frame ? offset : null));
  }
  return (
    importedByStar(evaluation, name, frame) ??
    placeOfName(evaluation, name, frame) ?? { kind: 'symbol', module: 'global', names: [name] }
  );
}

/** `from prompts import *` brings names that the file itself does not write. */
function importedByStar(evaluation: Evaluation, name: string, frame: Frame): Value | null {
  if (evaluation.project === null) return null;
  for (const definition of rootOf(frame.scope).definitions.get('*') ?? []) {
    if (definition.kind !== 'import') continue;
    const value = evaluation.imported({ ...definition.binding, imported: name });
    if (value !== null) return value;
  }
  return null;
}

/** What is taken out of a list by position has no name but that of the variable: `const [question] = useState('')`. */
function named(name: string, value: Value): Value {
  if (value.kind === 'choice') return { ...value, name };
  return value.kind === 'unknown' && /^(\d+|element|value)$/.test(value.name) ? { ...value, name } : value;
}

/** `this`, and the first parameter of a Python method; `cls` is the class itself. */
function evaluateSelf(evaluation: Evaluation, name: string, frame: Frame): Value | null {
  if (name !== 'this' && name !== 'self' && name !== 'cls') return null;
  for (let each: Frame | null = frame; each !== null; each = each.parent) {
    if (each.self !== null) return name === 'cls' && each.self.kind === 'object' ? each.self.type : each.self;
  }
  const scope = enclosingClass(frame.scope);
  if (scope === null || scope.class === null) return null;
  const definedIn = scope.parent === null ? frame : evaluation.frameOf(scope.parent);
  const type: Value = { kind: 'class', definition: scope.class, frame: definedIn };
  return name === 'cls' ? type : { kind: 'object', type, call: null, frame };
}

/** What a name holds: the last definition that surely ran before `offset`, changed by those that may have run since. */
function evaluateDefinitions(
  evaluation: Evaluation,
  definitions: readonly Definition[],
  frame: Frame,
  offset: number | null,
): Value {
  const useBlock = offset === null ? null : blockAt(frame.scope.block, offset);
  const reaching = offset === null ? definitions : definitionsBefore(definitions, offset);
  const first = Math.max(0, lastSureWrite(reaching, useBlock, frame.scope));
  const result = applyDefinitions(evaluation, { definitions, reaching, first, useBlock }, frame) ?? nullValue;
  return offset !== null && result.kind === 'list' && result.open === null && growsInLoop(definitions, offset, useBlock)
    ? { ...result, open: 'it grows with every turn of a loop' }
    : result;
}

interface Run {
  readonly definitions: readonly Definition[];
  readonly reaching: readonly Definition[];
  readonly first: number;
  readonly useBlock: Block | null;
}

/** Shorter runs of definitions are cheaper applied again than remembered. */
const minimalProgress = 64;

/**
 * Applies definitions one after the other. A list that grows line by line is asked for at each line: long runs go on
 * from where the last look-up stopped, as long as every definition surely happens.
 */
function applyDefinitions(evaluation: Evaluation, run: Run, frame: Frame): Value | null {
  const { definitions, reaching, first, useBlock } = run;
  const isLong = reaching.length - first >= minimalProgress && isStatic(frame);
  const before = isLong ? evaluation.progress.get(definitions) : undefined;
  const goesOn =
    before?.first === first &&
    before.count <= reaching.length &&
    reaching[before.count - 1] === definitions[before.count - 1];
  let value = goesOn ? before.value : null;
  let isCertain = true;
  for (const definition of reaching.slice(goesOn ? before.count : first)) {
    const isTaken = takesBranch(evaluation, definition.block, frame);
    if (isTaken === false) continue;
    const sure = isTaken === true || isSure(definition, useBlock, frame.scope);
    value = applyDefinition(evaluation, value, definition, frame, sure);
    isCertain &&= definition.block === frame.scope.block;
  }
  if (isLong && isCertain && value !== null && !evaluation.patience.isOut())
    evaluation.progress.set(definitions, { first, count: reaching.length, value });
  return value;
}

/** Whether a call with known arguments comes into a branch of its function; null where only the running program knows. */
function takesBranch(evaluation: Evaluation, { test, parent }: Block, frame: Frame): boolean | null {
  if (test === null || frame.arguments === null || parent !== frame.scope.block) return null;
  return knownTruth(evaluation, test, frame)?.holds ?? null;
}

/** Definitions that can have run before an offset of the same scope; all of them, where none stands before it. */
function definitionsBefore(definitions: readonly Definition[], offset: number): readonly Definition[] {
  const before = definitions.filter(
    (definition) =>
      definition.kind === 'function' ||
      definition.kind === 'class' ||
      definition.range.end <= offset ||
      isInsideLoopHead(definition, offset),
  );
  return before.length === 0
    ? definitions.filter((definition) => definition.range.end <= offset || definition.range.start > offset)
    : before;
}

/** A loop variable or comprehension target reaches the whole loop, though it may stand behind its use. */
function isInsideLoopHead(definition: Definition, offset: number): boolean {
  return definition.kind === 'element' && definition.block.range.start <= offset && offset < definition.block.range.end;
}

function isSure(definition: Definition, useBlock: Block | null, scope: Scope): boolean {
  return useBlock === null ? definition.block === scope.block : contains(definition.block, useBlock);
}

function lastSureWrite(definitions: readonly Definition[], useBlock: Block | null, scope: Scope): number {
  return definitions.findLastIndex(
    (definition) =>
      isPlainWrite(definition) &&
      isSure(definition, useBlock, scope) &&
      (useBlock !== null || !isNullWrite(definition)) &&
      !(isNullWrite(definition) && definitions.some(({ kind }) => kind === 'import')),
  );
}

function isPlainWrite(definition: Definition): boolean {
  if (definition.kind === 'mutation') return false;
  return (
    definition.kind !== 'assignment' ||
    (definition.operator === '=' && (definition.value !== null || definition.annotation !== null))
  );
}

/** `client = None` at module level only reserves the name for a later assignment in a function. */
function isNullWrite(definition: Definition): boolean {
  return (
    definition.kind === 'assignment' &&
    (definition.value === null || (definition.value.kind === 'constant' && definition.value.value === null))
  );
}

/** `try: import openai` … `except ImportError: openai = None`: code that runs on has the import. */
function isDefinedCode(value: Value): boolean {
  return value.kind === 'symbol' || value.kind === 'class' || value.kind === 'function';
}

function growsInLoop(definitions: readonly Definition[], offset: number, useBlock: Block | null): boolean {
  return definitions.some(
    (definition) =>
      definition.kind === 'mutation' && definition.range.start > offset && sharesLoop(definition.block, useBlock),
  );
}

function sharesLoop(block: Block, useBlock: Block | null): boolean {
  for (let each: Block | null = useBlock; each !== null; each = each.parent) {
    if (each.kind === 'loop' && contains(each, block)) return true;
  }
  return false;
}

function applyDefinition(
  evaluation: Evaluation,
  before: Value | null,
  definition: Definition,
  frame: Frame,
  sure: boolean,
): Value {
  if (definition.kind === 'mutation')
    return mutate(evaluation, before ?? unknown('filled at run time', 'value'), definition, frame, sure);
  if (definition.kind === 'assignment' && definition.operator !== '=')
    return applyCompound(evaluation, before, definition, frame, sure);
  if (isNullWrite(definition) && before !== null && isDefinedCode(before)) return before;
  const value = evaluateDefinition(evaluation, definition, frame);
  if (sure || before === null || before.kind === 'null') return value;
  return walkedPath(evaluation, before, definition, frame) ?? possiblyReplaced(before, value, definition);
}

/** What a name holds after a definition that may not have run. */
function possiblyReplaced(before: Value, value: Value, definition: Definition): Value {
  if (isGuardedDefault(definition)) return fallback(before, () => value);
  if (definition.block.kind === 'handler') return unlessCaught(before, value);
  if (
    before.kind === 'unknown' &&
    (before.origin === 'parameter' || before.origin === 'optional') &&
    value.kind !== 'text'
  )
    return value;
  // `model = options.model or model` under a condition: the default of something that the running program may set.
  if (before.kind === 'text' && value.kind === 'text' && value.source === 'default' && definition.kind === 'assignment')
    return choice([before, unknown('set on a condition', 'value')]);
  return choice([before, value]);
}

/** `if not model: model = "…"`: the assignment in the branch is the default of what was unset. */
function isGuardedDefault(definition: Definition): boolean {
  if (definition.kind !== 'assignment') return false;
  const test = definition.block.test;
  if (test === null) return false;
  if (test.kind === 'opaque') return test.children.length === 1;
  return (
    test.kind === 'binary' &&
    ['is', '==', '==='].includes(test.operator) &&
    test.right.kind === 'constant' &&
    test.right.value === null
  );
}

function applyCompound(
  evaluation: Evaluation,
  before: Value | null,
  definition: Extract<Definition, { kind: 'assignment' }>,
  frame: Frame,
  sure: boolean,
): Value {
  if (definition.value === null) return before ?? nullValue;
  const { operator, value: written, range } = definition;
  if (operator === '??=' || operator === '||=')
    return fallback(before ?? nullValue, () => evaluation.evaluate(written, frame));
  const added = evaluation.evaluate(written, frame);
  const name = sourceName(evaluation, written.range);
  if (operator === '+=' && before?.kind === 'text') {
    const more = sure
      ? piecesOf(added, name, written.range)
      : [{ kind: 'variable' as const, name, reason: 'added only on a condition, or repeatedly', range: written.range }];
    return concatenate([before.pieces, more], before.range);
  }
  if (operator === '+=' && before?.kind === 'list') {
    const argument = { name: null, value: written, spread: null };
    return mutate(
      evaluation,
      before,
      { kind: 'mutation', method: 'extend', key: null, arguments: [argument], block: definition.block, range },
      frame,
      sure,
    );
  }
  if (operator === '|=' && before?.kind === 'record') {
    const argument = { name: null, value: written, spread: null };
    return mutate(
      evaluation,
      before,
      { kind: 'mutation', method: 'update', key: null, arguments: [argument], block: definition.block, range },
      frame,
      sure,
    );
  }
  return unknown('computed at run time', name);
}

/** The value that one definition gives its name. */
export function evaluateDefinition(evaluation: Evaluation, definition: Definition, frame: Frame): Value {
  switch (definition.kind) {
    case 'assignment':
      return evaluateAssigned(evaluation, definition, frame);
    case 'parameter':
      return evaluateParameter(evaluation, definition.parameter, definition.steps, frame);
    case 'import':
      return (
        evaluation.imported(definition.binding) ??
        importedSymbol(definition.binding.module, definition.binding.imported)
      );
    case 'function':
      return { kind: 'function', definition: definition.definition, frame, self: null };
    case 'class':
      return { kind: 'class', definition: definition.definition, frame };
    case 'element':
      return evaluateElement(evaluation, definition, frame);
    case 'mutation':
      return unknown('filled at run time', 'value');
  }
}

function evaluateAssigned(
  evaluation: Evaluation,
  definition: Extract<Definition, { kind: 'assignment' }>,
  frame: Frame,
): Value {
  const annotated = definition.annotation === null ? null : evaluation.annotated(definition.annotation, frame);
  if (definition.value === null)
    return (
      annotated ?? (definition.annotation === null ? nullValue : unknown('it is declared without a value', 'value'))
    );
  const value = followSteps(evaluation, evaluation.evaluate(definition.value, frame), definition.steps, frame);
  const isOpen = value.kind === 'unknown' || value.kind === 'null';
  return isOpen && annotated !== null ? annotated : withSource(value, 'constant');
}

/** A loop variable: one of the elements, or a part of one, where these are known. */
function evaluateElement(
  evaluation: Evaluation,
  { iterable, steps }: Extract<Definition, { kind: 'element' }>,
  frame: Frame,
): Value {
  const element = elementOf(evaluation, evaluation.evaluate(iterable, frame), steps.length);
  if (element !== null) return withSource(followSteps(evaluation, element, steps, frame), 'constant');
  const name = sourceName(evaluation, iterable.range);
  return unknown(`an element of ${name}`, `element of ${name}`);
}

/** The symbol that an import binds; default and namespace imports of CommonJS modules are the module itself or its `default`. */
function importedSymbol(module: string, imported: string): Value {
  return { kind: 'symbol', module, names: imported === '*' ? [] : [imported] };
}
