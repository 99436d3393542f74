/**
 * Wrappers: functions whose callers bring the prompt or the model of a request that is made inside.
 */
import type { Call, Directive, LoopContext } from '../../model.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import { eachTargetName } from '../evaluate/patterns.ts';
import type { Scope } from '../evaluate/scopes.ts';
import { unknown } from '../evaluate/values.ts';
import { type Detection, draftOf } from '../requests/detect.ts';
import type { CallDraft } from '../requests/request.ts';
import type { CallExpression, FunctionDefinition, Parameter } from '../syntax/syntax.ts';
import { namesOfFunction } from './wrapper-names.ts';

/** A request that a function makes for its callers. */
export interface Wrapper {
  /** The function that is called for it. */
  readonly definition: FunctionDefinition;
  /** The names by which callers know it: its own, and those that its file gives to what is made of it. */
  readonly names: readonly string[];
  /** Id of the call that makes the request, and its file. */
  readonly callId: string;
  readonly file: string;
  /** What comments on that call say of every call that is made there. */
  readonly directives: readonly Directive[];
  /** The calls on the way, from the one that makes the request to the one that stands in the function. */
  readonly path: readonly PlacedCall[];
}

/** A call, the scope in which it stands, and the loops around it there. */
export interface PlacedCall {
  readonly call: CallExpression;
  readonly scope: Scope;
  readonly loops: readonly LoopContext[];
}

/** A request as it is read where it stands, and how it reads in another frame of the same scope. */
export interface RequestInScope {
  readonly draft: CallDraft;
  readonly frame: Frame;
  readonly read: (frame: Frame) => CallDraft | null;
}

/** Literal prompt text of fewer characters is a label around what callers bring. */
const littleText = 40;

/** The wrapper that a call stands in; null where it stands for itself. */
export function wrapperOf(evaluation: Evaluation, detection: Detection, made: Call): Wrapper | null {
  const { call, frame, loops, draft } = detection;
  const place = { file: draft.file, enclosing: draft.enclosing, loops };
  const scope = wrappingFunction({ draft, frame, read: (from) => draftOf(evaluation, call, from, place) });
  const definition = scope?.function ?? null;
  if (scope === null || definition === null) return null;
  const path = [{ call, scope: frame.scope, loops }];
  const directives = made.directives.filter((each) => each.kind === 'ignore' || each.key === 'feature');
  const names = namesOfFunction(evaluation.main, definition.name ?? scope.name);
  return { definition, names, callId: made.id, file: draft.file, directives, path };
}

/** The function whose callers bring the prompt or the model of a request; null where it stands for itself. */
export function wrappingFunction(request: RequestInScope): Scope | null {
  const { draft, frame } = request;
  if (draft.operation === 'model-declaration') return null;
  const brought = new Set([...promptParameters(draft), ...modelParameters(request)]);
  return brought.size === 0 ? null : ownerOf(frame.scope, brought);
}

/** Parameters that are the whole of the prompt, or of an instruction in it. */
function promptParameters({ segments }: CallDraft): readonly string[] {
  const literal = segments.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : [])),
  );
  const isBare = literal.join('').trim().length < littleText;
  return segments.flatMap((segment) => {
    const isWhole = segment.pieces.every((piece) => piece.kind !== 'text' || piece.text.trim() === '');
    if (!isBare && !(isWhole && segment.role === 'system')) return [];
    return segment.pieces.flatMap((piece) => (piece.kind === 'variable' ? parameterIn(piece.reason) : []));
  });
}

function parameterIn(reason: string): readonly string[] {
  const name = /^parameter ([\w$]+)/.exec(reason)?.[1];
  return name === undefined ? [] : [name];
}

/** The parameter that is the model, also where it has a default. */
function modelParameters(request: RequestInScope): readonly string[] {
  const { model } = request.draft;
  if (model === null) return [];
  if (model.value === null) return parameterIn(model.reason);
  return model.source === 'default' || model.source === 'env' ? defaultedParameters(request) : [];
}

/** Reads the request as it were if callers passed every parameter: then the model is theirs, or it is not. */
function defaultedParameters({ frame, read }: RequestInScope): readonly string[] {
  const passed = passingFrame(frame);
  const open = passed === null ? null : read(passed);
  return open?.model?.value === null ? parameterIn(open.model.reason) : [];
}

/** The frame with the parameters that have a default passed at run time; null where there are none. */
function passingFrame(frame: Frame): Frame | null {
  if (frame.parent === null) return null;
  const parent = passingFrame(frame.parent);
  const names = (frame.scope.function?.parameters ?? []).filter(hasDefault).flatMap(namesOf);
  if (parent === null && names.length === 0) return null;
  const given = new Map(names.map((name) => [name, () => unknown(`parameter ${name}`, name, 'parameter')]));
  return { ...frame, parent: parent ?? frame.parent, arguments: given };
}

function hasDefault({ target, defaultValue, rest }: Parameter): boolean {
  return defaultValue !== null && rest === null && target.kind === 'name';
}

/** The names that a parameter binds. */
function namesOf({ target }: Parameter): readonly string[] {
  const names: string[] = [];
  eachTargetName(target, [], (name) => names.push(name));
  return names;
}

/** The function that has one of the parameters: one around the request, or the method of a class whose constructor has. */
function ownerOf(scope: Scope, names: ReadonlySet<string>): Scope | null {
  let outermost: Scope | null = null;
  for (let each: Scope | null = scope; each !== null; each = each.parent) {
    if (each.kind === 'class') return outermost !== null && constructorHas(each, names) ? outermost : null;
    if (each.function === null) continue;
    outermost = each.name === '' ? outermost : each;
    if (
      each.name !== '' &&
      each.function.parameters.some((parameter) => namesOf(parameter).some((name) => names.has(name)))
    )
      return each;
  }
  return null;
}

function constructorHas({ class: definition, definitions }: Scope, names: ReadonlySet<string>): boolean {
  const made = [...(definitions.get('__init__') ?? []), ...(definitions.get('constructor') ?? [])];
  const parameters = made.flatMap((each) => (each.kind === 'function' ? each.definition.parameters : []));
  const fields = definition === null ? [] : [...definitions.keys()];
  return [...parameters.flatMap(namesOf), ...fields].some((name) => names.has(name));
}
