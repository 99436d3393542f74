import type { Node } from 'web-tree-sitter';
import type { Call, Problem, ScanResult, Source } from '../model.ts';
import { directivesFor, isDirective, type PlacedComment } from './directives.ts';
import { createEvaluation } from './evaluate/evaluator.ts';
import type { Project } from './evaluate/project.ts';
import { createSourceModule, type SourceModule } from './evaluate/source-module.ts';
import { identifyCalls } from './identity.ts';
import { readers } from './languages.ts';
import { createPlaces, type Places } from './places.ts';
import { findPrompts } from './prompts.ts';
import { type Detection, detectCalls } from './requests/detect.ts';

export const nothingFound: ScanResult = { calls: [], prompts: [], problems: [], dependencies: [] };

/** The result for a text of which the parser made no tree. */
export function withoutTree({ path }: Source): ScanResult {
  return { ...nothingFound, problems: [{ file: path, reason: 'the parser gave up', lines: null }] };
}

/** A parsed file in the form that is evaluated; it holds nothing of the tree. */
export function moduleOfTree(root: Node, source: Source): SourceModule {
  return createSourceModule(source, readers[source.language].lower(root, source));
}

/** Everything in a file that was lowered. */
export function scanModule(main: SourceModule, project: Project | null): ScanResult {
  const evaluation = createEvaluation(main, project);
  const places = createPlaces(evaluation);
  const detections = detectCalls(evaluation, main.source.path).map((detection) => ({
    ...detection,
    draft: places.settle(detection.draft),
  }));
  const drafts = detections.map(({ draft }) => draft);
  return {
    calls: completeCalls(detections, places, commentsOf(main, places)),
    prompts: findPrompts(evaluation, drafts, places),
    problems: problemsOf(main, places),
    dependencies: [],
  };
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
