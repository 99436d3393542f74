import type { Node } from 'web-tree-sitter';
import type { Call, Problem, ScanResult, Source } from '../model.ts';
import { directivesFor, isDirective } from './directives.ts';
import { createEvaluation } from './evaluate/evaluator.ts';
import { identifyCalls } from './identity.ts';
import { readers } from './languages.ts';
import { createLineIndex } from './lines.ts';
import { findPrompts } from './prompts.ts';
import { type Detection, detectCalls } from './requests/detect.ts';
import type { SyntaxModule } from './syntax/syntax.ts';

export const nothingFound: ScanResult = { calls: [], prompts: [], problems: [] };

/** The result for a text of which the parser made no tree. */
export function withoutTree({ path }: Source): ScanResult {
  return { ...nothingFound, problems: [{ file: path, reason: 'the parser gave up', lines: null }] };
}

/** Everything in a parsed file. */
export function scanTree(root: Node, source: Source): ScanResult {
  return scanModule(readers[source.language].lower(root, source.text), source);
}

function scanModule(module: SyntaxModule, source: Source): ScanResult {
  const linesOf = createLineIndex(source.text);
  const evaluation = createEvaluation(module, source.text);
  const detections = detectCalls(evaluation, source.path);
  const drafts = detections.map(({ draft }) => draft);
  const comments = module.comments.filter(isDirective).map((comment) => ({
    ...comment,
    lines: linesOf(comment.range),
    standsAlone: /(^|\n)[^\S\n]*$/.test(source.text.slice(Math.max(0, comment.range.start - 400), comment.range.start)),
  }));
  const calls = completeCalls(detections, linesOf, comments);
  return { calls, prompts: findPrompts(evaluation, drafts, linesOf), problems: problemsOf(module, source, linesOf) };
}

function completeCalls(
  detections: readonly Detection[],
  linesOf: ReturnType<typeof createLineIndex>,
  comments: Parameters<typeof directivesFor>[1],
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
function problemsOf(
  module: SyntaxModule,
  source: Source,
  linesOf: ReturnType<typeof createLineIndex>,
): readonly Problem[] {
  const [first] = module.errors;
  if (first === undefined) return [];
  const more = module.errors.length > 1 ? ` (and ${module.errors.length - 1} more places)` : '';
  return [{ file: source.path, reason: `syntax error${more}: calls near it may be missing`, lines: linesOf(first) }];
}
