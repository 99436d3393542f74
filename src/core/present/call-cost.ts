/** The cost of a call in words: hint, hover, lens and report say the same. */
import type { Call, Cost, Estimate } from '../model.ts';
import { formatCost, formatUsd } from './money.ts';

/**
 * True where nothing but the model's own maximum bounds the answer. The upper end is then no expectation of anybody, so
 * that a cost reads "from".
 */
export function isOpenEnded({ outputLimit }: Call, { outputTokens }: Estimate): boolean {
  return outputTokens.value === null && (outputLimit?.value ?? null) === null;
}

/** `$0.0042–0.011`, or `from ≈$0.0017` where there is no upper end worth saying. */
export function formatCallCost(cost: Cost, openEnded: boolean): string {
  return openEnded || cost.high === null
    ? `from ${cost.basis === 'exact' ? '' : '≈'}${formatUsd(cost.low)}`
    : formatCost(cost);
}
