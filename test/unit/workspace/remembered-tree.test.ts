import assert from 'node:assert/strict';
import type { FileTree } from '../../../src/workspace/file-tree.ts';
import { rememberedTree } from '../../../src/workspace/remembered-tree.ts';

/** What reads of a tree give, in turn, and how many of them came to the tree itself. */
async function check(
  bytes: number,
  reads: readonly (readonly [path: string, maximalBytes: number])[],
  expected: readonly (number | null)[],
  expectedReads: number,
): Promise<void> {
  let read = 0;
  const files: FileTree = {
    list: async () => [],
    kindOf: async () => 'file',
    read: async (_, maximalBytes) => {
      read += 1;
      return bytes > maximalBytes ? null : new Uint8Array(bytes);
    },
  };
  const tree = rememberedTree(files);
  const lengths: (number | null)[] = [];
  for (const [path, maximalBytes] of reads) lengths.push((await tree.read(path, maximalBytes))?.length ?? null);
  assert.deepEqual(lengths, expected);
  assert.equal(read, expectedReads);
}

describe('a remembered tree', () => {
  it('reads each file once', () =>
    check(
      3,
      [
        ['a', 10],
        ['b', 10],
        ['a', 10],
      ],
      [3, 3, 3],
      2,
    ));
  it('gives no more bytes than are asked for, though it has them', () =>
    check(
      8,
      [
        ['a', 10],
        ['a', 5],
      ],
      [8, null],
      1,
    ));
  it('asks again for what was too large', () =>
    check(
      8,
      [
        ['a', 5],
        ['a', 10],
      ],
      [null, 8],
      2,
    ));
  it('reads again what it has no room for', () =>
    check(
      40_000_000,
      [
        ['a', 50_000_000],
        ['b', 50_000_000],
        ['b', 50_000_000],
        ['a', 50_000_000],
      ],
      [40_000_000, 40_000_000, 40_000_000, 40_000_000],
      3,
    ));
});
