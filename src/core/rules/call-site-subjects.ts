/**
 * Where a wrapper makes requests for its callers, a rule is asked about one of two: the call inside the wrapper, or the
 * calls of the wrapper. What both have in common is said once.
 */
import type { Call, PromptPiece, PromptSegment } from '../model.ts';
import { loopsAround } from './loops.ts';
import { modelPlaceOf } from './workspace-facts.ts';

/**
 * What a rule is about, which decides who is asked.
 * - `request`: parameters and client, which the wrapper writes: the call inside.
 * - `model`: the model by itself: the call inside, and callers that bring another one.
 * - `task`: prompt and model together: the callers.
 * - `prompt`: the fixed text as a whole: the callers where it is mostly theirs, else the call inside.
 * - `parts`: each part of the prompt by itself: who brings it.
 * - `loop`: what repeats the call: who writes the loop.
 * - `both`: the rule itself tells them apart.
 */
export type RuleTopic = 'request' | 'model' | 'task' | 'prompt' | 'parts' | 'loop' | 'both';

/** The call inside a wrapper as a rule sees it; null where the callers are asked instead. */
export function asMade(topic: RuleTopic, made: Call, callers: readonly Call[]): Call | null {
  if (callers.length === 0) return made;
  if (topic === 'task') return null;
  return topic === 'prompt' && callers.every((caller) => bringsPrompt(caller, made)) ? null : made;
}

/** The call of a wrapper as a rule sees it; null where the call inside was asked. */
export function asBrought(topic: RuleTopic, caller: Call, made: Call): Call | null {
  switch (topic) {
    case 'request':
      return null;
    case 'model':
      return caller.model?.value == null || modelPlaceOf(caller) === modelPlaceOf(made) ? null : caller;
    case 'prompt':
      return bringsPrompt(caller, made) ? caller : null;
    case 'parts':
      return withoutPartsOf(caller, made);
    case 'loop':
      return withOwnLoops(caller, made);
    case 'task':
    case 'both':
      return caller;
  }
}

/** More than half of the fixed text is the caller's. */
function bringsPrompt(caller: Call, made: Call): boolean {
  return sizeOfText(caller) > 2 * sizeOfText(made);
}

function sizeOfText({ segments }: Call): number {
  let size = 0;
  for (const { pieces } of segments) for (const piece of pieces) size += piece.kind === 'text' ? piece.text.length : 0;
  return size;
}

function withoutPartsOf(caller: Call, made: Call): Call {
  const known = new Set(made.segments.flatMap((segment) => segment.pieces.map((piece) => keyOf(piece, segment, made))));
  const segments = caller.segments.flatMap((segment) => {
    const pieces = segment.pieces.filter((piece) => !known.has(keyOf(piece, segment, caller)));
    return pieces.length === 0 ? [] : [{ ...segment, pieces }];
  });
  return { ...caller, segments };
}

/** What a piece is and where it is written. */
function keyOf(piece: PromptPiece, segment: PromptSegment, { file }: Call): string {
  if (piece.kind === 'attachment') return `${piece.kind} ${piece.media} ${piece.detail}`;
  if (piece.kind === 'variable') return `${piece.kind} ${piece.name} ${piece.reason}`;
  const { start } = piece.origin?.range ?? piece.range ?? segment.range ?? { start: -1 };
  return `${piece.kind} ${piece.origin?.file ?? file} ${start} ${piece.text}`;
}

/** The caller where its own code alone repeats it; what the wrapper repeats is said there. */
function withOwnLoops(caller: Call, made: Call): Call | null {
  const { range } = caller;
  const loops = loopsAround(caller);
  const isOwn = loops.every(
    (loop) =>
      loop.range.start <= range.start &&
      range.end <= loop.range.end &&
      !made.loops.some((other) => other.range.start === loop.range.start && other.text === loop.text),
  );
  return loops.length > 0 && isOwn ? caller : null;
}
