/** Token counts as text. */
import type { Quantity } from '../model.ts';
import { shortened } from './numbers.ts';

/** `412`, `1.2k`, `38k`, `1.2M`: two digits from a thousand on. */
export function formatTokenCount(tokens: number): string {
  const rounded = Math.round(tokens);
  if (rounded < 1000) return String(rounded);
  const isShort = /^\d(\.\d)?[kMB]$/.test(shortened(rounded, 1));
  return shortened(rounded, isShort ? 1 : 0);
}

/** A token quantity: `412`, `≈1.2k`, `≈120–180`, `≥300` where nothing bounds it, `?` where it is unknown. */
export function formatTokens({ value, low, high, basis }: Quantity): string {
  if (basis === 'unknown' || (value === null && low === null)) return '?';
  const mark = basis === 'exact' ? '' : '≈';
  const from = formatTokenCount(low ?? value ?? 0);
  if (high === null) return `≥${from}`;
  const to = formatTokenCount(high);
  return mark + (from === to ? from : `${from}–${to}`);
}

/** ` +2 vars` where parts of a prompt are open, else nothing. */
export function formatOpenVariables(count: number): string {
  if (count === 0) return '';
  return ` +${count} ${count === 1 ? 'var' : 'vars'}`;
}
