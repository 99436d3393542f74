import { createRankHeap } from './rank-heap.ts';
import { NO_RANK, rankOfJoin, type Vocabulary } from './vocabulary.ts';

/**
 * Merges the bytes of one piece into tokens: again and again the two neighbours whose join has the lowest rank, the
 * leftmost first.
 */
export interface PieceMerger {
  /** Returns the number of tokens. The piece lies between `start` and `end` and has at least two bytes. */
  merge(bytes: Uint8Array, start: number, end: number): number;
  /** Appends the tokens of the piece merged last. */
  appendTokens(ids: number[]): void;
}

/** Longer pieces are merged with a heap; below, looking through all neighbours is faster. */
const LONGEST_SCANNED_PIECE = 100;

/** Working memory is reused from piece to piece, and given back when it was needed for an exceptional one. */
const LARGEST_KEPT_PIECE = 1 << 16;

export function createPieceMerger(vocabulary: Vocabulary): PieceMerger {
  let parts = createParts(LONGEST_SCANNED_PIECE);
  let length = 0;
  return {
    merge(bytes, start, end) {
      length = end - start;
      if (parts.capacity < length || (parts.capacity > LARGEST_KEPT_PIECE && length <= LARGEST_KEPT_PIECE)) {
        parts = createParts(Math.max(length, LONGEST_SCANNED_PIECE));
      }
      splitIntoBytes(vocabulary, parts, bytes, start, length);
      return length <= LONGEST_SCANNED_PIECE
        ? mergeByScan(vocabulary, parts, length)
        : mergeByHeap(vocabulary, parts, length);
    },
    appendTokens(ids) {
      for (let at = 0; at < length; at = parts.next[at] ?? length) {
        ids.push(parts.tokens[at] ?? 0);
      }
    },
  };
}

/** Parts of the piece as a linked list by offset; a part joined to the one before it is out of the list. */
interface Parts {
  readonly capacity: number;
  readonly tokens: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** Rank of a part joined with the next one. */
  readonly ranks: Int32Array;
}

function createParts(capacity: number): Parts {
  return {
    capacity,
    tokens: new Int32Array(capacity + 1),
    next: new Int32Array(capacity + 1),
    previous: new Int32Array(capacity + 1),
    ranks: new Int32Array(capacity + 1),
  };
}

function splitIntoBytes(vocabulary: Vocabulary, parts: Parts, bytes: Uint8Array, start: number, length: number): void {
  const { byteRanks, bytePairRanks } = vocabulary;
  const { tokens, next, previous, ranks } = parts;
  let byte = bytes[start] ?? 0;
  for (let at = 0; at < length; at++) {
    const following = bytes[start + at + 1] ?? 0;
    tokens[at] = byteRanks[byte] ?? 0;
    next[at] = at + 1;
    previous[at] = at - 1;
    ranks[at] = bytePairRanks[(byte << 8) | following] ?? NO_RANK;
    byte = following;
  }
  ranks[length - 1] = NO_RANK;
}

function mergeByScan(vocabulary: Vocabulary, parts: Parts, length: number): number {
  const { ranks } = parts;
  for (let count = length; ; count--) {
    let lowest = NO_RANK;
    let at = 0;
    for (let candidate = 0; candidate < length; candidate++) {
      const rank = ranks[candidate] ?? NO_RANK;
      if (rank < lowest) {
        lowest = rank;
        at = candidate;
      }
    }
    if (lowest === NO_RANK) {
      return count;
    }
    joinWithNext(vocabulary, parts, at, length);
  }
}

function mergeByHeap(vocabulary: Vocabulary, parts: Parts, length: number): number {
  const { ranks, previous } = parts;
  // Every part is pushed once at the start, and each join pushes at most two.
  const heap = createRankHeap(length * 3);
  for (let at = 0; at < length; at++) {
    heap.push(ranks[at] ?? NO_RANK, at);
  }
  let count = length;
  while (heap.pop()) {
    const at = heap.position();
    // An entry whose rank is no longer that of its part is out of date: the part was joined since.
    if (ranks[at] === heap.rank()) {
      joinWithNext(vocabulary, parts, at, length);
      count--;
      heap.push(ranks[at] ?? NO_RANK, at);
      if (at > 0) {
        const before = previous[at] ?? 0;
        heap.push(ranks[before] ?? NO_RANK, before);
      }
    }
  }
  return count;
}

/** Joins a part with the next one and finds out the ranks of the new neighbourhoods. */
function joinWithNext(vocabulary: Vocabulary, parts: Parts, at: number, length: number): void {
  const { tokens, next, previous, ranks } = parts;
  const joined = next[at] ?? 0;
  const end = next[joined] ?? 0;
  // The rank of a join is the token that it makes.
  const token = ranks[at] ?? 0;
  tokens[at] = token;
  next[at] = end;
  previous[end] = at;
  ranks[joined] = NO_RANK;
  ranks[at] = end < length ? rankOfJoin(vocabulary.joins, vocabulary.shift, token, tokens[end] ?? 0) : NO_RANK;
  if (at > 0) {
    const before = previous[at] ?? 0;
    ranks[before] = rankOfJoin(vocabulary.joins, vocabulary.shift, tokens[before] ?? 0, token);
  }
}
