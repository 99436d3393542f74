/**
 * Constant propagation inside one file: what an expression is, as far as the source decides it.
 * Bounded by a step budget and guarded against cycles, so that it ends on every input.
 */

import type { TextRange } from '../../model.ts';
import type { Expression, TypeText } from '../syntax/syntax.ts';
import { evaluateAnnotation } from './evaluate-annotation.ts';
import { evaluateCall } from './evaluate-call.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import { createImports } from './evaluate-import.ts';
import { evaluateMember } from './evaluate-member.ts';
import { evaluateName } from './evaluate-name.ts';
import { evaluateReturn } from './evaluate-return.ts';
import type { Evaluation, StatementCall } from './evaluation.ts';
import { type Frame, isStatic, staticFrame } from './frames.ts';
import { createPatience } from './patience.ts';
import type { Project, ProjectFile } from './project.ts';
import type { Scope } from './scopes.ts';
import type { SourceModule } from './source-module.ts';
import { collectStatementCalls } from './statement-calls.ts';
import { unknown, type Value } from './values.ts';

/** Steps that one file may take; real files of 3,000 lines need some ten thousand. */
const maximalSteps = 1_000_000;

/** Steps that one expression, and all that it leads to, may take: code that doubles with each level is given up. */
const maximalStepsEach = 50_000;

/** Elements of a list; longer ones are data, or come from code that doubles its own list. */
const maximalElements = 20_000;

/** Nested evaluations; deeper ones are given up. Keeps the JavaScript stack safe. */
const maximalDepth = 120;

/** Annotations that lead to other annotations; real code needs one or two. */
const maximalAnnotationDepth = 4;

/** Makes the evaluation of one lowered file, and of what it takes from other files of its project. */
export function createEvaluation(main: SourceModule, project: Project | null): Evaluation {
  const memoryOf = createMemory();
  const active = new Set<Expression>();
  const frames = new Map<Scope, Frame>();
  let steps = 0;
  let lastStep = maximalStepsEach;
  let annotationDepth = 0;

  function frameOf(scope: Scope): Frame {
    const existing = frames.get(scope);
    if (existing !== undefined) return existing;
    const frame = staticFrame(scope, scope.parent === null ? null : frameOf(scope.parent));
    frames.set(scope, frame);
    return frame;
  }

  function reasonToStop(): string | null {
    steps += 1;
    if (active.size === 0) lastStep = Math.min(maximalSteps, steps + maximalStepsEach);
    if (steps > lastStep) return 'it is too complex to follow';
    return active.size > maximalDepth ? 'it is nested too deeply to follow' : null;
  }

  function evaluate(expression: Expression, frame: Frame): Value {
    if (patience.isOut()) return unknown('it is not loaded yet', 'value');
    const memory = memoryOf(frame);
    const remembered = memory.get(expression);
    if (remembered !== undefined) return remembered;
    if (active.has(expression)) return unknown('it is defined by itself', 'value', 'itself');
    const reason = reasonToStop();
    if (reason !== null) return unknown(reason, 'value');
    active.add(expression);
    const value = boundedList(evaluateExpression(evaluation, expression, frame));
    active.delete(expression);
    // What was cut short, by a cycle further up or for want of a file, is not remembered: it may be known later.
    const isWhole = active.size === 0 || value.kind !== 'unknown';
    if (isWhole && !patience.isOut()) memory.set(expression, value);
    return value;
  }

  /** Types may name values (`typeof x`) whose types name them again. */
  function annotated(annotation: TypeText, frame: Frame): Value | null {
    if (annotationDepth >= maximalAnnotationDepth) return null;
    annotationDepth += 1;
    const value = evaluateAnnotation(evaluation, annotation, frame);
    annotationDepth -= 1;
    return value;
  }

  let statementCalls: readonly StatementCall[] | null = null;

  const patience = createPatience(project);
  const evaluation: Evaluation = {
    patience,
    main,
    project,
    ...filesOf(main, project),
    imported: (binding) => imports?.(binding) ?? null,
    progress: new WeakMap(),
    dataOf: new Map(),
    onceForFile: new Map(),
    tracing: { left: 0 },
    frameOf,
    statementCalls: () => (statementCalls ??= collectStatementCalls(evaluation)),
    evaluate,
    lookup: (name, frame, offset) => evaluateName(evaluation, name, frame, offset),
    member: (value, name) => evaluateMember(evaluation, value, name),
    call: (callee, call, frame) => evaluateCall(evaluation, callee, call, frame),
    annotated,
    returned: (called, call, callFrame) => evaluateReturn(evaluation, called, call, callFrame),
  };
  const imports = project === null ? null : createImports(evaluation, project);
  return evaluation;
}

/** What is known of expressions, by frame: in a frame of its own, an expression may have another value than elsewhere. */
function createMemory(): (frame: Frame) => Map<Expression, Value> {
  const known = new Map<Expression, Value>();
  const followed = new WeakMap<Frame, Map<Expression, Value>>();
  return (frame) => {
    if (isStatic(frame)) return known;
    const before = followed.get(frame);
    if (before !== undefined) return before;
    const memory = new Map<Expression, Value>();
    followed.set(frame, memory);
    return memory;
  };
}

/** What ranges lead to: a range names its file. */
function filesOf(main: SourceModule, project: Project | null): Pick<Evaluation, 'textAt' | 'scopesAt'> {
  const ownFile: ProjectFile = { kind: 'module', module: main };

  function fileAt({ file }: TextRange): ProjectFile {
    if (file === undefined || file === main.source.path || project === null) return ownFile;
    return project.loaded(file) ?? ownFile;
  }

  return {
    textAt(range) {
      const file = fileAt(range);
      return file.kind === 'text' ? file.text : file.module.source.text;
    },
    scopesAt(range) {
      const file = fileAt(range);
      return file.kind === 'module' ? file.module.scopes : main.scopes;
    },
  };
}

function boundedList(value: Value): Value {
  if (value.kind !== 'list' || value.elements.length <= maximalElements) return value;
  return { ...value, elements: value.elements.slice(0, maximalElements), open: 'the list is too long to follow' };
}
