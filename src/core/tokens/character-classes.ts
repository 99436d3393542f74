import { CHARACTER_RUNS } from './character-runs.ts';

/**
 * Classes of characters as the pre-tokenizer patterns see them, one bit each, so that a set of classes is one test.
 * No bit at all means the end of the text.
 */
const OTHER = 1;
/** White_Space of Unicode without line ends: unlike `\s` of JavaScript it has U+0085 and lacks U+FEFF. */
export const SPACE = 2;
/** Carriage return and line feed. */
export const NEWLINE = 4;
export const NUMBER = 8;
/** Upper-case and title-case letters. */
const UPPER = 16;
export const LOWER = 32;
/** Letters without case, and modifier letters. */
export const UNCASED = 64;
export const MARK = 128;

/** `\p{L}` */
export const ANY_LETTER = UPPER | LOWER | UNCASED;
/** `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]` */
export const UPPER_PART = UPPER | UNCASED | MARK;
/** `[\p{Ll}\p{Lm}\p{Lo}\p{M}]` */
export const LOWER_PART = LOWER | UNCASED | MARK;
/** `[^\s\p{L}\p{N}]` */
export const SYMBOL = OTHER | MARK;

/** Closes every buffer of text: a byte that UTF-8 never has. */
export const END_BYTE = 0xff;

/** First code point beyond the table. */
const TABLE_END = 0x34000;
/** The only classified characters beyond it: variation selectors 17 to 256. */
const FIRST_FAR_MARK = 0xe0100;
const LAST_FAR_MARK = 0xe01ef;

const CLASS_OF_LETTER: ReadonlyMap<number, number> = new Map(
  Object.entries({ O: OTHER, S: SPACE, N: NEWLINE, D: NUMBER, U: UPPER, L: LOWER, T: UNCASED, M: MARK }).map(
    ([letter, characterClass]) => [letter.charCodeAt(0), characterClass],
  ),
);

/**
 * Class and length of every character by code point: the class in the low byte, above it the number of UTF-8 bytes.
 * Takes a few milliseconds and 0.4 MB. The notation of the runs: scripts/generate-character-classes.ts.
 */
export function createCharacterTable(): Uint16Array {
  const table = new Uint16Array(TABLE_END);
  let start = 0;
  let run = 0;
  for (let at = 0; at < CHARACTER_RUNS.length; at++) {
    const code = CHARACTER_RUNS.charCodeAt(at);
    const characterClass = CLASS_OF_LETTER.get(code);
    if (characterClass !== undefined) {
      const end = start + Math.max(run, 1);
      table.fill(characterClass | (utf8Length(start) << 8), start, end);
      start = end;
      run = 0;
    } else if (code > 0x20) {
      run = run * 36 + (code > 0x60 ? code - 0x57 : code - 0x30);
    }
  }
  return table;
}

/** Class and length (see `createCharacterTable`) of the character that starts at a byte; 0 at the end of the text. */
export function characterAt(table: Uint16Array, bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? END_BYTE;
  return first < 0x80 ? (table[first] ?? 0) : longCharacterAt(table, bytes, at, first);
}

function longCharacterAt(table: Uint16Array, bytes: Uint8Array, at: number, first: number): number {
  if (first === END_BYTE) {
    return 0;
  }
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  if (first < 0xe0) {
    return table[((first & 0x1f) << 6) | second] ?? 0;
  }
  const third = (bytes[at + 2] ?? 0) & 0x3f;
  if (first < 0xf0) {
    return table[((first & 0x0f) << 12) | (second << 6) | third] ?? 0;
  }
  const codePoint = ((first & 0x07) << 18) | (second << 12) | (third << 6) | ((bytes[at + 3] ?? 0) & 0x3f);
  return codePoint < TABLE_END ? (table[codePoint] ?? 0) : farCharacter(codePoint);
}

function farCharacter(codePoint: number): number {
  const isMark = codePoint >= FIRST_FAR_MARK && codePoint <= LAST_FAR_MARK;
  return (isMark ? MARK : OTHER) | (4 << 8);
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) {
    return 1;
  }
  if (codePoint < 0x800) {
    return 2;
  }
  return codePoint < 0x10000 ? 3 : 4;
}
