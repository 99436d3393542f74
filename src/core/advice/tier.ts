import type { LengthConstraint, OutputShape, PromptTask, ShapeKind, SuggestedTier } from './advice.ts';
import { simpleTasks } from './simple-tasks.ts';
import type { Veto } from './vetoes.ts';

/** What a suggestion of a smaller model is made from. */
export interface TierInput {
  readonly task: PromptTask;
  readonly shape: OutputShape;
  readonly constraints: readonly LengthConstraint[];
  /** Tokens of the longest answer that the schema allows; null where it allows any length, or where there is none. */
  readonly schemaTokens: number | null;
  readonly vetoes: readonly Veto[];
  /** Whether the task is one that small models are known to do. */
  readonly isRoutine: boolean;
}

/**
 * The small tier where it is worth trying: a simple task with a short answer, and nothing that makes it hard. Null means
 * that nothing is known, not that a larger model is needed.
 */
export function suggestTier(input: TierInput): SuggestedTier | null {
  const { task, shape, constraints, schemaTokens, vetoes, isRoutine } = input;
  if (!simpleTasks.has(task.kind) || vetoes.length > 0 || !isRoutine) return null;
  const isLong = longShapes.has(shape.kind) || constraints.some(isLongText) || (schemaTokens ?? 0) > smallJsonTokens;
  return isLong ? null : { value: 'small', evidence: [...task.evidence, ...shape.evidence] };
}

/** Shapes that no simple task ends in. Where the shape is not told, the task bounds it: a summary is shorter than its text. */
const longShapes: ReadonlySet<ShapeKind> = new Set(['code', 'long-text', 'translation']);

/** Up to how much a text counts as short, by what a constraint counts. */
const shortUpTo: Readonly<Record<LengthConstraint['kind'], number>> = {
  words: 250,
  sentences: 15,
  paragraphs: 3,
  bullets: 15,
  items: 25,
  characters: 1500,
};

function isLongText({ kind, count }: LengthConstraint): boolean {
  return count > shortUpTo[kind];
}

/** An answer that a schema bounds at more tokens than this is no small JSON. */
const smallJsonTokens = 1000;
