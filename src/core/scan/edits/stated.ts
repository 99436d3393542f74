import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Value } from '../evaluate/values.ts';
import { readFirst } from '../requests/parameters.ts';
import type { ParameterPath } from '../sdk/shape.ts';
import type { ParameterSource } from './site.ts';

/** The value that the source surely gives a parameter; null where it gives none, or only may. */
export function statedAt(evaluation: Evaluation, { parameters }: ParameterSource, path: ParameterPath): Value | null {
  const given = readFirst(evaluation, parameters, [path]);
  return given === null || given.value.kind === 'unknown' ? null : given.value;
}
