/**
 * What the parts of the evaluator share. The parts call each other through this record, so that none imports another.
 */
import type { TextRange } from '../../model.ts';
import type {
  CallExpression,
  ClassDefinition,
  Expression,
  FunctionDefinition,
  ImportBinding,
  TypeText,
} from '../syntax/syntax.ts';
import type { Frame } from './frames.ts';
import type { Patience } from './patience.ts';
import type { Project } from './project.ts';
import type { Definition, Scope, ScopeTree } from './scopes.ts';
import type { SourceModule } from './source-module.ts';
import type { FunctionValue, Value } from './values.ts';

/** The value after `count` definitions of a name, the first of which that counts is `first`. */
export interface Progress {
  readonly first: number;
  readonly count: number;
  readonly value: Value;
}

/** A call with the frame in which to evaluate it. */
export interface StatementCall {
  readonly call: CallExpression;
  readonly frame: Frame;
}

export interface Evaluation {
  /** The file that is scanned. */
  readonly main: SourceModule;
  /** Says when to give up for want of a file. */
  readonly patience: Patience;
  /** Other files of the workspace; null where the file is scanned alone. */
  readonly project: Project | null;
  /** The whole text of the file in which a range lies. */
  readonly textAt: (range: TextRange) => string;
  /** The scopes of the file in which a range lies. */
  readonly scopesAt: (range: TextRange) => ScopeTree;
  /** What an import leads to in the workspace; null where it leads out of it, or nowhere. */
  readonly imported: (binding: ImportBinding) => Value | null;
  /** The value of an expression; never throws, never loops. */
  readonly evaluate: (expression: Expression, frame: Frame) => Value;
  /** The value of a name, as seen from an offset of the frame's own scope (null: from anywhere, as in a nested function). */
  readonly lookup: (name: string, frame: Frame, offset: number | null) => Value;
  /** The value of `value.name`. */
  readonly member: (value: Value, name: string) => Value;
  /** The value of a call, its callee already evaluated. */
  readonly call: (callee: Value, call: CallExpression, frame: Frame) => Value;
  /** What a type annotation says about a value, null if it names nothing known. */
  readonly annotated: (annotation: TypeText, frame: Frame) => Value | null;
  /** What a function of the file returns for a call, or in general where `call` is null. */
  readonly returned: (called: FunctionValue, call: CallExpression | null, callFrame: Frame) => Value;
  /** What a long run of definitions came to at the last look-up, by the definitions of the name. */
  readonly progress: WeakMap<readonly Definition[], Progress>;
  /** What texts of data came to, by format, file and text; null for texts that are no data. */
  readonly dataOf: Map<string, Value | null>;
  /** Answers about the file that is scanned that are found out once, by the name of the question. */
  readonly onceForFile: Map<string, boolean>;
  /** Steps that the trace of a value that is under way may still take. */
  readonly tracing: { left: number };
  /** The frame of a scope that is not followed from a call site. */
  readonly frameOf: (scope: Scope) => Frame;
  /** The calls that stand as statements, collected when first asked for. */
  readonly statementCalls: () => readonly StatementCall[];
}

/** What stands in a range, as written. */
export function sourceText(evaluation: Evaluation, range: TextRange): string {
  return evaluation.textAt(range).slice(range.start, range.end);
}

/** The source text of a range on one line, at most 40 characters: how an open part of a prompt is named. */
export function sourceName(evaluation: Evaluation, range: TextRange): string {
  const text = evaluation
    .textAt(range)
    .slice(range.start, Math.min(range.end, range.start + 120))
    .replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** The scope of a function, in whichever file it is written. */
export function scopeOfFunction(evaluation: Evaluation, definition: FunctionDefinition): Scope | undefined {
  return evaluation.scopesAt(definition.range).functions.get(definition);
}

/** The scope of a class, in whichever file it is written. */
export function scopeOfClass(evaluation: Evaluation, definition: ClassDefinition): Scope | undefined {
  return evaluation.scopesAt(definition.range).classes.get(definition);
}
