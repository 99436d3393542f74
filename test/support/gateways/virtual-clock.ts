import type { PollerClock } from '../../../src/gateway/poller.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told to go on: a day takes seconds, and every run is the same. */
export class VirtualClock implements PollerClock {
  private time: number;
  /** By the second in which they are due. */
  private readonly timers = new Map<number, Set<Timer>>();

  constructor(start: string) {
    this.time = Date.parse(start);
  }

  now(): Date {
    return new Date(this.time);
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + ms, run };
    const second = Math.floor(timer.at / 1000);
    const due = this.timers.get(second) ?? new Set();
    this.timers.set(second, due.add(timer));
    return () => due.delete(timer);
  }

  /** Lets time pass. Timers run in their order, and what one begins is done before the next. */
  async goOn(ms: number): Promise<void> {
    const end = this.time + ms;
    for (let second = Math.floor(this.time / 1000); second * 1000 <= end; second += 1) {
      for (let timer = this.takeFirst(second, end); timer !== null; timer = this.takeFirst(second, end)) {
        this.time = Math.max(this.time, timer.at);
        timer.run();
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
    }
    this.time = end;
  }

  /** How many timers are set. */
  get pending(): number {
    return [...this.timers.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The first timer of a second that is due by then; it is no longer set. */
  private takeFirst(second: number, end: number): Timer | null {
    const due = this.timers.get(second);
    let first: Timer | null = null;
    for (const timer of due ?? []) {
      if (timer.at <= end && (first === null || timer.at < first.at)) first = timer;
    }
    if (first === null) return null;
    due?.delete(first);
    if (due?.size === 0) this.timers.delete(second);
    return first;
  }
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
