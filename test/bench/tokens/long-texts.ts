/** Texts without a place to split, which a quadratic counter cannot finish. */
export const LONG_TEXTS: Readonly<Record<string, () => string>> = {
  '"a" × 2,000': () => 'a'.repeat(2000),
  '"a" × 10,000': () => 'a'.repeat(10_000),
  '"a" × 100,000': () => 'a'.repeat(100_000),
  'blanks × 50,000': () => ' '.repeat(50_000),
  'line feeds × 50,000': () => '\n'.repeat(50_000),
  '"=" × 50,000': () => '='.repeat(50_000),
  'Chinese, 50 kB': () =>
    Array.from({ length: 16_667 }, (_, index) => String.fromCharCode(0x4e00 + ((index * 7919) % 5000))).join(''),
};
