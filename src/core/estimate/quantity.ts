import type { Basis, Quantity } from '../model.ts';

/** The weakest of several provenances: an estimate is only as certain as the least certain thing in it. */
export function weakestBasis<B extends Basis>(bases: readonly B[], none: B): B {
  return bases.reduce(
    (weakest, basis) => (certainty.indexOf(basis) > certainty.indexOf(weakest) ? basis : weakest),
    none,
  );
}

/** A number that is certain. */
export function exactly(value: number): Quantity {
  return { value, low: value, high: value, basis: 'exact' };
}

/** Not known, and why. */
export function unknownQuantity(reason: string): Quantity {
  return { value: null, low: null, high: null, basis: 'unknown', reason };
}

/**
 * The sum of quantities. What is known is added up; a part that is unknown or unbounded leaves the sum without upper end,
 * so that the sum reads "at least". The sum is unknown only when nothing in it is known.
 */
export function sumOf(parts: readonly Quantity[]): Quantity {
  const known = parts.filter((part) => part.low !== null);
  const unbounded = parts.filter((part) => part.high === null);
  if (parts.length > 0 && known.length === 0) return unknownQuantity(reasonsOf(parts) ?? 'nothing is known');
  const basis = weakestBasis(
    known.map((part) => part.basis),
    'exact',
  );
  const sum: Quantity = {
    value: known.some((part) => part.value === null) ? null : total(known.map((part) => part.value ?? 0)),
    low: total(known.map((part) => part.low ?? 0)),
    high: unbounded.length > 0 ? null : total(known.map((part) => part.high ?? 0)),
    basis: unbounded.length > 0 ? weakestBasis([basis, 'assumed'], 'exact') : basis,
  };
  const reason = reasonsOf(unbounded);
  return reason === undefined ? sum : { ...sum, reason };
}

/** A quantity with a range of `share` around it, e.g. 0.25 for 25 % less and 25 % more; whole numbers, never below 0. */
export function widened(quantity: Quantity, share: number): Quantity {
  const low = quantity.low === null ? null : Math.max(0, Math.floor(quantity.low * (1 - share)));
  return { ...quantity, low, high: quantity.high === null ? null : Math.ceil(quantity.high * (1 + share)) };
}

/** A quantity counted several times. */
export function times(quantity: Quantity, count: number): Quantity {
  const multiplied = (end: number | null) => (end === null ? null : end * count);
  return {
    ...quantity,
    value: multiplied(quantity.value),
    low: multiplied(quantity.low),
    high: multiplied(quantity.high),
  };
}

const certainty: readonly Basis[] = ['exact', 'measured', 'configured', 'assumed', 'unknown'];

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function reasonsOf(parts: readonly Quantity[]): string | undefined {
  const reasons = new Set(parts.flatMap((part) => part.reason ?? []));
  return reasons.size === 0 ? undefined : [...reasons].join('; ');
}
