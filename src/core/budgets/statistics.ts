/** Middles that single odd values do not move. */

/** The median; null for no values. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** Median absolute deviation from a centre; null for no values. */
export function medianDeviationFrom(centre: number, values: readonly number[]): number | null {
  return medianOf(values.map((value) => Math.abs(value - centre)));
}
