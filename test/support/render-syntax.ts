import type { TextRange } from '../../src/core/model.ts';
import type {
  Argument,
  ClassDefinition,
  Expression,
  FunctionDefinition,
  Parameter,
  Property,
  Statement,
  SyntaxModule,
} from '../../src/core/scan/syntax/syntax.ts';

/**
 * Writes a syntax module as text that a person can read, one statement a line, bodies indented by two spaces.
 * Every kind has its own look: `?(…)` is opaque, `…‹x›…` in backquotes a template, `(x = 1)` an assignment expression,
 * `fn(x) { … }` a function expression, `outer x = 1` an assignment that does not bind `x` in its own scope. Comments
 * and errors (as offsets) come last.
 */
export function renderSyntax(module: SyntaxModule): string {
  const comments = module.comments.map((comment) => `comment ${comment.text}`);
  const errors = module.errors.map((range) => `error ${range.start}-${range.end}`);
  return [...renderStatements(module.statements), ...comments, ...errors].join('\n');
}

/** Writes one expression, on one line. */
function renderExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'string':
      return JSON.stringify(expression.value);
    case 'template':
      return `${expression.tag === null ? '' : renderExpression(expression.tag)}\`${expression.parts.map(renderPart).join('')}\``;
    case 'number':
    case 'constant':
      return String(expression.value);
    case 'name':
      return expression.name;
    case 'member':
      return `${renderExpression(expression.object)}.${expression.name}`;
    case 'index':
      return `${renderExpression(expression.object)}[${renderExpression(expression.index)}]`;
    case 'call': {
      const head = `${expression.isNew ? 'new ' : ''}${renderExpression(expression.callee)}${expression.typeArguments ?? ''}`;
      return `${head}(${expression.arguments.map(renderArgument).join(', ')})`;
    }
    case 'object':
      return `{${expression.properties.map(renderProperty).join(', ')}}`;
    case 'array':
      return `[${renderList(expression.elements)}]`;
    case 'spread':
      return `...${renderExpression(expression.value)}`;
    case 'comprehension': {
      const loops = ` for ${renderList(expression.targets)} in ${renderList(expression.iterables)}`;
      const conditions = expression.conditions.length === 0 ? '' : ` if ${renderList(expression.conditions)}`;
      return `[${renderExpression(expression.element)}${loops}${conditions}]`;
    }
    case 'binary':
      return `(${renderExpression(expression.left)} ${expression.operator} ${renderExpression(expression.right)})`;
    case 'conditional':
      return `(${renderExpression(expression.test)} ? ${renderExpression(expression.whenTrue)} : ${renderExpression(expression.whenFalse)})`;
    case 'function':
      return renderInline(functionHead(expression.definition, 'fn'), expression.definition.body);
    case 'class':
      return renderInline(classHead(expression.definition), expression.definition.body);
    case 'await':
      return `await ${renderExpression(expression.value)}`;
    case 'assign':
      return `(${renderExpression(expression.target)} ${expression.operator} ${renderExpression(expression.value)})`;
    case 'opaque':
      return `?(${renderList(expression.children)})`;
  }
}

/** Every range of a module, with its kind where it has one. */
export function rangesOf(module: SyntaxModule): readonly { readonly kind: string; readonly range: TextRange }[] {
  const found: { kind: string; range: TextRange }[] = module.errors.map((range) => ({ kind: 'error', range }));
  const pending: unknown[] = [module.statements, module.comments];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    if ('range' in value && isRange(value.range)) {
      found.push({ kind: 'kind' in value ? String(value.kind) : 'other', range: value.range });
    }
    pending.push(...Object.values(value));
  }
  return found;
}

function isRange(value: unknown): value is TextRange {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

function renderStatements(statements: readonly Statement[]): string[] {
  return statements.flatMap(renderStatement);
}

function renderStatement(statement: Statement): string[] {
  switch (statement.kind) {
    case 'expression':
      return [renderExpression(statement.expression)];
    case 'assignment':
      return [renderAssignment(statement)];
    case 'function':
      return [
        ...statement.definition.decorators.map((decorator) => `@${renderExpression(decorator)}`),
        `${functionHead(statement.definition, 'def')}:`,
        ...renderBody(statement.definition.body),
      ];
    case 'class':
      return [
        ...statement.definition.decorators.map((decorator) => `@${renderExpression(decorator)}`),
        `${classHead(statement.definition)}:`,
        ...renderBody(statement.definition.body),
      ];
    case 'return':
      return [statement.value === null ? 'return' : `return ${renderExpression(statement.value)}`];
    case 'import': {
      const bindings = statement.bindings.map(({ local, module, imported }) => `${local} <- ${module}:${imported}`);
      return [`import ${statement.module} { ${bindings.join(', ')} }`];
    }
    case 'branch':
      return [
        `branch ${renderList(statement.tests)}:`,
        ...statement.branches.flatMap((branch) => ['  case:', ...renderBody(branch).map(indent)]),
      ];
    case 'loop': {
      const target = statement.target === null ? '' : `${renderExpression(statement.target)} in `;
      const iterable = statement.iterable === null ? '' : renderExpression(statement.iterable);
      return [`loop ${statement.form} ${target}${iterable} «${statement.text}»:`, ...renderBody(statement.body)];
    }
    case 'block':
      return [`${statement.form}:`, ...renderBody(statement.body)];
  }
}

function renderBody(statements: readonly Statement[]): string[] {
  return renderStatements(statements).map(indent);
}

function indent(line: string): string {
  return `  ${line}`;
}

function renderAssignment(statement: Statement & { kind: 'assignment' }): string {
  const outer = statement.target.kind === 'name' && !statement.declares ? 'outer ' : '';
  const marks = `${outer}${statement.isStatic ? 'static ' : ''}${statement.isConstant ? 'const ' : ''}`;
  const annotation = statement.annotation === null ? '' : `: ${statement.annotation}`;
  const value = statement.value === null ? '' : ` ${statement.operator} ${renderExpression(statement.value)}`;
  return `${marks}${renderExpression(statement.target)}${annotation}${value}`;
}

function renderInline(head: string, body: readonly Statement[]): string {
  return `${head} { ${renderStatements(body)
    .map((line) => line.trim())
    .join('; ')} }`;
}

function functionHead(definition: FunctionDefinition, word: string): string {
  const marks = `${definition.isStatic ? 'static ' : ''}${definition.isAsync ? 'async ' : ''}`;
  const accessor = definition.accessor === 'method' ? '' : `${definition.accessor} `;
  const name = definition.name === null ? '' : ` ${definition.name}`;
  const returns = definition.returnAnnotation === null ? '' : ` -> ${definition.returnAnnotation}`;
  const arrow = definition.isArrow ? ' =>' : '';
  return `${marks}${accessor}${word}${name}(${definition.parameters.map(renderParameter).join(', ')})${returns}${arrow}`;
}

function classHead(definition: ClassDefinition): string {
  return `class ${definition.name ?? ''}(${renderList(definition.bases)})`;
}

function renderParameter(parameter: Parameter): string {
  const mark = `${parameter.isProperty ? 'property ' : ''}${spreadMark(parameter.rest)}`;
  const annotation = parameter.annotation === null ? '' : `: ${parameter.annotation}`;
  const initial = parameter.defaultValue === null ? '' : ` = ${renderExpression(parameter.defaultValue)}`;
  return `${mark}${renderExpression(parameter.target)}${annotation}${initial}`;
}

function renderArgument(argument: Argument): string {
  const name = argument.name === null ? '' : `${argument.name}=`;
  return `${name}${spreadMark(argument.spread)}${renderExpression(argument.value)}`;
}

function spreadMark(spread: 'items' | 'entries' | null): string {
  if (spread === null) return '';
  return spread === 'items' ? '*' : '**';
}

function renderProperty(property: Property): string {
  const key = property.key === null ? '...' : `${renderExpression(property.key)}: `;
  return `${key}${renderExpression(property.value)}`;
}

function renderPart(part: string | Expression): string {
  return typeof part === 'string' ? JSON.stringify(part).slice(1, -1) : `‹${renderExpression(part)}›`;
}

function renderList(expressions: readonly Expression[]): string {
  return expressions.map(renderExpression).join(', ');
}
