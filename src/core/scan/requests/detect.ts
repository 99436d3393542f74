/**
 * Finds the requests and model declarations of a lowered file.
 */
import type { LoopContext } from '../../model.ts';
import { isInside } from '../../ranges.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { Frame } from '../evaluate/frames.ts';
import type { Scope } from '../evaluate/scopes.ts';
import type { CallExpression } from '../syntax/syntax.ts';
import type { CallMemory } from './call-memory.ts';
import { mayCallSdk } from './callee-names.ts';
import { matchHttp } from './http.ts';
import { matchCall } from './match.ts';
import { type CallDraft, describeDeclaration, describeRequest, type Place } from './request.ts';
import { sdkObjectOf } from './trace.ts';
import { readLoops, walkCalls } from './walk-calls.ts';

/** What was found, with the call expression that each draft stands for and the frame in which it was read. */
export interface Detection {
  readonly call: CallExpression;
  readonly frame: Frame;
  readonly loops: readonly LoopContext[];
  readonly draft: CallDraft;
}

/** All requests and declarations of a file, in source order. A declaration inside a request is part of it. */
export function detectCalls(
  evaluation: Evaluation,
  file: string,
  memory: CallMemory<Detection | null>,
): readonly Detection[] {
  const found: Detection[] = [];
  walkCalls(evaluation, (call, frame, around) => {
    const read = (): Detection | null => {
      const loops = readLoops(around);
      const draft = draftOf(evaluation, call, frame, { file, enclosing: enclosingName(frame.scope), loops });
      return draft === null ? null : { call, frame, loops, draft };
    };
    const detection = memory.read(call, evaluation.patience, read);
    if (detection !== null) found.push(detection);
  });
  const inOrder = found.sort(
    (left, right) => left.draft.range.start - right.draft.range.start || right.draft.range.end - left.draft.range.end,
  );
  return withoutParts(inOrder);
}

/** Leaves out declarations that are part of something around them. Ranges nest, so that those around form a stack. */
function withoutParts(inOrder: readonly Detection[]): readonly Detection[] {
  const around: Detection[] = [];
  return inOrder.filter((detection) => {
    const { start } = detection.draft.range;
    while ((around.at(-1)?.draft.range.end ?? start + 1) <= start) around.pop();
    const isPart =
      detection.draft.operation === 'model-declaration' && around.some((outer) => isPartOf(detection, outer));
    around.push(detection);
    return !isPart;
  });
}

/**
 * A declaration among the arguments of a request, or inside the declaration that is made from it:
 * `new Agent({ model: openai("…") })`. The receiver of a request stands for itself: `ChatOpenAI(…).invoke(…)`.
 */
function isPartOf(declaration: Detection, outer: Detection): boolean {
  const isRequest = outer.draft.operation !== 'model-declaration';
  const uses = isRequest
    ? !isInside(declaration.draft.range, outer.call.callee.range)
    : outer.draft.declaringCall === declaration.call;
  return uses && isInside(declaration.draft.range, outer.draft.range);
}

/** What a call asks for, read in a frame; null where it is neither a request nor a declaration. */
export function draftOf(evaluation: Evaluation, call: CallExpression, frame: Frame, place: Place): CallDraft | null {
  const match = matchCall(evaluation, call, frame);
  if (match !== null) return describeRequest(evaluation, match, call.range, place);
  const http = matchHttp(evaluation, call, frame, place);
  if (http !== null) return http;
  if (!mayCallSdk(evaluation, call.callee)) return null;
  // What a function of the project makes is declared inside of the function.
  if (evaluation.evaluate(call.callee, frame).kind === 'function') return null;
  const object = sdkObjectOf(evaluation, evaluation.evaluate(call, frame));
  if (object === null || object.origin?.call !== call || object.shape.reported === false) return null;
  return describeDeclaration(evaluation, object, call, place);
}

/** `Class.method`, also through nested functions; empty at module level. */
export function enclosingName(scope: Scope): string {
  const names: string[] = [];
  for (let each: Scope | null = scope; each !== null; each = each.parent) {
    if (each.name !== '') names.unshift(each.name);
  }
  return names.join('.');
}
