import assert from 'node:assert/strict';
import { chunksOf } from '../../../../src/core/tokens/chunks.ts';

const LINE = 'some words in a line\n';

describe('chunksOf', () => {
  function check(text: string, expectedChunks: number): void {
    const chunks = [...chunksOf(text)];
    assert.equal(chunks.join(''), text);
    assert.equal(chunks.length, expectedChunks);
  }

  it('leaves short text whole', () => {
    check('', 1);
    check(LINE, 1);
    check('a'.repeat(65_536), 1);
  });

  it('cuts long text at lines and words', () => {
    check(LINE.repeat(10_000), 4);
    check('word '.repeat(40_000), 4);
  });

  it('leaves text whole that has no place to cut', () => {
    check('a'.repeat(200_000), 1);
    check('\n'.repeat(200_000), 1);
    check(' '.repeat(200_000), 1);
    check('=\n/'.repeat(60_000), 1);
    check('中文\n'.repeat(60_000), 1);
  });

  it('cuts late where the first place to cut is late', () => {
    check(`${'a'.repeat(200_000)} b`, 2);
  });
});
