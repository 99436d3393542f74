import type { KnownOrReason } from './standing.ts';

/** A value that is known. */
export function known<Value>(value: Value): KnownOrReason<Value> {
  return { value, reason: null };
}

/** No value, and why. */
export function unknown(reason: string): { readonly value: null; readonly reason: string } {
  return { value: null, reason };
}
