/** Literals of JavaScript: strings, template parts and numbers as the values that the running program sees. */
import { type Lowering, opaque, textOf } from './javascript-lowering.ts';
import { type PlainNode, rangeOf } from './plain-tree.ts';
import type { Expression, StringExpression, TemplateExpression } from './syntax.ts';

export function lowerString(node: PlainNode, lowering: Lowering): StringExpression {
  return { kind: 'string', value: stringValue(node, lowering), range: rangeOf(node) };
}

/** The value of a string literal. A closing quote is not expected, for broken source. */
export function stringValue(node: PlainNode, lowering: Lowering): string {
  const written = textOf(node, lowering);
  const isClosed = written.length > 1 && written.at(-1) === written[0];
  return decodeEscapes(written.slice(1, isClosed ? -1 : undefined));
}

/** A template literal. The text is cooked, as for any tag but `String.raw`, which sees backslashes as they stand. */
export function lowerTemplate(node: PlainNode, tag: Expression | null, lowering: Lowering): TemplateExpression {
  const { text } = lowering;
  const decode = isStringRaw(tag) ? (written: string) => written : decodeEscapes;
  const parts: (string | Expression)[] = [];
  const addText = (start: number, end: number) => {
    if (end > start) parts.push(decode(text.slice(start, end).replaceAll(/\r\n?/g, '\n')));
  };
  let position = node.start + 1;
  for (const substitution of node.children) {
    if (substitution.type !== 'template_substitution') continue;
    addText(position, substitution.start);
    const inner = substitution.children[0];
    parts.push(inner === undefined ? opaque(rangeOf(substitution)) : lowering.expression(inner));
    position = substitution.end;
  }
  addText(position, text[node.end - 1] === '`' ? node.end - 1 : node.end);
  return { kind: 'template', parts, tag, range: rangeOf(node) };
}

export function lowerNumber(node: PlainNode, lowering: Lowering): Expression {
  const value = numberValue(textOf(node, lowering));
  return Number.isNaN(value) ? opaque(rangeOf(node)) : { kind: 'number', value, range: rangeOf(node) };
}

function isStringRaw(tag: Expression | null): boolean {
  return tag?.kind === 'member' && tag.name === 'raw' && tag.object.kind === 'name' && tag.object.name === 'String';
}

/** Handles separators (`1_000`), radix prefixes, `10n`, and octals of sloppy mode (`017`). */
function numberValue(written: string): number {
  const digits = written.replaceAll('_', '').replace(/n$/, '');
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}

const escapeSequence =
  /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-3][0-7]{0,2}|[4-7][0-7]?)|(\r\n|[\n\r\u2028\u2029])|([\s\S]))/gi;

const controlCharacters: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
]);

/** Escapes that JavaScript rejects, such as `\u{110000}`, stay as written. */
function decodeEscapes(written: string): string {
  if (!written.includes('\\')) return written;
  return written.replaceAll(escapeSequence, (whole, braced, four, two, octal, lineEnd, character) => {
    const hexadecimal = braced ?? four ?? two;
    if (hexadecimal !== undefined) {
      const codePoint = Number.parseInt(hexadecimal, 16);
      return codePoint > 0x10ffff ? whole : String.fromCodePoint(codePoint);
    }
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    // A backslash at the end of a line continues the line.
    return lineEnd === undefined ? (controlCharacters.get(character) ?? character) : '';
  });
}
