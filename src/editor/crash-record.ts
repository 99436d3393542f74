const windowMs = 3 * 60 * 1000;
const maximumCrashes = 4;

/** Remembers when the server ended, to tell an accident from a server that cannot run. */
export interface CrashRecord {
  /** Takes down a crash; false from the fifth within three minutes on. `now` in milliseconds. */
  mayRestart(now: number): boolean;
}

/** Makes an empty record. */
export function createCrashRecord(): CrashRecord {
  let crashes: readonly number[] = [];
  return {
    mayRestart: (now) => {
      crashes = [...crashes.filter((at) => now - at < windowMs), now];
      return crashes.length <= maximumCrashes;
    },
  };
}
