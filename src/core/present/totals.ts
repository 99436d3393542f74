import type { Totals } from '../analysis.ts';
import { formatCost } from './money.ts';

/** `≈$3.1k–4.4k /mo · 14 of 17 calls have a volume, 1 has no price`. */
export function totalsSentence({ calls, unpriced, withVolume, perMonth }: Totals): string {
  if (calls === 0) return 'No LLM calls found';
  const sum = perMonth === null ? 'No monthly total' : `${formatCost(perMonth)} /mo`;
  const volumes =
    withVolume === calls
      ? 'every call has a volume'
      : `${withVolume} of ${calls} calls ${withVolume === 1 ? 'has' : 'have'} a volume`;
  const prices = unpriced === 0 ? 'every call has a price' : `${unpriced} ${unpriced === 1 ? 'has' : 'have'} no price`;
  return `${sum} · ${volumes}, ${prices}`;
}
