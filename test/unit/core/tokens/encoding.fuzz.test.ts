import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkSameTokens, useEncodingPairs } from '../../../support/encodings.ts';

const SEED = 20261122;

/** Parts that the patterns treat specially, to meet more often than chance would let them. */
const fragments = fc.constantFrom(
  ...[
    "'s",
    "'ſ",
    "'LL",
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\t',
    '\u0085',
    '\ufeff',
    '\u00a0',
    '\u3000',
    '/',
    '!',
    '<|endoftext|>',
  ],
  ...[
    'A',
    'a',
    'ǅ',
    'ʰ',
    '中',
    'ガ',
    '한',
    'é',
    'e\u0301',
    '\u0301',
    '٣',
    '½',
    '1',
    '123',
    '👩‍👩‍👧',
    '\ud800',
    '\udfff',
    'HTML',
    'foo',
  ],
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fragments, maxLength: 40 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 60 }),
);

describe('encoding, generated texts', () => {
  const pairs = useEncodingPairs();

  function check(arbitrary: fc.Arbitrary<string>, numRuns: number): void {
    assert.equal(pairs.length, 2);
    fc.assert(
      fc.property(arbitrary, (text) => {
        for (const pair of pairs) {
          checkSameTokens(pair, text);
        }
      }),
      { seed: SEED, numRuns },
    );
  }

  it('gives the tokens of tiktoken for any text', () => check(anyText, 6000)).timeout(60_000);

  it('gives them for long texts of few characters', () => {
    check(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '中', '=', '1', 'A'), minLength: 200, maxLength: 1500 }),
      100,
    );
  }).timeout(60_000);

  it('gives them for texts of more than one chunk', () => {
    const lines = fc.array(fc.oneof(anyText, fc.lorem()), { minLength: 5, maxLength: 20 });
    const long = fc.tuple(lines, fc.constantFrom('\n', '\r\n', '\n/', '\n ', ' ')).map(([parts, glue]) => {
      const text = parts.join(glue);
      return text.repeat(Math.ceil(140_000 / Math.max(text.length, 1)));
    });
    check(long, 12);
  }).timeout(60_000);
});
