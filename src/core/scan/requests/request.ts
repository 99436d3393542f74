/**
 * A matched call expression → everything that is known about the request, save its id and lines.
 */
import type { Call, LoopContext, ModelReference, Operation, PromptSegment, TextRange } from '../../model.ts';
import { type Parameters, readParameters } from '../evaluate/call-arguments.ts';
import { type Evaluation, sourceName, sourceText } from '../evaluate/evaluation.ts';
import type { Value } from '../evaluate/values.ts';
import type { ParameterShape, RequestShape } from '../sdk/shape.ts';
import type { CallExpression, Expression } from '../syntax/syntax.ts';
import { readExcerpt, readHidden, readMultiplier, readOptions, readTurns } from './call-options.ts';
import type { Match } from './match.ts';
import { hasOpenObject, readMetadata, readObjectMetadata } from './metadata.ts';
import { declaredModel, readModel } from './model-reference.ts';
import { readOutputLimit } from './output-limit.ts';
import { hasOpenParameters, isHiddenByPrompt, isStated, readFirst, readPath } from './parameters.ts';
import { clientOf, clientOfElsewhere, moduleHostProvider, providerOf } from './provider.ts';
import { segmentsOf } from './segments.ts';
import { declaringObjects, modelObjectOf, parametersOf, type SdkObject } from './trace.ts';

/** A call before it has an id; `declaringCall` is the expression that declared its model, if any. */
export interface CallDraft extends Omit<Call, 'id' | 'lines' | 'declaration' | 'directives'> {
  readonly declaringCall: CallExpression | null;
}

/** Where a call stands. */
export interface Place {
  readonly file: string;
  readonly enclosing: string;
  readonly loops: readonly LoopContext[];
}

/** The draft of a request. */
export function describeRequest(evaluation: Evaluation, match: Match, range: TextRange, place: Place): CallDraft {
  const { parameters, request, object } = match;
  const shape = request.parameters;
  const modelObject = givenModel(evaluation, parameters, shape) ?? object;
  const model = readModel(evaluation, parameters, shape, object);
  const subject = declaringObjects(object).length > 0 ? object : modelObject;
  const declared = declaredSources(evaluation, subject);
  const common = commonParts(evaluation, [{ parameters, shape }, ...declared], request, place, match.method);
  const senders = [...new Set([object, modelObject])];
  const isOpen = hasOpenParameters(parameters, shape) || senders.some((each) => hasOpenObject(evaluation, each));
  const provider = providerOfRequest(evaluation, match, modelObject);
  return {
    ...common,
    ...(isOpen ? { hasOpenParameters: true as const } : {}),
    metadata: [...common.metadata, ...senders.flatMap((each) => readObjectMetadata(evaluation, each))],
    ...(isHandedItsClient(match, modelObject, model)
      ? clientOfElsewhere
      : clientOf(evaluation, modelObject, match.sdk)),
    range,
    sdk: match.sdk.id,
    provider,
    operation: operationOf(request, model),
    callee: calleeText(evaluation, match.callee),
    model: modelOfProvider(model, provider),
    outputLimit: readOutputLimit(evaluation, parameters, shape, modelObject),
    segments: segmentsOfRequest(evaluation, parameters, shape, subject),
    declaringCall: reportedCall(declaringObjects(modelObject)),
  };
}

/** A class that asks several providers has one default for all: where the default is none of the provider's, it is another. */
function modelOfProvider(model: ModelReference | null, provider: string | null): ModelReference | null {
  const isStandIn = model?.source === 'default' || model?.source === 'env';
  const own = provider === null ? undefined : ownModels[provider];
  if (own === undefined || !isStandIn || model.value === null || own.names.test(model.value)) return model;
  const reason = `the default ${model.value} is no model of ${own.label}`;
  return { value: null, source: 'dynamic', reason, candidates: [] };
}

/** Names that may be models of a provider. */
const ownModels: Readonly<Record<string, { readonly label: string; readonly names: RegExp }>> = {
  anthropic: { label: 'Anthropic', names: /claude/i },
  openai: { label: 'OpenAI', names: /^(?!.*(?:claude|gemini))/i },
  deepseek: { label: 'DeepSeek', names: /deepseek/i },
  moonshotai: { label: 'Moonshot', names: /kimi|moonshot/i },
  'x-ai': { label: 'xAI', names: /grok/i },
  google: { label: 'Google', names: /^(?!.*(?:claude(?!.*@)|\bgpt-\d))/i },
};

/** Of a client that is handed over nothing tells where it asks, but for SDKs whose clients ask in one place only. */
function providerOfRequest(evaluation: Evaluation, match: Match, modelObject: SdkObject | null): string | null {
  if (match.traced || match.object !== null) return requestProvider(evaluation, match, modelObject);
  const { objects, provider = null } = match.sdk;
  return objects.some((each) => each.baseUrl !== undefined || each.provider !== undefined) ? null : provider;
}

/** A model that the request names itself may be another provider's than the one that its object was declared with. */
function requestProvider(evaluation: Evaluation, match: Match, modelObject: SdkObject | null): string | null {
  const fallback = match.sdk.provider ?? null;
  const { parameters, request, object } = match;
  const host = modelObject === null ? moduleHostProvider(evaluation, match.sdk) : undefined;
  if (host !== undefined) return host;
  const given = readFirst(evaluation, parameters, request.parameters.model);
  const isNamed = given !== null && given.value.kind === 'text' && isStated(parameters, given.path);
  return isNamed && declaredModel(evaluation, object) !== null
    ? fallback
    : providerOf(evaluation, modelObject, fallback);
}

/**
 * Nothing tells the client but the form of the call, or a model that is an object made elsewhere brings its own: the one of
 * the request, or of the agent that makes it.
 */
function isHandedItsClient({ traced, sdk }: Match, object: SdkObject | null, model: ModelReference | null): boolean {
  const isMadeElsewhere = model?.source === 'dynamic';
  if (object === null) return !traced || (sdk.providers !== undefined && isMadeElsewhere);
  return isMadeElsewhere && object.parent === null && object.shape.from !== undefined;
}

function reportedCall(objects: readonly SdkObject[]): CallExpression | null {
  return objects.find(({ shape }) => shape.reported !== false)?.origin?.call ?? null;
}

function operationOf(request: RequestShape, model: ModelReference | null): Operation {
  const name = model?.value ?? '';
  const told = name === '' ? undefined : request.operationByModel?.find(([words]) => words.test(name));
  return told?.[1] ?? request.operation;
}

/** The draft of a model declaration in a framework. */
export function describeDeclaration(
  evaluation: Evaluation,
  object: SdkObject,
  call: CallExpression,
  place: Place,
): CallDraft | null {
  const shape = object.shape.declares;
  if (shape === undefined || object.origin === null) return null;
  const parameters = readParameters(evaluation, call, object.origin.frame, 0, object.shape.record);
  const operation: Operation = 'model-declaration';
  const modelObject = givenModel(evaluation, parameters, shape) ?? object;
  const provider = providerOf(evaluation, modelObject, object.sdk.provider ?? null);
  return {
    ...commonParts(evaluation, [{ parameters, shape }], null, place, ''),
    range: call.range,
    sdk: object.sdk.id,
    provider,
    operation,
    callee: calleeText(evaluation, call.callee),
    model: modelOfProvider(readModel(evaluation, parameters, shape, object), provider),
    outputLimit: readOutputLimit(evaluation, parameters, shape, object),
    segments: segmentsOfRequest(evaluation, parameters, shape, null),
    declaringCall: reportedCall(declaringObjects(object.parent)),
  };
}

/** Parameters and what they mean: those of the call itself, then those of the objects that it was made on. */
interface ParameterSource {
  readonly parameters: Parameters;
  readonly shape: ParameterShape;
}

function declaredSources(evaluation: Evaluation, object: SdkObject | null): readonly ParameterSource[] {
  return declaringObjects(object).flatMap((declaring) => {
    const parameters = parametersOf(evaluation, declaring);
    const { declares } = declaring.shape;
    return parameters === null || declares === undefined ? [] : [{ parameters, shape: declares }];
  });
}

function commonParts(
  evaluation: Evaluation,
  sources: readonly [ParameterSource, ...ParameterSource[]],
  request: RequestShape | null,
  place: Place,
  method: string,
) {
  const [{ parameters, shape }] = sources;
  const turns = firstOf(sources, (each) => readTurns(evaluation, each.parameters, each.shape));
  return {
    file: place.file,
    language: evaluation.main.source.language,
    enclosing: place.enclosing,
    loops: place.loops,
    hiddenInput: sources.flatMap((each) => readHidden(evaluation, each.parameters, each.shape)),
    tools: firstOf(sources, (each) => readExcerpt(evaluation, each.parameters, each.shape.tools)),
    responseSchema: firstOf(sources, (each) => readExcerpt(evaluation, each.parameters, each.shape.responseSchema)),
    options: readOptions(evaluation, parameters, shape, request, method),
    multiplier: readMultiplier(evaluation, parameters, request, place.loops, turns),
    metadata: sources.flatMap((each) => readMetadata(evaluation, each.parameters, each.shape.metadata)),
  };
}

function firstOf<T>(sources: readonly ParameterSource[], read: (source: ParameterSource) => T | null): T | null {
  for (const source of sources) {
    const found = read(source);
    if (found !== null) return found;
  }
  return null;
}

/** The model object that a request is given (`generateText({ model: openai("…") })`). */
function givenModel(evaluation: Evaluation, parameters: Parameters, shape: ParameterShape): SdkObject | null {
  const given = readFirst(evaluation, parameters, shape.model);
  return given === null ? null : modelObjectOf(evaluation, given.value);
}

/** System text first, then messages, then the prompt; what an object was declared with stands before its own. */
function segmentsOfRequest(
  evaluation: Evaluation,
  parameters: Parameters,
  shape: ParameterShape,
  object: SdkObject | null,
): readonly PromptSegment[] {
  const declared = declaredSources(evaluation, object)
    .toReversed()
    .flatMap((source) => segmentsOfRequest(evaluation, source.parameters, source.shape, null));
  const templated = (object?.piped ?? []).flatMap((part) => templateSegments(evaluation, part));
  const own = [
    ...pathSegments(evaluation, parameters, shape, 'system'),
    ...pathSegments(evaluation, parameters, shape, 'messages'),
    // The argument of a chain fills the holes of its template: it is not sent beside it.
    ...(templated.length > 0 ? [] : allPathSegments(evaluation, parameters, shape.prompt)),
  ];
  return [...declared, ...templated, ...own];
}

/** The segments of a prompt template in a chain; none for its other parts, such as parsers and retrievers. */
function templateSegments(evaluation: Evaluation, part: Value): readonly PromptSegment[] {
  if (part.kind === 'function') return [];
  const segments = segmentsOf(evaluation, part, 'user', 'prompt', null);
  return segments.some(({ pieces }) => pieces.some((piece) => piece.kind === 'text')) ? segments : [];
}

function pathSegments(
  evaluation: Evaluation,
  parameters: Parameters,
  shape: ParameterShape,
  part: 'system' | 'messages',
): readonly PromptSegment[] {
  const given = readFirst(evaluation, parameters, shape[part]);
  if (given === null || isHiddenByPrompt(parameters, shape, given)) return [];
  // What holds the whole request, and is not known, stands once.
  if (part === 'system' && readFirst(evaluation, parameters, shape.messages)?.value === given.value) return [];
  return segmentsOf(
    evaluation,
    given.value,
    part === 'system' ? 'system' : 'user',
    argumentName(evaluation, parameters.call, given.path),
    parameters.call.range,
  );
}

function allPathSegments(
  evaluation: Evaluation,
  parameters: Parameters,
  paths: readonly string[] | undefined,
): readonly PromptSegment[] {
  const stated = (paths ?? []).filter((path) => isStated(parameters, path));
  // In JavaScript the first argument holds the named ones: it is read whole, or by its entries, not both.
  const isWhole = evaluation.main.source.language !== 'python' && stated.includes('#0');
  const read = isWhole ? stated.filter((path) => path.startsWith('#')) : stated;
  return read.flatMap((path) => {
    const value = readPath(evaluation, parameters, path);
    return value === undefined
      ? []
      : segmentsOf(evaluation, value, 'user', argumentName(evaluation, parameters.call, path), parameters.call.range);
  });
}

function argumentName(evaluation: Evaluation, call: CallExpression, path: string): string {
  const named = call.arguments.find((argument) => argument.name === path);
  const positional = path.startsWith('#') ? call.arguments[Number(path.slice(1).split('.')[0])] : undefined;
  const written = named ?? positional;
  return written === undefined ? path : sourceName(evaluation, written.value.range);
}

/** The callee without white space and without the arguments of inner calls: `new OpenAI().chat.completions.create`. */
export function calleeText(evaluation: Evaluation, callee: Expression): string {
  const comments = evaluation.main.source.language === 'python' ? /#.*/g : /\/\*[\s\S]*?\*\/|\/\/.*/g;
  const written = sourceText(evaluation, callee.range);
  // Strings go as well, save the keys of tables: what stands in them must not be read as comments or brackets.
  const strings = /(\[\s*)?(["'`])(?:\\[\s\S]|(?!\2)[^\\])*\2/g;
  let text = written.replace(strings, (string, bracket) => (bracket === undefined ? '' : string)).replace(comments, '');
  for (let previous = ''; previous !== text; ) {
    previous = text;
    text = text.replace(/\([^()]+\)/g, '()');
  }
  return text
    .replace(/\?\./g, '.')
    .replace(/!/g, '')
    .replace(/(?<!\bnew)\s+|(?<=\bnew)\s+(?=\s)/g, '')
    .slice(0, 120);
}
