/**
 * What an object is made from: its arguments, what is added to it later, what the program sets for all of its kind.
 */
import { readParameters } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { collectAssignedMembers } from '../evaluate/statement-calls.ts';
import { optionsOf, type ResultValue, type Value } from '../evaluate/values.ts';
import type { AddedParts, AmbientModel, ParameterPath } from '../sdk/shape.ts';
import { readPath } from './parameters.ts';

/** The arguments that an object is made from. */
export function partsGiven(
  evaluation: Evaluation,
  paths: readonly ParameterPath[],
  { call, frame }: ResultValue,
): readonly Value[] {
  if (call === null) return [];
  const parameters = readParameters(evaluation, call, frame);
  const given = paths.flatMap((path) => {
    const value = readPath(evaluation, parameters, path);
    return value === undefined ? [] : [{ path, value }];
  });
  // Where the first argument is the record of those that are named, its other entries are settings and no parts.
  const isNamed = given.some(({ path }) => !path.startsWith('#'));
  return given.flatMap(({ path, value }) => (isNamed && path === '#0' && value.kind === 'record' ? [] : [value]));
}

/** What statements add to an object: `pipeline.add_component("llm", generator)`. */
export function partsAdded(
  evaluation: Evaluation,
  { methods, paths }: AddedParts,
  origin: ResultValue,
): readonly Value[] {
  return evaluation.statementCalls().flatMap(({ call, frame }) => {
    if (call.callee.kind !== 'member' || !methods.includes(call.callee.name)) return [];
    const owners = optionsOf(evaluation.evaluate(call.callee.object, frame));
    const isOwn = owners.some((owner) => owner.kind === 'result' && owner.call === origin.call);
    return isOwn ? partsGiven(evaluation, paths, { ...origin, call, frame }) : [];
  });
}

/** What the program sets for all objects: `dspy.configure(lm=…)`, `Settings.llm = …`; `pathOf` follows a value into the SDK. */
export function partsAmbient(
  evaluation: Evaluation,
  { functions, path, assigned }: AmbientModel,
  pathOf: (value: Value) => string | null,
): readonly Value[] {
  const lastNames = functions.map((each) => each.split('.').at(-1));
  const configured = evaluation.statementCalls().flatMap(({ call, frame }) => {
    const { callee } = call;
    if ((callee.kind !== 'member' && callee.kind !== 'name') || !lastNames.includes(callee.name)) return [];
    const called = pathOf(evaluation.evaluate(callee, frame));
    if (called === null || !functions.includes(called)) return [];
    return readPath(evaluation, readParameters(evaluation, call, frame), path) ?? [];
  });
  if (assigned === undefined) return configured;
  const [owner, name] = [assigned.slice(0, assigned.lastIndexOf('.')), assigned.slice(assigned.lastIndexOf('.') + 1)];
  const set = collectAssignedMembers(evaluation, name).flatMap(({ target, value, frame }) => {
    // Names of sub-modules may stand before it: `llama_index.core.Settings`.
    const isOwner = `.${pathOf(evaluation.evaluate(target.object, frame))}`.endsWith(`.${owner}`);
    return isOwner ? [evaluation.evaluate(value, frame)] : [];
  });
  return [...configured, ...set];
}
