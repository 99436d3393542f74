import { joinOperands, type Operand } from './operator-chain.ts';
import { childAt, childrenAt, type PlainNode, rangeOf } from './plain-tree.ts';
import { maximumDepth, opaque, type PythonReading, textOf, withoutParentheses } from './python-reading.ts';
import { joinStrings, lowerString } from './python-strings.ts';
import type { Argument, Expression, FunctionDefinition, Parameter, Property } from './syntax.ts';

type Lower = (node: PlainNode, reading: PythonReading) => Expression;

const restForms: ReadonlyMap<string, 'items' | 'entries'> = new Map([
  ['list_splat_pattern', 'items'],
  ['dictionary_splat_pattern', 'entries'],
]);
const parameterTypes: ReadonlySet<string> = new Set(['identifier', 'tuple_pattern', ...restForms.keys()]);

const lowerings: ReadonlyMap<string, Lower> = new Map<string, Lower>([
  ['identifier', (node, { text }) => ({ kind: 'name', name: textOf(node, text), range: rangeOf(node) })],
  ['true', (node) => ({ kind: 'constant', value: true, range: rangeOf(node) })],
  ['false', (node) => ({ kind: 'constant', value: false, range: rangeOf(node) })],
  ['none', (node) => ({ kind: 'constant', value: null, range: rangeOf(node) })],
  ['integer', lowerNumber],
  ['float', lowerNumber],
  ['string', lowerText],
  ['concatenated_string', lowerAdjacentStrings],
  ['attribute', lowerAttribute],
  ['subscript', lowerSubscript],
  ['call', lowerCall],
  ['await', (node, reading) => ({ kind: 'await', value: lowerOnly(node, reading), range: rangeOf(node) })],
  ['unary_operator', lowerUnary],
  ['binary_operator', lowerBinary],
  ['boolean_operator', lowerBinary],
  ['comparison_operator', lowerComparison],
  ['conditional_expression', lowerConditional],
  ['named_expression', lowerNamedExpression],
  ['keyword_argument', (node, reading) => lowerOptional(childAt(node, 'value'), node, reading)],
  ['lambda', lowerLambda],
  ['list', lowerArray],
  ['tuple', lowerArray],
  ['set', lowerArray],
  ['expression_list', lowerArray],
  ['pattern_list', lowerArray],
  ['tuple_pattern', lowerArray],
  ['list_pattern', lowerArray],
  ['list_splat', lowerSpread],
  ['list_splat_pattern', lowerSpread],
  ['dictionary_splat', lowerSpread],
  ['dictionary_splat_pattern', lowerSpread],
  ['dictionary', lowerDictionary],
  ['list_comprehension', lowerComprehension],
  ['set_comprehension', lowerComprehension],
  ['dictionary_comprehension', lowerComprehension],
  ['generator_expression', lowerComprehension],
]);

/** Lowers an expression or an assignment target of any shape; what it does not know is opaque. */
export function lowerExpression(node: PlainNode, reading: PythonReading): Expression {
  const inner = withoutParentheses(node);
  if (reading.depth >= maximumDepth) return opaque(inner, []);
  const lower = lowerings.get(inner.type) ?? lowerUnknown;
  reading.depth += 1;
  const expression = lower(inner, reading);
  reading.depth -= 1;
  return expression;
}

/** Lowers expressions that stand side by side as a tuple; one alone is itself, none is opaque. */
export function lowerTogether(nodes: readonly PlainNode[], parent: PlainNode, reading: PythonReading): Expression {
  const elements = lowerExpressions(nodes, reading);
  const [first] = elements;
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return opaque(parent, []);
  if (elements.length === 1) return first;
  return { kind: 'array', elements, range: { ...rangeOf(last), start: nodes[0]?.start ?? last.start } };
}

/** Lowers those of the nodes that hold expressions. */
export function lowerExpressions(nodes: readonly PlainNode[], reading: PythonReading): Expression[] {
  return nodes.filter(isExpression).map((node) => lowerExpression(node, reading));
}

/** Lowers the parameters of a function or lambda. */
export function lowerParameters(node: PlainNode | undefined, reading: PythonReading): Parameter[] {
  return (node?.children ?? []).flatMap((child) => lowerParameter(child, reading));
}

/** Lowers the arguments of a call, or the bases of a class. */
export function lowerArguments(node: PlainNode, reading: PythonReading): Argument[] {
  if (node.type === 'generator_expression') {
    return [{ name: null, value: lowerExpression(node, reading), spread: null }];
  }
  return node.children.flatMap((child, index) =>
    isExpression(child) ? [lowerArgument(child, node.children[index + 1], reading)] : [],
  );
}

/** What the grammar could not read is of use only when there is something readable inside. */
function isExpression(node: PlainNode): boolean {
  return node.type !== 'ERROR' || node.children.length > 0;
}

function lowerUnknown(node: PlainNode, reading: PythonReading): Expression {
  return opaque(node, lowerExpressions(node.children, reading));
}

function lowerOptional(child: PlainNode | undefined, parent: PlainNode, reading: PythonReading): Expression {
  return child === undefined ? opaque(parent, []) : lowerExpression(child, reading);
}

function lowerOnly(node: PlainNode, reading: PythonReading): Expression {
  return node.children.length > 1 ? lowerUnknown(node, reading) : lowerOptional(node.children[0], node, reading);
}

function lowerNumber(node: PlainNode, { text }: PythonReading): Expression {
  // Complex numbers end in `j` and are not numbers to us; `L` is from Python 2.
  const value = Number(textOf(node, text).replace(/_|[lL]$/g, ''));
  return Number.isFinite(value) ? { kind: 'number', value, range: rangeOf(node) } : opaque(node, []);
}

function lowerText(node: PlainNode, reading: PythonReading): ReturnType<typeof lowerString> {
  return lowerString(node, reading.text, (hole) => lowerExpression(hole, reading));
}

function lowerAdjacentStrings(node: PlainNode, reading: PythonReading): Expression {
  const literals = node.children.filter((child) => child.type === 'string');
  return joinStrings(
    literals.map((literal) => lowerText(literal, reading)),
    rangeOf(node),
  );
}

function lowerAttribute(node: PlainNode, reading: PythonReading): Expression {
  const object = lowerOptional(childAt(node, 'object'), node, reading);
  const name = childAt(node, 'attribute');
  if (name === undefined) return object;
  return { kind: 'member', object, name: textOf(name, reading.text), range: rangeOf(node) };
}

function lowerSubscript(node: PlainNode, reading: PythonReading): Expression {
  const object = lowerOptional(childAt(node, 'value'), node, reading);
  const index = lowerTogether(childrenAt(node, 'subscript'), node, reading);
  return { kind: 'index', object, index, range: rangeOf(node) };
}

function lowerCall(node: PlainNode, reading: PythonReading): Expression {
  const argumentList = childAt(node, 'arguments');
  return {
    kind: 'call',
    callee: lowerOptional(childAt(node, 'function'), node, reading),
    arguments: argumentList === undefined ? [] : lowerArguments(argumentList, reading),
    isNew: false,
    typeArguments: null,
    range: rangeOf(node),
  };
}

function lowerArgument(node: PlainNode, next: PlainNode | undefined, reading: PythonReading): Argument {
  if (node.type === 'keyword_argument') {
    const name = childAt(node, 'name');
    const value = lowerOptional(childAt(node, 'value'), node, reading);
    return { name: name === undefined ? null : textOf(name, reading.text), value, spread: null };
  }
  if (node.type === 'list_splat') return { name: null, value: lowerOnly(node, reading), spread: 'items' };
  if (node.type === 'dictionary_splat') return { name: null, value: lowerOnly(node, reading), spread: 'entries' };
  // While `model=` waits for its value, the grammar reads a name and a stray equals sign.
  if (node.type === 'identifier' && next?.type === 'ERROR' && next.tokens[0] === '=') {
    return { name: textOf(node, reading.text), value: opaque(next, []), spread: null };
  }
  return { name: null, value: lowerExpression(node, reading), spread: null };
}

function lowerUnary(node: PlainNode, reading: PythonReading): Expression {
  const operand = lowerOptional(childAt(node, 'argument'), node, reading);
  const [operator] = node.tokens;
  if (operand.kind !== 'number' || operator === '~') return opaque(node, [operand]);
  return { kind: 'number', value: operator === '-' ? -operand.value : operand.value, range: rangeOf(node) };
}

/** A chain such as `a + b - c` nests to the left, thousands deep in long concatenations: it is walked, not recursed. */
function lowerBinary(node: PlainNode, reading: PythonReading): Expression {
  const operands: Operand[] = [];
  const operators: string[] = [];
  let current = node;
  while (current.type === node.type && current.children.length === 2) {
    const left = childAt(current, 'left');
    const right = childAt(current, 'right');
    if (left === undefined || right === undefined) break;
    operands.push(lowerOperand(right, reading));
    operators.push(current.tokens[0] ?? '');
    current = left;
  }
  if (current === node) return lowerUnknown(node, reading);
  operands.push(lowerOperand(current, reading));
  return joinOperands(operands.reverse(), operators.reverse(), rangeOf(node));
}

function lowerComparison(node: PlainNode, reading: PythonReading): Expression {
  if (node.children.length !== node.tokens.length + 1) return lowerUnknown(node, reading);
  const operands = node.children.map((operand) => lowerOperand(operand, reading));
  return joinOperands(operands, node.tokens, rangeOf(node));
}

function lowerOperand(node: PlainNode, reading: PythonReading): Operand {
  return { expression: lowerExpression(node, reading), range: rangeOf(node) };
}

function lowerConditional(node: PlainNode, reading: PythonReading): Expression {
  const parts = lowerExpressions(node.children, reading);
  const [whenTrue, test, whenFalse] = parts;
  if (whenTrue === undefined || test === undefined || whenFalse === undefined || parts.length > 3) {
    return opaque(node, parts);
  }
  return { kind: 'conditional', test, whenTrue, whenFalse, range: rangeOf(node) };
}

function lowerNamedExpression(node: PlainNode, reading: PythonReading): Expression {
  const target = lowerOptional(childAt(node, 'name'), node, reading);
  const value = lowerOptional(childAt(node, 'value'), node, reading);
  return { kind: 'assign', target, operator: '=', value, range: rangeOf(node) };
}

function lowerLambda(node: PlainNode, reading: PythonReading): Expression {
  const body = childAt(node, 'body');
  const range = rangeOf(node);
  const definition: FunctionDefinition = {
    name: null,
    parameters: lowerParameters(childAt(node, 'parameters'), reading),
    body: body === undefined ? [] : [{ kind: 'return', value: lowerExpression(body, reading), range: rangeOf(body) }],
    returnAnnotation: null,
    decorators: [],
    isAsync: false,
    isArrow: false,
    isStatic: false,
    accessor: 'method',
    range,
  };
  return { kind: 'function', definition, range };
}

function lowerArray(node: PlainNode, reading: PythonReading): Expression {
  return { kind: 'array', elements: lowerExpressions(node.children, reading), range: rangeOf(node) };
}

function lowerSpread(node: PlainNode, reading: PythonReading): Expression {
  return { kind: 'spread', value: lowerOnly(node, reading), range: rangeOf(node) };
}

function lowerDictionary(node: PlainNode, reading: PythonReading): Expression {
  const properties = node.children.filter(isExpression).map((child) => lowerProperty(child, reading));
  return { kind: 'object', properties, range: rangeOf(node) };
}

function lowerProperty(node: PlainNode, reading: PythonReading): Property {
  const range = rangeOf(node);
  if (node.type === 'dictionary_splat') return { key: null, value: lowerOnly(node, reading), range };
  if (node.type !== 'pair') return { key: null, value: lowerExpression(node, reading), range };
  const key = lowerOptional(childAt(node, 'key'), node, reading);
  return { key, value: lowerOptional(childAt(node, 'value'), node, reading), range };
}

function lowerComprehension(node: PlainNode, reading: PythonReading): Expression {
  const loops = node.children.filter((child) => child.type === 'for_in_clause');
  const conditions = node.children.filter((child) => child.type === 'if_clause');
  return {
    kind: 'comprehension',
    element: lowerElement(childAt(node, 'body'), node, reading),
    targets: loops.map((loop) => lowerOptional(childAt(loop, 'left'), loop, reading)),
    iterables: loops.map((loop) => lowerTogether(childrenAt(loop, 'right'), loop, reading)),
    conditions: conditions.map((condition) => lowerOnly(condition, reading)),
    range: rangeOf(node),
  };
}

function lowerElement(body: PlainNode | undefined, node: PlainNode, reading: PythonReading): Expression {
  if (body?.type !== 'pair') return lowerOptional(body, node, reading);
  return { kind: 'object', properties: [lowerProperty(body, reading)], range: rangeOf(body) };
}

function lowerParameter(node: PlainNode, reading: PythonReading): Parameter[] {
  const declared = node.type === 'typed_parameter' ? node.children[0] : (childAt(node, 'name') ?? node);
  if (declared === undefined || !parameterTypes.has(declared.type)) return [];
  const rest = restForms.get(declared.type) ?? null;
  const type = childAt(node, 'type');
  const value = childAt(node, 'value');
  return [
    {
      target: rest === null ? lowerExpression(declared, reading) : lowerOnly(declared, reading),
      defaultValue: value === undefined ? null : lowerExpression(value, reading),
      annotation: type === undefined ? null : textOf(type, reading.text),
      rest,
      isProperty: false,
    },
  ];
}
