import type { TextRange } from '../../model.ts';
import { childAt, type PlainNode, rangeOf } from './plain-tree.ts';
import type { Expression, StringExpression, TemplateExpression } from './syntax.ts';

type TextExpression = StringExpression | TemplateExpression;

const opening = /^([A-Za-z]*)('''|"""|'|")/;
const escapes = /\\(?:[\n\\'"abfnrtv]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{1,3})/g;
const escapesAndBraces = new RegExp(`${escapes.source}|\\{\\{|\\}\\}`, 'g');
const braces = /\{\{|\}\}/g;
const selfDocumentingMark = /\s*=\s*/y;

const controlEscapes: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/**
 * Lowers one string literal of any prefix. An f-string (or t-string) without holes is a plain string; conversions and
 * format specifications of holes are dropped. Bytes count as text. `\N{…}` stays as written.
 */
export function lowerString(
  node: PlainNode,
  text: string,
  lowerHole: (expression: PlainNode) => Expression,
): TextExpression {
  const range = rangeOf(node);
  const match = opening.exec(text.slice(node.start, node.start + 8));
  const prefix = (match?.[1] ?? '').toLowerCase();
  const quote = match?.[2] ?? '';
  const start = Math.min(node.start + prefix.length + quote.length, node.end);
  const isClosed = node.end - quote.length >= start && text.endsWith(quote, node.end);
  const end = isClosed ? node.end - quote.length : node.end;
  if (!/[ft]/.test(prefix)) {
    return { kind: 'string', value: decode(text.slice(start, end), prefix), range };
  }
  const parts: (string | Expression)[] = [];
  let from = start;
  for (const hole of node.children) {
    if (hole.type !== 'interpolation') continue;
    const expression = childAt(hole, 'expression');
    parts.push(decode(text.slice(from, hole.start), prefix), selfDocumentation(hole, expression, text));
    parts.push(expression === undefined ? emptyHole(hole) : lowerHole(expression));
    from = hole.end;
  }
  parts.push(decode(text.slice(from, end), prefix));
  return toText(parts, range);
}

/** Joins adjacent literals, as Python does: one string, or one template when any of them has holes. */
export function joinStrings(literals: readonly TextExpression[], range: TextRange): TextExpression {
  const parts = literals.flatMap((literal) => (literal.kind === 'string' ? [literal.value] : literal.parts));
  return toText(parts, range);
}

function toText(parts: readonly (string | Expression)[], range: TextRange): TextExpression {
  const joined: (string | Expression)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  const [only = ''] = joined;
  if (joined.length <= 1 && typeof only === 'string') return { kind: 'string', value: only, range };
  return { kind: 'template', parts: joined, tag: null, range };
}

function emptyHole(hole: PlainNode): Expression {
  return { kind: 'opaque', children: [], range: rangeOf(hole) };
}

/** `{total = }` prints `total = ` before the value: what stands between the brace and the end of the equals sign. */
function selfDocumentation(hole: PlainNode, expression: PlainNode | undefined, text: string): string {
  if (expression === undefined || !hole.tokens.includes('=')) return '';
  selfDocumentingMark.lastIndex = expression.end;
  return selfDocumentingMark.test(text) ? text.slice(hole.start + 1, selfDocumentingMark.lastIndex) : '';
}

function decode(written: string, prefix: string): string {
  if (!/[\\\r{}]/.test(written)) return written;
  // Python reads every line end as a line feed, before it looks at escapes.
  const source = written.replace(/\r\n?/g, '\n');
  const hasBraces = /[ft]/.test(prefix);
  if (prefix.includes('r')) return hasBraces ? source.replace(braces, decodeEscape) : source;
  if (prefix.includes('b')) return source.replace(escapes, decodeByteEscape);
  return source.replace(hasBraces ? escapesAndBraces : escapes, decodeEscape);
}

function decodeByteEscape(written: string): string {
  return /^\\[uU]/.test(written) ? written : decodeEscape(written);
}

function decodeEscape(written: string): string {
  const first = written.charAt(1);
  if (written === '{{' || written === '}}') return first;
  const control = controlEscapes.get(first);
  if (control !== undefined) return control;
  if (/[xuU]/.test(first)) {
    const codePoint = Number.parseInt(written.slice(2), 16);
    return codePoint > 0x10ffff ? written : String.fromCodePoint(codePoint);
  }
  if (/[0-7]/.test(first)) return String.fromCodePoint(Number.parseInt(written.slice(1), 8));
  return first;
}
