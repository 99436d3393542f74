import assert from 'node:assert/strict';
import { linesOf } from '../../../src/cli/input-lines.ts';

async function* chunksOf(...chunks: readonly (string | Uint8Array)[]) {
  for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
}

async function check(
  chunks: readonly (string | Uint8Array)[],
  expected: readonly (readonly [number, string | null])[],
) {
  const lines: (readonly [number, string | null])[] = [];
  for await (const { number, text } of linesOf(chunksOf(...chunks))) lines.push([number, text]);
  assert.deepEqual(lines, expected);
}

describe('lines of input', () => {
  it('are put together across chunks', () =>
    check(
      ['on', 'e\ntw', '', 'o\n\nfo', 'ur'],
      [
        [1, 'one'],
        [2, 'two'],
        [3, ''],
        [4, 'four'],
      ],
    ));
  it('keep letters that a chunk cuts in two', () => {
    const bytes = new TextEncoder().encode('é\n');
    return check([bytes.subarray(0, 1), bytes.subarray(1)], [[1, 'é']]);
  });
  it('lose the byte-order mark and carriage returns', () =>
    check(
      ['\uFEFFa\r\nb\r\n'],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ));
  it('are none in empty input', () => check(['', ''], []));
  it('are passed over where they are not UTF-8', () =>
    check(
      [Uint8Array.of(0xff, 10), 'ok'],
      [
        [1, null],
        [2, 'ok'],
      ],
    ));
  it('are passed over where they are too long to keep', () => {
    const chunk = 'x'.repeat(1_000_000);
    return check(
      [...Array.from({ length: 17 }, () => chunk), '\nok'],
      [
        [1, null],
        [2, 'ok'],
      ],
    );
  });
});
