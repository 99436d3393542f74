/** Numbers of tokens of short pieces seen lately: words come again and again. */
export interface PieceCache {
  /** The count remembered for a piece, or 0; a miss makes room for the piece, whose count `put` then adds. */
  find(bytes: Uint8Array, start: number, end: number): number;
  /** Remembers the count of the piece that `find` missed last. */
  put(tokens: number): void;
}

/** Longer pieces are rare, and hardly ever come twice. */
const LONGEST_PIECE = 31;

const PLACE_BITS = 14;
/** A place holds the piece, closed by its length. */
const PLACE_SHIFT = 5;

const HASH_FACTOR = 0x01000193;
/** Spreads a hash over the places: its high bits then depend on all bits of the hash. */
const SPREAD_FACTOR = 0x9e3779b1;

/** Every piece has one place, where it overwrites what was there: 0.5 MB, and no lists to keep. */
export function createPieceCache(): PieceCache {
  const pieces = new Uint8Array(1 << (PLACE_BITS + PLACE_SHIFT));
  const counts = new Uint8Array(1 << PLACE_BITS);
  let missed = -1;
  return {
    find(bytes, start, end) {
      const length = end - start;
      missed = -1;
      if (length > LONGEST_PIECE) {
        return 0;
      }
      const place = placeOf(bytes, start, end);
      const from = place << PLACE_SHIFT;
      if (pieces[from + LONGEST_PIECE] === length && isEqual(pieces, from, bytes, start, end)) {
        return counts[place] ?? 0;
      }
      for (let at = start; at < end; at++) {
        pieces[from + at - start] = bytes[at] ?? 0;
      }
      pieces[from + LONGEST_PIECE] = length;
      missed = place;
      return 0;
    },
    put(tokens) {
      if (missed >= 0) {
        counts[missed] = tokens;
      }
    },
  };
}

function placeOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) {
    hash = (Math.imul(hash, HASH_FACTOR) + (bytes[at] ?? 0)) | 0;
  }
  return Math.imul(hash, SPREAD_FACTOR) >>> (32 - PLACE_BITS);
}

function isEqual(pieces: Uint8Array, from: number, bytes: Uint8Array, start: number, end: number): boolean {
  const distance = from - start;
  for (let at = start; at < end; at++) {
    if (pieces[at + distance] !== bytes[at]) {
      return false;
    }
  }
  return true;
}
