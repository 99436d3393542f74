/**
 * The value of each kind of expression.
 */
import { type Evaluation, sourceName } from './evaluation.ts';
import type { Frame } from './frames.ts';
import { selfPath } from './patterns.ts';
import { enclosingClass } from './scopes.ts';
import type { Expression, ObjectExpression, TemplateExpression } from './syntax.ts';
import { concatenate, formatPercent, piecesOf, repeat } from './texts.ts';
import { choice, literalText, nullValue, optionsOf, plainText, unknown, type Value, withSource } from './values.ts';

/** Evaluates one expression; sub-expressions go through `evaluation.evaluate`. */
export function evaluateExpression(evaluation: Evaluation, expression: Expression, frame: Frame): Value {
  switch (expression.kind) {
    case 'string':
      return literalText(expression.value, expression.range);
    case 'template':
      return evaluateTemplate(evaluation, expression, frame);
    case 'number':
      return { kind: 'number', value: expression.value, source: 'literal', range: expression.range };
    case 'constant':
      return expression.value === null ? nullValue : { kind: 'boolean', value: expression.value };
    case 'name':
      return evaluation.lookup(expression.name, frame, expression.range.start);
    case 'member':
      return (
        evaluatePath(evaluation, expression, frame) ??
        evaluation.member(evaluation.evaluate(expression.object, frame), expression.name)
      );
    case 'index':
      return evaluateIndex(evaluation, expression, frame);
    case 'call':
      return evaluation.call(evaluation.evaluate(expression.callee, frame), expression, frame);
    case 'object':
      return evaluateObject(evaluation, expression, frame);
    case 'array':
      return evaluateArray(evaluation, expression.elements, expression, frame);
    case 'binary':
      return evaluateBinary(evaluation, expression, frame);
    case 'conditional':
      return choice([
        evaluation.evaluate(expression.whenTrue, frame),
        evaluation.evaluate(expression.whenFalse, frame),
      ]);
    case 'function': {
      return { kind: 'function', definition: expression.definition, frame, self: null };
    }
    case 'class':
      return { kind: 'class', definition: expression.definition, frame };
    case 'await':
    case 'spread':
      return evaluation.evaluate(expression.value, frame);
    case 'assign':
      return evaluation.evaluate(expression.value, frame);
    case 'comprehension':
      return { kind: 'list', elements: [], open: 'built by a comprehension', range: expression.range };
    case 'opaque':
      return unknown('computed at run time', sourceName(evaluation, expression.range));
  }
}

/** `self.config.model` where the class itself assigns that path. */
function evaluatePath(
  evaluation: Evaluation,
  expression: Extract<Expression, { kind: 'member' }>,
  frame: Frame,
): Value | null {
  if (expression.object.kind !== 'member') return null;
  const path = selfPath(expression);
  const owner = path === null ? null : enclosingClass(frame.scope);
  const assigned = path === null ? undefined : owner?.fields.get(path);
  if (assigned === undefined) return null;
  const values = assigned.map(({ definition, scope }) =>
    definition.kind === 'assignment' && definition.value !== null
      ? evaluation.evaluate(definition.value, evaluation.frameOf(scope))
      : unknown('set at run time', expression.name),
  );
  // The object comes from elsewhere and may bring its own value: what the class sets is the default.
  const known = values.filter((value) => value.kind === 'text' || value.kind === 'number');
  return known.length === 0 ? null : withSource(choice(known), 'default');
}

function evaluateTemplate(evaluation: Evaluation, expression: TemplateExpression, frame: Frame): Value {
  const pieces = expression.parts.flatMap((part) =>
    typeof part === 'string'
      ? [{ kind: 'text' as const, text: part, range: null }]
      : piecesOf(evaluation.evaluate(part, frame), sourceName(evaluation, part.range), part.range),
  );
  return { kind: 'text', pieces, source: 'literal', range: expression.range };
}

function evaluateIndex(
  evaluation: Evaluation,
  expression: Extract<Expression, { kind: 'index' }>,
  frame: Frame,
): Value {
  const object = evaluation.evaluate(expression.object, frame);
  const index = evaluation.evaluate(expression.index, frame);
  const name = sourceName(evaluation, expression.range);
  const key = plainText(index);
  if (key !== null)
    return optionsOf(object).length === 1 && isEnvironment(object)
      ? environmentVariable(key)
      : evaluation.member(object, key);
  if (index.kind === 'number' && object.kind === 'list') {
    const element = object.elements.at(index.value);
    return element !== undefined && (object.open === null || index.value >= 0)
      ? element
      : unknown('an element of a list that is built at run time', name);
  }
  // A table indexed by something unknown: one of its values.
  if (object.kind === 'record' && object.open === null && object.entries.size > 0 && index.kind !== 'number') {
    const options = choice([...object.entries.values()]);
    return options.kind === 'choice'
      ? options
      : { kind: 'choice', options: [options, unknown(`chosen by ${name}`, name)] };
  }
  if (object.kind === 'result' || object.kind === 'member' || object.kind === 'symbol')
    return { kind: 'member', object, name: '[]' };
  return unknown(`${name} is chosen at run time`, name);
}

function evaluateObject(evaluation: Evaluation, expression: ObjectExpression, frame: Frame): Value {
  const entries = new Map<string, Value>();
  let open: string | null = null;
  for (const property of expression.properties) {
    if (property.key === null) {
      open = mergeInto(entries, evaluation.evaluate(property.value, frame)) ?? open;
      continue;
    }
    const key = plainText(evaluation.evaluate(property.key, frame));
    if (key === null) open = 'a key is computed at run time';
    else entries.set(key, evaluation.evaluate(property.value, frame));
  }
  return { kind: 'record', entries, open, range: expression.range };
}

/** Spreads `value` into entries. Returns why unknown entries may now exist, or null. */
export function mergeInto(entries: Map<string, Value>, value: Value): string | null {
  if (value.kind === 'record') {
    for (const [key, entry] of value.entries) entries.set(key, entry);
    return value.open;
  }
  if (value.kind === 'null' || value.kind === 'boolean') return null;
  if (value.kind === 'choice') {
    let open: string | null = null;
    for (const option of value.options) {
      if (
        option.kind === 'null' ||
        option.kind === 'boolean' ||
        plainText(option) === '' ||
        (option.kind === 'number' && option.value === 0)
      )
        continue;
      if (option.kind !== 'record') {
        open = 'entries are spread in from a value of the running program';
        continue;
      }
      for (const [key, entry] of option.entries) entries.set(key, choice([entries.get(key) ?? nullValue, entry]));
      open ??= option.open;
    }
    return open;
  }
  return 'entries are spread in from a value of the running program';
}

function evaluateArray(
  evaluation: Evaluation,
  items: readonly Expression[],
  expression: Expression,
  frame: Frame,
): Value {
  const elements: Value[] = [];
  let open: string | null = null;
  for (const item of items) {
    const value = evaluation.evaluate(item, frame);
    if (item.kind !== 'spread') {
      elements.push(value);
    } else if (value.kind === 'list') {
      elements.push(...value.elements);
      open ??= value.open;
    } else if (value.kind !== 'null') {
      elements.push(unknown('elements are spread in at run time', sourceName(evaluation, item.value.range)));
      open ??= 'elements are spread in at run time';
    }
  }
  return { kind: 'list', elements, open, range: expression.range };
}

function evaluateBinary(
  evaluation: Evaluation,
  expression: Extract<Expression, { kind: 'binary' }>,
  frame: Frame,
): Value {
  const left = evaluation.evaluate(expression.left, frame);
  switch (expression.operator) {
    case 'or':
    case '||':
    case '??':
      return fallback(left, () => evaluation.evaluate(expression.right, frame));
    case 'and':
    case '&&': {
      const right = evaluation.evaluate(expression.right, frame);
      if (left.kind === 'null') return nullValue;
      return left.kind === 'unknown' || left.kind === 'member' || left.kind === 'choice'
        ? choice([nullValue, right])
        : right;
    }
    default:
      return evaluateArithmetic(evaluation, expression, left, evaluation.evaluate(expression.right, frame));
  }
}

/** `left or right`: what is known on the left wins; an unset or open left side makes the right side the default. */
export function fallback(left: Value, right: () => Value): Value {
  switch (left.kind) {
    case 'null':
      return right();
    case 'boolean':
      return left.value ? left : right();
    case 'unknown': {
      const value = right();
      if (value.kind === 'unknown' || value.kind === 'null') return left;
      return withSource(value, left.origin === 'environment' ? 'env' : 'default');
    }
    case 'member':
    case 'result': {
      const value = right();
      return value.kind === 'text' || value.kind === 'number' ? withSource(value, 'default') : choice([left, value]);
    }
    case 'choice': {
      const rest = left.options.filter((option) => option.kind !== 'null');
      if (rest.every((option) => option.kind === 'unknown' || option.kind === 'member' || option.kind === 'result')) {
        const value = right();
        if (value.kind === 'text' || value.kind === 'number') return withSource(value, 'default');
      }
      return rest.length === left.options.length ? left : choice([...rest, right()]);
    }
    case 'text':
      return plainText(left) === '' ? right() : left;
    default:
      return left;
  }
}

function evaluateArithmetic(
  evaluation: Evaluation,
  expression: Extract<Expression, { kind: 'binary' }>,
  left: Value,
  right: Value,
): Value {
  const name = sourceName(evaluation, expression.range);
  if (left.kind === 'number' && right.kind === 'number') {
    const value = calculate(expression.operator, left.value, right.value);
    if (value !== null) return { kind: 'number', value, source: 'literal', range: expression.range };
  }
  const { operator } = expression;
  if (operator === '+' && left.kind === 'list' && right.kind === 'list') {
    return { ...left, elements: [...left.elements, ...right.elements], open: left.open ?? right.open };
  }
  if (operator === '+' && (left.kind === 'list' || right.kind === 'list')) {
    const [list, other, otherRange] =
      left.kind === 'list' ? [left, right, expression.right.range] : [right, left, expression.left.range];
    const hole = other.kind === 'unknown' ? other : unknown('joined at run time', sourceName(evaluation, otherRange));
    const elements = list.kind === 'list' ? list.elements : [];
    return {
      kind: 'list',
      elements: left.kind === 'list' ? [...elements, hole] : [hole, ...elements],
      open: 'joined with a list of the running program',
      range: expression.range,
    };
  }
  if (operator === '+' && (left.kind === 'text' || right.kind === 'text')) {
    const ranges = [expression.left.range, expression.right.range] as const;
    return concatenate(
      [
        piecesOf(left, sourceName(evaluation, ranges[0]), ranges[0]),
        piecesOf(right, sourceName(evaluation, ranges[1]), ranges[1]),
      ],
      expression.range,
    );
  }
  if (operator === '%' && left.kind === 'text')
    return formatPercent(left, right, sourceName(evaluation, expression.right.range));
  if (operator === '*' && left.kind === 'text' && right.kind === 'number') return repeat(left, right.value);
  if (operator === '|' && left.kind === 'record') {
    const entries = new Map(left.entries);
    const open = mergeInto(entries, right);
    return { ...left, entries, open: open ?? left.open };
  }
  if (operator === '|')
    return {
      kind: 'pipe',
      parts: [...(left.kind === 'pipe' ? left.parts : [left]), ...(right.kind === 'pipe' ? right.parts : [right])],
    };
  return unknown('computed at run time', name);
}

function calculate(operator: string, left: number, right: number): number | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
    case '//':
      return right === 0 ? null : Math.floor(left / right);
    case '**':
      return left ** right;
    default:
      return null;
  }
}

/** True for `os.environ`, `process.env`, `import.meta.env`. */
export function isEnvironment(value: Value): boolean {
  if (value.kind === 'symbol') {
    const path = `${value.module}.${value.names.join('.')}`;
    return (
      path === 'os.environ' ||
      path === 'global.process.env' ||
      path === 'process.env' ||
      path === 'node:process.env' ||
      path === 'global.Bun.env'
    );
  }
  return (
    value.kind === 'member' && value.name === 'env' && value.object.kind === 'member' && value.object.name === 'meta'
  );
}

/** An environment variable without a default. */
export function environmentVariable(name: string): Value {
  return unknown(`environment variable ${name}`, name, 'environment');
}
