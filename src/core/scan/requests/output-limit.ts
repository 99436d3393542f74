/**
 * Which output limit a request has.
 */
import type { OutputLimit, ValueSource } from '../../model.ts';
import type { Parameters } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { optionsOf, type Value, weakerSource } from '../evaluate/values.ts';
import type { ParameterShape } from '../sdk/shape.ts';
import { isMadeElsewhere } from './model-reference.ts';
import { isHiddenByPrompt, readFirst, readPath } from './parameters.ts';
import { parametersOf, type SdkObject } from './trace.ts';

/** The output limit of a request, or of its declaration; null means that none is set. */
export function readOutputLimit(
  evaluation: Evaluation,
  parameters: Parameters,
  shape: ParameterShape,
  object: SdkObject | null,
): OutputLimit | null {
  if (shape.outputLimit === undefined && object === null) return null;
  const given = readFirst(evaluation, parameters, shape.outputLimit);
  if (given !== null && !isHiddenByPrompt(parameters, shape, given)) {
    const limit = outputLimitOf(given.path, given.value);
    return limit.source === 'unknown' && isSetEitherWay(evaluation, parameters, shape)
      ? { ...limit, source: 'dynamic' }
      : limit;
  }
  return declaredLimit(evaluation, object);
}

/** The output limit that an object was declared with. */
function declaredLimit(evaluation: Evaluation, object: SdkObject | null): OutputLimit | null {
  if (object === null) return null;
  if (object.alternatives.length > 0) return commonLimit(evaluation, object);
  const { origin, shape, parent } = object;
  const paths = shape.declares?.outputLimit;
  if (origin !== null && origin.call === null && paths !== undefined)
    return { value: null, parameter: null, source: 'unknown', reason: 'it is set where the model is made' };
  const parameters = parametersOf(evaluation, object);
  const declared = parameters === null ? null : readFirst(evaluation, parameters, paths);
  if (declared !== null) return outputLimitOf(declared.path, declared.value);
  if (isMadeElsewhere(evaluation, object))
    return { value: null, parameter: null, source: 'unknown', reason: 'it is set where the model is made' };
  return declaredLimit(evaluation, parent);
}

/** The limit that holds for all alternatives, else unknown. */
function commonLimit(evaluation: Evaluation, object: SdkObject): OutputLimit | null {
  const each = [{ ...object, alternatives: [] }, ...object.alternatives];
  const limits = each.map((alternative) => declaredLimit(evaluation, alternative));
  const [first = null] = limits;
  if (limits.every((limit) => (limit?.value ?? null) === (first?.value ?? null) && limit?.source === first?.source))
    return first;
  const known = limits.flatMap((limit) => (limit === null || limit.value === null ? [] : [limit]));
  if (known.length === limits.length) return largestOf(known);
  const reason = 'it depends on which model runs';
  return { value: null, parameter: null, source: limits.includes(null) ? 'unknown' : 'dynamic', reason };
}

/** One name for one kind of model, another for the rest: with both set on a condition, one of them always is. */
function isSetEitherWay(evaluation: Evaluation, parameters: Parameters, shape: ParameterShape): boolean {
  const conditional = (shape.outputLimit ?? []).filter(
    (path) => readPath(evaluation, parameters, path)?.kind === 'choice',
  );
  return conditional.length > 1;
}

function outputLimitOf(path: string, value: Value): OutputLimit {
  const parameter = path.split('.').at(-1) ?? path;
  const numbers = optionsOf(value).filter((option) => option.kind === 'number');
  const largest = numbers.length === optionsOf(value).length ? largestOf(numbers) : null;
  if (largest !== null) return { value: largest.value, parameter, source: largest.source, range: largest.range };
  if (mayBeUnset(value))
    return {
      value: null,
      parameter,
      source: 'unknown',
      reason: value.kind === 'unknown' ? value.reason : 'it may be unset',
    };
  return {
    value: null,
    parameter,
    source: 'dynamic',
    reason: value.kind === 'unknown' ? value.reason : 'computed at run time',
  };
}

/** A limit is an upper end: where something decides between several, the largest holds either way. */
function largestOf<T extends { readonly value: number; readonly source: ValueSource }>(limits: readonly T[]): T | null {
  const [largest] = limits.toSorted((left, right) => right.value - left.value);
  const source = limits.map((limit) => limit.source).reduce(weakerSource, 'literal');
  return largest === undefined ? null : { ...largest, source };
}

function mayBeUnset(value: Value): boolean {
  if (value.kind === 'choice') return value.options.some(mayBeUnset);
  if (value.kind === 'null' || value.kind === 'boolean') return true;
  return value.kind === 'unknown' && (value.origin === 'optional' || value.origin === 'environment');
}
