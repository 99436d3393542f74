/** From a place in the source to where the text or the id is written that the program has there. */
import { assignedName } from '../assigned-name.ts';
import { distinctBy } from '../grouping.ts';
import type { Location, TextRange } from '../model.ts';
import { isInside } from '../ranges.ts';
import { expressionsAt, frameAt } from './edits/find-expression.ts';
import type { Evaluation } from './evaluate/evaluation.ts';
import { createEvaluation } from './evaluate/evaluator.ts';
import type { Project } from './evaluate/project.ts';
import type { SourceModule } from './evaluate/source-module.ts';
import { optionsOf, type Value } from './evaluate/values.ts';
import { languageOfPath } from './languages.ts';
import { createLineIndex } from './lines.ts';
import type { Expression } from './syntax/syntax.ts';

/** Where a value is written. */
export interface ValueDefinition extends Location {
  /** The name of a constant, and it is a name that leads there: what servers of the language find as well. */
  readonly isConstant: boolean;
}

/** More places than these nobody chooses from. */
const mostDefinitions = 20;

/** Where the texts and ids of the expression at an offset are written, if that is elsewhere. */
export function definitionsAt(main: SourceModule, offset: number, project: Project | null): readonly ValueDefinition[] {
  const evaluation = createEvaluation(main, project);
  const around = [...expressionsAt(main, offset)];
  const innermost = around.at(-1);
  const call = around.findLast((each) => each.kind === 'call');
  for (const expression of new Set([innermost, call])) {
    if (expression === undefined) continue;
    const found = writtenElsewhere(evaluation, expression);
    if (found.length > 0) return found.map((range) => definitionOf(evaluation, range, isName(expression)));
  }
  return [];
}

function isName({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'member';
}

function writtenElsewhere(evaluation: Evaluation, expression: Expression): readonly TextRange[] {
  const own = evaluation.main.source.path;
  const ranges = rangesOf(evaluation.evaluate(expression, frameAt(evaluation, expression.range)), 0);
  return distinctBy(ranges, (range) => `${range.file ?? own}:${range.start}`)
    .filter((range) => !((range.file ?? own) === own && isInside(range, expression.range)))
    .slice(0, mostDefinitions);
}

/** Messages are records in lists. */
const deepestValue = 4;

function rangesOf(value: Value, depth: number): readonly TextRange[] {
  if (depth > deepestValue) return [];
  return optionsOf(value).flatMap((option) => {
    if (option.kind === 'text') {
      const pieces = option.pieces.flatMap((piece) => (piece.kind === 'text' ? (piece.range ?? []) : []));
      return pieces.length > 0 || option.range === null ? pieces : [option.range];
    }
    if (option.kind === 'number') return option.range ?? [];
    if (option.kind === 'list') return option.elements.flatMap((element) => rangesOf(element, depth + 1));
    if (option.kind === 'record') return [...option.entries.values()].flatMap((entry) => rangesOf(entry, depth + 1));
    return [];
  });
}

/** The name of the constant, where the value is that of one. */
function definitionOf(evaluation: Evaluation, range: TextRange, byName: boolean): ValueDefinition {
  const { source } = evaluation.main;
  const file = range.file ?? source.path;
  const text = evaluation.textAt(range);
  const name = languageOfPath(file) === null ? null : assignedName(text, range.start);
  const target =
    name === null ? { start: range.start, end: range.end } : { start: name.start, end: name.start + name.name.length };
  const lines = createLineIndex(text, file === source.path ? source.cells : undefined)(target);
  return { file, range: target, lines, isConstant: byName && name !== null };
}
