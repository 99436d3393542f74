/**
 * Traces a value back to an SDK: which kind of the SDK's objects it is, and which members were then taken.
 */
import type { Evaluation } from './evaluation.ts';
import type { ObjectShape, SdkShape } from './sdk/shape.ts';
import { objectsMade, sdkOfModule } from './sdks.ts';
import { optionsOf, type ResultValue, type Value } from './values.ts';

/** An object that an SDK made, with where it came from. */
export interface SdkObject {
  readonly sdk: SdkShape;
  readonly shape: ObjectShape;
  /** Module that the SDK was imported from (decides the provider for SDKs with a package per provider). */
  readonly module: string;
  /** The call that made it; null for the module itself and for annotated parameters. */
  readonly origin: ResultValue | null;
  /** The object it was made from, e.g. the client of a model. */
  readonly parent: SdkObject | null;
  /** Parts of a pipe other than the model, e.g. prompt templates. */
  readonly piped: readonly Value[];
}

/** A path into an SDK: from the module (`object` null) or from an object, along `names`. */
export interface Trace {
  readonly sdk: SdkShape;
  readonly module: string;
  readonly object: SdkObject | null;
  readonly names: readonly string[];
}

/** Deeper chains of wrapped objects than this are not followed. */
const maximalDepth = 24;

/** The path of a value into an SDK, or null. */
export function traceValue(evaluation: Evaluation, value: Value, depth = 0): Trace | null {
  if (depth > maximalDepth) return null;
  switch (value.kind) {
    case 'symbol':
      return traceSymbol(evaluation, value.module, value.names);
    case 'member': {
      const trace = traceValue(evaluation, value.object, depth + 1);
      return trace === null ? null : traceMember(trace, value.name);
    }
    case 'result':
      return traceResult(evaluation, value, depth);
    case 'choice':
      return (
        value.options.map((option) => traceValue(evaluation, option, depth + 1)).find((trace) => trace !== null) ?? null
      );
    case 'pipe':
      return tracePipe(evaluation, value.parts, depth);
    case 'object':
      return traceSubclass(evaluation, value, depth);
    default:
      return null;
  }
}

/** The SDK object that a value is, or null if it is none (or a member of one). */
export function sdkObjectOf(evaluation: Evaluation, value: Value): SdkObject | null {
  const trace = traceValue(evaluation, value);
  return trace !== null && trace.names.length === 0 ? trace.object : null;
}

function traceSymbol(evaluation: Evaluation, module: string, symbolNames: readonly string[]): Trace | null {
  const names = symbolNames.filter((name) => name !== 'default');
  // Python imports packages by their dotted path: `from google import genai` is `google.genai`.
  const dotted =
    evaluation.module.language === 'python' && !module.startsWith('.') ? [module, ...names].join('.') : module;
  const found = sdkOfModule(dotted);
  if (found === null) return null;
  const rest = evaluation.module.language === 'python' ? found.rest : [...found.rest, ...names];
  return reduce({ sdk: found.sdk, module: found.module, object: null, names: rest });
}

function traceMember(trace: Trace, name: string): Trace {
  return reduce({ ...trace, names: [...trace.names, name] });
}

/** A member that itself is an object of the SDK (`client.with_raw_response`) becomes that object. */
function reduce(trace: Trace): Trace {
  if (trace.names.length === 0) return trace;
  const path = trace.names.join('.');
  const shape = madeBy(trace, path);
  if (shape === undefined) return trace;
  return {
    ...trace,
    object: {
      sdk: trace.sdk,
      shape,
      module: trace.module,
      origin: trace.object?.origin ?? null,
      parent: trace.object,
      piped: [],
    },
    names: [],
  };
}

/** What a path (ending in `()` for calls) makes; leading sub-module names may be dropped: `llms.openai.OpenAI()`. */
function madeBy(trace: Trace, path: string): ObjectShape | undefined {
  if (trace.object !== null) return objectsMade.get(`${trace.sdk.id}|${trace.object.shape.kind}.${path}`);
  const names = path.split('.');
  for (let start = 0; start < names.length; start += 1) {
    const shape = objectsMade.get(`${trace.sdk.id}|module.${names.slice(start).join('.')}`);
    if (shape !== undefined) return shape;
  }
  return undefined;
}

function traceResult(evaluation: Evaluation, value: ResultValue, depth: number): Trace | null {
  const callee = traceValue(evaluation, value.callee, depth + 1);
  if (callee !== null) {
    const shape = madeBy(callee, `${callee.names.join('.')}()`);
    if (shape !== undefined) {
      const object: SdkObject = {
        sdk: callee.sdk,
        shape,
        module: callee.module,
        origin: value,
        parent: callee.object,
        piped: [],
      };
      return { sdk: callee.sdk, module: callee.module, object, names: [] };
    }
    if (callee.object !== null) return null;
  }
  return traceWrapped(evaluation, value, depth);
}

/** `wrap(client)`: what an unknown function makes of a client still has the client's methods. */
function traceWrapped(evaluation: Evaluation, value: ResultValue, depth: number): Trace | null {
  const { call, frame } = value;
  if (call === null) return null;
  const given =
    call.arguments.find((argument) => argument.name === 'client') ??
    call.arguments.find((argument) => argument.name === null && argument.spread === null);
  if (given === undefined) return null;
  const trace = traceValue(evaluation, evaluation.evaluate(given.value, frame), depth + 1);
  return trace?.object != null && trace.names.length === 0 && trace.object.shape.kind === 'client' ? trace : null;
}

/** `prompt | model | parser`: the model, with the rest kept beside it. */
function tracePipe(evaluation: Evaluation, parts: readonly Value[], depth: number): Trace | null {
  for (const part of parts) {
    const trace = traceValue(evaluation, part, depth + 1);
    if (trace?.object == null || trace.names.length > 0) continue;
    if (trace.object.shape.declares === undefined && !inheritsDeclaration(trace.object)) continue;
    const rest = parts.filter((other) => other !== part);
    return { ...trace, object: { ...trace.object, piped: [...trace.object.piped, ...rest] } };
  }
  return null;
}

function inheritsDeclaration(object: SdkObject): boolean {
  return declaringObject(object) !== null;
}

/** An instance of a class of this file that extends a class of an SDK. */
function traceSubclass(evaluation: Evaluation, value: Extract<Value, { kind: 'object' }>, depth: number): Trace | null {
  for (const base of value.type.definition.bases) {
    const baseValue = evaluation.evaluate(base, value.type.frame);
    const trace = traceValue(
      evaluation,
      { kind: 'result', callee: baseValue, call: value.call, frame: value.frame },
      depth + 1,
    );
    if (trace?.object != null) return trace;
  }
  return null;
}

/** The object itself or the nearest one it was made from that declares a model; null if there is none. */
export function declaringObject(object: SdkObject): SdkObject | null {
  for (let each: SdkObject | null = object; each !== null; each = each.parent) {
    if (each.shape.declares !== undefined && each.origin !== null) return each;
  }
  return null;
}

/** True when any option of a value leads into an SDK. */
export function leadsToSdk(evaluation: Evaluation, value: Value): boolean {
  return optionsOf(value).some((option) => traceValue(evaluation, option) !== null);
}
