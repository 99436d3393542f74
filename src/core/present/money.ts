/** Sums of money in the words of the product: the same number has the same digits everywhere. */
import type { Cost, CostOrReason } from '../model.ts';
import { grouped, shortened, significant } from './numbers.ts';

/** US dollars: two significant digits below $1, cents to $100, whole dollars above, `$12.4k` from ten thousand. */
export function formatUsd(usd: number): string {
  return `$${amount(usd, usd)}`;
}

/** A range with one dollar sign and an en dash, `$0.0042–0.011`; one number where both ends look the same. */
export function formatUsdRange(low: number, high: number | null): string {
  if (high === null) return `≥${formatUsd(low)}`;
  const lowText = amount(low, high);
  const highText = amount(high, high);
  return lowText === highText ? `$${highText}` : `$${lowText}–${highText}`;
}

/** A cost with `≈` in front of everything that is not exact; `≥` alone says as much. */
export function formatCost(cost: Cost): string {
  const mark = cost.basis === 'exact' || cost.high === null ? '' : '≈';
  return `${mark}${formatUsdRange(cost.low, cost.high)}`;
}

/** A cost, or `?`; the reason belongs into the tooltip or a note. */
export function formatCostOrUnknown(perCall: CostOrReason): string {
  return perCall.cost === null ? '?' : formatCost(perCall.cost);
}

/** Small costs read better for a thousand calls: `$4.20 / 1k calls` for 0.0042 USD. */
export function formatUsdPerThousandCalls(usdPerCall: number): string {
  return `${formatUsd(usdPerCall * 1000)} / 1k calls`;
}

/** Digits of `usd` at the scale of `scale`, so that both ends of a range are written alike (`9.5k–12.4k`). */
function amount(usd: number, scale: number): string {
  if (usd === 0) return '0';
  if (Math.round(scale) >= 10_000 && Math.round(usd) >= 1000) return shortened(usd, 1);
  if (Math.round(usd * 100) / 100 >= 100) return grouped(usd);
  const digits = significant(usd, 2);
  return Number(digits) >= 1 ? usd.toFixed(2) : digits;
}
