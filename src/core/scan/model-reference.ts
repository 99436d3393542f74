/**
 * Which model a request uses, and who bills it.
 */
import type { DynamicValue, ModelReference, OutputLimit } from '../model.ts';
import type { Evaluation } from './evaluation.ts';
import { namesDeployments, providerOfUrl } from './hosts.ts';
import { isStated, type Parameters, readFirst, readParameters, readPath } from './parameters.ts';
import type { ParameterShape } from './sdk/shape.ts';
import { declaringObjects, type SdkObject, sdkObjectOf } from './trace.ts';
import { optionsOf, plainText, textHead, type Value } from './values.ts';

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
    const made = sdkObjectOf(evaluation, given.value);
    // A model object that names no model stands for the SDK's default.
    if (made !== null && declares(made)) return declaredModel(evaluation, made);
    return deploymentAware(evaluation, modelReferenceOf(evaluation, given.value), object);
  }
  const declared = declaredModel(evaluation, object);
  if (declared !== null) return declared;
  return given === null ? null : modelReferenceOf(evaluation, given.value);
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
    return dynamic('the model is made elsewhere');
  const own = isMadeFromParent(object) ? null : modelOfDeclaration(evaluation, object);
  const found = own ?? declaredModel(evaluation, parent);
  if (found !== null || shape.declares === undefined) return found;
  if (shape.defaultModel !== undefined) return { value: shape.defaultModel, source: 'default', range: null };
  return isMadeElsewhere(evaluation, object) ? dynamic('the model is made elsewhere') : null;
}

/** True where the parameter that tells the model is the object's parent itself. */
function isMadeFromParent({ shape, parent }: SdkObject): boolean {
  return shape.from !== undefined && parent !== null;
}

/** True where an object is made from a model that cannot be traced. */
function isMadeElsewhere(evaluation: Evaluation, { origin, shape, parent }: SdkObject): boolean {
  if (shape.from === undefined || parent !== null || origin?.call == null) return false;
  const given = readFirst(evaluation, readParameters(evaluation, origin.call, origin.frame), shape.from);
  return given !== null && given.value.kind !== 'text';
}

function modelOfDeclaration(evaluation: Evaluation, declaring: SdkObject): ModelReference | null {
  const paths = declaring.shape.declares?.model;
  if (declaring.origin?.call == null || paths === undefined) return null;
  const { call, frame } = declaring.origin;
  const parameters = readParameters(evaluation, call, frame);
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
  const object = sdkObjectOf(evaluation, value);
  const declared = object === null ? null : declaredModel(evaluation, object);
  if (declared !== null) return declared;
  if (value.kind === 'symbol' && value.module !== 'global')
    return dynamic(`${value.names.at(-1) ?? value.module} is imported from ${value.module}`);
  return dynamic('the model is computed at run time');
}

function modelChoice(evaluation: Evaluation, options: readonly Value[]): ModelReference {
  const references = options
    .filter((option) => option.kind !== 'null')
    .map((option) => modelReferenceOf(evaluation, option));
  return oneOf(references) ?? dynamic('the model is chosen at run time');
}

/** One model where all agree, else what may be chosen; null stands for an SDK's default. */
function oneOf(references: readonly (ModelReference | null)[]): ModelReference | null {
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

function isDeployment(evaluation: Evaluation, object: SdkObject): boolean {
  for (let each: SdkObject | null = object; each !== null; each = each.parent) {
    if (each.shape.deployment === true || baseUrls(evaluation, each)?.some(isDeploymentUrl) === true) return true;
  }
  return false;
}

function dynamic(reason: string): DynamicValue<string> {
  return { value: null, source: 'dynamic', reason, candidates: [] };
}

/** Who bills a request: the host its client talks to, the kind of client, the SDK. Null where only the running program knows. */
export function providerOf(evaluation: Evaluation, object: SdkObject | null, fallback: string | null): string | null {
  for (let each: SdkObject | null = object; each !== null; each = each.parent) {
    if (each.alternatives.length > 0) return commonProvider(evaluation, each, fallback);
    const host = hostProvider(evaluation, each);
    if (host !== undefined) return host;
    if (each.shape.provider !== undefined) return each.shape.provider;
    const byModule = each.sdk.providers?.[each.module];
    if (byModule !== undefined) return byModule;
  }
  return fallback;
}

/** The provider that all alternatives share; null where they differ. */
function commonProvider(evaluation: Evaluation, object: SdkObject, fallback: string | null): string | null {
  const each = [{ ...object, alternatives: [] }, ...object.alternatives];
  const providers = new Set(each.map((alternative) => providerOf(evaluation, alternative, fallback)));
  return providers.size === 1 ? ([...providers][0] ?? null) : null;
}

/** The provider by the client's base URL; undefined where none is given. */
function hostProvider(evaluation: Evaluation, object: SdkObject): string | null | undefined {
  const urls = baseUrls(evaluation, object);
  if (urls === null) return undefined;
  const providers = new Set(urls.map((url) => urlProvider(url)));
  return providers.size === 1 ? [...providers][0] : null;
}

/** What the client's base URL may be; null where none is given. */
function baseUrls(evaluation: Evaluation, object: SdkObject): readonly Value[] | null {
  const call = object.origin?.call ?? null;
  if (object.shape.baseUrl === undefined || call === null || object.origin === null) return null;
  const parameters = readParameters(evaluation, call, object.origin.frame);
  const given = readFirst(evaluation, parameters, object.shape.baseUrl);
  if (given === null || (given.value.kind === 'unknown' && !parameters.named.entries.has(given.path))) return null;
  return optionsOf(given.value);
}

function isDeploymentUrl(value: Value): boolean {
  return namesDeployments(textHead(value) ?? '');
}

function urlProvider(value: Value): string | null {
  const url = textHead(value);
  return url === null ? null : providerOfUrl(url);
}

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
  const declared =
    origin?.call == null ? null : readFirst(evaluation, readParameters(evaluation, origin.call, origin.frame), paths);
  if (declared !== null) return outputLimitOf(declared.path, declared.value);
  if (isMadeElsewhere(evaluation, object))
    return { value: null, parameter: null, source: 'unknown', reason: 'it is set where the model is made' };
  return declaredLimit(evaluation, parent);
}

/** The limit that all alternatives share, else unknown. */
function commonLimit(evaluation: Evaluation, object: SdkObject): OutputLimit | null {
  const each = [{ ...object, alternatives: [] }, ...object.alternatives];
  const limits = each.map((alternative) => declaredLimit(evaluation, alternative));
  const [first = null] = limits;
  if (limits.every((limit) => (limit?.value ?? null) === (first?.value ?? null) && limit?.source === first?.source))
    return first;
  const reason = 'it depends on which model runs';
  return { value: null, parameter: null, source: limits.includes(null) ? 'unknown' : 'dynamic', reason };
}

/** `model.generateContent(prompt)`: an argument that is the prompt, or else a record, is taken for the prompt. */
function isHiddenByPrompt(
  parameters: Parameters,
  shape: ParameterShape,
  given: { readonly path: string; readonly value: Value },
): boolean {
  const takesPrompt = [...(shape.messages ?? []), ...(shape.prompt ?? [])].includes('#0');
  return (
    takesPrompt && given.value.kind === 'unknown' && !given.path.startsWith('#') && !isStated(parameters, given.path)
  );
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
  if (value.kind === 'number') return { value: value.value, parameter, source: value.source, range: value.range };
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

function mayBeUnset(value: Value): boolean {
  if (value.kind === 'choice') return value.options.some(mayBeUnset);
  if (value.kind === 'null' || value.kind === 'boolean') return true;
  return value.kind === 'unknown' && (value.origin === 'optional' || value.origin === 'environment');
}
