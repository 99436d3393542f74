import { hostileName } from './contract-server.ts';

/** Values that gateways send by mistake, in place of any other. */
const mistakes: readonly unknown[] = [
  null,
  0,
  -1,
  -0.01,
  1e300,
  Number.MAX_SAFE_INTEGER,
  '1e999',
  '12.50',
  'NaN',
  'Infinity',
  'None',
  '',
  true,
  [],
  {},
  [null],
  'not-a-date',
  '0000-00-00',
  '9999-12-31T23:59:59Z',
  '2026-11-21 10:00:00',
  '30mo',
  '99999d',
  '0d',
  hostileName,
  '__proto__',
  'x'.repeat(5000),
];

/** A copy in which about every tenth value is another, chosen by a stream of numbers; fields and items may be left out. */
export function mutated(value: unknown, seeds: Iterator<number>): unknown {
  const next = () => Number(seeds.next().value ?? 0);
  const choice = next() % 20;
  if (choice === 0) {
    return mistakes[next() % mistakes.length];
  }
  if (choice === 1) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.map((item) => mutated(item, seeds));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mutated(item, seeds)]))
    : value;
}
