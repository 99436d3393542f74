/**
 * Which model a request uses, and who bills it.
 */
import type { DynamicValue, ModelReference, OutputLimit } from '../model.ts';
import type { Evaluation } from './evaluation.ts';
import { providerOfUrl } from './hosts.ts';
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
  const given = readFirst(evaluation, parameters, shape.model);
  const isMaybe =
    given !== null &&
    given.value.kind === 'unknown' &&
    !parameters.named.entries.has(given.path.split('.')[0] ?? '') &&
    !given.path.startsWith('#');
  if (given !== null && !isMaybe) return deploymentAware(modelReferenceOf(evaluation, given.value), object);
  const declared = object === null ? null : declaredModel(evaluation, object);
  if (declared !== null) return declared;
  return given === null ? null : modelReferenceOf(evaluation, given.value);
}

/** The model that an object was declared with. */
export function declaredModel(evaluation: Evaluation, object: SdkObject): ModelReference | null {
  for (const declaring of declaringObjects(object)) {
    const model = modelOfDeclaration(evaluation, declaring);
    if (model !== null) return model;
  }
  return null;
}

function modelOfDeclaration(evaluation: Evaluation, declaring: SdkObject): ModelReference | null {
  const paths = declaring.shape.declares?.model;
  if (declaring.origin === null || paths === undefined) return null;
  const { call, frame } = declaring.origin;
  if (call === null) return dynamic('the model is made elsewhere');
  const given = readFirst(evaluation, readParameters(evaluation, call, frame), paths);
  if (given !== null) return deploymentAware(modelReferenceOf(evaluation, given.value), declaring);
  const { defaultModel } = declaring.shape;
  return defaultModel === undefined ? null : { value: defaultModel, source: 'default', range: null };
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
  const known = references.flatMap((reference) =>
    reference.value === null ? reference.candidates : [reference.value],
  );
  const candidates = [...new Set(known)];
  const [first] = references;
  if (
    candidates.length === 1 &&
    first !== undefined &&
    first.value !== null &&
    references.every((reference) => reference.value !== null)
  )
    return first;
  const reason =
    candidates.length === 0
      ? 'the model is chosen at run time'
      : `chosen at run time: ${candidates.slice(0, 4).join(', ')}${candidates.length > 4 ? ', …' : ''}`;
  return { value: null, source: 'dynamic', reason, candidates };
}

function deploymentAware(reference: ModelReference, object: SdkObject | null): ModelReference {
  if (reference.value === null || object === null || !isDeployment(object)) return reference;
  return {
    value: null,
    source: 'dynamic',
    reason: `"${reference.value}" is a deployment name, not a model id; map it under aliases in callcost.yml`,
    candidates: [],
    alias: reference.value,
  };
}

function isDeployment(object: SdkObject): boolean {
  for (let each: SdkObject | null = object; each !== null; each = each.parent) {
    if (each.shape.deployment === true) return true;
  }
  return false;
}

function dynamic(reason: string): DynamicValue<string> {
  return { value: null, source: 'dynamic', reason, candidates: [] };
}

/** Who bills a request: the host its client talks to, the kind of client, the SDK. Null where only the running program knows. */
export function providerOf(evaluation: Evaluation, object: SdkObject | null, fallback: string | null): string | null {
  for (let each: SdkObject | null = object; each !== null; each = each.parent) {
    const host = hostProvider(evaluation, each);
    if (host !== undefined) return host;
    if (each.shape.provider !== undefined) return each.shape.provider;
    const byModule = each.sdk.providers?.[each.module];
    if (byModule !== undefined) return byModule;
  }
  return fallback;
}

/** The provider by the client's base URL; undefined where none is given. */
function hostProvider(evaluation: Evaluation, object: SdkObject): string | null | undefined {
  const call = object.origin?.call ?? null;
  if (object.shape.baseUrl === undefined || call === null || object.origin === null) return undefined;
  const parameters = readParameters(evaluation, call, object.origin.frame);
  const given = readFirst(evaluation, parameters, object.shape.baseUrl);
  if (given === null || (given.value.kind === 'unknown' && !parameters.named.entries.has(given.path))) return undefined;
  const providers = new Set(optionsOf(given.value).map((option) => urlProvider(option)));
  return providers.size === 1 ? [...providers][0] : null;
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
  for (const { origin, shape: declaring } of declaringObjects(object)) {
    if (origin?.call == null) return null;
    const declared = readFirst(
      evaluation,
      readParameters(evaluation, origin.call, origin.frame),
      declaring.declares?.outputLimit,
    );
    if (declared !== null) return outputLimitOf(declared.path, declared.value);
  }
  return null;
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
