/**
 * Decides whether a call expression is a request, and to which SDK.
 */

import { type Parameters, readParameters } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import { lastNameOf } from '../evaluate/patterns.ts';
import { optionsOf, type RecordValue, type Value } from '../evaluate/values.ts';
import type { ParameterShape, RequestShape, SdkShape } from '../sdk/shape.ts';
import { objectsMade, requestsByMethod, sentObjects, untracedRequests } from '../sdks.ts';
import type { CallExpression, Expression } from '../syntax/syntax.ts';
import { mayCallSdk, requestMethods } from './callee-names.ts';
import { importsSdk, testDoubles, untracedPath } from './named-objects.ts';
import { isStated, readPath } from './parameters.ts';
import { declaringObjects, type SdkObject, sdkObjectOf, type Trace, traceValue, withAlternatives } from './trace.ts';

/** A call expression that is a request. */
export interface Match {
  readonly sdk: SdkShape;
  readonly request: RequestShape;
  /** The object on which the request is made; null for functions of a module and for untraced receivers. */
  readonly object: SdkObject | null;
  readonly parameters: Parameters;
  /** The method, as the SDK names it. */
  readonly method: string;
  /** The callee expression: the method, also where it is handed to another function. */
  readonly callee: Expression;
  /** False where the receiver comes from another file and only the form of the call tells. */
  readonly traced: boolean;
}

/** Members that may stand between a client and its method without changing what is called. */
const transparentNames: ReadonlySet<string> = new Set([
  'with_raw_response',
  'with_streaming_response',
  'withRawResponse',
  'call',
  'apply',
  'default',
]);

/** Matches a call expression; null where it is no request. */
export function matchCall(evaluation: Evaluation, call: CallExpression, frame: Frame): Match | null {
  if (!mayCallSdk(evaluation, call.callee)) return matchHandedMethod(evaluation, call, frame);
  const callee = evaluation.evaluate(call.callee, frame);
  const [match, ...others] = optionsOf(callee)
    .map((option) => matchCallee(evaluation, option, call, frame))
    .filter((each) => each !== null)
    .sort((left, right) => Number(right.traced) - Number(left.traced));
  if (match === undefined) return matchHandedMethod(evaluation, call, frame);
  if (match.object === null) return match;
  const objects = others.flatMap(({ object }) => (object === null ? [] : [object]));
  return { ...match, object: withAlternatives(match.object, objects) };
}

function matchCallee(evaluation: Evaluation, callee: Value, call: CallExpression, frame: Frame): Match | null {
  const trace = traceValue(evaluation, callee);
  if (trace !== null) {
    const found = requestOfTrace(trace);
    if (found !== null && (found.method !== '()' || isAsked(evaluation, callee, call)))
      return {
        ...found,
        parameters: readParameters(evaluation, call, frame, 0, found.request.record),
        callee: call.callee,
        traced: true,
      };
  }
  return (
    matchCarrier(evaluation, callee, call, frame) ??
    matchPartial(evaluation, callee, call, frame) ??
    (trace === null ? matchUntraced(evaluation, callee, call, frame) : null)
  );
}

/**
 * Whoever asks a model hands something over: without arguments, a function is called that gives the model. A class of the
 * project that says itself what calling it does asks where it says so.
 */
function isAsked(evaluation: Evaluation, callee: Value, call: CallExpression): boolean {
  const isOwn = callee.kind === 'object' && evaluation.member(callee, '__call__').kind === 'function';
  return call.arguments.length > 0 && !isOwn;
}

/** The request that calling a traced path makes. */
function requestOfTrace(trace: Trace): {
  readonly sdk: SdkShape;
  readonly request: RequestShape;
  readonly object: SdkObject | null;
  readonly method: string;
} | null {
  const plain = trace.names.filter((name) => !transparentNames.has(name));
  const isShorter = plain.length > 0 && plain.length < trace.names.length;
  for (const names of isShorter ? [trace.names, plain] : [trace.names]) {
    const found = requestOfPath(trace, names);
    if (found !== null) return found;
  }
  return null;
}

/** Calling the object itself is the method `()`. */
function requestOfPath({ sdk, object }: Trace, names: readonly string[]): ReturnType<typeof requestOfTrace> {
  if (names.length === 0 && object === null) return null;
  const method = names.length === 0 ? '()' : names.join('.');
  const kinds = object === null ? moduleKinds(sdk) : [object.shape.kind];
  for (const kind of kinds) {
    const request = findRequest(sdk, kind, object === null && sdk.flat !== true ? suffixes(names, kind) : [method]);
    if (request !== null) return { sdk, request, object, method };
  }
  return null;
}

function findRequest(sdk: SdkShape, kind: string, methods: readonly string[]): RequestShape | null {
  for (const method of methods) {
    const request = requestsByMethod.get(`${sdk.id}|${kind}.${method}`);
    if (request !== undefined) return request;
  }
  return null;
}

/**
 * `a.b.c`, `b.c`, `c`: functions may be imported from sub-modules. What is left of `openai.File.create` is no method `create`
 * of the client that the module is.
 */
function suffixes(names: readonly string[], kind: string): readonly string[] {
  const shortest = kind === 'module' ? 1 : Math.min(2, names.length);
  return names.slice(0, names.length - shortest + 1).map((_, index) => names.slice(index).join('.'));
}

/** Functions of a module; and the kind of object that the module itself is, for SDKs used without a client. */
function moduleKinds(sdk: SdkShape): readonly string[] {
  const own = objectsMade.get(`${sdk.id}|module.`) ?? [];
  return ['module', ...own.map(({ kind }) => kind)];
}

/** `client.send(command)`: what is sent decides. */
function matchCarrier(evaluation: Evaluation, callee: Value, call: CallExpression, frame: Frame): Match | null {
  if (callee.kind !== 'member' && callee.kind !== 'symbol') return null;
  const name = callee.kind === 'member' ? callee.name : (callee.names.at(-1) ?? '');
  const [first] = call.arguments;
  if (name !== 'send' || first === undefined || first.spread !== null) return null;
  const sent = evaluation.evaluate(first.value, frame);
  const carried =
    sdkObjectOf(evaluation, sent) ??
    optionsOf(sent)
      .map(sentByName)
      .find((each) => each !== null);
  if (carried?.origin?.call == null) return null;
  const request = requestsByMethod.get(`${carried.sdk.id}|${carried.shape.kind}.sent`);
  if (request === undefined) return null;
  return {
    sdk: carried.sdk,
    request,
    object: carried,
    method: carried.shape.kind,
    callee: call.callee,
    parameters: readParameters(evaluation, carried.origin.call, carried.origin.frame),
    traced: true,
  };
}

/** An object of a class whose name alone tells what it is, made by an SDK that is loaded on demand. */
function sentByName(value: Value): SdkObject | null {
  if (value.kind !== 'result' || value.call === null) return null;
  const known = sentObjects.get(lastNameOf(value.call.callee));
  return known === undefined
    ? null
    : { ...known, module: '', origin: value, parent: null, isMadeFromParent: false, piped: [], alternatives: [] };
}

/** `create = partial(client.chat.completions.create, model=…)`, later `create(messages=…)`. */
function matchPartial(evaluation: Evaluation, callee: Value, call: CallExpression, frame: Frame): Match | null {
  if (callee.kind !== 'result' || callee.call === null || !isPartial(callee.callee)) return null;
  const inner = handedMethod(evaluation, callee.call, callee.frame);
  if (inner === null) return null;
  const given = readParameters(evaluation, call, frame);
  const preset = readParameters(evaluation, callee.call, callee.frame, 1);
  if (isCompletePartial(inner, preset)) return null;
  return {
    ...inner,
    parameters: {
      ...given,
      positional: [...preset.positional, ...given.positional],
      named: merged(preset.named, given.named),
    },
    callee: call.callee,
    traced: true,
  };
}

function isPartial(callee: Value): boolean {
  return callee.kind === 'symbol' && callee.names.at(-1) === 'partial';
}

function merged(under: RecordValue, over: RecordValue): RecordValue {
  return { ...over, entries: new Map([...under.entries, ...over.entries]), open: over.open ?? under.open };
}

/** `asyncio.to_thread(client.messages.create, model=…, messages=…)`: another function makes the request. */
function matchHandedMethod(evaluation: Evaluation, call: CallExpression, frame: Frame): Match | null {
  if (evaluation.main.source.language !== 'python') return null;
  const inner = handedMethod(evaluation, call, frame);
  if (inner === null) return null;
  const callee = evaluation.evaluate(call.callee, frame);
  const parameters = readParameters(evaluation, call, frame, inner.index + 1);
  const complete = isPartial(callee)
    ? isCompletePartial(inner, parameters)
    : statesPrompt(parameters, inner.request.parameters) ||
      parameters.named.open !== null ||
      (runsFunctions(callee) && asksWith(inner, parameters));
  return complete ? { ...inner, parameters, traced: true } : null;
}

/** `partial(engine.query, question)` lacks nothing: whoever calls it makes the request. */
function isCompletePartial(inner: HandedMethod, preset: Parameters): boolean {
  return statesPrompt(preset, inner.request.parameters) || asksWith(inner, preset);
}

/** Whether something is given to an object that was made with its model. */
function asksWith({ object }: HandedMethod, { positional }: Parameters): boolean {
  return declaringObjects(object).length > 0 && positional.length > 0;
}

/** `asyncio.to_thread(model.generate_content, prompt)`: functions that call what they are given with the rest. */
function runsFunctions(callee: Value): boolean {
  const name = callee.kind === 'symbol' ? callee.names.at(-1) : callee.kind === 'member' ? callee.name : '';
  return ['to_thread', 'run_in_executor', 'submit', 'run_sync', 'run_in_threadpool', 'sync_to_async'].includes(
    name ?? '',
  );
}

interface HandedMethod {
  readonly sdk: SdkShape;
  readonly request: RequestShape;
  readonly object: SdkObject | null;
  readonly method: string;
  readonly callee: Expression;
  readonly index: number;
}

function mayBeMethod(expression: Expression): boolean {
  return expression.kind === 'name' || (expression.kind === 'member' && requestMethods.has(expression.name));
}

function handedMethod(evaluation: Evaluation, call: CallExpression, frame: Frame): HandedMethod | null {
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.spread !== null || argument.name !== null || !mayBeMethod(argument.value)) continue;
    const value = evaluation.evaluate(argument.value, frame);
    const isModule = value.kind === 'symbol' && value.names.length === 0;
    const trace = isModule ? null : traceValue(evaluation, value);
    const found = trace === null ? null : requestOfTrace(trace);
    // An object that can itself be called is handed over as a value far more often than as a function.
    if (found !== null && found.method !== '()') return { ...found, callee: argument.value, index };
  }
  return null;
}

function statesPrompt(parameters: Parameters, shape: ParameterShape): boolean {
  const paths = [...(shape.messages ?? []), ...(shape.prompt ?? [])];
  return (
    paths.some((path) => isStated(parameters, path)) &&
    (shape.model ?? []).some((path) => isStated(parameters, path) || parameters.named.open !== null)
  );
}

/** A method path that no other library has, on a receiver that comes from another file. */
function matchUntraced(evaluation: Evaluation, callee: Value, call: CallExpression, frame: Frame): Match | null {
  const path = untracedPath(callee);
  if (
    path === null ||
    testDoubles.test(evaluation.main.source.text.slice(call.callee.range.start, call.callee.range.end))
  )
    return null;
  // A function that is imported by a common name is the project's own; a method may be handed on from an SDK's object.
  const shortest = callee.kind === 'member' ? 1 : 2;
  for (let length = Math.min(4, path.length); length >= shortest; length -= 1) {
    const found = untracedRequests.get(path.slice(-length).join('.'));
    if (found === undefined) continue;
    const parameters = readParameters(evaluation, call, frame, 0, found.request.record);
    const required = found.request.untraced ?? [];
    const isComplete = required.every(
      (name) =>
        readPath(evaluation, parameters, name) !== undefined &&
        (isStated(parameters, name) || length >= 3 || (length === 2 && importsSdk(evaluation, found.sdk))),
    );
    return isComplete
      ? {
          ...found,
          object: null,
          parameters,
          method: path.slice(-length).join('.'),
          callee: call.callee,
          traced: false,
        }
      : null;
  }
  return null;
}
