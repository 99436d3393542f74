import type { Totals } from '../analysis.ts';
import { formatCost } from './money.ts';
import { grouped } from './numbers.ts';

/** `≈$3.1k–4.4k /mo · 14 of 17 calls have a volume, 1 has no price`. */
export function totalsSentence(totals: Totals): string {
  const { calls, perMonth } = totals;
  if (calls === 0) return 'No LLM calls found';
  const sum = perMonth === null ? 'No monthly total' : `${formatCost(perMonth)} /mo`;
  return `${sum} · ${totalsCoverage(totals)}`;
}

/** What a total covers: `14 of 17 calls have a volume, 1 has no price`. */
export function totalsCoverage({ calls, unpriced, withVolume }: Totals): string {
  const volumes =
    withVolume === calls
      ? 'every call has a volume'
      : `${grouped(withVolume)} of ${grouped(calls)} calls ${withVolume === 1 ? 'has' : 'have'} a volume`;
  const prices =
    unpriced === 0 ? 'every call has a price' : `${grouped(unpriced)} ${unpriced === 1 ? 'has' : 'have'} no price`;
  return `${volumes}, ${prices}`;
}
