import { NO_RANK } from './vocabulary.ts';

/** Gives out (rank, position) pairs, the lowest rank first and the leftmost first among equal ranks. */
export interface RankHeap {
  /** Puts a pair in; one without a rank is left out. */
  push(rank: number, position: number): void;
  /** Takes the first pair out, for `rank` and `position` to tell; false when none is left. */
  pop(): boolean;
  rank(): number;
  position(): number;
}

/** A binary heap in two arrays. `capacity` is the most pairs that it will hold at a time. */
export function createRankHeap(capacity: number): RankHeap {
  const ranks = new Int32Array(capacity);
  const positions = new Int32Array(capacity);
  let size = 0;
  let poppedRank = NO_RANK;
  let poppedPosition = 0;

  const isBefore = (rank: number, position: number, other: number): boolean => {
    const otherRank = ranks[other] ?? 0;
    return rank < otherRank || (rank === otherRank && position < (positions[other] ?? 0));
  };
  const move = (from: number, to: number): void => {
    ranks[to] = ranks[from] ?? 0;
    positions[to] = positions[from] ?? 0;
  };

  const put = (rank: number, position: number, at: number): void => {
    ranks[at] = rank;
    positions[at] = position;
  };
  const firstChild = (at: number): number => {
    const left = 2 * at + 1;
    const right = left + 1;
    return right < size && isBefore(ranks[right] ?? 0, positions[right] ?? 0, left) ? right : left;
  };

  return {
    push(rank, position) {
      if (rank === NO_RANK) {
        return;
      }
      let at = size++;
      while (at > 0 && isBefore(rank, position, (at - 1) >> 1)) {
        move((at - 1) >> 1, at);
        at = (at - 1) >> 1;
      }
      put(rank, position, at);
    },
    pop() {
      if (size === 0) {
        return false;
      }
      poppedRank = ranks[0] ?? 0;
      poppedPosition = positions[0] ?? 0;
      size--;
      const rank = ranks[size] ?? 0;
      const position = positions[size] ?? 0;
      let at = 0;
      for (let child = firstChild(at); child < size && !isBefore(rank, position, child); child = firstChild(at)) {
        move(child, at);
        at = child;
      }
      put(rank, position, at);
      return true;
    },
    rank: () => poppedRank,
    position: () => poppedPosition,
  };
}
