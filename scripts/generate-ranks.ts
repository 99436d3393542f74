/**
 * Writes the vocabularies of the byte-pair counter as compact binary files, from the rank data of js-tiktoken (MIT).
 *
 * A token is written as the two tokens that byte-pair merging joins to make it. That is smaller than its bytes, and it is
 * all that merging needs. Format of a `.ranks` file, all numbers little-endian, in this order:
 *   4 bytes    the letters `CCR1`
 *   4 bytes    number of tokens (n)
 *   256 bytes  the single bytes, which are the tokens of rank 0 to 255, in rank order
 *   6 bytes    for each further token, in rank order: 3 bytes rank of its left part, 3 bytes rank of its right part
 * Rank and position are the same thing, so no rank is stored. The reader is src/core/tokens/vocabulary.ts.
 */
import { Buffer } from 'node:buffer';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ENCODINGS = ['o200k_base', 'cl100k_base'] as const;
const HEADER_BYTES = 8;
const SINGLE_BYTES = 256;

/** Writes `o200k_base.ranks` and `cl100k_base.ranks` into a folder, unless they are there and newer than their source. */
export async function generateRanks(outputDirectory: string): Promise<void> {
  await mkdir(outputDirectory, { recursive: true });
  for (const encoding of ENCODINGS) {
    const source = createRequire(import.meta.url).resolve(`js-tiktoken/ranks/${encoding}`);
    const target = join(outputDirectory, `${encoding}.ranks`);
    if (!(await isFresh(target, source))) {
      await writeWhole(target, packTokens(await readTokens(source)));
    }
  }
}

/** A target is fresh when it was written after its source and after this script, and it is not cut short. */
async function isFresh(target: string, source: string): Promise<boolean> {
  const [made, ...origins] = await Promise.all(
    [target, source, import.meta.filename].map((path) => stat(path).catch(() => null)),
  );
  return (
    made !== null &&
    made !== undefined &&
    made.size > HEADER_BYTES &&
    origins.every((origin) => origin === null || origin === undefined || origin.mtimeMs <= made.mtimeMs)
  );
}

/** Two builds may run at the same time: a reader sees the old file or the new one, never half of it. */
async function writeWhole(target: string, content: Uint8Array): Promise<void> {
  const temporary = `${target}.${process.pid}.tmp`;
  await writeFile(temporary, content);
  await rename(temporary, target);
}

/** Tokens as strings of one character per byte. js-tiktoken keeps lines of `! <first rank> <base64> <base64> …`. */
async function readTokens(source: string): Promise<string[]> {
  const module: { default: { bpe_ranks: string } } = await import(pathToFileURL(source).href);
  const tokens: string[] = [];
  for (const line of module.default.bpe_ranks.split('\n').filter((text) => text.length > 0)) {
    const [, firstRank, ...encoded] = line.split(' ');
    if (Number(firstRank) !== tokens.length) {
      throw new Error(`The ranks of ${source} have a gap at ${tokens.length}, which the format cannot express.`);
    }
    for (const token of encoded) {
      tokens.push(Buffer.from(token, 'base64').toString('latin1'));
    }
  }
  return tokens;
}

function packTokens(tokens: readonly string[]): Uint8Array {
  const ranks = new Map(tokens.map((token, rank) => [token, rank]));
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('CCR1', 'latin1');
  header.writeUInt32LE(tokens.length, 4);
  const singleBytes = Buffer.from(tokens.slice(0, SINGLE_BYTES).join(''), 'latin1');
  const pairs = Buffer.alloc((tokens.length - SINGLE_BYTES) * 6);
  for (const [rank, token] of tokens.entries()) {
    const [left, right, ...more] = mergeBelow(token, rank, ranks);
    if (rank < SINGLE_BYTES !== (right === undefined) || left === undefined || more.length > 0) {
      throw new Error(`Token ${rank} is no join of two others, which the format cannot express.`);
    }
    if (right !== undefined) {
      pairs.writeUIntLE(left, (rank - SINGLE_BYTES) * 6, 3);
      pairs.writeUIntLE(right, (rank - SINGLE_BYTES) * 6 + 3, 3);
    }
  }
  return Buffer.concat([header, singleBytes, pairs]);
}

/** What byte-pair merging has made of a token's bytes just before it could join them to that token: ranks of the parts. */
function mergeBelow(token: string, limit: number, ranks: ReadonlyMap<string, number>): number[] {
  const parts = [...token];
  for (;;) {
    let lowest = limit;
    let at = -1;
    for (let index = 1; index < parts.length; index++) {
      const rank = ranks.get(`${parts[index - 1]}${parts[index]}`) ?? limit;
      if (rank < lowest) {
        lowest = rank;
        at = index;
      }
    }
    if (at < 0) {
      return parts.map((part) => ranks.get(part) ?? 0);
    }
    parts.splice(at - 1, 2, `${parts[at - 1]}${parts[at]}`);
  }
}

if (process.argv[1] === import.meta.filename) {
  await generateRanks(join(import.meta.dirname, '..', 'dist', 'assets'));
}
