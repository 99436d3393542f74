/**
 * Call sites: the places that call a wrapper, each read as the request that the wrapper makes for it.
 */
import { bindArguments } from '../evaluate/bind-arguments.ts';
import { type Evaluation, scopeOfFunction } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import { mayReach } from '../evaluate/reached-statements.ts';
import type { Scope } from '../evaluate/scopes.ts';
import { type FunctionValue, optionsOf, type Value } from '../evaluate/values.ts';
import type { CallMemory } from '../requests/call-memory.ts';
import { draftOf, enclosingName } from '../requests/detect.ts';
import { type CallDraft, calleeText, type Place } from '../requests/request.ts';
import { mappingLoop, type ReadLoop, readLoops, walkCalls } from '../requests/walk-calls.ts';
import type { CallExpression, FunctionDefinition } from '../syntax/syntax.ts';
import { type HandedCall, handedCalls } from './handed-call.ts';
import { type PlacedCall, type Wrapper, wrappingFunction } from './wrapper.ts';
import { callMethod, createNameTest, namesOfFunction } from './wrapper-names.ts';

/** A call of a wrapper. */
export interface CallSite {
  readonly wrapper: Wrapper;
  /** The request that is made for this call, with the place of the call. */
  readonly draft: CallDraft;
  /** The function around the call, where its own callers bring the prompt or the model; then they are the call sites. */
  readonly forwards: Wrapper | null;
}

/** All calls of wrappers in the file that is scanned, in source order. */
export function findCallSites(
  evaluation: Evaluation,
  wrappers: readonly Wrapper[],
  memory: CallMemory<readonly CallSite[]>,
): readonly CallSite[] {
  const isNamed = createNameTest(evaluation.main, wrappers);
  const sites: CallSite[] = [];
  walkCalls(evaluation, (written, frame, loops) => {
    const own: readonly HandedCall[] = isNamed(written.callee) ? [{ call: written, items: null }] : [];
    const calls = [...own, ...handedCalls(written, isNamed)];
    if (calls.length === 0) return;
    const read = (): readonly CallSite[] => {
      for (const { call, items } of calls) {
        const mapping = items === null ? [] : [() => mappingLoop(evaluation, written, items, frame)];
        const found = sitesAt(evaluation, wrappers, call, frame, [...loops, ...mapping]);
        if (found.length > 0) return found;
      }
      return [];
    };
    sites.push(...memory.read(written, evaluation.patience, read));
  });
  return sites.sort((left, right) => left.draft.range.start - right.draft.range.start);
}

function sitesAt(
  evaluation: Evaluation,
  wrappers: readonly Wrapper[],
  call: CallExpression,
  frame: Frame,
  around: readonly ReadLoop[],
): readonly CallSite[] {
  const called = new Set(
    functionsOf(evaluation, evaluation.evaluate(call.callee, frame)).map((each) => each.definition),
  );
  const reached = wrappers.filter(({ definition }) => called.has(definition));
  if (reached.length === 0) return [];
  const loops = readLoops(around);
  return reached.flatMap((wrapper) => readSite(evaluation, wrapper, { call, scope: frame.scope, loops }, frame) ?? []);
}

function readSite(evaluation: Evaluation, wrapper: Wrapper, placed: PlacedCall, frame: Frame): CallSite | null {
  const { call, loops } = placed;
  const place: Place = {
    file: evaluation.main.source.path,
    enclosing: enclosingName(placed.scope),
    loops: [...loops, ...wrapper.path.flatMap((step) => step.loops)],
  };
  const made = readThrough(evaluation, wrapper.path, call, frame, place);
  if (made === null || repeatsItself(evaluation, wrapper, placed, made)) return null;
  const draft = { ...made, range: call.range, callee: calleeText(evaluation, call.callee) };
  return {
    wrapper,
    draft,
    forwards: forwarder(evaluation, wrapper, placed, wrappingFunction(evaluation, draft, placed)),
  };
}

/** A function that calls itself makes the same request again, when it tries again: nobody brings anything else. */
function repeatsItself(evaluation: Evaluation, wrapper: Wrapper, { scope }: PlacedCall, made: CallDraft): boolean {
  const [request] = wrapper.path;
  if (request === undefined || !isInside(scope, wrapper)) return false;
  const { file, enclosing, loops } = made;
  const written = draftOf(evaluation, request.call, evaluation.frameOf(request.scope), { file, enclosing, loops });
  return written !== null && contentOf(written) === contentOf(made);
}

function isInside(scope: Scope | null, wrapper: Wrapper): boolean {
  if (scope === null) return false;
  return (scope.function !== null && isWrapperOf(scope.function, wrapper)) || isInside(scope.parent, wrapper);
}

/** What is sent, and to which model. */
function contentOf({ model, segments }: CallDraft): string {
  const pieces = segments.flatMap((segment) => segment.pieces);
  return JSON.stringify([
    model?.value ?? null,
    pieces.map((piece) =>
      piece.kind === 'text' ? piece.text : piece.kind === 'variable' ? { name: piece.name } : piece.media,
    ),
  ]);
}

function forwarder(evaluation: Evaluation, wrapper: Wrapper, placed: PlacedCall, scope: Scope | null): Wrapper | null {
  const definition = scope?.function ?? null;
  if (definition === null || scope === null || isOnPath(definition, wrapper)) return null;
  const names = namesOfFunction(evaluation.main, scope);
  return { ...wrapper, definition, names, path: [...wrapper.path, placed] };
}

/** Longer chains of wrappers are not followed. */
const maximalPath = 5;

/** A function that calls itself brings nothing of its own. */
function isOnPath(definition: FunctionDefinition, wrapper: Wrapper): boolean {
  return wrapper.path.length >= maximalPath || isWrapperOf(definition, wrapper);
}

function isWrapperOf(definition: FunctionDefinition, { path, definition: called }: Wrapper): boolean {
  return definition === called || path.some(({ scope }) => scope.function === definition);
}

/** Follows a call into the functions on the path, and reads the request at its end. */
function readThrough(
  evaluation: Evaluation,
  path: readonly PlacedCall[],
  siteCall: CallExpression,
  siteFrame: Frame,
  place: Place,
): CallDraft | null {
  let call = siteCall;
  let frame = siteFrame;
  for (const step of path.toReversed()) {
    const inside = frameInside(evaluation, step, call, frame);
    if (inside === null) return null;
    call = step.call;
    frame = inside;
  }
  const draft = draftOf(evaluation, call, frame, place);
  return draft?.operation === 'model-declaration' ? null : draft;
}

/** The frame of a call in the function that another leads to, its parameters bound; null where it never comes there. */
function frameInside(evaluation: Evaluation, step: PlacedCall, call: CallExpression, frame: Frame): Frame | null {
  const inner: Scope[] = [];
  const callees = functionsOf(evaluation, evaluation.evaluate(call.callee, frame));
  for (let each: Scope | null = step.scope; each !== null; each = each.parent) {
    const called = callees.find(({ definition }) => definition === each?.function);
    if (called !== undefined) {
      const bound = boundFrame(evaluation, called, call, frame);
      const isReached = bound !== null && mayReach(evaluation, called.definition.body, step.call.range, bound);
      return isReached ? inner.reduceRight(nested, bound) : null;
    }
    inner.push(each);
  }
  return null;
}

function boundFrame(evaluation: Evaluation, called: FunctionValue, call: CallExpression, frame: Frame): Frame | null {
  const { definition, self } = called;
  const scope = scopeOfFunction(evaluation, definition);
  if (scope === undefined) return null;
  const given = bindArguments(evaluation, called, call, frame);
  return { scope, parent: called.frame, arguments: given, self, depth: frame.depth + 1 };
}

function nested(parent: Frame, scope: Scope): Frame {
  return { scope, parent, arguments: null, self: null, depth: parent.depth };
}

/** The functions that a value may be when it is called. */
function functionsOf(evaluation: Evaluation, value: Value): readonly FunctionValue[] {
  return optionsOf(value).flatMap((option) => {
    if (option.kind === 'function') return [option];
    if (option.kind === 'member' && option.object.kind === 'pipe' && runsOfPipes.has(option.name))
      return functionsInPipe(evaluation, option.object.parts);
    return callableOf(evaluation, option) ?? [];
  });
}

/** An object that can be called, as the function that is then called. */
function callableOf(evaluation: Evaluation, value: Value): FunctionValue | null {
  const method = value.kind === 'object' ? evaluation.member(value, callMethod) : null;
  return method?.kind === 'function' ? method : null;
}

const runsOfPipes: ReadonlySet<string> = new Set(['invoke', 'ainvoke', 'stream', 'astream', 'batch', 'abatch']);

/** `(prompt | model | parser).invoke(…)` calls each part with what the one before gives. */
function functionsInPipe(evaluation: Evaluation, parts: readonly Value[]): readonly FunctionValue[] {
  return parts.flatMap((part, index) => {
    const called = part.kind === 'function' ? part : callableOf(evaluation, part);
    const before = parts[index - 1];
    if (called === null || before === undefined) return [];
    const taken = called.definition.parameters.find(({ target }) => target.kind === 'name' && target.name !== 'self');
    const name = taken?.target.kind === 'name' ? taken.target.name : '';
    return [{ ...called, bound: new Map([[name, () => before]]) }];
  });
}
