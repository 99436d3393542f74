/**
 * Walks the calls of a lowered file, with the loops around each.
 */
import type { LoopContext } from '../../model.ts';
import { type Evaluation, scopeOfClass, scopeOfFunction, sourceName } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import type { CallExpression, ClassDefinition, Expression, FunctionDefinition, Statement } from '../syntax/syntax.ts';
import { childExpressions } from '../syntax/walk.ts';
import { attemptsOf } from './attempts.ts';
import { turnsOf } from './turns.ts';

/** A loop around a call; how often it runs is found out when it is asked for. Null where it turns out to be none. */
export type ReadLoop = () => LoopContext | null;

/** The loops around a call, outermost first. */
export function readLoops(around: readonly ReadLoop[]): readonly LoopContext[] {
  return around.flatMap((loop) => loop() ?? []);
}

/** What is done with each call: its frame is not followed from a call site. */
export type VisitCall = (call: CallExpression, frame: Frame, loops: readonly ReadLoop[]) => void;

interface Walker {
  readonly evaluation: Evaluation;
  readonly visit: VisitCall;
}

/** Visits every call of the file that is scanned, outer ones before those inside. */
export function walkCalls(evaluation: Evaluation, visit: VisitCall): void {
  const walker: Walker = { evaluation, visit };
  const frame = evaluation.frameOf(evaluation.main.scopes.root);
  visitStatements(walker, evaluation.main.syntax.statements, frame, []);
}

/** Visits every call in the body of a function, in whichever file it is written. */
export function walkCallsOf(evaluation: Evaluation, definition: FunctionDefinition, visit: VisitCall): void {
  const scope = scopeOfFunction(evaluation, definition);
  if (scope !== undefined) visitStatements({ evaluation, visit }, definition.body, evaluation.frameOf(scope), []);
}

function visitStatements(
  walker: Walker,
  statements: readonly Statement[],
  frame: Frame,
  loops: readonly ReadLoop[],
): void {
  for (const statement of statements) visitStatement(walker, statement, frame, loops);
}

function visitStatement(walker: Walker, statement: Statement, frame: Frame, loops: readonly ReadLoop[]): void {
  switch (statement.kind) {
    case 'expression':
      visitExpression(walker, statement.expression, frame, loops);
      return;
    case 'assignment':
      visitExpression(walker, statement.target, frame, loops);
      if (statement.value !== null) visitExpression(walker, statement.value, frame, loops);
      return;
    case 'return':
      if (statement.value !== null) visitExpression(walker, statement.value, frame, loops);
      return;
    case 'function':
      visitFunction(walker, statement.definition, frame);
      return;
    case 'class':
      visitClass(walker, statement.definition, frame);
      return;
    case 'branch':
      for (const test of statement.tests) visitExpression(walker, test, frame, loops);
      for (const branch of statement.branches) visitStatements(walker, branch, frame, loops);
      return;
    case 'loop':
      if (statement.iterable !== null) visitExpression(walker, statement.iterable, frame, loops);
      visitStatements(walker, statement.body, frame, [...loops, () => loopOf(walker.evaluation, statement, frame)]);
      return;
    case 'block':
      visitStatements(walker, statement.body, frame, loops);
      return;
    case 'import':
  }
}

function loopOf(evaluation: Evaluation, statement: Extract<Statement, { kind: 'loop' }>, frame: Frame): LoopContext {
  const count =
    statement.form === 'for' && statement.target !== null && statement.iterable !== null
      ? turnsOf(evaluation, statement.iterable, frame)
      : null;
  return { kind: statement.form, count, text: statement.text, range: statement.range };
}

function visitFunction(walker: Walker, definition: FunctionDefinition, parent: Frame): void {
  for (const decorator of definition.decorators) visitExpression(walker, decorator, parent, []);
  for (const parameter of definition.parameters) {
    if (parameter.defaultValue !== null) visitExpression(walker, parameter.defaultValue, parent, []);
  }
  const scope = scopeOfFunction(walker.evaluation, definition);
  if (scope === undefined) return;
  const retries = definition.decorators.map((decorator) => () => retriesBy(walker.evaluation, decorator, parent));
  visitStatements(walker, definition.body, walker.evaluation.frameOf(scope), retries);
}

/** `@retry(stop=stop_after_attempt(3))` */
function retriesBy(evaluation: Evaluation, decorator: Expression, frame: Frame): LoopContext | null {
  const count = attemptsOf(evaluation, evaluation.evaluate(decorator, frame));
  return count === null
    ? null
    : { kind: 'retry', count, text: `@${sourceName(evaluation, decorator.range)}`, range: decorator.range };
}

function visitClass(walker: Walker, definition: ClassDefinition, parent: Frame): void {
  for (const base of definition.bases) visitExpression(walker, base, parent, []);
  const scope = scopeOfClass(walker.evaluation, definition);
  if (scope !== undefined) visitStatements(walker, definition.body, walker.evaluation.frameOf(scope), []);
}

function visitExpression(walker: Walker, expression: Expression, frame: Frame, loops: readonly ReadLoop[]): void {
  switch (expression.kind) {
    case 'call':
      visitCall(walker, expression, frame, loops);
      return;
    case 'function':
      visitCallback(walker, expression.definition, loops);
      return;
    case 'class':
      visitClass(walker, expression.definition, frame);
      return;
    case 'comprehension': {
      const text = sourceName(walker.evaluation, expression.range);
      const inner: ReadLoop = () => {
        const counts = expression.iterables.map((iterable) => turnsOf(walker.evaluation, iterable, frame));
        const count = counts.reduce(
          (product, turns) => (product === null || turns === null ? null : product * turns),
          1,
        );
        return { kind: 'comprehension', count, text, range: expression.range };
      };
      for (const [index, iterable] of expression.iterables.entries())
        visitExpression(walker, iterable, frame, index === 0 ? loops : [...loops, inner]);
      for (const child of [...expression.conditions, expression.element])
        visitExpression(walker, child, frame, [...loops, inner]);
      return;
    }
    default:
      for (const child of childExpressions(expression)) visitExpression(walker, child, frame, loops);
  }
}

/** Function expressions keep the loops around them: they run where they stand more often than not. */
function visitCallback(walker: Walker, definition: FunctionDefinition, loops: readonly ReadLoop[]): void {
  const scope = scopeOfFunction(walker.evaluation, definition);
  if (scope !== undefined) visitStatements(walker, definition.body, walker.evaluation.frameOf(scope), loops);
}

const mappings: ReadonlySet<string> = new Set([
  'map',
  'forEach',
  'flatMap',
  'filter',
  'reduce',
  'some',
  'every',
  'find',
  'for_each',
  'imap',
  'imap_unordered',
  'map_async',
  'starmap',
  'starmap_async',
  'thread_map',
  'process_map',
]);

/** True for the names of functions that call what they are given for each item. */
export function isMapping(name: string): boolean {
  return mappings.has(name);
}

function visitCall(walker: Walker, call: CallExpression, frame: Frame, loops: readonly ReadLoop[]): void {
  const { callee } = call;
  walker.visit(call, frame, loops);
  visitExpression(walker, callee, frame, loops);
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  for (const [place, argument] of call.arguments.entries()) {
    const own: ReadLoop[] = [];
    if (argument.value.kind === 'function' && isMapping(name))
      own.push(() => mappingLoop(walker.evaluation, call, itemsOf(call, place), frame));
    if (argument.value.kind === 'function' && retryNames.test(name))
      own.push(() => retriesOf(walker.evaluation, call, frame));
    visitExpression(walker, argument.value, frame, [...loops, ...own]);
  }
}

/** Names of functions that call what they are given again when it fails; where they come from decides. */
const retryNames = /retry|backoff/i;

/** `pRetry(() => …, { retries: 3 })` */
function retriesOf(evaluation: Evaluation, call: CallExpression, frame: Frame): LoopContext | null {
  const count = attemptsOf(evaluation, evaluation.evaluate(call, frame));
  return count === null
    ? null
    : { kind: 'retry', count, text: sourceName(evaluation, call.callee.range), range: call.range };
}

/** `map(callback, items)`, `items.map(callback)` */
function itemsOf({ callee, arguments: given }: CallExpression, place: number): Expression | null {
  const behind = callee.kind === 'member' && callee.name === 'reduce' ? undefined : given[place + 1];
  return behind?.value ?? (callee.kind === 'member' ? callee.object : null);
}

/** The loop that a call makes which calls a function for each item. */
export function mappingLoop(
  evaluation: Evaluation,
  call: CallExpression,
  items: Expression | null,
  frame: Frame,
): LoopContext {
  const count = items === null ? null : turnsOf(evaluation, items, frame);
  return { kind: 'callback', count, text: sourceName(evaluation, call.callee.range), range: call.range };
}
