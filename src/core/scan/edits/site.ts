/**
 * A call where it is written: its expression, and the parameters that it and the objects it is made on take.
 */
import type { Call } from '../../model.ts';
import type { Parameters } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import { matchHttpRequest } from '../requests/http.ts';
import { matchCall } from '../requests/match.ts';
import { readFirst } from '../requests/parameters.ts';
import { declaringObjects, parametersOf, type SdkObject, sdkObjectOf } from '../requests/trace.ts';
import type { ParameterShape } from '../sdk/shape.ts';
import type { CallExpression } from '../syntax/syntax.ts';
import { callAt, frameAt } from './find-expression.ts';

/** Parameters, and what they mean. */
export interface ParameterSource {
  readonly parameters: Parameters;
  readonly shape: ParameterShape;
}

/** A call with its syntax. */
export interface CallSite {
  readonly evaluation: Evaluation;
  readonly call: Call;
  readonly expression: CallExpression;
  readonly frame: Frame;
  /** Those of the call first, then those of the objects that it is made on, nearest first. */
  readonly sources: readonly [ParameterSource, ...ParameterSource[]];
}

/** The call in a file that has been read; null where it is no longer there. */
export function siteOf(evaluation: Evaluation, call: Call): CallSite | null {
  const expression = callAt(evaluation.main, call.range);
  if (expression === null) return null;
  const frame = frameAt(evaluation, expression.range);
  const sources = sourcesOf(evaluation, expression, frame);
  return sources === null ? null : { evaluation, call, expression, frame, sources };
}

function sourcesOf(evaluation: Evaluation, expression: CallExpression, frame: Frame): CallSite['sources'] | null {
  const match =
    matchCall(evaluation, expression, frame) ?? matchHttpRequest(evaluation, expression, frame)?.match ?? null;
  if (match === null)
    return declarationSources(evaluation, sdkObjectOf(evaluation, evaluation.evaluate(expression, frame)));
  const own = { parameters: match.parameters, shape: match.request.parameters };
  const given = readFirst(evaluation, match.parameters, own.shape.model);
  const model = given === null ? null : sdkObjectOf(evaluation, given.value);
  const subject = declaringObjects(match.object).length > 0 ? match.object : model;
  return [own, ...declaredSources(evaluation, subject)];
}

function declarationSources(evaluation: Evaluation, object: SdkObject | null): CallSite['sources'] | null {
  const [first, ...rest] = declaredSources(evaluation, object);
  return first === undefined ? null : [first, ...rest];
}

function declaredSources(evaluation: Evaluation, object: SdkObject | null): readonly ParameterSource[] {
  return declaringObjects(object).flatMap((declaring) => {
    const parameters = parametersOf(evaluation, declaring);
    const { declares } = declaring.shape;
    return parameters === null || declares === undefined ? [] : [{ parameters, shape: declares }];
  });
}
