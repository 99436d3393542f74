import type { PollerClock } from '../../gateway/poller.ts';

/** Something that is done again and again, but not at every key. */
export interface Calm {
  /** Does it at once, or `soon` where it was done a moment ago. */
  now(): void;
  /** Does it a moment from now, and once for everything until then. */
  soon(): void;
  dispose(): void;
}

/** `act` is done once in `ms` milliseconds at most. Between two times there is no timer. */
export function createCalm(clock: PollerClock, ms: number, act: () => void): Calm {
  let cancel: (() => void) | null = null;
  let actedAt = Number.NEGATIVE_INFINITY;
  const actNow = (): void => {
    cancel?.();
    cancel = null;
    actedAt = clock.now().getTime();
    act();
  };
  const soon = (): void => {
    cancel ??= clock.after(ms, actNow);
  };
  return {
    soon,
    now: () => (clock.now().getTime() - actedAt < ms ? soon() : actNow()),
    dispose: () => cancel?.(),
  };
}
