import assert from 'node:assert/strict';
import { get_encoding, type Tiktoken } from 'tiktoken';
import { createEncoding, type Encoding, type EncodingName } from '../../src/core/tokens/encoding.ts';
import { loadBytes } from './assets.ts';

const ENCODING_NAMES: readonly EncodingName[] = ['o200k_base', 'cl100k_base'];

/** The counter's encoding beside the reference: tiktoken compiled to WebAssembly, which counts as OpenAI does. */
export interface EncodingPair {
  readonly name: EncodingName;
  readonly own: Encoding;
  readonly reference: Tiktoken;
}

/** The pairs for the tests of a suite, loaded before the first and freed after the last; empty until then. */
export function useEncodingPairs(): readonly EncodingPair[] {
  const pairs: EncodingPair[] = [];
  before(async () => {
    pairs.push(...(await loadEncodingPairs()));
  });
  after(() => {
    for (const { reference } of pairs) {
      reference.free();
    }
  });
  return pairs;
}

function loadEncodingPairs(): Promise<readonly EncodingPair[]> {
  return Promise.all(
    ENCODING_NAMES.map(async (name) => ({
      name,
      own: createEncoding(name, await loadBytes(`${name}.ranks`)),
      reference: get_encoding(name),
    })),
  );
}

/** Both give the same tokens for a text, and the counter the same number. */
export function checkSameTokens({ name, own, reference }: EncodingPair, text: string): void {
  const expected = reference.encode_ordinary(text);
  const actual = own.encode(text);
  // Comparing is for millions of tokens: the assertion that explains comes only where they differ.
  if (actual.length !== expected.length || actual.some((token, index) => token !== expected[index])) {
    assert.deepEqual(actual, [...expected], `${name}: ${JSON.stringify(text.slice(0, 200))}`);
  }
  assert.equal(own.count(text), expected.length, `${name} count: ${JSON.stringify(text.slice(0, 200))}`);
}
