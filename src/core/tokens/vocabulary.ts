/** "No such token", greater than every rank. */
export const NO_RANK = 0x7fffffff;

/** Multiplier of the polynomial hash, modulo 2^32. */
export const HASH_FACTOR = 0x01000193;
/** Spreads a hash over the table: its high bits then depend on all bits of the hash (2^32 divided by the golden ratio). */
const SPREAD_FACTOR = 0x9e3779b1;

const MAGIC = 'CCR1';
const HEADER_BYTES = 8;

/** All tokens of an encoding, found by their bytes. */
export interface Vocabulary {
  /** Number of tokens. */
  readonly size: number;
  readonly longestToken: number;
  /** Token bytes in rank order; token r lies between offsets[r] and offsets[r + 1]. */
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
  /** Open-addressing hash table; every entry is a pair of hash and rank + 1. */
  readonly entries: Int32Array;
  readonly shift: number;
  /** Rank of every token of two bytes, by first byte × 256 + second byte. */
  readonly pairRanks: Int32Array;
}

/** Reads a `.ranks` file (format: scripts/generate-ranks.ts). Throws when it is damaged. */
export function readVocabulary(file: Uint8Array): Vocabulary {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const magic = String.fromCharCode(...file.subarray(0, 4));
  const size = file.length > HEADER_BYTES && magic === MAGIC ? view.getUint32(4, true) : 0;
  const offsets = new Int32Array(size + 1);
  let longestToken = 0;
  for (let rank = 0; rank < size; rank++) {
    const length = file[HEADER_BYTES + rank] ?? 0;
    offsets[rank + 1] = (offsets[rank] ?? 0) + length;
    longestToken = Math.max(longestToken, length);
  }
  const bytes = file.subarray(HEADER_BYTES + size);
  if (size === 0 || bytes.length !== offsets[size]) {
    throw new Error('The token ranks are damaged: the file does not have the length that its header promises.');
  }
  const vocabulary = { size, longestToken, bytes, offsets, ...emptyTable(size) };
  for (let rank = 0; rank < size; rank++) {
    insert(vocabulary, rank);
  }
  return vocabulary;
}

/**
 * Rank of the token with the bytes from `start` to `end`, whose hash the caller knows; NO_RANK when there is none.
 * The hash of a text is 0 for no bytes, and hash × HASH_FACTOR + byte for each byte more.
 */
export function rankOf(vocabulary: Vocabulary, bytes: Uint8Array, start: number, end: number, hash: number): number {
  const { entries, shift, offsets } = vocabulary;
  const mask = entries.length - 2;
  let at = (Math.imul(hash, SPREAD_FACTOR) >>> shift) << 1;
  for (;;) {
    const entry = entries[at + 1] ?? 0;
    if (entry === 0) {
      return NO_RANK;
    }
    if (entries[at] === hash) {
      const from = offsets[entry - 1] ?? 0;
      if ((offsets[entry] ?? 0) - from === end - start && isEqual(vocabulary.bytes, from, bytes, start, end)) {
        return entry - 1;
      }
    }
    at = (at + 2) & mask;
  }
}

export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) {
    hash = (Math.imul(hash, HASH_FACTOR) + (bytes[at] ?? 0)) | 0;
  }
  return hash;
}

function isEqual(tokens: Uint8Array, from: number, bytes: Uint8Array, start: number, end: number): boolean {
  const distance = from - start;
  for (let at = start; at < end; at++) {
    if (tokens[at + distance] !== bytes[at]) {
      return false;
    }
  }
  return true;
}

/** At least twice as many places as tokens, and a power of two. */
function emptyTable(size: number): Pick<Vocabulary, 'entries' | 'shift' | 'pairRanks'> {
  const bits = Math.ceil(Math.log2(size * 2));
  return {
    entries: new Int32Array(2 ** bits * 2),
    shift: 32 - bits,
    pairRanks: new Int32Array(0x10000).fill(NO_RANK),
  };
}

function insert(vocabulary: Vocabulary, rank: number): void {
  const { bytes, offsets, entries, shift, pairRanks } = vocabulary;
  const start = offsets[rank] ?? 0;
  const end = offsets[rank + 1] ?? 0;
  const hash = hashOf(bytes, start, end);
  const mask = entries.length - 2;
  let at = (Math.imul(hash, SPREAD_FACTOR) >>> shift) << 1;
  while (entries[at + 1] !== 0) {
    at = (at + 2) & mask;
  }
  entries[at] = hash;
  entries[at + 1] = rank + 1;
  if (end - start === 2) {
    pairRanks[((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0)] = rank;
  }
}
