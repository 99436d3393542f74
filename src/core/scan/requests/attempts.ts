/**
 * How often libraries for retries try what they are given: by a decorator of a function, as what a loop goes through, or as
 * a call that is given a function.
 */
import { readParameters } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { optionsOf, type ResultValue, type Value } from '../evaluate/values.ts';
import { readPath } from './parameters.ts';

/** Where the number stands: of all tries, or of those after the first. */
interface LimitOfTries {
  readonly path: string;
  readonly isAfterFirst?: true;
}

/** By the module that a library is imported from. */
const limits: Readonly<Record<string, LimitOfTries>> = {
  tenacity: { path: 'stop' },
  backoff: { path: 'max_tries' },
  retry: { path: 'tries' },
  retrying: { path: 'stop_max_attempt_number' },
  prefect: { path: 'retries', isAfterFirst: true },
  modal: { path: 'retries', isAfterFirst: true },
  'p-retry': { path: '#1.retries', isAfterFirst: true },
  'async-retry': { path: '#1.retries', isAfterFirst: true },
  'exponential-backoff': { path: '#1.numOfAttempts' },
};

/**
 * The most tries that `@retry(stop=stop_after_attempt(3))` or `Retrying(…)` makes. Null for everything else, and where no
 * number is set: that errors are followed by another try tells nothing about what is billed, SDKs do the same.
 */
export function attemptsOf(evaluation: Evaluation, value: Value): number | null {
  if (value.kind !== 'result' || value.call === null) return null;
  const limit = limits[moduleOf(value.callee)];
  if (limit === undefined) return null;
  const given = readPath(evaluation, readParameters(evaluation, value.call, value.frame), limit.path);
  const most = given === undefined ? null : numberIn(evaluation, given);
  return most === null || limit.isAfterFirst === undefined ? most : most + 1;
}

/** `tenacity` of what is imported from `tenacity` or `tenacity.asyncio`; `app.function` is a member of what Modal made. */
function moduleOf(callee: Value): string {
  if (callee.kind === 'symbol') return callee.module.split('.')[0] ?? '';
  if (callee.kind === 'member') return moduleOf(callee.object);
  return callee.kind === 'result' ? moduleOf(callee.callee) : '';
}

/** `3`, `stop_after_attempt(3)`, `stop_after_attempt(3) | stop_after_delay(60)`. */
function numberIn(evaluation: Evaluation, value: Value): number | null {
  if (value.kind === 'number') return value.value;
  const stops = value.kind === 'pipe' ? value.parts : optionsOf(value);
  const numbers = stops.flatMap((stop) => (isCountingStop(stop) ? (triesOf(evaluation, stop) ?? []) : []));
  return numbers.length === 0 ? null : Math.max(...numbers);
}

function isCountingStop(value: Value): value is ResultValue {
  return (
    value.kind === 'result' && value.callee.kind === 'symbol' && value.callee.names.at(-1) === 'stop_after_attempt'
  );
}

function triesOf(evaluation: Evaluation, { call, frame }: ResultValue): number | null {
  if (call === null) return null;
  const parameters = readParameters(evaluation, call, frame);
  const given = readPath(evaluation, parameters, 'max_attempt_number') ?? readPath(evaluation, parameters, '#0');
  return given?.kind === 'number' ? given.value : null;
}
