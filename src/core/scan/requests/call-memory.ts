import type { Patience } from '../evaluate/patience.ts';
import type { CallExpression } from '../syntax/syntax.ts';

/** What was read of calls while a file is evaluated again and again, because files that it needs were missing. */
export interface CallMemory<Reading> {
  /** The reading of a call: that of an earlier time, if nothing was missing then. */
  read(call: CallExpression, patience: Patience, read: () => Reading): Reading;
}

/** A memory for one file. */
export function createCallMemory<Reading>(): CallMemory<Reading> {
  const readings = new Map<CallExpression, { readonly reading: Reading }>();
  return {
    read(call, patience, read) {
      const before = readings.get(call);
      if (before !== undefined) return before.reading;
      patience.begin();
      const reading = read();
      if (!patience.isOut()) readings.set(call, { reading });
      return reading;
    },
  };
}
