/** Where the texts of prompts stand in a file: a literal may be far from the call that sends it. */
import type { Call, PromptPiece, PromptSegment, TextRange } from '../model.ts';

/** A literal, or several on neighbouring lines, whose text is part of a prompt. */
export interface PromptText {
  readonly range: TextRange;
  readonly pieces: readonly PromptPiece[];
}

/** The texts that a call sends, by their place in the file; `text` is that of the file. */
export function promptTextsOf(call: Call, text: string): readonly PromptText[] {
  return call.segments
    .flatMap((segment) => joinNeighbours(literalsOf(segment), text))
    .sort((left, right) => left.range.start - right.range.start);
}

function literalsOf(segment: PromptSegment): readonly PromptText[] {
  const byPlace = new Map<string, { readonly range: TextRange; readonly pieces: PromptPiece[] }>();
  const placed = segment.pieces.map((piece) => placeOf(piece, segment));
  for (const [index, piece] of segment.pieces.entries()) {
    const range = piece.kind === 'text' ? placed[index] : surroundingLiteral(placed, index, piece);
    if (range == null) continue;
    const key = `${range.start}-${range.end}`;
    const literal = byPlace.get(key) ?? { range, pieces: [] };
    literal.pieces.push(piece);
    byPlace.set(key, literal);
  }
  return [...byPlace.values()];
}

/** The literal in which a text stands; the texts of a template have no place of their own but that of the segment. */
function placeOf(piece: PromptPiece, segment: PromptSegment): TextRange | null {
  if (piece.kind !== 'text' || piece.origin !== undefined) return null;
  return piece.range ?? segment.range;
}

/** A variable belongs to the literal that it stands in, or that goes on after it. */
function surroundingLiteral(
  placed: readonly (TextRange | null)[],
  index: number,
  piece: PromptPiece,
): TextRange | null {
  const before = placed[index - 1] ?? null;
  const after = placed[index + 1] ?? null;
  const own = piece.kind === 'variable' ? piece.range : null;
  for (const range of [before, after]) {
    if (range !== null && own !== null && range.start <= own.start && own.end <= range.end) return range;
  }
  return before !== null && after !== null && before.start === after.start ? before : null;
}

/** Literals on the same line or on neighbouring lines are one text to people: `"…" + "…"`. */
function joinNeighbours(literals: readonly PromptText[], text: string): readonly PromptText[] {
  const joined: PromptText[] = [];
  for (const literal of literals) {
    const last = joined.at(-1);
    if (last === undefined || !areNeighbours(last.range, literal.range, text)) {
      joined.push(literal);
      continue;
    }
    joined[joined.length - 1] = {
      range: { start: last.range.start, end: Math.max(last.range.end, literal.range.end) },
      pieces: [...last.pieces, ...literal.pieces],
    };
  }
  return joined;
}

function areNeighbours(first: TextRange, second: TextRange, text: string): boolean {
  if (second.start < first.start) return false;
  const between = text.slice(first.end, second.start);
  return between.length < longestGap && between.split('\n').length <= 2;
}

/** Characters between two literals that still look like one: an operator, a line break and indentation. */
const longestGap = 60;
