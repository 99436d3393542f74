/** Plain numbers as text. Negative numbers carry the minus sign U+2212, as type does. */

/** Whole number with thousands separators: `1,010`. */
export function grouped(value: number): string {
  const digits = Math.round(Math.abs(value)).toString();
  return sign(value) + digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** So many of something: `1 call`, `1,204 calls`. A plural that is not made with an s is named. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** `38k`, `1.2k`, `1.2M`: at most `decimals` decimals, none when they are zero. Values below 1,000 stay as they are. */
export function shortened(value: number, decimals: number): string {
  const size = Math.abs(value);
  // The unit is chosen after rounding: 999.96 thousand with one decimal is 1M, not 1000k.
  const unit = units.find(({ scale }) => Number((size / (scale / 1000)).toFixed(decimals)) >= 1000);
  const text = (size / (unit?.scale ?? 1)).toFixed(decimals);
  return sign(value) + withoutZeroDecimals(text) + (unit?.name ?? '');
}

/** So many significant digits, never in scientific notation: 0.0000042 for 4.2e-6. */
export function significant(value: number, digits: number): string {
  if (value === 0) return '0';
  const rounded = Number(Math.abs(value).toPrecision(digits));
  const decimals = Math.min(Math.max(digits - 1 - Math.floor(Math.log10(rounded)), 0), 100);
  return sign(value) + rounded.toFixed(decimals);
}

/** A change as a share: `−91 %`, `+340 %`; `±0 %` where it rounds to nothing. */
export function formatChange(fraction: number): string {
  const percent = Math.round(fraction * 100);
  if (percent === 0) return '±0 %';
  return `${percent > 0 ? '+' : ''}${grouped(percent)} %`;
}

const units: readonly { readonly scale: number; readonly name: string }[] = [
  { scale: 1e9, name: 'B' },
  { scale: 1e6, name: 'M' },
  { scale: 1e3, name: 'k' },
];

function withoutZeroDecimals(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function sign(value: number): string {
  return value < 0 ? '−' : '';
}
