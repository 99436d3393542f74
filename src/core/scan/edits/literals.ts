/**
 * String literals as they are written: which quotes and prefixes they have, and how text is put into them.
 */
import type { LanguageId, TextRange } from '../../model.ts';

/** One string literal. Offsets are those of the file; the body is what stands between the quotes. */
export interface Literal {
  readonly language: LanguageId;
  /** Python's letters before the quote, in lower case. */
  readonly prefix: string;
  readonly quote: string;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly end: number;
}

const pythonOpening = /([A-Za-z]{0,3})('''|"""|'|")/y;

/** The literals that make up a range: one, or several side by side in Python; null where it holds anything else. */
export function literalsIn(language: LanguageId, text: string, range: TextRange): readonly Literal[] | null {
  const literals: Literal[] = [];
  let position = range.start;
  while (position < range.end) {
    const literal = language === 'python' ? pythonLiteral(text, position) : scriptLiteral(language, text, position);
    if (literal === null || literal.end > range.end) return null;
    literals.push(literal);
    position = skipBetween(text, literal.end);
  }
  return literals.length === 0 || (language !== 'python' && literals.length > 1) ? null : literals;
}

/** The literal that a range is; null where it is none, or several. */
export function literalAt(language: LanguageId, text: string, range: TextRange): Literal | null {
  const literals = literalsIn(language, text, range);
  return literals?.length === 1 ? (literals[0] ?? null) : null;
}

/** Text as it must be written inside a literal; null where the literal cannot hold it. */
export function escapedFor(literal: Literal, text: string): string | null {
  return literal.language === 'python' ? pythonEscaped(literal, text) : scriptEscaped(literal.quote, text);
}

/** A new literal in given quotes, `"` or `'`. */
export function writeString(quote: string, text: string): string {
  const escaped = text.replace(/[\\\n\r\t]/g, (character) => controlEscapes[character] ?? character);
  return `${quote}${escaped.replaceAll(quote, `\\${quote}`)}${quote}`;
}

/** True where text of the literal may run over several lines as it stands. */
export function holdsLines({ quote }: Literal): boolean {
  return quote.length === 3 || quote === '`';
}

/** The quote that most strings of a stretch of source have; Python's and JavaScript's own taste where there are none. */
export function usualQuote(language: LanguageId, text: string): string {
  const double = text.match(/"(?:[^"\\\n]|\\.)*"/g)?.length ?? 0;
  const single = text.match(/'(?:[^'\\\n]|\\.)*'/g)?.length ?? 0;
  if (double === single) return language === 'python' ? '"' : "'";
  return double > single ? '"' : "'";
}

function pythonLiteral(text: string, start: number): Literal | null {
  pythonOpening.lastIndex = start;
  const [whole, letters = '', quote = ''] = pythonOpening.exec(text) ?? [];
  if (whole === undefined) return null;
  return closed('python', letters.toLowerCase(), quote, text, start + whole.length);
}

function scriptLiteral(language: LanguageId, text: string, start: number): Literal | null {
  const quote = text[start] ?? '';
  return /["'`]/.test(quote) ? closed(language, '', quote, text, start + 1) : null;
}

/** Finds the closing quote. What stands in the holes of a template is stepped over; its strings may hold the quote. */
function closed(language: LanguageId, prefix: string, quote: string, text: string, bodyStart: number): Literal | null {
  const hole = quote === '`' ? '${' : /[ft]/.test(prefix) ? '{' : null;
  let position = bodyStart;
  while (position < text.length) {
    if (text[position] === '\\') position += 2;
    else if (text.startsWith(quote, position))
      return { language, prefix, quote, bodyStart, bodyEnd: position, end: position + quote.length };
    else if (hole !== null && text.startsWith(hole, position) && !text.startsWith('{{', position))
      position = endOfHole(text, position + hole.length);
    else if (text.startsWith('{{', position)) position += 2;
    else position += 1;
  }
  return null;
}

/** The offset behind the brace that closes a hole. */
function endOfHole(text: string, start: number): number {
  let depth = 1;
  let position = start;
  while (position < text.length && depth > 0) {
    const character = text[position] ?? '';
    if (/["'`]/.test(character)) position = endOfInnerString(text, position);
    else {
      if (character === '{') depth += 1;
      if (character === '}') depth -= 1;
      position += 1;
    }
  }
  return position;
}

function endOfInnerString(text: string, start: number): number {
  const quote = text[start] ?? '';
  let position = start + 1;
  while (position < text.length && text[position] !== quote) position += text[position] === '\\' ? 2 : 1;
  return position + 1;
}

/** White space, comments and line continuations between literals that stand side by side. */
function skipBetween(text: string, start: number): number {
  const between = /(?:\s|\\\r?\n|#[^\n]*)*/y;
  between.lastIndex = start;
  return start + (between.exec(text)?.[0].length ?? 0);
}

const controlEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function pythonEscaped(literal: Literal, text: string): string | null {
  const { prefix, quote } = literal;
  if (prefix.includes('b') && /[^\x20-\x7e\n\t]/.test(text)) return null;
  const isRaw = prefix.includes('r');
  const isRawUnfit = text.includes(quote) || text.endsWith('\\') || (!holdsLines(literal) && /[\r\n]/.test(text));
  if (isRaw && isRawUnfit) return null;
  const plain = isRaw ? text : pythonPlain(literal, text);
  return /[ft]/.test(prefix) ? plain.replace(/[{}]/g, '$&$&') : plain;
}

function pythonPlain(literal: Literal, text: string): string {
  const backslashes = text.replaceAll('\\', '\\\\');
  const lines = holdsLines(literal) ? backslashes : backslashes.replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  if (!holdsLines(literal)) return lines.replaceAll(literal.quote, `\\${literal.quote}`);
  const mark = literal.quote[0] ?? '"';
  return lines.replaceAll(literal.quote, `\\${mark}\\${mark}\\${mark}`).replace(new RegExp(`${mark}$`), `\\${mark}`);
}

function scriptEscaped(quote: string, text: string): string {
  const backslashes = text.replaceAll('\\', '\\\\');
  if (quote === '`') return backslashes.replaceAll('`', '\\`').replaceAll('${', '\\${');
  return backslashes.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll(quote, `\\${quote}`);
}
