/**
 * Walks the calls of a lowered file, with the loops around each.
 */
import type { LoopContext } from '../../model.ts';
import { type Evaluation, sourceName } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import type { CallExpression, ClassDefinition, Expression, FunctionDefinition, Statement } from '../syntax/syntax.ts';
import { childExpressions } from '../syntax/walk.ts';
import { attemptsOf } from './attempts.ts';

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

/** Number of turns over a literal list, `range(n)` or `Retrying(…)`. */
function turnsOf(evaluation: Evaluation, iterable: Expression, frame: Frame): number | null {
  const value = evaluation.evaluate(iterable, frame);
  if (value.kind === 'list') return value.open === null ? value.elements.length : null;
  const attempts = attemptsOf(evaluation, value);
  if (attempts !== null) return attempts;
  if (
    value.kind !== 'result' ||
    value.callee.kind !== 'symbol' ||
    value.callee.names.join('.') !== 'range' ||
    value.call?.arguments.length !== 1
  )
    return null;
  const [limit] = value.call.arguments;
  const turns = limit === undefined ? null : evaluation.evaluate(limit.value, value.frame);
  return turns?.kind === 'number' ? turns.value : null;
}

function visitFunction(walker: Walker, definition: FunctionDefinition, parent: Frame): void {
  for (const decorator of definition.decorators) visitExpression(walker, decorator, parent, []);
  for (const parameter of definition.parameters) {
    if (parameter.defaultValue !== null) visitExpression(walker, parameter.defaultValue, parent, []);
  }
  const scope = walker.evaluation.main.scopes.functions.get(definition);
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
  const scope = walker.evaluation.main.scopes.classes.get(definition);
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
      const inner: ReadLoop = () => ({ kind: 'comprehension', count: null, text, range: expression.range });
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
  const scope = walker.evaluation.main.scopes.functions.get(definition);
  if (scope !== undefined) visitStatements(walker, definition.body, walker.evaluation.frameOf(scope), loops);
}

const iteratingMethods: ReadonlySet<string> = new Set([
  'map',
  'forEach',
  'flatMap',
  'filter',
  'reduce',
  'some',
  'every',
  'find',
]);

function visitCall(walker: Walker, call: CallExpression, frame: Frame, loops: readonly ReadLoop[]): void {
  walker.visit(call, frame, loops);
  visitExpression(walker, call.callee, frame, loops);
  const iterates =
    (call.callee.kind === 'member' && iteratingMethods.has(call.callee.name)) ||
    (call.callee.kind === 'name' && call.callee.name === 'map');
  for (const argument of call.arguments) {
    const isCallback = iterates && argument.value.kind === 'function';
    visitExpression(
      walker,
      argument.value,
      frame,
      isCallback ? [...loops, () => callbackLoop(walker.evaluation, call, frame)] : loops,
    );
  }
}

function callbackLoop(evaluation: Evaluation, call: CallExpression, frame: Frame): LoopContext {
  const count = call.callee.kind === 'member' ? turnsOf(evaluation, call.callee.object, frame) : null;
  return { kind: 'callback', count, text: sourceName(evaluation, call.callee.range), range: call.range };
}
