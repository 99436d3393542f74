import { createRankHeap } from './rank-heap.ts';
import { HASH_FACTOR, NO_RANK, rankOf, type Vocabulary } from './vocabulary.ts';

/**
 * Merges the bytes of one piece into tokens: again and again the two neighbours whose join has the lowest rank, the
 * leftmost first. Returns the number of tokens; `partEnd` then walks over them.
 */
export interface PieceMerger {
  /** The piece lies between `start` and `end` and has at least two bytes. */
  merge(bytes: Uint8Array, start: number, end: number): number;
  /** End of the token that starts at an offset into the piece merged last, as an offset as well. */
  partEnd(partStart: number): number;
}

/** Longer pieces are merged with a heap; below, looking through all neighbours is faster. */
const LONGEST_SCANNED_PIECE = 128;

/** Working memory is reused from piece to piece, and given back when it was needed for an exceptional one. */
const LARGEST_KEPT_PIECE = 1 << 16;

export function createPieceMerger(vocabulary: Vocabulary): PieceMerger {
  const powers = powersOfHashFactor(vocabulary.longestToken);
  let work = createWorkspace(LONGEST_SCANNED_PIECE);
  return {
    merge(bytes, start, end) {
      const length = end - start;
      if (work.capacity < length || (work.capacity > LARGEST_KEPT_PIECE && length <= LARGEST_KEPT_PIECE)) {
        work = createWorkspace(Math.max(length, LONGEST_SCANNED_PIECE));
      }
      const piece: Piece = { vocabulary, powers, bytes, start, length };
      prepare(piece, work);
      return length <= LONGEST_SCANNED_PIECE ? mergeByScan(piece, work) : mergeByHeap(piece, work);
    },
    partEnd: (partStart) => work.next[partStart] ?? partStart + 1,
  };
}

interface Piece {
  readonly vocabulary: Vocabulary;
  readonly powers: Int32Array;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly length: number;
}

/** Parts of the piece as a linked list by offset; a part joined to the one before it is out of the list. */
interface Workspace {
  readonly capacity: number;
  /** Hash of the bytes before an offset; the hash of any stretch follows from two of them. */
  readonly hashes: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** Rank of a part joined with the next one. */
  readonly ranks: Int32Array;
}

function createWorkspace(capacity: number): Workspace {
  return {
    capacity,
    hashes: new Int32Array(capacity + 1),
    next: new Int32Array(capacity + 1),
    previous: new Int32Array(capacity + 1),
    ranks: new Int32Array(capacity + 1),
  };
}

function powersOfHashFactor(count: number): Int32Array {
  const powers = new Int32Array(count + 1).fill(1);
  for (let exponent = 1; exponent <= count; exponent++) {
    powers[exponent] = Math.imul(powers[exponent - 1] ?? 0, HASH_FACTOR);
  }
  return powers;
}

function prepare(piece: Piece, work: Workspace): void {
  const { bytes, start, length } = piece;
  const { pairRanks } = piece.vocabulary;
  const { hashes, next, previous, ranks } = work;
  let hash = 0;
  let byte = bytes[start] ?? 0;
  for (let at = 0; at < length; at++) {
    const following = bytes[start + at + 1] ?? 0;
    hash = (Math.imul(hash, HASH_FACTOR) + byte) | 0;
    hashes[at + 1] = hash;
    next[at] = at + 1;
    previous[at] = at - 1;
    ranks[at] = pairRanks[(byte << 8) | following] ?? NO_RANK;
    byte = following;
  }
  ranks[length - 1] = NO_RANK;
}

/** Rank of the token between two offsets of the piece. */
function joinedRank(piece: Piece, work: Workspace, from: number, to: number): number {
  const length = to - from;
  if (length > piece.vocabulary.longestToken) {
    return NO_RANK;
  }
  const { hashes } = work;
  const hash = ((hashes[to] ?? 0) - Math.imul(hashes[from] ?? 0, piece.powers[length] ?? 0)) | 0;
  return rankOf(piece.vocabulary, piece.bytes, piece.start + from, piece.start + to, hash);
}

function mergeByScan(piece: Piece, work: Workspace): number {
  const { ranks } = work;
  const { length } = piece;
  for (let parts = length; ; parts--) {
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
      return parts;
    }
    joinWithNext(piece, work, at);
  }
}

function mergeByHeap(piece: Piece, work: Workspace): number {
  const { ranks, previous } = work;
  const heap = createRankHeap(piece.length * 3);
  for (let at = 0; at < piece.length; at++) {
    heap.push(ranks[at] ?? NO_RANK, at);
  }
  let parts = piece.length;
  while (heap.pop()) {
    const at = heap.position();
    // An entry whose rank is no longer that of its part is out of date: the part was joined since.
    if (ranks[at] === heap.rank()) {
      joinWithNext(piece, work, at);
      parts--;
      heap.push(ranks[at] ?? NO_RANK, at);
      if (at > 0) {
        const before = previous[at] ?? 0;
        heap.push(ranks[before] ?? NO_RANK, before);
      }
    }
  }
  return parts;
}

/** Joins a part with the next one and finds out the ranks of the new neighbourhoods. */
function joinWithNext(piece: Piece, work: Workspace, at: number): void {
  const { next, previous, ranks } = work;
  const joined = next[at] ?? 0;
  const end = next[joined] ?? 0;
  next[at] = end;
  previous[end] = at;
  ranks[joined] = NO_RANK;
  ranks[at] = end < piece.length ? joinedRank(piece, work, at, next[end] ?? 0) : NO_RANK;
  if (at > 0) {
    const before = previous[at] ?? 0;
    ranks[before] = joinedRank(piece, work, before, end);
  }
}
