import {
  ANY_LETTER,
  characterAt,
  LOWER,
  LOWER_PART,
  MARK,
  NEWLINE,
  NUMBER,
  SPACE,
  SYMBOL,
  UNCASED,
  UPPER_PART,
} from './character-classes.ts';

/**
 * Tells where the piece ends that starts at a byte. Pieces are what the pre-tokenizer pattern of an encoding cuts a text
 * into; tokens never cross them. The bytes are UTF-8, closed by END_BYTE; every result is beyond `start`.
 */
export type PieceEnd = (table: Uint16Array, bytes: Uint8Array, start: number) => number;

const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const BLANK = 0x20;

/**
 * The pattern of o200k_base:
 *
 *     [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 *     [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
 *     \p{N}{1,3}
 *      ?[^\s\p{L}\p{N}]+[\r\n/]*
 *     \s*[\r\n]+ | \s+(?!\S) | \s+
 */
export function endOfO200kPiece(table: Uint16Array, bytes: Uint8Array, start: number): number {
  const first = characterAt(table, bytes, start);
  if (first & ANY_LETTER) {
    return afterContraction(bytes, Math.abs(endOfWord(table, bytes, start)));
  }
  if (first & NUMBER) {
    return endOfNumber(table, bytes, start);
  }
  const afterFirst = start + (first >> 8);
  const second = first & NEWLINE ? 0 : characterAt(table, bytes, afterFirst);
  if (first & MARK) {
    // A mark may lead a word, and is one: the first alternative falls back to the mark alone before the second is tried.
    const end = second & (ANY_LETTER | MARK) ? endOfWord(table, bytes, afterFirst) : -1;
    return afterContraction(bytes, end < 0 ? afterFirst : end);
  }
  if (second & (ANY_LETTER | MARK)) {
    return afterContraction(bytes, Math.abs(endOfWord(table, bytes, afterFirst)));
  }
  if (first & SYMBOL || (bytes[start] === BLANK && second & SYMBOL)) {
    return endOfSymbols(table, bytes, afterFirst, true);
  }
  return endOfWhiteSpace(table, bytes, start);
}

/**
 * The pattern of cl100k_base:
 *
 *     (?i:'s|'t|'re|'ve|'m|'ll|'d) | [^\r\n\p{L}\p{N}]?\p{L}+ | \p{N}{1,3} |  ?[^\s\p{L}\p{N}]+[\r\n]*
 *     \s*[\r\n]+ | \s+(?!\S) | \s+
 */
export function endOfCl100kPiece(table: Uint16Array, bytes: Uint8Array, start: number): number {
  const first = characterAt(table, bytes, start);
  if (first & ANY_LETTER) {
    return endOfRun(table, bytes, start, ANY_LETTER);
  }
  if (first & NUMBER) {
    return endOfNumber(table, bytes, start);
  }
  const contraction = afterContraction(bytes, start);
  if (contraction > start) {
    return contraction;
  }
  const afterFirst = start + (first >> 8);
  const second = first & NEWLINE ? 0 : characterAt(table, bytes, afterFirst);
  if (second & ANY_LETTER) {
    return endOfRun(table, bytes, afterFirst, ANY_LETTER);
  }
  if (first & SYMBOL || (bytes[start] === BLANK && second & SYMBOL)) {
    return endOfSymbols(table, bytes, afterFirst, false);
  }
  return endOfWhiteSpace(table, bytes, start);
}

/**
 * End of `upper* lower+`, or else of `upper+ lower*` as a negative number. Uncased letters and marks belong to both
 * parts, so where no lower-case letter follows, the regular expression gives back as far as the last of those.
 */
function endOfWord(table: Uint16Array, bytes: Uint8Array, start: number): number {
  let at = start;
  let afterLastShared = 0;
  let character = characterAt(table, bytes, at);
  while (character & UPPER_PART) {
    at += character >> 8;
    if (character & (UNCASED | MARK)) {
      afterLastShared = at;
    }
    character = characterAt(table, bytes, at);
  }
  if (character & LOWER) {
    return endOfRun(table, bytes, at, LOWER_PART);
  }
  return afterLastShared > 0 ? afterLastShared : -at;
}

function endOfRun(table: Uint16Array, bytes: Uint8Array, start: number, classes: number): number {
  let at = start;
  let character = characterAt(table, bytes, at);
  while (character & classes) {
    at += character >> 8;
    character = characterAt(table, bytes, at);
  }
  return at;
}

function endOfNumber(table: Uint16Array, bytes: Uint8Array, start: number): number {
  let at = start;
  for (let digits = 0; digits < 3; digits++) {
    const character = characterAt(table, bytes, at);
    if (!(character & NUMBER)) {
      break;
    }
    at += character >> 8;
  }
  return at;
}

/** Symbols, then line ends, among which slashes may stand where the pattern has `[\r\n/]*`. */
function endOfSymbols(table: Uint16Array, bytes: Uint8Array, start: number, withSlashes: boolean): number {
  let at = endOfRun(table, bytes, start, SYMBOL);
  while (bytes[at] === 0x0a || bytes[at] === 0x0d || (withSlashes && bytes[at] === SLASH)) {
    at++;
  }
  return at;
}

/** White space up to its last line end; without one, up to the last character, which belongs to the next piece. */
function endOfWhiteSpace(table: Uint16Array, bytes: Uint8Array, start: number): number {
  let at = start;
  let afterLastNewline = start;
  let last = start;
  let character = characterAt(table, bytes, at);
  while (character & (SPACE | NEWLINE)) {
    last = at;
    at += character >> 8;
    if (character & NEWLINE) {
      afterLastNewline = at;
    }
    character = characterAt(table, bytes, at);
  }
  if (afterLastNewline > start) {
    return afterLastNewline;
  }
  return character === 0 || last === start ? at : last;
}

/** End of a contraction such as `'s` or `'LL` at a byte, or that byte; U+017F (ſ) is an `s` whatever the case. */
function afterContraction(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== APOSTROPHE) {
    return at;
  }
  const first = bytes[at + 1] ?? 0;
  const second = bytes[at + 2] ?? 0;
  switch (first | 0x20) {
    case 0x73: // s
    case 0x74: // t
    case 0x6d: // m
    case 0x64: // d
      return at + 2;
    case 0x72: // re
    case 0x76: // ve
      return (second | 0x20) === 0x65 ? at + 3 : at;
    case 0x6c: // ll
      return (second | 0x20) === 0x6c ? at + 3 : at;
    default:
      return first === 0xc5 && second === 0xbf ? at + 3 : at;
  }
}
