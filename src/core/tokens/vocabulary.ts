/** "No such token", greater than every rank. */
export const NO_RANK = 0x7fffffff;

const MAGIC = 'CCR1';
const HEADER_BYTES = 8;
const SINGLE_BYTES = 0x100;
const BYTES_PER_PAIR = 6;

/** A pair of ranks of 18 bits each and the rank of their join, plus one, take two numbers of 32 bits. */
const RANK_BITS = 18;
const RANK_MASK = (1 << RANK_BITS) - 1;
const LOW_BITS = 14;
const LOW_MASK = (1 << LOW_BITS) - 1;

/** Odd numbers that spread pairs over the table; the second is 2^32 divided by the golden ratio. */
const LEFT_FACTOR = 0x85ebca6b;
const SPREAD_FACTOR = 0x9e3779b1;

/** All tokens of an encoding, as single bytes and as joins of two tokens; the rank of a token is its id. */
export interface Vocabulary {
  /** Rank of each single byte. */
  readonly byteRanks: Int32Array;
  /** Rank of each token of two bytes, by first byte × 256 + second byte. */
  readonly bytePairRanks: Int32Array;
  /** Hash table of joins (open addressing): two numbers a place, 0 in the second where the place is free. */
  readonly joins: Int32Array;
  /** The table has 2^(32 - shift) places. */
  readonly shift: number;
}

/** Reads a `.ranks` file (format: scripts/generate-ranks.ts). Throws when it is damaged. */
export function readVocabulary(file: Uint8Array): Vocabulary {
  const pairs = file.subarray(HEADER_BYTES + SINGLE_BYTES);
  const size = readSize(file);
  const byteRanks = new Int32Array(SINGLE_BYTES);
  for (let rank = 0; rank < SINGLE_BYTES; rank++) {
    byteRanks[file[HEADER_BYTES + rank] ?? 0] = rank;
  }
  // At least twice as many places as joins, and a power of two.
  const shift = 32 - Math.ceil(Math.log2(size * 2));
  const joins = hashJoins(pairs, size, shift);
  return { byteRanks, joins, shift, bytePairRanks: ranksOfBytePairs(byteRanks, joins, shift) };
}

/** Rank of the token that two neighbouring tokens make when merged; NO_RANK when they make none. */
export function rankOfJoin(joins: Int32Array, shift: number, left: number, right: number): number {
  const mask = joins.length - 2;
  const first = (left << LOW_BITS) | (right & LOW_MASK);
  const rest = right >> LOW_BITS;
  for (let at = placeOf(left, right, shift); ; at = (at + 2) & mask) {
    const second = joins[at + 1] ?? 0;
    if (second === 0) {
      return NO_RANK;
    }
    if (joins[at] === first && second >> RANK_BITS === rest) {
      return (second & RANK_MASK) - 1;
    }
  }
}

function placeOf(left: number, right: number, shift: number): number {
  return (Math.imul(Math.imul(left, LEFT_FACTOR) ^ right, SPREAD_FACTOR) >>> shift) << 1;
}

function readSize(file: Uint8Array): number {
  const isRanks = file.length > HEADER_BYTES && String.fromCharCode(...file.subarray(0, 4)) === MAGIC;
  const size = isRanks ? new DataView(file.buffer, file.byteOffset).getUint32(4, true) : 0;
  const pairs = size - SINGLE_BYTES;
  if (pairs <= 0 || size >= RANK_MASK || file.length !== HEADER_BYTES + SINGLE_BYTES + pairs * BYTES_PER_PAIR) {
    throw new Error('The token ranks are damaged: the file does not have the length that its header promises.');
  }
  return size;
}

function hashJoins(pairs: Uint8Array, size: number, shift: number): Int32Array {
  const table = new Int32Array(2 ** (33 - shift));
  const mask = table.length - 2;
  let from = 0;
  for (let rank = SINGLE_BYTES; rank < size; rank++) {
    const left = readNumber(pairs, from);
    const right = readNumber(pairs, from + 3);
    from += BYTES_PER_PAIR;
    let at = placeOf(left, right, shift);
    while (table[at + 1] !== 0) {
      at = (at + 2) & mask;
    }
    table[at] = (left << LOW_BITS) | (right & LOW_MASK);
    table[at + 1] = ((right >> LOW_BITS) << RANK_BITS) | (rank + 1);
  }
  return table;
}

/** Three bytes, little-endian. */
function readNumber(file: Uint8Array, at: number): number {
  return (file[at] ?? 0) | ((file[at + 1] ?? 0) << 8) | ((file[at + 2] ?? 0) << 16);
}

function ranksOfBytePairs(byteRanks: Int32Array, joins: Int32Array, shift: number): Int32Array {
  const ranks = new Int32Array(SINGLE_BYTES * SINGLE_BYTES);
  for (let pair = 0; pair < ranks.length; pair++) {
    ranks[pair] = rankOfJoin(joins, shift, byteRanks[pair >> 8] ?? 0, byteRanks[pair & 0xff] ?? 0);
  }
  return ranks;
}
