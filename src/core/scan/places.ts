/**
 * Where the values of a call are written. Inside the scanner a range names its file; what a scan returns has ranges of
 * the file of the call only, and says of everything else in which file it stands.
 */
import type { Location, ModelReference, OutputLimit, PromptPiece, PromptSegment, TextRange } from '../model.ts';
import type { Evaluation } from './evaluate/evaluation.ts';
import { createLineIndex, type LineIndex } from './lines.ts';
import type { CallDraft } from './requests/request.ts';

/** Settles the ranges of calls of one file. */
export interface Places {
  /** The call with every range either in its own file or turned into an origin. */
  readonly settle: (draft: CallDraft) => CallDraft;
  readonly settlePieces: (pieces: readonly PromptPiece[]) => readonly PromptPiece[];
  readonly ownRange: (range: TextRange) => TextRange;
  readonly linesOf: LineIndex;
}

/** The places of the file that an evaluation scans. */
export function createPlaces(evaluation: Evaluation): Places {
  const own = evaluation.main.source.path;
  const linesOf = createLineIndex(evaluation.main.source.text, evaluation.main.source.cells);
  const indexes = new Map<string, LineIndex>();

  function isOwn(range: TextRange): boolean {
    return range.file === undefined || range.file === own;
  }

  function originOf(range: TextRange | null): { readonly origin?: Location } {
    if (range === null || isOwn(range)) return {};
    const file = range.file ?? own;
    const index = indexes.get(file) ?? createLineIndex(evaluation.textAt(range));
    indexes.set(file, index);
    return { origin: { file, range: { start: range.start, end: range.end }, lines: index(range) } };
  }

  function ownRange({ start, end }: TextRange): TextRange {
    return { start, end };
  }

  function inOwnFile(range: TextRange | null): TextRange | null {
    return range === null || !isOwn(range) ? null : ownRange(range);
  }

  function settlePieces(pieces: readonly PromptPiece[]): readonly PromptPiece[] {
    return pieces.map((piece) => {
      if (piece.kind === 'attachment') return piece;
      if (piece.kind === 'variable') return { ...piece, range: inOwnFile(piece.range) };
      return { ...piece, range: inOwnFile(piece.range), ...originOf(piece.range) };
    });
  }

  function settleSegment(segment: PromptSegment): PromptSegment {
    return { ...segment, pieces: settlePieces(segment.pieces), range: inOwnFile(segment.range) };
  }

  function settleModel(model: ModelReference | null): ModelReference | null {
    return model === null || model.value === null
      ? model
      : { ...model, range: inOwnFile(model.range), ...originOf(model.range) };
  }

  function settleLimit(limit: OutputLimit | null): OutputLimit | null {
    return limit === null || limit.value === null
      ? limit
      : { ...limit, range: inOwnFile(limit.range), ...originOf(limit.range) };
  }

  function settleClient({ client }: CallDraft): Pick<CallDraft, 'client'> {
    return client === undefined
      ? {}
      : { client: { ...client, range: inOwnFile(client.range), ...originOf(client.range) } };
  }

  return {
    linesOf,
    ownRange,
    settlePieces,
    settle: (draft) => ({
      ...draft,
      range: ownRange(draft.range),
      model: settleModel(draft.model),
      outputLimit: settleLimit(draft.outputLimit),
      ...settleClient(draft),
      segments: draft.segments.map(settleSegment),
      tools: draft.tools === null ? null : { ...draft.tools, range: inOwnFile(draft.tools.range) },
      responseSchema:
        draft.responseSchema === null
          ? null
          : { ...draft.responseSchema, range: inOwnFile(draft.responseSchema.range) },
      loops: draft.loops.map((loop) => ({ ...loop, range: ownRange(loop.range) })),
    }),
  };
}
