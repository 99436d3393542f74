/**
 * Which model a request uses.
 */
import type { DynamicValue, ModelReference } from '../../model.ts';
import type { Parameters } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { isModelName } from '../evaluate/model-names.ts';
import { plainText, type ResultValue, type Value } from '../evaluate/values.ts';
import type { ParameterShape } from '../sdk/shape.ts';
import { cataloguedValues } from './catalogue.ts';
import { readFirst } from './parameters.ts';
import { isDeployment } from './provider.ts';
import { declaringObjects, modelObjectOf, parametersOf, type SdkObject, traceKnownName } from './trace.ts';

/** The model of a request: its own parameter, else the object's declaration, else the SDK's documented default. */
export function readModel(
  evaluation: Evaluation,
  parameters: Parameters,
  shape: ParameterShape,
  object: SdkObject | null,
): ModelReference | null {
  const given = readModelParameter(evaluation, parameters, shape.model);
  const maybe = given !== null && isMaybe(parameters, given);
  if (given !== null && !maybe) {
    const made = modelObjectOf(evaluation, given.value);
    // A model object that names no model stands for the SDK's default.
    if (made !== null && declares(made)) return declaredModel(evaluation, made);
    const kept = keptModel(evaluation, given.value, object);
    return kept ?? deploymentAware(evaluation, modelReferenceOf(evaluation, given.value), object);
  }
  const declared = declaredModel(evaluation, object);
  if (declared !== null) return declared;
  return given === null ? null : modelReferenceOf(evaluation, given.value);
}

/** The model behind a name of the project's own, where the object lists what stands behind it. */
function keptModel(evaluation: Evaluation, given: Value, object: SdkObject | null): ModelReference | null {
  const name = plainText(given);
  const parameters = object === null ? null : parametersOf(evaluation, object);
  if (name === null || parameters === null || object?.shape.catalogue === undefined) return null;
  const values = cataloguedValues(evaluation, object.shape.catalogue, parameters, name);
  return oneOf(values.map((value) => modelReferenceOf(evaluation, value)));
}

/** The model that an object was declared with; several where a choice at run time, or a team of agents, has several. */
export function declaredModel(evaluation: Evaluation, object: SdkObject | null): ModelReference | null {
  if (object === null) return null;
  if (object.alternatives.length > 0) {
    const each = [{ ...object, alternatives: [] }, ...object.alternatives];
    return oneOf(each.map((alternative) => declaredModel(evaluation, alternative)));
  }
  const { origin, shape, parent } = object;
  if (origin !== null && origin.call === null && shape.declares?.model !== undefined)
    return dynamic(origin.callee.kind === 'unknown' ? origin.callee.reason : 'the model is made elsewhere');
  // The parameter that tells the model is the object's parent itself.
  const own = object.isMadeFromParent ? null : modelOfDeclaration(evaluation, object);
  const found = own ?? declaredModel(evaluation, parent);
  if (found !== null || shape.declares === undefined) return found;
  if (shape.defaultModel !== undefined) return { value: shape.defaultModel, source: 'default', range: null };
  return isMadeElsewhere(evaluation, object) ? dynamic('the model is made elsewhere') : null;
}

/** True where an object is made from a model that cannot be traced. */
export function isMadeElsewhere(evaluation: Evaluation, object: SdkObject): boolean {
  const parameters = parametersOf(evaluation, object);
  if (object.shape.ambient !== undefined && object.parent === null) return true;
  if (object.shape.from === undefined || object.isMadeFromParent || parameters === null) return false;
  const given = readFirst(evaluation, parameters, object.shape.from);
  return given !== null && given.value.kind !== 'text';
}

function modelOfDeclaration(evaluation: Evaluation, declaring: SdkObject): ModelReference | null {
  const paths = declaring.shape.declares?.model;
  const parameters = parametersOf(evaluation, declaring);
  if (parameters === null || paths === undefined) return null;
  const given = readModelParameter(evaluation, parameters, paths);
  if (given === null || (declaring.parent !== null && isMaybe(parameters, given) && declares(declaring.parent)))
    return null;
  return deploymentAware(evaluation, modelReferenceOf(evaluation, given.value), declaring);
}

function declares(object: SdkObject): boolean {
  return declaringObjects(object).length > 0;
}

interface Given {
  readonly path: string;
  readonly value: Value;
}

/** The model's parameter. In JavaScript the first argument may be the record of all parameters, which is no model. */
function readModelParameter(
  evaluation: Evaluation,
  parameters: Parameters,
  paths: readonly string[] | undefined,
): Given | null {
  const usable = paths?.filter((path) => path !== '#0' || parameters.positional[0]?.kind !== 'record');
  return readFirst(evaluation, parameters, usable);
}

/** True where only something spread in at run time may set the parameter. */
function isMaybe(parameters: Parameters, { path, value }: Given): boolean {
  return value.kind === 'unknown' && !parameters.named.entries.has(path.split('.')[0] ?? '') && !path.startsWith('#');
}

/** A model value → reference. Objects of SDKs stand for the model that they declare. */
export function modelReferenceOf(evaluation: Evaluation, value: Value): ModelReference {
  if (value.kind === 'text') {
    const text = plainText(value);
    if (text !== null && text.trim() !== '') return { value: text.trim(), source: value.source, range: value.range };
    if (text !== null) return dynamic('the model is set at run time');
    return dynamic('the model id is put together at run time');
  }
  if (value.kind === 'choice') return modelChoice(evaluation, value.options);
  if (value.kind === 'unknown') return dynamic(value.reason);
  const object = modelObjectOf(evaluation, value) ?? traceKnownName(evaluation, value);
  const declared = declaredModel(evaluation, object);
  if (declared !== null) return declared;
  const named = value.kind === 'result' ? modelGivenTo(evaluation, value) : null;
  if (named !== null) return named;
  if (value.kind === 'symbol' && value.module !== 'global')
    return dynamic(`${value.names.at(-1) ?? value.module} is imported from ${value.module}`);
  return dynamic('the model is computed at run time');
}

/** `model: getModel("gpt-4o")`, made by a function of another file: what it is given names the model. */
function modelGivenTo(evaluation: Evaluation, value: ResultValue): ModelReference | null {
  const [first] = value.call?.arguments ?? [];
  // What is looked up is named by its key, which is no model.
  const isLookUp = value.callee.kind === 'member' && value.callee.name === 'get';
  if (first === undefined || first.spread !== null || isLookUp) return null;
  const given = evaluation.evaluate(first.value, value.frame);
  const text = plainText(given);
  return text !== null && isModelName(text) ? modelReferenceOf(evaluation, given) : null;
}

function modelChoice(evaluation: Evaluation, options: readonly Value[]): ModelReference {
  const references = options
    .filter((option) => option.kind !== 'null')
    .map((option) => modelReferenceOf(evaluation, option));
  return oneOf(references) ?? dynamic('the model is chosen at run time');
}

/** One model where all agree, else what may be chosen; null stands for an SDK's default. */
export function oneOf(references: readonly (ModelReference | null)[]): ModelReference | null {
  const [first] = references;
  if (first === undefined || references.every((reference) => reference === null)) return null;
  const known = references.flatMap((reference) =>
    reference === null ? [] : reference.value === null ? reference.candidates : [reference.value],
  );
  const candidates = [...new Set(known)];
  const isCertain = references.every((reference) => reference !== null && reference.value !== null);
  if (candidates.length === 1 && isCertain) return first;
  const reason =
    candidates.length === 0
      ? 'the model is chosen at run time'
      : `chosen at run time: ${candidates.slice(0, 4).join(', ')}${candidates.length > 4 ? ', …' : ''}`;
  return { value: null, source: 'dynamic', reason, candidates };
}

function deploymentAware(evaluation: Evaluation, reference: ModelReference, object: SdkObject | null): ModelReference {
  if (reference.value === null || object === null || !isDeployment(evaluation, object)) return reference;
  return deploymentReference(reference.value);
}

/** A deployment name: not a model id, but `aliases` of callcost.yml may say what it stands for. */
export function deploymentReference(name: string): DynamicValue<string> {
  return {
    value: null,
    source: 'dynamic',
    reason: `"${name}" is a deployment name, not a model id; map it under aliases in callcost.yml`,
    candidates: [],
    alias: name,
  };
}

function dynamic(reason: string): DynamicValue<string> {
  return { value: null, source: 'dynamic', reason, candidates: [] };
}
