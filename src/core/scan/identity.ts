/**
 * The stable id of a call: file, enclosing function, callee and prompt decide it, not the line, so that it survives moves
 * inside the file, reformatting and edits elsewhere.
 */
import { hashOf } from '../hash.ts';
import type { PromptSegment } from '../model.ts';
import type { CallDraft } from './requests/request.ts';

/** Ids for the calls of one file, in source order. Calls that are alike in everything are numbered. */
export function identifyCalls(drafts: readonly CallDraft[]): readonly string[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const key = [
      draft.file,
      draft.enclosing,
      draft.operation,
      draft.callee.replace(/["'`]/g, ''),
      draft.segments.map(segmentKey).join('\n'),
    ].join('\0');
    const base = `${nameOf(draft)}-${hashOf(key)}`;
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return count === 0 ? base : `${base}-${count + 1}`;
  });
}

/** The readable part: the innermost enclosing function, or the last name of the callee at module level. */
function nameOf(draft: CallDraft): string {
  const name = draft.enclosing.split('.').at(-1) || draft.callee.split('.').at(-1) || draft.sdk;
  return name.replace(/[^\w]/g, '').slice(0, 40) || draft.sdk;
}

/** Prompt text with white space made one, since reformatting and re-indenting change nothing else. */
function segmentKey(segment: PromptSegment): string {
  const text = segment.pieces
    .map((piece) =>
      piece.kind === 'text' ? piece.text : `{${piece.kind === 'variable' ? holeKey(piece.name) : piece.media}}`,
    )
    .join('');
  return `${segment.role}:${text.replace(/\s+/g, ' ').trim()}`;
}

/** A hole's name, which may be source text cut off at the end, without what formatters change. */
function holeKey(name: string): string {
  return name
    .replace(/[\s"'`\\]/g, '')
    .replace(/,(?=[)\]}])/g, '')
    .slice(0, 16);
}
