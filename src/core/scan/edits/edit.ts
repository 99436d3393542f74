/**
 * Edits of source text, and what planning them may come to.
 */
import type { TextRange } from '../../model.ts';

/** Puts `newText` in place of a range of a file. An empty range is an insertion. */
export interface TextEdit {
  /** Relative to the workspace root, with forward slashes. */
  readonly file: string;
  readonly range: TextRange;
  readonly newText: string;
}

/** The edits that make a change, or why it cannot be made. */
export type EditPlan =
  | {
      readonly kind: 'edits';
      readonly edits: readonly TextEdit[];
      /** Ids of other calls that the edits change as well, because they share what is edited. */
      readonly alsoChanges: readonly string[];
    }
  | Refusal;

/** Why a change cannot be made as an edit, in words for people. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
}

/** Edits, or a refusal, before anybody has looked at which other calls they change. */
export type Draft = { readonly kind: 'draft'; readonly edits: readonly TextEdit[] } | Refusal;

/** A refusal. */
export function refuse(reason: string): Refusal {
  return { kind: 'refused', reason };
}

/** Edits that are still to be checked. */
export function draft(...edits: readonly TextEdit[]): Draft {
  return { kind: 'draft', edits };
}

/** One edit. */
export function editOf(file: string, start: number, end: number, newText: string): TextEdit {
  return { file, range: { start, end }, newText };
}

/** The text after the edits of one file, which do not overlap. Insertions at one place stand in the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const backwards = edits
    .map((edit, order) => ({ ...edit, order }))
    .toSorted((one, other) => other.range.start - one.range.start || other.order - one.order);
  return backwards.reduce(
    (before, { range, newText }) => before.slice(0, range.start) + newText + before.slice(range.end),
    text,
  );
}
