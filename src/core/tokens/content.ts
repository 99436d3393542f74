/** Kinds of text that tokenizers treat differently. */
export type ContentClass =
  | 'prose'
  | 'code'
  | 'json'
  | 'european'
  | 'cyrillic'
  | 'chinese'
  | 'japanese'
  | 'korean'
  | 'other-script';

/** Parts of a text by class, by their share of the tokens; the shares add up to 1. */
export type ContentShares = ReadonlyMap<ContentClass, number>;

/** Longer texts are judged by that many characters, taken evenly from the whole. */
const SAMPLE_CHARACTERS = 20_000;
const SAMPLES = 10;

/** Tokens per character in o200k_base, roughly: what weighs a Chinese word against an English one. */
const TOKENS_PER_LATIN_CHARACTER = 0.22;
const TOKENS_PER_CYRILLIC_LETTER = 0.3;
const TOKENS_PER_CJK_CHARACTER = 0.7;
const TOKENS_PER_OTHER_LETTER = 0.4;

/** Among Latin letters with at least this share of diacritics, a text is not English (German has 1.5 %, French 4 %). */
const EUROPEAN_DIACRITICS = 0.008;
/** Japanese has at least this share of kana among its kanji and kana; Chinese has none. */
const JAPANESE_KANA = 0.08;
/** Share of code symbols among what is no white space: prompts have 1 to 3 %, documentation to 5 %, source code 6 to 10 %. */
const CODE_SYMBOLS = 0.055;
const JSON_QUOTES = 0.03;

interface Tally {
  visible: number;
  latin: number;
  diacritics: number;
  cyrillic: number;
  han: number;
  kana: number;
  hangul: number;
  otherScript: number;
  symbols: number;
  quotes: number;
}

/** What a text is made of. A guess by counting characters: cheap, and the same for the same text. */
export function contentSharesOf(text: string): ContentShares {
  const tally = tallyOf(sampleOf(text));
  const east = (tally.han + tally.kana) * TOKENS_PER_CJK_CHARACTER;
  // Points, commas and digits go with whatever script they stand in.
  const latin = tally.latin + tally.symbols + tally.quotes;
  const weights: (readonly [ContentClass, number])[] = [
    [latinClass(text, tally), latin * TOKENS_PER_LATIN_CHARACTER],
    ['cyrillic', tally.cyrillic * TOKENS_PER_CYRILLIC_LETTER],
    [tally.kana > JAPANESE_KANA * (tally.han + tally.kana) ? 'japanese' : 'chinese', east],
    ['korean', tally.hangul * TOKENS_PER_CJK_CHARACTER],
    ['other-script', tally.otherScript * TOKENS_PER_OTHER_LETTER],
  ];
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return total === 0
    ? new Map([[latinClass(text, tally), 1]])
    : new Map(weights.filter(([, weight]) => weight > 0).map(([name, weight]) => [name, weight / total]));
}

/** Class of what is not written in another script. */
function latinClass(text: string, tally: Tally): ContentClass {
  if (/^\s*[[{]/.test(text) && tally.quotes > JSON_QUOTES * tally.visible) {
    return 'json';
  }
  if (tally.symbols > CODE_SYMBOLS * tally.visible) {
    return 'code';
  }
  return tally.diacritics > EUROPEAN_DIACRITICS * tally.latin ? 'european' : 'prose';
}

function sampleOf(text: string): string {
  if (text.length <= SAMPLE_CHARACTERS) {
    return text;
  }
  const length = SAMPLE_CHARACTERS / SAMPLES;
  let sample = '';
  for (let index = 0; index < SAMPLES; index++) {
    const start = Math.floor(((text.length - length) * index) / (SAMPLES - 1));
    sample += text.slice(start, start + length);
  }
  return sample;
}

function tallyOf(sample: string): Tally {
  const tally: Tally = {
    visible: 0,
    latin: 0,
    diacritics: 0,
    cyrillic: 0,
    han: 0,
    kana: 0,
    hangul: 0,
    otherScript: 0,
    symbols: 0,
    quotes: 0,
  };
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if (code > 0x20) {
      tally.visible++;
      if (code < 0x80) {
        tallyAscii(tally, code);
      } else {
        tallyOther(tally, code);
      }
    }
  }
  return tally;
}

function tallyAscii(tally: Tally, code: number): void {
  const lower = code | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) {
    tally.latin++;
  } else if (code === 0x22) {
    tally.quotes++;
  } else if (isCodeSymbol(code)) {
    tally.symbols++;
  }
}

/** Symbols that code has many of and text few, tags, links and Markdown included. */
function isCodeSymbol(code: number): boolean {
  return '(){}[];=_+&|'.includes(String.fromCharCode(code));
}

/** What the characters below a code are counted as, from the code of the line before; nothing for symbols. */
const SCRIPTS: readonly (readonly [number, readonly (keyof Tally)[]])[] = [
  [0xc0, []],
  [0x250, ['latin', 'diacritics']],
  [0x370, []],
  [0x400, ['otherScript']],
  [0x530, ['cyrillic']],
  [0x1100, ['otherScript']],
  [0x1200, ['hangul']],
  [0x1e00, ['otherScript']],
  [0x1f00, ['latin', 'diacritics']],
  [0x2000, ['otherScript']],
  [0x3040, []],
  [0x3100, ['kana']],
  [0x3400, []],
  [0xa000, ['han']],
  [0xac00, ['otherScript']],
  [0xd7b0, ['hangul']],
  [0xf900, []],
  [0xfb00, ['han']],
  [0xfe00, ['otherScript']],
  [0x10000, []],
];

function tallyOther(tally: Tally, code: number): void {
  const [, counted] = SCRIPTS.find(([end]) => code < end) ?? [0, []];
  for (const name of counted) {
    tally[name]++;
  }
}
