/**
 * Walks a lowered file and finds the requests and model declarations in it.
 */
import type { LoopContext } from '../../model.ts';
import { type Evaluation, sourceName } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import type { Scope } from '../evaluate/scopes.ts';
import type { CallExpression, ClassDefinition, Expression, FunctionDefinition, Statement } from '../syntax/syntax.ts';
import { childExpressions } from '../syntax/walk.ts';
import { matchHttp } from './http.ts';
import { matchCall } from './match.ts';
import { type CallDraft, describeDeclaration, describeRequest, type Place } from './request.ts';
import { sdkObjectOf } from './trace.ts';

/** What was found, with the call expression that each draft stands for. */
export interface Detection {
  readonly call: CallExpression;
  readonly draft: CallDraft;
}

interface Walker {
  readonly evaluation: Evaluation;
  readonly file: string;
  readonly found: Detection[];
}

/** All requests and declarations of a file, in source order. A declaration inside a request is part of it. */
export function detectCalls(evaluation: Evaluation, file: string): readonly Detection[] {
  const walker: Walker = { evaluation, file, found: [] };
  const frame = evaluation.frameOf(evaluation.main.scopes.root);
  for (const statement of evaluation.main.syntax.statements) visitStatement(walker, statement, frame, []);
  const inOrder = walker.found.sort(
    (left, right) => left.draft.range.start - right.draft.range.start || right.draft.range.end - left.draft.range.end,
  );
  return withoutParts(inOrder);
}

/** Leaves out declarations that are part of something around them. Ranges nest, so that those around form a stack. */
function withoutParts(inOrder: readonly Detection[]): readonly Detection[] {
  const around: Detection[] = [];
  return inOrder.filter((detection) => {
    const { start } = detection.draft.range;
    while ((around.at(-1)?.draft.range.end ?? start + 1) <= start) around.pop();
    const isPart =
      detection.draft.operation === 'model-declaration' && around.some((outer) => isPartOf(detection, outer));
    around.push(detection);
    return !isPart;
  });
}

/**
 * A declaration among the arguments of a request, or inside the declaration that is made from it:
 * `new Agent({ model: openai("…") })`. The receiver of a request stands for itself: `ChatOpenAI(…).invoke(…)`.
 */
function isPartOf(declaration: Detection, outer: Detection): boolean {
  const isRequest = outer.draft.operation !== 'model-declaration';
  const uses = isRequest
    ? !isInside(declaration.draft.range, outer.call.callee.range)
    : outer.draft.declaringCall === declaration.call;
  return uses && isInside(declaration.draft.range, outer.draft.range);
}

function isInside(
  inner: { readonly start: number; readonly end: number },
  outer: { readonly start: number; readonly end: number },
): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function visitStatements(
  walker: Walker,
  statements: readonly Statement[],
  frame: Frame,
  loops: readonly LoopContext[],
): void {
  for (const statement of statements) visitStatement(walker, statement, frame, loops);
}

function visitStatement(walker: Walker, statement: Statement, frame: Frame, loops: readonly LoopContext[]): void {
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
      visitStatements(walker, statement.body, frame, [...loops, loopOf(walker.evaluation, statement, frame)]);
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

/** Number of turns over a literal list or `range(n)`. */
function turnsOf(evaluation: Evaluation, iterable: Expression, frame: Frame): number | null {
  const value = evaluation.evaluate(iterable, frame);
  if (value.kind === 'list') return value.open === null ? value.elements.length : null;
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
  if (scope !== undefined) visitStatements(walker, definition.body, walker.evaluation.frameOf(scope), []);
}

function visitClass(walker: Walker, definition: ClassDefinition, parent: Frame): void {
  for (const base of definition.bases) visitExpression(walker, base, parent, []);
  const scope = walker.evaluation.main.scopes.classes.get(definition);
  if (scope !== undefined) visitStatements(walker, definition.body, walker.evaluation.frameOf(scope), []);
}

function visitExpression(walker: Walker, expression: Expression, frame: Frame, loops: readonly LoopContext[]): void {
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
      const inner: LoopContext = { kind: 'comprehension', count: null, text, range: expression.range };
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
function visitCallback(walker: Walker, definition: FunctionDefinition, loops: readonly LoopContext[]): void {
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

function visitCall(walker: Walker, call: CallExpression, frame: Frame, loops: readonly LoopContext[]): void {
  const place: Place = { file: walker.file, enclosing: enclosingName(frame.scope), loops };
  const draft = draftOf(walker.evaluation, call, frame, place);
  if (draft !== null) walker.found.push({ call, draft });
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
      isCallback ? [...loops, callbackLoop(walker.evaluation, call, frame)] : loops,
    );
  }
}

function callbackLoop(evaluation: Evaluation, call: CallExpression, frame: Frame): LoopContext {
  const count = call.callee.kind === 'member' ? turnsOf(evaluation, call.callee.object, frame) : null;
  return { kind: 'callback', count, text: sourceName(evaluation, call.callee.range), range: call.range };
}

function draftOf(evaluation: Evaluation, call: CallExpression, frame: Frame, place: Place): CallDraft | null {
  const match = matchCall(evaluation, call, frame);
  if (match !== null) return describeRequest(evaluation, match, call.range, place);
  const http = matchHttp(evaluation, call, frame, place);
  if (http !== null) return http;
  const object = sdkObjectOf(evaluation, evaluation.evaluate(call, frame));
  if (object === null || object.origin?.call !== call || object.shape.reported === false) return null;
  return describeDeclaration(evaluation, object, call, place);
}

/** `Class.method`, also through nested functions; empty at module level. */
function enclosingName(scope: Scope): string {
  const names: string[] = [];
  for (let each: Scope | null = scope; each !== null; each = each.parent) {
    if (each.name !== '') names.unshift(each.name);
  }
  return names.join('.');
}
