/**
 * What a request asks for beside its prompt: options, tools, schema, attribution, multiplier.
 */
import type { CallOptions, LoopContext, Multiplier, SourceExcerpt, TextRange } from '../../model.ts';
import type { Parameters } from '../evaluate/call-arguments.ts';
import { type Evaluation, sourceText } from '../evaluate/evaluation.ts';
import { plainText, type Value } from '../evaluate/values.ts';
import type { ParameterPath, ParameterShape, RequestShape } from '../sdk/shape.ts';
import { isStated, readFirst, readPath } from './parameters.ts';

/** The options of a request. */
export function readOptions(
  evaluation: Evaluation,
  parameters: Parameters,
  shape: ParameterShape,
  request: RequestShape | null,
  method: string,
): CallOptions {
  const streams = request?.streams === true || /stream/i.test(method);
  return {
    streaming: streams ? true : booleanAt(evaluation, parameters, shape.streaming),
    temperature: numberAt(evaluation, parameters, shape.temperature),
    reasoningEffort: textAt(evaluation, parameters, shape.reasoningEffort),
    reasoningBudgetTokens: numberAt(evaluation, parameters, shape.reasoningBudget),
    choices: numberAt(evaluation, parameters, shape.choices),
    serviceTier: textAt(evaluation, parameters, shape.serviceTier),
    batch: request?.batch === true,
  };
}

function stated(
  evaluation: Evaluation,
  parameters: Parameters,
  paths: readonly ParameterPath[] | undefined,
): Value | null {
  const given = readFirst(evaluation, parameters, paths);
  if (given === null || !isStated(parameters, given.path)) return null;
  // An entry of a record that is built elsewhere may or may not be there: that states nothing.
  const isMaybe = given.path.includes('.') && given.value.kind === 'unknown' && given.value.origin === 'optional';
  return isMaybe ? null : given.value;
}

function numberAt(
  evaluation: Evaluation,
  parameters: Parameters,
  paths: readonly ParameterPath[] | undefined,
): number | 'dynamic' | null {
  const value = stated(evaluation, parameters, paths);
  if (value === null) return null;
  return value.kind === 'number' ? value.value : 'dynamic';
}

function textAt(
  evaluation: Evaluation,
  parameters: Parameters,
  paths: readonly ParameterPath[] | undefined,
): string | null {
  const value = stated(evaluation, parameters, paths);
  return value === null ? null : (plainText(value) ?? 'dynamic');
}

function booleanAt(
  evaluation: Evaluation,
  parameters: Parameters,
  paths: readonly ParameterPath[] | undefined,
): boolean | 'dynamic' | null {
  const value = stated(evaluation, parameters, paths);
  if (value === null) return null;
  return value.kind === 'boolean' ? value.value : 'dynamic';
}

/** Source text of a parameter that is sent along (tools, response schema). */
export function readExcerpt(
  evaluation: Evaluation,
  parameters: Parameters,
  paths: readonly ParameterPath[] | undefined,
): SourceExcerpt | null {
  const value = stated(evaluation, parameters, paths);
  if (value === null || value.kind === 'null') return null;
  const count = value.kind === 'list' && value.open === null ? value.elements.length : null;
  const range = rangeOf(value);
  if (range === null) return { text: '', range: null, count, complete: false };
  return { text: sourceText(evaluation, range), range, count, complete: isComplete(value) };
}

function rangeOf(value: Value): TextRange | null {
  switch (value.kind) {
    case 'list':
    case 'record':
    case 'text':
      return value.range;
    case 'class':
      return value.definition.range;
    case 'result':
    case 'object':
      return value.call?.range ?? null;
    default:
      return null;
  }
}

/** Schemas nested more deeply than this are not read as wholly known. */
const maximalNesting = 16;

/** True when everything below is literal, so that the written text is what is sent. */
function isComplete(value: Value, depth = 0): boolean {
  if (depth > maximalNesting) return false;
  switch (value.kind) {
    case 'list':
      return value.open === null && value.elements.every((element) => isComplete(element, depth + 1));
    case 'record':
      return value.open === null && [...value.entries.values()].every((entry) => isComplete(entry, depth + 1));
    case 'text':
      return plainText(value) !== null;
    case 'number':
    case 'boolean':
    case 'null':
    case 'class':
      return true;
    default:
      return false;
  }
}

/** Input that the source shows to exist but not what it is. */
export function readHidden(evaluation: Evaluation, parameters: Parameters, shape: ParameterShape): readonly string[] {
  return Object.entries(shape.hidden ?? {}).flatMap(([path, reason]) =>
    path === '' || isKnownToBeGiven(evaluation, parameters, path) ? [reason] : [],
  );
}

function isKnownToBeGiven(evaluation: Evaluation, parameters: Parameters, path: ParameterPath): boolean {
  const value = isStated(parameters, path) ? readPath(evaluation, parameters, path) : undefined;
  const isNested = path.includes('.');
  return value !== undefined && value.kind !== 'null' && !(isNested && value.kind === 'unknown');
}

/** How many turns a loop of an agent takes at most; `most` is null where only the running program knows. */
export interface Turns {
  readonly name: string;
  readonly most: number | null;
}

/** The limit of turns that is set; null where none is. */
export function readTurns(evaluation: Evaluation, parameters: Parameters, shape: ParameterShape): Turns | null {
  const given = readFirst(evaluation, parameters, shape.turns);
  if (given === null || !isStated(parameters, given.path)) return null;
  const [name = ''] = given.path.replace(/^#\d+\./, '').split('.#');
  return { name, most: given.value.kind === 'number' ? given.value.value : null };
}

/** How often one execution of the line bills: loops, re-asks and agent turns. */
export function readMultiplier(
  evaluation: Evaluation,
  parameters: Parameters,
  request: RequestShape | null,
  loops: readonly LoopContext[],
  turns: Turns | null,
): Multiplier {
  const factors: Multiplier[] = loops.map((loop) => ({ low: 1, high: loop.count, reason: loop.text }));
  const shape = request?.parameters ?? {};
  const retries = stated(evaluation, parameters, shape.retries);
  if (retries?.kind === 'number' && retries.value > 0)
    factors.push({ low: 1, high: 1 + retries.value, reason: `max_retries=${retries.value}` });
  if (retries !== null && retries.kind !== 'number')
    factors.push({ low: 1, high: null, reason: 'retries set at run time' });
  if (turns !== null && turns.most !== null)
    factors.push({ low: 1, high: turns.most, reason: `${turns.name}=${turns.most}` });
  else if (request !== null && (request.loops === true || turns !== null))
    factors.push({ low: 1, high: null, reason: 'an agent loop without a known turn limit' });
  if (factors.length === 0) return { low: 1, high: 1, reason: '' };
  return {
    low: factors.reduce((product, factor) => product * factor.low, 1),
    high: factors.some((factor) => factor.high === null)
      ? null
      : factors.reduce((product, factor) => product * (factor.high ?? 1), 1),
    reason: factors.map((factor) => factor.reason).join('; '),
  };
}
