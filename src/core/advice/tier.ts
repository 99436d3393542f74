import type { Evidence, LengthConstraint, OutputShape, PromptTask, ShapeKind, SuggestedTier } from './advice.ts';
import { shortShapes, simpleTasks } from './simple-tasks.ts';
import type { Veto } from './vetoes.ts';

/** What a suggestion of a smaller model is made from. */
export interface TierInput {
  readonly task: PromptTask;
  readonly shape: OutputShape;
  readonly constraints: readonly LengthConstraint[];
  readonly vetoes: readonly Veto[];
}

/**
 * The small tier where it is worth trying: a simple task with a short answer, and nothing that makes it hard. Null means
 * that nothing is known, not that a larger model is needed.
 */
export function suggestTier({ task, shape, constraints, vetoes }: TierInput): SuggestedTier | null {
  if (!simpleTasks.has(task.kind) || vetoes.length > 0) return null;
  if (!isShortAnswer(task, shape) || constraints.some(isLong)) return null;
  return { value: 'small', evidence: [...task.evidence, ...shape.evidence] satisfies readonly Evidence[] };
}

/** Shapes that a simple task may leave open: its answer is no longer than the text that it is about. */
const boundedShapes: Readonly<Record<string, ReadonlySet<ShapeKind>>> = {
  classification: new Set<ShapeKind>([...shortShapes, 'json', 'list', 'sentence', 'unknown', 'text']),
  extraction: new Set<ShapeKind>([...shortShapes, 'json', 'list', 'sentence', 'unknown', 'text']),
  summarisation: new Set<ShapeKind>([...shortShapes, 'summary', 'sentence', 'list', 'unknown', 'text']),
  rewrite: new Set<ShapeKind>([...shortShapes, 'rewrite', 'sentence', 'summary', 'unknown', 'text']),
};

function isShortAnswer({ kind }: PromptTask, shape: OutputShape): boolean {
  return boundedShapes[kind]?.has(shape.kind) === true;
}

/** Up to how much a text counts as short, by what a constraint counts. */
const shortUpTo: Readonly<Record<LengthConstraint['kind'], number>> = {
  words: 250,
  sentences: 15,
  paragraphs: 3,
  bullets: 15,
  items: 25,
  characters: 1500,
};

function isLong({ kind, count }: LengthConstraint): boolean {
  return count > shortUpTo[kind];
}
