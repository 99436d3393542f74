/**
 * Writes the vocabularies of the byte-pair counter as compact binary files, from the rank data of js-tiktoken (MIT).
 *
 * Format of a `.ranks` file, in this order:
 *   4 bytes   the letters `CCR1`
 *   4 bytes   number of tokens, little-endian
 *   n bytes   length of each token, in rank order
 *   the rest  bytes of all tokens, one after the other, in rank order
 * Rank and position are the same thing, so no rank is stored. The reader is src/core/tokens/vocabulary.ts.
 */
import { Buffer } from 'node:buffer';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ENCODINGS = ['o200k_base', 'cl100k_base'] as const;
const HEADER_BYTES = 8;

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

/** js-tiktoken keeps the tokens as lines of `! <first rank> <base64> <base64> …`. */
async function readTokens(source: string): Promise<Uint8Array[]> {
  const module: { default: { bpe_ranks: string } | { default: { bpe_ranks: string } } } = await import(
    pathToFileURL(source).href
  );
  const data = 'default' in module.default ? module.default.default : module.default;
  const tokens: Uint8Array[] = [];
  for (const line of data.bpe_ranks.split('\n').filter((text) => text.length > 0)) {
    const [, firstRank, ...encoded] = line.split(' ');
    if (Number(firstRank) !== tokens.length) {
      throw new Error(`The ranks of ${source} have a gap at ${tokens.length}, which the format cannot express.`);
    }
    for (const token of encoded) {
      tokens.push(Buffer.from(token, 'base64'));
    }
  }
  return tokens;
}

function packTokens(tokens: readonly Uint8Array[]): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('CCR1', 'latin1');
  header.writeUInt32LE(tokens.length, 4);
  return Buffer.concat([header, Uint8Array.from(tokens, lengthInOneByte), ...tokens]);
}

function lengthInOneByte(token: Uint8Array): number {
  if (token.length === 0 || token.length > 255) {
    throw new Error(`A token of ${token.length} bytes does not fit the format.`);
  }
  return token.length;
}

if (process.argv[1] === import.meta.filename) {
  await generateRanks(join(import.meta.dirname, '..', 'dist', 'assets'));
}
