/**
 * Which statements of a function a call with known arguments runs.
 */
import type { TextRange, ValueSource } from '../../model.ts';
import { isInside } from '../../ranges.ts';
import type { Expression, Statement } from '../syntax/syntax.ts';
import { knownTruth } from './conditions.ts';
import type { Evaluation } from './evaluation.ts';
import type { Frame } from './frames.ts';
import { weakerSource } from './values.ts';

/** A return that may be run. */
export interface ReachedReturn {
  readonly value: Expression | null;
  /** True for what is returned only after an error. */
  readonly isHandled: boolean;
  /** How the weakest value of the conditions came that lead to it. */
  readonly source: ValueSource;
}

interface Reading {
  readonly evaluation: Evaluation;
  readonly frame: Frame;
  readonly found: ReachedReturn[];
}

interface Way {
  readonly isHandled: boolean;
  readonly source: ValueSource;
}

/** The returns that a frame may come to, in order. */
export function reachedReturns(
  evaluation: Evaluation,
  statements: readonly Statement[],
  frame: Frame,
): readonly ReachedReturn[] {
  const reading: Reading = { evaluation, frame, found: [] };
  readStatements(reading, statements, { isHandled: false, source: 'literal' });
  return reading.found;
}

/** Adds the returns among statements; true where nothing after them is run. */
function readStatements(reading: Reading, statements: readonly Statement[], way: Way): boolean {
  let ends = false;
  for (const statement of statements) {
    if (ends && !isClause(statement)) continue;
    if (readStatement(reading, statement, way)) ends = true;
  }
  return ends;
}

/** `except`, `catch`, `finally`: they are run also where the statements before them end with a return, or with an error. */
function isClause(statement: Statement): boolean {
  return statement.kind === 'block' && (statement.form === 'handler' || statement.form === 'plain');
}

function readStatement(reading: Reading, statement: Statement, way: Way): boolean {
  switch (statement.kind) {
    case 'return':
      reading.found.push({ value: statement.value, ...way });
      return true;
    case 'branch':
      return readBranch(reading, statement, way);
    case 'loop':
      readStatements(reading, statement.body, way);
      return false;
    case 'block': {
      const isHandled = way.isHandled || statement.form === 'handler';
      const ends = readStatements(reading, statement.body, { ...way, isHandled });
      // After an error, what stands behind the returns of a `try` is run all the same.
      return ends && (statement.form === 'plain' || statement.form === 'with');
    }
    default:
      return false;
  }
}

function readBranch(reading: Reading, { branches, conditions }: BranchStatement, way: Way): boolean {
  let { source } = way;
  let allEnd = true;
  for (const [index, branch] of branches.entries()) {
    const condition = conditions[index] ?? null;
    const truth = condition === null ? null : knownTruth(reading.evaluation, condition, reading.frame);
    if (truth?.holds === false) {
      source = weakerSource(source, truth.source);
      continue;
    }
    const inside = { ...way, source: truth === null ? source : weakerSource(source, truth.source) };
    const ends = readStatements(reading, branch, inside);
    if (condition === null || truth !== null) return allEnd && ends;
    allEnd &&= ends;
  }
  return false;
}

type BranchStatement = Extract<Statement, { kind: 'branch' }>;

/** Whether a frame may come to a place in the statements of its function. */
export function mayReach(
  evaluation: Evaluation,
  statements: readonly Statement[],
  place: TextRange,
  frame: Frame,
): boolean {
  const index = statements.findIndex(({ range }) => isInside(place, range));
  const statement = statements[index];
  if (statement === undefined) return true;
  const before = isClause(statement) ? [] : statements.slice(0, index);
  if (before.some((each) => surelyEnds(evaluation, each, frame))) return false;
  if (statement.kind === 'branch') return mayReachInBranch(evaluation, statement, place, frame);
  if (statement.kind === 'loop' || statement.kind === 'block')
    return mayReach(evaluation, statement.body, place, frame);
  return true;
}

function mayReachInBranch(
  evaluation: Evaluation,
  { branches, conditions }: BranchStatement,
  place: TextRange,
  frame: Frame,
): boolean {
  for (const [index, branch] of branches.entries()) {
    const condition = conditions[index] ?? null;
    const truth = condition === null ? null : knownTruth(evaluation, condition, frame);
    if (branch.some(({ range }) => isInside(place, range)))
      return truth?.holds !== false && mayReach(evaluation, branch, place, frame);
    if (truth?.holds === true) return false;
  }
  return true;
}

/** Whether nothing behind a statement is run. */
function surelyEnds(evaluation: Evaluation, statement: Statement, frame: Frame): boolean {
  return readStatement({ evaluation, frame, found: [] }, statement, { isHandled: false, source: 'literal' });
}
