/**
 * Operations on text values: joining, formatting, trimming. Holes stay holes.
 */
import type { PromptPiece, TextRange, ValueSource } from '../../model.ts';
import { plainText, type TextValue, type Value, weakerSource } from './values.ts';

/** The pieces of any value used as text; what is not known becomes a hole called `name`. */
export function piecesOf(value: Value, name: string, range: TextRange | null): readonly PromptPiece[] {
  switch (value.kind) {
    case 'text':
      return value.pieces;
    case 'number':
      return [{ kind: 'text', text: String(value.value), range: value.range }];
    case 'boolean':
      return [{ kind: 'variable', name, reason: 'computed at run time', range }];
    case 'unknown':
      return [{ kind: 'variable', name, reason: value.reason, range }];
    case 'choice':
      return [{ kind: 'variable', name, reason: `one of ${value.options.length} values, chosen at run time`, range }];
    default:
      return [{ kind: 'variable', name, reason: 'computed at run time', range }];
  }
}

function nameOf(value: Value, otherwise: string): string {
  return value.kind === 'unknown' ? value.name : otherwise;
}

/** Joins pieces to one text, which has come by `source` as far as parts of it have. */
export function concatenate(
  parts: Iterable<readonly PromptPiece[]>,
  range: TextRange | null,
  source: ValueSource = 'literal',
): TextValue {
  return { kind: 'text', pieces: joinPieces(parts), source, range };
}

/** How what is joined from texts has come by: what stands in for something else in a part does so in the whole. */
export function sourceOf(parts: readonly Value[]): ValueSource {
  const standIns = parts.flatMap((part) =>
    part.kind === 'text' && (part.source === 'default' || part.source === 'env') ? [part.source] : [],
  );
  return standIns.reduce<ValueSource>(weakerSource, 'literal');
}

/** Texts of more pieces, or more characters, come from code that doubles its own text; what follows is one hole. */
const maximalPieces = 20_000;
const maximalLength = 10_000_000;

/** All pieces in a row, up to what a prompt can hold. */
function joinPieces(parts: Iterable<readonly PromptPiece[]>): readonly PromptPiece[] {
  const pieces: PromptPiece[] = [];
  let length = 0;
  for (const part of parts) {
    for (const piece of part) {
      length += piece.kind === 'text' ? piece.text.length : 0;
      if (pieces.length >= maximalPieces || (length > maximalLength && pieces.length > 0)) {
        pieces.push({ kind: 'variable', name: 'more text', reason: 'the text is too long to follow', range: null });
        return pieces;
      }
      pieces.push(piece);
    }
  }
  return pieces;
}

/** `text * count`, for short separators such as `"=" * 40`; others stay one hole. */
export function repeat(text: TextValue, count: number): TextValue {
  const plain = plainText(text);
  if (plain === null || !(plain.length * count <= 20_000)) {
    return {
      ...text,
      pieces: [{ kind: 'variable', name: 'repeated text', reason: 'repeated text', range: text.range }],
    };
  }
  return { ...text, pieces: [{ kind: 'text', text: plain.repeat(Math.max(0, count)), range: text.range }] };
}

/** Maps the text pieces of a value, e.g. to trim or dedent; holes are kept. */
export function mapText(value: TextValue, change: (text: string, index: number, last: boolean) => string): TextValue {
  const pieces = value.pieces.map((piece, index) =>
    piece.kind === 'text' ? { ...piece, text: change(piece.text, index, index === value.pieces.length - 1) } : piece,
  );
  return { ...value, pieces };
}

/** Removes white space at both ends. */
export function trim(value: TextValue): TextValue {
  return mapText(value, (text, index, last) => {
    const started = index === 0 ? text.replace(/^\s+/, '') : text;
    return last ? started.replace(/\s+$/, '') : started;
  });
}

/** `textwrap.dedent` / `inspect.cleandoc` / dedent tags: removes the margin that all lines with text share. */
export function dedent(value: TextValue, strip: boolean): TextValue {
  const joined = value.pieces.map((piece) => (piece.kind === 'text' ? piece.text : 'x')).join('');
  const lines = joined.split('\n');
  const margins = (strip ? lines.slice(1) : lines)
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const margin = margins.reduce((least, each) => Math.min(least, each), margins[0] ?? 0);
  if (margin === 0) return strip ? trim(value) : value;
  const indent = new RegExp(`(^|\\n)[ \\t]{1,${margin}}`, 'g');
  const inner = new RegExp(`(\\n)[ \\t]{1,${margin}}`, 'g');
  const result = mapText(value, (text, index) => text.replace(index === 0 && !strip ? indent : inner, '$1'));
  return strip ? trim(result) : result;
}

/** How a placeholder syntax finds its fields. */
export type PlaceholderStyle = 'braces' | 'dollar' | 'double-braces';

const placeholders: Readonly<Record<PlaceholderStyle, RegExp>> = {
  braces: /\{\{|\}\}|\{([^{}]*)\}/g,
  dollar: /\$\$|\$\{?(\w+)\}?/g,
  'double-braces': /\{\{[#/&^]?\s*([\w.]+)\s*\}\}/g,
};

/**
 * Fills the placeholders of template text: `{name}` (Python `.format`, LangChain), `$name` (string.Template), or
 * `{{name}}` (mustache). `fill` gives the pieces for a field, or null to leave a hole named after it.
 */
export function fillPlaceholders(
  value: TextValue,
  style: PlaceholderStyle,
  fill: (field: string, index: number) => readonly PromptPiece[] | null,
): TextValue {
  let position = 0;
  return replaceMatches(value, placeholders[style], (match, piece) => {
    const field = match[1];
    // `{{`, `}}` and `$$` stand for one such character.
    if (field === undefined) return [{ ...piece, text: match[0].slice(0, 1) }];
    const name = fieldName(field);
    const filled = fill(name, position);
    position += 1;
    return filled ?? [hole(name, value.range)];
  });
}

/** `"… %s …" % values`. */
export function formatPercent(value: TextValue, values: Value, name: string): TextValue {
  let position = 0;
  return replaceMatches(value, /%(?:\((\w+)\))?[-+ #0]*\d*(?:\.\d+)?([sdifrgxe%])/g, (match, piece) => {
    if (match[2] === '%') return [{ ...piece, text: '%' }];
    const filled = percentValue(values, match[1] ?? position);
    position += 1;
    return filled === null
      ? [hole(match[1] ?? name, value.range)]
      : piecesOf(filled, nameOf(filled, match[1] ?? name), value.range);
  });
}

/** Puts pieces in place of the matches of a pattern in the text pieces of a value. */
export function replaceMatches(
  value: TextValue,
  pattern: RegExp,
  replace: (match: RegExpExecArray, piece: TextPiece) => readonly PromptPiece[],
): TextValue {
  return { ...value, pieces: joinPieces(replacedParts(value, pattern, replace)) };
}

function* replacedParts(
  value: TextValue,
  pattern: RegExp,
  replace: (match: RegExpExecArray, piece: TextPiece) => readonly PromptPiece[],
): Iterable<readonly PromptPiece[]> {
  for (const piece of value.pieces) {
    if (piece.kind !== 'text') {
      yield [piece];
      continue;
    }
    let end = 0;
    for (const match of piece.text.matchAll(pattern)) {
      if (match.index > end) yield [{ ...piece, text: piece.text.slice(end, match.index) }];
      end = match.index + match[0].length;
      yield replace(match, piece);
    }
    if (end < piece.text.length) yield [{ ...piece, text: piece.text.slice(end) }];
  }
}

/** A piece of known text. */
type TextPiece = Extract<PromptPiece, { kind: 'text' }>;

function percentValue(values: Value, key: string | number): Value | null {
  if (typeof key === 'string') return values.kind === 'record' ? (values.entries.get(key) ?? null) : null;
  if (values.kind === 'list') return values.elements[key] ?? null;
  return key === 0 ? values : null;
}

function fieldName(field: string): string {
  return /^[^!:]*/.exec(field)?.[0].trim() ?? '';
}

function hole(name: string, range: TextRange | null): PromptPiece {
  return { kind: 'variable', name: name === '' ? 'value' : name, reason: 'filled at run time', range };
}

/** `separator.join(list)`; an open list leaves a hole at its end. */
export function joinTexts(separator: Value, list: Value, name: string, range: TextRange | null): TextValue {
  if (list.kind !== 'list') return { kind: 'text', pieces: piecesOf(list, name, range), source: 'literal', range };
  const parts = list.elements.map((element) => piecesOf(element, nameOf(element, name), range));
  const glue = piecesOf(separator, 'separator', range);
  const joined = parts.flatMap((part, index) => (index === 0 ? [part] : [glue, part]));
  if (list.open !== null && !parts.some((part) => part.some((piece) => piece.kind === 'variable')))
    joined.push([hole(name, range)]);
  return concatenate(joined, range);
}
