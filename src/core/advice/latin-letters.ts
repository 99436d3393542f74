/** Stands for an arrow; a sign that prompts hardly ever have. */
export const ARROW = '\u00AC';

/** Stands for a star of a rating; the rules of ratings write it as it is. */
const STAR = '\u00B6';

/** Signs beyond Latin-1 that patterns read, by what they become. Quotation marks keep their direction. */
const standIns: ReadonlyMap<string, string> = new Map([
  ['‘', "'"],
  ['’', "'"],
  ['“', '«'],
  ['”', '»'],
  ['–', '-'],
  ['—', '-'],
  ['•', '*'],
  ['…', '.'],
  ['→', ARROW],
  ['★', STAR],
  ['≤', '<'],
  ['≥', '>'],
]);

/** Any other sign beyond Latin-1: a letter that no English word has. */
const otherLetter = '\u00FF';

const lastCode = 0xff;

/** How many codes are made into text at once: all that is read of a prompt, as a call takes few arguments. */
const codesAtOnce = 4096;

/**
 * The text in Latin-1, of the same length. One letter beyond makes a text take two bytes for each letter, for which the engine
 * compiles every pattern once more: several milliseconds for a prompt with one typographic quotation mark.
 */
export function inLatinLetters(text: string): string {
  if (!beyondLatin.test(text)) return text;
  let latin = '';
  for (let start = 0; start < text.length; start += codesAtOnce) {
    const end = Math.min(text.length, start + codesAtOnce);
    const codes = Array.from({ length: end - start }, (_, index) => latinCode(text, start + index));
    latin += String.fromCharCode(...codes);
  }
  return latin;
}

const beyondLatin = /[\u0100-\uFFFF]/;

function latinCode(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code <= lastCode ? code : (standIns.get(text.charAt(index)) ?? otherLetter).charCodeAt(0);
}
