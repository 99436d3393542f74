import assert from 'node:assert/strict';
import { checkSameTokens, useEncodingPairs } from '../../../support/encodings.ts';

/** Texts without a place to split: a quadratic counter takes minutes for them, and these tests then run out of time. */
const PATHOLOGICAL: Readonly<Record<string, (length: number) => string>> = {
  'one letter': (length) => 'a'.repeat(length),
  'one capital': (length) => 'A'.repeat(length),
  blanks: (length) => ' '.repeat(length),
  'line feeds': (length) => '\n'.repeat(length),
  'blanks before line feeds': (length) => `${' '.repeat(length / 2)}${'\n'.repeat(length / 2)}`,
  'equals signs': (length) => '='.repeat(length),
  'random letters': (length) => randomText(length, (random) => String.fromCharCode(97 + (random % 26))),
  Chinese: (length) => randomText(length / 3, (random) => String.fromCharCode(0x4e00 + (random % 5000))),
  'joined emoji': (length) => '👩‍👩‍👧‍👦'.repeat(length / 25),
  marks: (length) => '\u0301A'.repeat(length / 3),
  'uncased letters and capitals': (length) => '中A'.repeat(length / 4),
  apostrophes: (length) => "'s".repeat(length / 2),
  'lone surrogates': (length) => '\ud800'.repeat(length / 3),
};

describe('encoding, long pieces', () => {
  const pairs = useEncodingPairs();

  for (const [name, make] of Object.entries(PATHOLOGICAL)) {
    it(`counts 100 kB and more of ${name}`, () => {
      assert.equal(pairs.length, 2);
      for (const pair of pairs) {
        for (const length of [100, 101, 500, 5000]) {
          checkSameTokens(pair, make(length));
        }
        const text = make(100_000);
        const tokens = pair.own.encode(text);
        assert.equal(pair.own.count(text), tokens.length);
        assert.equal(
          Buffer.from(pair.reference.decode(Uint32Array.from(tokens))).toString(),
          Buffer.from(text).toString(),
        );
      }
    });
  }

  it('grows with the length, and no faster', () => {
    for (const { own } of pairs) {
      // A token of eight and more letters takes the run apart evenly, so the count grows with the length.
      const [once, tenfold] = [own.count('a'.repeat(40_000)), own.count('a'.repeat(400_000))];
      assert.ok(Math.abs(tenfold - 10 * once) <= 10, `${once} and ${tenfold}`);
    }
  });
});

function randomText(length: number, character: (random: number) => string): string {
  let state = 1;
  let text = '';
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += character(state >>> 8);
  }
  return text;
}
