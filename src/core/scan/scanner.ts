/**
 * The door of the scanner: source text in, calls, prompts and problems out. It owns the parsers; a tree lives inside one
 * function and is deleted there.
 */
import { Language, type Node, Parser } from 'web-tree-sitter';
import type { Call, LanguageId, Problem, ScanResult, Source } from '../model.ts';
import type { LoadBytes } from '../ports.ts';
import { type Detection, detectCalls } from './detect.ts';
import { directivesFor, isDirective } from './directives.ts';
import { createEvaluation } from './evaluator.ts';
import { identifyCalls } from './identity.ts';
import { readers } from './languages.ts';
import { createLineIndex } from './lines.ts';
import { mayContainCalls } from './prefilter.ts';
import { findPrompts } from './prompts.ts';
import type { SyntaxModule } from './syntax.ts';

/** Finds LLM calls in source text. Make one and keep it: grammars are loaded once. */
export interface Scanner {
  /** Scans one file. Rejects only when a grammar cannot be loaded or the signal aborts, never because of the text. */
  scan(source: Source, signal?: AbortSignal): Promise<ScanResult>;
  /** Frees the parsers. */
  dispose(): void;
}

const nothing: ScanResult = { calls: [], prompts: [], problems: [] };

/** Makes a scanner that loads grammars through `loadBytes`, each when first needed. */
export function createScanner(loadBytes: LoadBytes): Scanner {
  const parsers = new Map<LanguageId, Promise<Parser>>();
  let runtime: Promise<void> | null = null;

  async function createParser(language: LanguageId): Promise<Parser> {
    runtime ??= loadBytes('tree-sitter.wasm').then((wasmBinary) =>
      Parser.init({ wasmBinary, locateFile: (name: string) => name }),
    );
    await runtime;
    const parser = new Parser();
    parser.setLanguage(await Language.load(await loadBytes(readers[language].grammar)));
    return parser;
  }

  function parserOf(language: LanguageId): Promise<Parser> {
    const existing = parsers.get(language);
    if (existing !== undefined) return existing;
    const parser = createParser(language);
    // A failure is not remembered: the next scan tries again.
    parser.catch(() => parsers.delete(language));
    parsers.set(language, parser);
    return parser;
  }

  return {
    async scan(source, signal) {
      signal?.throwIfAborted();
      if (!mayContainCalls(source.text)) return nothing;
      const parser = await parserOf(source.language);
      signal?.throwIfAborted();
      return scanWith(parser, source);
    },
    dispose() {
      for (const parser of parsers.values()) parser.then((each) => each.delete()).catch(() => undefined);
      parsers.clear();
    },
  };
}

function scanWith(parser: Parser, source: Source): ScanResult {
  const tree = parser.parse(source.text);
  if (tree === null)
    return { ...nothing, problems: [{ file: source.path, reason: 'the parser gave up', lines: null }] };
  try {
    return scanTree(tree.rootNode, source);
  } finally {
    tree.delete();
  }
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
