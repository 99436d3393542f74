/**
 * From a place in the source back to the syntax that stands there.
 */
import type { TextRange } from '../../model.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import type { Scope } from '../evaluate/scopes.ts';
import type { SourceModule } from '../evaluate/source-module.ts';
import type { CallExpression, ClassDefinition, Expression, FunctionDefinition, Statement } from '../syntax/syntax.ts';
import { childExpressions } from '../syntax/walk.ts';

/** The object literal, list or call whose range is exactly this one; null where there is none. */
export function expressionAt<Kind extends 'object' | 'array' | 'call'>(
  { syntax }: SourceModule,
  range: TextRange,
  kinds: readonly Kind[],
): Extract<Expression, { kind: Kind }> | null {
  const isWanted = (each: Expression): each is Extract<Expression, { kind: Kind }> =>
    kinds.some((kind) => kind === each.kind) && each.range.start === range.start && each.range.end === range.end;
  for (const expression of expressionsAround(syntax.statements, range)) if (isWanted(expression)) return expression;
  return null;
}

/** The call expression whose range is exactly this one. */
export function callAt(module: SourceModule, range: TextRange): CallExpression | null {
  return expressionAt(module, range, ['call']);
}

/** The string or template that holds an offset, if any. */
export function textAround({ syntax }: SourceModule, offset: number): Expression | null {
  for (const expression of expressionsAround(syntax.statements, { start: offset, end: offset }))
    if (expression.kind === 'string' || expression.kind === 'template') return expression;
  return null;
}

/** The expressions around an offset, the outermost first. */
export function expressionsAt({ syntax }: SourceModule, offset: number): Iterable<Expression> {
  return expressionsAround(syntax.statements, { start: offset, end: offset });
}

/** The frame of the innermost function or class around a place. */
export function frameAt(evaluation: Evaluation, { start, end }: TextRange): Frame {
  const { scopes } = evaluation.main;
  let innermost: { readonly scope: Scope; readonly size: number } = { scope: scopes.root, size: Infinity };
  for (const [definition, scope] of [...scopes.functions, ...scopes.classes]) {
    const size = definition.range.end - definition.range.start;
    const holds = definition.range.start <= start && end <= definition.range.end;
    if (holds && size < innermost.size) innermost = { scope, size };
  }
  return evaluation.frameOf(innermost.scope);
}

function* expressionsAround(statements: readonly Statement[], range: TextRange): Iterable<Expression> {
  for (const statement of statements) yield* inStatement(statement, range);
}

function* inStatement(statement: Statement, range: TextRange): Iterable<Expression> {
  switch (statement.kind) {
    case 'expression':
      yield* inExpression(statement.expression, range);
      return;
    case 'assignment':
      yield* inExpression(statement.target, range);
      if (statement.value !== null) yield* inExpression(statement.value, range);
      return;
    case 'return':
      if (statement.value !== null) yield* inExpression(statement.value, range);
      return;
    case 'function':
      yield* inFunction(statement.definition, range);
      return;
    case 'class':
      yield* inClass(statement.definition, range);
      return;
    case 'branch':
      for (const test of statement.tests) yield* inExpression(test, range);
      for (const branch of statement.branches) yield* expressionsAround(branch, range);
      return;
    case 'loop':
      if (statement.iterable !== null) yield* inExpression(statement.iterable, range);
      yield* expressionsAround(statement.body, range);
      return;
    case 'block':
      yield* expressionsAround(statement.body, range);
      return;
    case 'import':
  }
}

function* inFunction(definition: FunctionDefinition, range: TextRange): Iterable<Expression> {
  for (const decorator of definition.decorators) yield* inExpression(decorator, range);
  for (const { defaultValue } of definition.parameters)
    if (defaultValue !== null) yield* inExpression(defaultValue, range);
  yield* expressionsAround(definition.body, range);
}

function* inClass(definition: ClassDefinition, range: TextRange): Iterable<Expression> {
  for (const each of [...definition.decorators, ...definition.bases]) yield* inExpression(each, range);
  yield* expressionsAround(definition.body, range);
}

/** An expression and those inside of it that hold the range. What it holds may reach beyond it only in broken source. */
function* inExpression(expression: Expression, range: TextRange): Iterable<Expression> {
  if (expression.range.start > range.start || expression.range.end < range.end) return;
  yield expression;
  if (expression.kind === 'function') yield* inFunction(expression.definition, range);
  else if (expression.kind === 'class') yield* inClass(expression.definition, range);
  else for (const child of childExpressions(expression)) yield* inExpression(child, range);
}
