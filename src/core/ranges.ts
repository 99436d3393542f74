import type { TextRange } from './model.ts';

/** Whether one range lies in another of the same text; a range lies in itself. */
export function isInside(inner: TextRange, outer: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
