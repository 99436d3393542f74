/**
 * Traces a value back to an SDK: which kind of the SDK's objects it is, and which members were then taken.
 */
import type { LanguageId } from '../../model.ts';
import { type Parameters, readParameters } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { optionsOf, plainText, type ResultValue, type Value } from '../evaluate/values.ts';
import type { AmbientModel, ModelCatalogue, ObjectShape, SdkShape } from '../sdk/shape.ts';
import { objectsKnownByName, objectsMade, sdkOfModule } from '../sdks.ts';
import { cataloguedValues } from './catalogue.ts';
import { partsAdded, partsAmbient, partsGiven } from './made-from.ts';
import { namedObjectOf, testDoubles } from './named-objects.ts';
import { readPath } from './parameters.ts';

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
  /** True where it was made from its parent (`LLMChain(llm=…)`), and not by a method of it. */
  readonly isMadeFromParent: boolean;
  /** Parts of a pipe or chain other than the model, e.g. prompt templates. */
  readonly piped: readonly Value[];
  /** What it may be instead, by a choice at run time, or what works beside it, as the other agents of a crew do. */
  readonly alternatives: readonly SdkObject[];
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

/** Steps that one trace may take: a value may be made from others in very many ways. */
const maximalSteps = 1_000;

/** The path of a value into an SDK, or null. */
export function traceValue(evaluation: Evaluation, value: Value, depth = 0): Trace | null {
  if (depth === 0) evaluation.tracing.left = maximalSteps;
  if (depth > maximalDepth || evaluation.tracing.left === 0) return null;
  evaluation.tracing.left -= 1;
  return traceKind(evaluation, value, depth) ?? traceNamed(evaluation, value);
}

function traceKind(evaluation: Evaluation, value: Value, depth: number): Trace | null {
  switch (value.kind) {
    case 'symbol':
      return withAmbient(evaluation, traceSymbol(evaluation, value.module, value.names), depth);
    case 'member': {
      const trace = traceValue(evaluation, value.object, depth + 1);
      return trace === null ? null : traceMember(trace, value.name);
    }
    case 'result':
      return traceResult(evaluation, value, depth);
    case 'choice':
      return traceChoice(evaluation, value.options, depth);
    case 'pipe':
      return tracePipe(evaluation, value.parts, depth);
    case 'object':
      return traceSubclass(evaluation, value, depth);
    default:
      return null;
  }
}

/** What nothing but its name tells of: `def answer(llm): llm.invoke(…)`. */
function traceNamed(evaluation: Evaluation, value: Value): Trace | null {
  const named = namedObjectOf(evaluation, value);
  if (named === null) {
    // What is imported is a path: `llm.invoke` of `desk.models`.
    const last = value.kind === 'symbol' ? value.names.at(-1) : undefined;
    if (value.kind !== 'symbol' || last === undefined) return null;
    const owner = traceNamed(evaluation, { ...value, names: value.names.slice(0, -1) });
    return owner === null ? null : traceMember(owner, last);
  }
  const { sdk, shape, origin } = named;
  const object = { sdk, shape, origin, module: '', parent: null, isMadeFromParent: false, piped: [], alternatives: [] };
  return { sdk, module: '', object, names: [] };
}

/** The SDK object that a value is, or null if it is none (or a member of one). */
export function sdkObjectOf(evaluation: Evaluation, value: Value, depth = 0): SdkObject | null {
  const trace = traceValue(evaluation, value, depth);
  return trace !== null && trace.names.length === 0 ? trace.object : null;
}

/** The SDK object that a parameter is given as its model. A name alone tells nothing there: ids have the same names. */
export function modelObjectOf(evaluation: Evaluation, value: Value): SdkObject | null {
  const object = sdkObjectOf(evaluation, value);
  return object?.shape.named === undefined ? object : null;
}

function traceChoice(evaluation: Evaluation, options: readonly Value[], depth: number): Trace | null {
  const traces = options.map((option) => traceValue(evaluation, option, depth + 1)).filter((trace) => trace !== null);
  const [first, ...others] = traces;
  if (first?.object == null) return first ?? null;
  const objects = others.flatMap(({ object }) => (object === null ? [] : [object]));
  return { ...first, object: withAlternatives(first.object, objects) };
}

/** The object, with others that it may be instead. One that only a type annotation tells of stands back for the others. */
export function withAlternatives(object: SdkObject, others: readonly SdkObject[]): SdkObject {
  const each = [object, ...others.filter((other) => other.origin !== object.origin || other.shape !== object.shape)];
  const made = each.filter(({ origin }) => origin === null || origin.call !== null);
  const [first = object, ...rest] = made;
  return rest.length === 0 ? first : { ...first, alternatives: [...first.alternatives, ...rest] };
}

/** `Settings.llm`: a member of the module that stands for what the program sets there. */
function withAmbient(evaluation: Evaluation, trace: Trace | null, depth: number): Trace | null {
  const object = trace?.object ?? null;
  if (trace === null || object === null || object.shape.ambient === undefined || object.origin !== null) return trace;
  const parent = ambientObject(evaluation, trace.sdk, object.shape.ambient, depth);
  return { ...trace, object: { ...object, parent, isMadeFromParent: parent !== null } };
}

function traceSymbol(evaluation: Evaluation, module: string, symbolNames: readonly string[]): Trace | null {
  const names = symbolNames.filter((name) => name !== 'default');
  // Python imports packages by their dotted path: `from google import genai` is `google.genai`.
  const dotted =
    evaluation.main.source.language === 'python' && !module.startsWith('.') ? [module, ...names].join('.') : module;
  const found = sdkOfModule(dotted);
  if (found === null || !speaks(found.sdk, evaluation.main.source.language)) return null;
  const rest = evaluation.main.source.language === 'python' ? found.rest : [...found.rest, ...names];
  return traceNames({ sdk: found.sdk, module: found.module, object: null, names: [] }, rest);
}

/** Follows names from a module: the whole path may be an object, or its beginning with members of it behind. */
function traceNames(start: Trace, names: readonly string[]): Trace {
  const whole = reduce({ ...start, names });
  if (whole.object !== null) return whole;
  for (let length = 1; length < names.length; length += 1) {
    const head = names.slice(0, length);
    if (madeBy(start, head.join('.')).length === 0) continue;
    return names.slice(length).reduce(traceMember, reduce({ ...start, names: head }));
  }
  return whole;
}

/** `openai("gpt-…")` where `openai` is imported from a file of the project: what its name stands for. */
export function traceKnownName(evaluation: Evaluation, value: Value): SdkObject | null {
  if (value.kind !== 'result' || value.callee.kind !== 'symbol' || value.callee.module === 'global') return null;
  const [imported = '', ...rest] = value.callee.names;
  // A default export is best named by its file: `import openai from "@/lib/openai"`.
  const name = imported === 'default' ? (value.callee.module.split('/').at(-1) ?? '') : imported;
  const known = objectsKnownByName.get(name);
  if (known === undefined || !speaks(known.sdk, evaluation.main.source.language)) return null;
  const maker: SdkObject = {
    ...known,
    module: '',
    origin: null,
    parent: null,
    isMadeFromParent: false,
    piped: [],
    alternatives: [],
  };
  const trace: Trace = { sdk: known.sdk, module: '', object: maker, names: rest };
  const [shape] = madeBy(trace, `${rest.join('.')}()`);
  return shape === undefined ? null : makeObject(evaluation, trace, shape, value, 0);
}

function speaks(sdk: SdkShape, language: LanguageId): boolean {
  return sdk.language === undefined || (sdk.language === 'python') === (language === 'python');
}

function traceMember(trace: Trace, name: string): Trace {
  // `Agent[Deps, Answer]` with type arguments is the class itself.
  if (name === '[]' && trace.object === null) return trace;
  return reduce({ ...trace, names: [...trace.names, name] });
}

/** A member that itself is an object of the SDK (`client.with_raw_response`) becomes that object. */
function reduce(trace: Trace): Trace {
  if (trace.names.length === 0) return trace;
  const path = trace.names.join('.');
  const shape = madeBy(trace, path).find(({ when }) => when === undefined);
  if (shape === undefined) return trace;
  return {
    ...trace,
    object: {
      sdk: trace.sdk,
      shape,
      module: trace.module,
      origin: trace.object?.origin ?? null,
      parent: trace.object,
      isMadeFromParent: false,
      piped: trace.object?.piped ?? [],
      alternatives: [],
    },
    names: [],
  };
}

/** What a path (ending in `()` for calls) may make; leading sub-module names may be dropped: `llms.openai.OpenAI()`. */
function madeBy(trace: Trace, path: string): readonly ObjectShape[] {
  if (trace.object !== null) return objectsMade.get(`${trace.sdk.id}|${trace.object.shape.kind}.${path}`) ?? [];
  const names = path.split('.');
  const last = trace.sdk.flat === true ? 1 : names.length;
  for (let start = 0; start < last; start += 1) {
    const shapes = objectsMade.get(`${trace.sdk.id}|module.${names.slice(start).join('.')}`);
    if (shapes !== undefined) return shapes;
  }
  return [];
}

/** True where the arguments of the making call are those that the kind of object asks for. */
function isMade(evaluation: Evaluation, { when }: ObjectShape, { call, frame }: ResultValue): boolean {
  if (when === undefined) return true;
  if (call === null) return false;
  const parameters = readParameters(evaluation, call, frame);
  return when.paths.some((path) => {
    const given = readPath(evaluation, parameters, path);
    return (
      given !== undefined &&
      optionsOf(given).some((option) =>
        option.kind === 'boolean' ? option.value === when.equals : plainText(option) === when.equals,
      )
    );
  });
}

function traceResult(evaluation: Evaluation, value: ResultValue, depth: number): Trace | null {
  const callee = traceValue(evaluation, value.callee, depth + 1);
  if (callee !== null) {
    const shape = madeBy(callee, `${callee.names.join('.')}()`).find((each) => isMade(evaluation, each, value));
    if (shape !== undefined) {
      const object = makeObject(evaluation, callee, shape, value, depth);
      return object === null ? null : { sdk: callee.sdk, module: callee.module, object, names: [] };
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

/** What a call makes; null for combinations (chains, crews) in which no model can be found. */
function makeObject(
  evaluation: Evaluation,
  callee: Trace,
  shape: ObjectShape,
  origin: ResultValue,
  depth: number,
): SdkObject | null {
  const { sdk, module, object: receiver } = callee;
  const kept = receiver === null ? null : keptObject(evaluation, receiver, origin, depth);
  if (kept !== null) return kept;
  const parts = [
    ...partsGiven(evaluation, shape.from ?? [], origin),
    ...(shape.added === undefined ? [] : partsAdded(evaluation, shape.added, origin)),
  ];
  const joined = parts.length === 0 ? null : joinParts(evaluation, parts, depth);
  if (joined === null && shape.from !== undefined && shape.declares === undefined) return null;
  const isOpen = joined === null && shape.ambient !== undefined && declaringObjects(receiver).length === 0;
  const ambient = isOpen && shape.ambient !== undefined ? ambientObject(evaluation, sdk, shape.ambient, depth) : null;
  const parent = joined ?? ambient ?? receiver;
  const isMadeFromParent = joined !== null || ambient !== null;
  return { sdk, shape, module, origin, parent, isMadeFromParent, piped: parent?.piped ?? [], alternatives: [] };
}

/** `registry.languageModel("fast")`: what the receiver keeps under the name; null where it has no such names. */
function keptObject(evaluation: Evaluation, receiver: SdkObject, origin: ResultValue, depth: number): SdkObject | null {
  const given = receiver.shape.catalogue === undefined ? undefined : origin.call?.arguments[0];
  const name = given === undefined ? null : plainText(evaluation.evaluate(given.value, origin.frame));
  return name === null || depth > maximalDepth ? null : objectByName(evaluation, receiver, name, origin, depth + 1);
}

function objectByName(
  evaluation: Evaluation,
  keeper: SdkObject,
  name: string,
  origin: ResultValue,
  depth: number,
): SdkObject | null {
  const { catalogue } = keeper.shape;
  const parameters = parametersOf(evaluation, keeper);
  if (catalogue === undefined || parameters === null) return null;
  const separator = separatorOf(evaluation, catalogue, parameters);
  const [key = '', ...rest] = separator === null ? [name] : name.split(separator);
  const [kept] = cataloguedValues(evaluation, catalogue, parameters, key);
  const found = kept === undefined ? null : sdkObjectOf(evaluation, kept, depth);
  if (found === null) return objectOfOther(evaluation, catalogue, parameters, origin, depth);
  return separator === null ? found : objectByName(evaluation, found, rest.join(separator), origin, depth + 1);
}

function separatorOf(evaluation: Evaluation, { separator }: ModelCatalogue, parameters: Parameters): string | null {
  if (separator === undefined) return null;
  const given = readPath(evaluation, parameters, separator.option);
  return given === undefined ? separator.text : plainText(given);
}

/** The model of a provider that takes all names that are not kept. */
function objectOfOther(
  evaluation: Evaluation,
  { otherwise }: ModelCatalogue,
  parameters: Parameters,
  origin: ResultValue,
  depth: number,
): SdkObject | null {
  const provider = otherwise === undefined ? undefined : readPath(evaluation, parameters, otherwise);
  const maker = provider === undefined ? null : traceValue(evaluation, provider, depth);
  const [shape] = maker === null ? [] : madeBy(maker, '()');
  return maker === null || shape === undefined ? null : makeObject(evaluation, maker, shape, origin, depth);
}

/** The object that the program sets for all others; several are alternatives of each other. */
function ambientObject(evaluation: Evaluation, sdk: SdkShape, ambient: AmbientModel, depth: number): SdkObject | null {
  const pathOf = (value: Value) => {
    const trace = traceValue(evaluation, value, depth + 1);
    return trace?.sdk === sdk && trace.object === null ? trace.names.join('.') : null;
  };
  return joinParts(evaluation, partsAmbient(evaluation, ambient, pathOf), depth + 1);
}

/** `prompt | model | parser`: the model, with the rest kept beside it. */
function tracePipe(evaluation: Evaluation, parts: readonly Value[], depth: number): Trace | null {
  const object = joinParts(evaluation, parts, depth);
  return object === null ? null : { sdk: object.sdk, module: object.module, object, names: [] };
}

/** The first model among the parts of a pipe, chain or team; other models are its alternatives. */
function joinParts(evaluation: Evaluation, parts: readonly Value[], depth: number): SdkObject | null {
  const objects: SdkObject[] = [];
  const rest: Value[] = [];
  for (const part of new Set(parts.flatMap((each) => flattened(each, 2)))) {
    const object = sdkObjectOf(evaluation, part, depth + 1);
    if (object !== null) objects.push(object);
    else rest.push(part);
  }
  const [first, ...others] = objects;
  if (first === undefined) return null;
  return { ...withAlternatives(first, others), piped: [...first.piped, ...rest] };
}

/** Lists and records as what they hold: steps of a sequence, branches that run side by side. */
function flattened(value: Value, levels: number): readonly Value[] {
  if (levels === 0) return [value];
  if (value.kind === 'list') return value.elements.flatMap((each) => flattened(each, levels - 1));
  if (value.kind !== 'record') return [value];
  return [...value.entries.values()].filter(({ kind }) => kind === 'pipe' || kind === 'result' || kind === 'object');
}

/** An instance of a class of this file that extends a class of an SDK. */
function traceSubclass(evaluation: Evaluation, value: Extract<Value, { kind: 'object' }>, depth: number): Trace | null {
  if (testDoubles.test(value.type.definition.name ?? '')) return null;
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

/** The parameters of the call that made an object; null where only an annotation, or the module, tells of it. */
export function parametersOf(evaluation: Evaluation, { origin, shape }: SdkObject): Parameters | null {
  return origin?.call == null ? null : readParameters(evaluation, origin.call, origin.frame, 0, shape.record);
}

/** The objects that declare parameters of the requests on an object, nearest first: a chat session, then its model. */
export function declaringObjects(object: SdkObject | null): readonly SdkObject[] {
  const declaring: SdkObject[] = [];
  for (let each = object; each !== null; each = each.parent) {
    if (each.shape.declares !== undefined && each.origin !== null) declaring.push(each);
  }
  return declaring;
}
