import type { Node } from 'web-tree-sitter';
import type { Call, Problem, ScanResult, Source } from '../model.ts';
import { directiveProblems, directivesFor, isDirective, type PlacedComment } from './directives.ts';
import type { Evaluation } from './evaluate/evaluation.ts';
import { createEvaluation } from './evaluate/evaluator.ts';
import type { Project } from './evaluate/project.ts';
import { createSourceModule, type SourceModule } from './evaluate/source-module.ts';
import { identifyCalls } from './identity.ts';
import { readers } from './languages.ts';
import { createPlaces, type Places } from './places.ts';
import { findPrompts } from './prompts.ts';
import { type CallMemory, createCallMemory } from './requests/call-memory.ts';
import { type Detection, detectCalls } from './requests/detect.ts';
import { type CallSite, findCallSites } from './wrappers/call-sites.ts';
import { type Wrapper, wrapperOf } from './wrappers/wrapper.ts';

/** What a scan finds, with the functions that make requests for their callers. */
export interface FileScan extends ScanResult {
  readonly wrappers: readonly Wrapper[];
}

export const nothingFound: FileScan = { calls: [], prompts: [], problems: [], dependencies: [], wrappers: [] };

/** The result for a text of which the parser made no tree. */
export function withoutTree({ path }: Source): FileScan {
  return { ...nothingFound, problems: [{ file: path, reason: 'the parser gave up', lines: null }] };
}

/** A parsed file in the form that is evaluated; it holds nothing of the tree. */
export function moduleOfTree(root: Node, source: Source): SourceModule {
  return createSourceModule(source, readers[source.language].lower(root, source));
}

/** What a file is read with. */
interface ReadContext<Reading> {
  readonly project: Project | null;
  /** What was read of it already. */
  readonly memory: CallMemory<Reading>;
  /** False where it is read again if files of the project are missing. */
  readonly isLast: boolean;
}

/** The last time, what is missing stays missing. */
function evaluationOf(main: SourceModule, { project, isLast }: ReadContext<unknown>): Evaluation {
  const evaluation = createEvaluation(main, project);
  if (isLast) evaluation.patience.endure();
  return evaluation;
}

function isToBeRepeated({ project, isLast }: ReadContext<unknown>): boolean {
  return !isLast && project !== null && project.misses() > 0;
}

/** Everything in a file that is scanned alone. */
export function scanAlone(main: SourceModule, project: Project | null = null): FileScan {
  return scanModule(main, { project, memory: createCallMemory(), isLast: true }) ?? nothingFound;
}

/** Everything in a file that was lowered; null where files of the project are missing, and it will be scanned again. */
export function scanModule(main: SourceModule, context: ReadContext<Detection | null>): FileScan | null {
  const evaluation = evaluationOf(main, context);
  const places = createPlaces(evaluation);
  const detections = detectCalls(evaluation, main.source.path, context.memory);
  if (isToBeRepeated(context)) return null;
  const settled = detections.map((detection) => ({ ...detection, draft: places.settle(detection.draft) }));
  const comments = commentsOf(main, places);
  const calls = completeCalls(settled, places, comments);
  return {
    calls,
    prompts: findPrompts(
      evaluation,
      settled.map(({ draft }) => draft),
      places,
    ),
    problems: [...problemsOf(main, places), ...directiveProblems(main.source.path, comments)],
    dependencies: [],
    wrappers: context.project === null ? [] : wrappersOf(evaluation, detections, calls),
  };
}

function wrappersOf(
  evaluation: Evaluation,
  detections: readonly Detection[],
  calls: readonly Call[],
): readonly Wrapper[] {
  return detections.flatMap((detection, index) => {
    const call = calls[index];
    const wrapper = call === undefined ? null : wrapperOf(evaluation, detection, call);
    return wrapper === null ? [] : [wrapper];
  });
}

/** The calls of wrappers in a file, each as the request that is made for it. */
export function findCallSitesOf(
  main: SourceModule,
  wrappers: readonly Wrapper[],
  context: ReadContext<readonly CallSite[]>,
): readonly FoundCallSite[] | null {
  const evaluation = evaluationOf(main, context);
  const places = createPlaces(evaluation);
  const found = findCallSites(evaluation, wrappers, context.memory);
  if (isToBeRepeated(context)) return null;
  const sites = found.map((site) => ({ ...site, draft: places.settle(site.draft) }));
  const ids = identifyCalls(sites.map(({ draft }) => draft));
  const comments = commentsOf(main, places);
  return sites.map(({ wrapper, forwards, draft: { declaringCall, ...draft } }, index) => {
    const lines = places.linesOf(draft.range);
    // What stands at the call itself comes first.
    const directives = [...directivesFor(lines, comments), ...wrapper.directives];
    const call = { ...draft, id: ids[index] ?? '', lines, declaration: null, directives };
    return { call, wrapper, forwards };
  });
}

/** A call of a wrapper: a call like any other, but that its request is made elsewhere. */
export interface FoundCallSite {
  readonly call: Call;
  readonly wrapper: Wrapper;
  /** The function around it, whose own callers are the call sites, if there are any. */
  readonly forwards: Wrapper | null;
}

/** The comments that speak to Call Cost, with their places. */
function commentsOf({ source, syntax }: SourceModule, { ownRange, linesOf }: Places): readonly PlacedComment[] {
  return syntax.comments.filter(isDirective).map((comment) => ({
    text: comment.text,
    range: ownRange(comment.range),
    lines: linesOf(comment.range),
    standsAlone: /(^|\n)[^\S\n]*$/.test(source.text.slice(Math.max(0, comment.range.start - 400), comment.range.start)),
  }));
}

function completeCalls(
  detections: readonly Detection[],
  { linesOf }: Places,
  comments: readonly PlacedComment[],
): readonly Call[] {
  const ids = identifyCalls(detections.map(({ draft }) => draft));
  const idByCall = new Map(detections.map(({ call }, index) => [call, ids[index] ?? '']));
  return detections.map(({ draft: { declaringCall, ...draft } }, index) => {
    const lines = linesOf(draft.range);
    return {
      ...draft,
      id: ids[index] ?? '',
      lines,
      declaration: declaringCall === null ? null : (idByCall.get(declaringCall) ?? null),
      directives: directivesFor(lines, comments),
    };
  });
}

/** Syntax errors are one problem per file, at the first place: the rest of the file still counts. */
function problemsOf({ source, syntax }: SourceModule, { linesOf }: Places): readonly Problem[] {
  const [first] = syntax.errors;
  if (first === undefined) return [];
  const more = syntax.errors.length > 1 ? ` (and ${syntax.errors.length - 1} more places)` : '';
  return [{ file: source.path, reason: `syntax error${more}: calls near it may be missing`, lines: linesOf(first) }];
}
