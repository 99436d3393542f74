import type { ShapeKind } from './advice.ts';

/** One reason to expect an answer of one shape. */
export interface ShapeRule {
  readonly id: string;
  readonly kind: ShapeKind;
  readonly strength: Strength;
  /** The rule is only tried where the prompt has one of these words; null always. */
  readonly words: readonly string[] | null;
  readonly pattern: RegExp;
}

/** How much a rule says: 1 is a hint, 2 a reason, 4 a statement about the answer itself. */
export type Strength = 1 | 2 | 4;

/** A rule as the tables write it; its words in one text, empty for always. */
export type ShapeRuleRow = readonly [id: string, kind: ShapeKind, strength: Strength, words: string, pattern: RegExp];

/** The rules of a table. */
export function shapeRules(rows: readonly ShapeRuleRow[]): readonly ShapeRule[] {
  return rows.map(([id, kind, strength, words, pattern]) => ({
    id,
    kind,
    strength,
    words: words === '' ? null : words.split(' '),
    pattern,
  }));
}
