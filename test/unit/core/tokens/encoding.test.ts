import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getEncoding } from 'js-tiktoken';
import { checkSameTokens, useEncodingPairs } from '../../../support/encodings.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What the patterns treat specially, by what is to be shown. */
const CASES: Readonly<Record<string, readonly string[]>> = {
  'has no tokens for an empty text': [''],
  'counts every byte of ASCII, alone and in a word': [
    ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
    ...Array.from({ length: 128 }, (_, code) => `he${String.fromCharCode(code)}lo`),
  ],
  'counts special-token text as ordinary text': [
    '<|endoftext|>',
    'a <|endofprompt|> b<|fim_prefix|>',
    '<|start|>assistant<|message|>',
    '<|im_start|>',
  ],
  'takes the names of object properties for ordinary words': [
    'hasOwnProperty',
    'toString',
    '__proto__',
    'constructor',
    'isPrototypeOf',
    'valueOf',
    ' __defineGetter__',
  ],
  'replaces lone surrogates as UTF-8 does': [
    '\ud800',
    'a\udc00b',
    '\ud83d',
    'x\ud83d\ud83d\ude00',
    '\ude00\ud83d',
    `${'\udbff'.repeat(50)} end`,
  ],
  'knows white space as Unicode does, not as JavaScript': [
    'a\u0085b',
    ' \u0085\u0085 x',
    '\u0085\n\u0085',
    '\u0085foo',
    'a\ufeffb',
    '\ufeffimport x',
    ' \ufeff ',
    '\n\ufeff\n',
    '\u2028\u2029',
    'a\u3000b',
    '\u00a0\u00a0x',
    '\u200b\u200bx',
    '\u180ex',
    '\v\f\t x',
  ],
  'splits contractions in either case, and with a long s': [
    "don't I'll WE'VE they'RE it's IT'S 'ſ x'ſ 'ſt 'tis 'LL'd'M'",
    "'",
    "''",
    "'s's's",
    "x'l",
    "x'lL",
    "a'r",
    "É't 我's",
    'ſ',
    "\u017f's",
    "K's",
    "'K",
  ],
  'leaves the last white space to the next word': [
    'a  b',
    'a   ',
    '   a',
    ' \n a',
    '\n\n  a',
    'a \n\n',
    ' \t \r\n\tx',
    '\r\r\n',
    'a\n \n b',
    '  1',
    ' !',
    '  !',
  ],
  'keeps line ends and slashes with symbols': [
    '//\n\n/x',
    'a)\n/\n/b',
    '!\r\n\r\n',
    '/*\n/*',
    ' ?\n',
    '#!/bin/sh\n',
    '...\n/',
    '=/\n/=',
    '!\n/',
  ],
  'takes digits three by three, of any script': [
    '1234567',
    ' 12',
    '٣٤٥٦',
    '1a2b',
    '½¾⅐Ⅷ',
    '𝟘𝟙𝟚𝟛',
    '१२३४ x12',
    '3.14159e-10',
  ],
  'gives back capitals that no lower-case letter follows': [
    'ABCdef',
    'ABC',
    '中ABC',
    '中A中B',
    'A中',
    'ǅabc',
    'ªº',
    'e\u0301E\u0301',
    '\u0301AB',
    '\u0301\u0301',
    '!\u0301A',
    ' \u0301a',
    'ʰAʰB',
    'HTMLParser',
    'iPhone',
    'ſS',
    '中文ABC def',
    'AʰʰB C',
    '\u0301',
    '1\u0301',
    '\u0301 \u0301\n',
  ],
};

describe('encoding', () => {
  const pairs = useEncodingPairs();

  function check(...texts: readonly string[]): void {
    assert.equal(pairs.length, 2);
    for (const pair of pairs) {
      for (const text of texts) {
        checkSameTokens(pair, text);
      }
    }
  }

  for (const [behaviour, texts] of Object.entries(CASES)) {
    it(behaviour, () => check(...texts));
  }

  it('knows the class of every character of Unicode', () => {
    let text = '';
    for (let codePoint = 0x80; codePoint <= 0x10ffff; codePoint++) {
      if (codePoint % 61 === 0 || !isWithinLargeBlock(codePoint)) {
        const x = String.fromCodePoint(codePoint);
        text += `he${x}lo HE${x}LO1${x}23.${x}.the ${x} th${x}  ${x}\n`;
      }
      if (text.length > 2000) {
        check(text);
        text = '';
      }
    }
    check(text);
  }).timeout(60_000);

  it('agrees on real files', () => {
    const files = realFiles();
    assert.ok(files.length > 300, `only ${files.length} files`);
    for (const file of files) {
      check(readFileSync(file, 'utf8'));
    }
  }).timeout(60_000);

  it('agrees with js-tiktoken too', () => {
    for (const { name, own } of pairs) {
      const second = getEncoding(name);
      for (const file of realFiles().filter((_, index) => index % 20 === 0)) {
        const text = readFileSync(file, 'utf8').replaceAll(/[\u0085\ufeff]|\S{200,}|\s{200,}/g, '');
        assert.deepEqual(own.encode(text), second.encode(text, [], []), file);
      }
    }
  }).timeout(60_000);
});

/** Blocks of one class, whose inside a few characters stand for: Chinese, Tangut, Korean, private use, unassigned. */
const LARGE_BLOCKS: readonly (readonly [first: number, last: number])[] = [
  [0x3410, 0x4db0],
  [0x4e10, 0x9ff0],
  [0xac10, 0xd790],
  [0xd800, 0xdfff],
  [0xe010, 0xf8f0],
  [0x17010, 0x187e0],
  [0x20010, 0x2a6d0],
  [0x2a710, 0x32390],
  [0x34000, 0xdfff0],
  [0xe0200, 0x10fff0],
];

function isWithinLargeBlock(codePoint: number): boolean {
  return LARGE_BLOCKS.some(([first, last]) => codePoint >= first && codePoint <= last);
}

/** Sources, documentation, data and forty languages: what the project and its development dependencies consist of. */
function realFiles(): string[] {
  const folders = [
    'src',
    'examples',
    'docs',
    ...['zod/src', 'ajv/lib', 'mocha', 'yaml/dist', '@biomejs/biome', 'tsx'].map((name) => join('node_modules', name)),
  ];
  const kinds = new Set(['.ts', '.tsx', '.js', '.mjs', '.py', '.md', '.json', '.yml']);
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && kinds.has(extname(entry.name)))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
}
