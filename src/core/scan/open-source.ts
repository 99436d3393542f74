import { Edit, type Parser, type Point, type Tree } from 'web-tree-sitter';
import type { LanguageId, Source } from '../model.ts';
import { parsableText } from './parsable-text.ts';
import { mayContainCalls } from './prefilter.ts';
import { type LoadedProject, scanInProject } from './project.ts';
import { type FileScan, moduleOfTree, nothingFound, scanAlone, withoutTree } from './scan-tree.ts';

/** A source that is being edited. It keeps its syntax tree, so that a scan after an edit parses only what changed. */
export interface OpenSource {
  /** Takes the new text; what changed is found by comparing it with the old one. */
  update(text: string): void;
  /** The same as a fresh scan of the text as it is now. Rejects only when a grammar cannot be loaded or the signal aborts. */
  scan(signal?: AbortSignal, project?: LoadedProject | null): Promise<FileScan>;
  /** Frees the tree. A scan afterwards finds nothing. */
  dispose(): void;
}

/** Opens a source. Parsers belong to the scanner and are shared: parsing is never interrupted. */
export function openSource(source: Source, parserOf: (language: LanguageId) => Promise<Parser>): OpenSource {
  let text = source.text;
  let parsed: { readonly tree: Tree; readonly text: string } | null = null;
  let isDisposed = false;

  /** The tree of a text, made from the last one; null where the parser gave up. */
  function parse(parser: Parser, wanted: string): Tree | null {
    if (parsed?.text === wanted) return parsed.tree;
    const old = parsed;
    parsed = null;
    if (old !== null) old.tree.edit(editBetween(old.text, wanted));
    try {
      const tree = parseAfter(parser, wanted, old?.tree ?? null);
      if (tree !== null) parsed = { tree, text: wanted };
      return tree;
    } finally {
      old?.tree.delete();
    }
  }

  function forget(): void {
    parsed?.tree.delete();
    parsed = null;
  }

  return {
    update(newText) {
      text = newText;
    },
    async scan(signal, project = null) {
      signal?.throwIfAborted();
      if (isDisposed) return nothingFound;
      const wanted = text;
      if (!mayContainCalls(wanted)) {
        forget();
        return nothingFound;
      }
      const kept = project?.kept({ ...source, text: wanted }) ?? null;
      if (project !== null && kept !== null) return scanInProject(kept, project, signal);
      const parser = await parserOf(source.language);
      signal?.throwIfAborted();
      if (isDisposed) return nothingFound;
      const tree = parse(parser, parsableText(source.language, wanted));
      if (tree === null) return withoutTree(source);
      const module = moduleOfTree(tree.rootNode, { ...source, text: wanted });
      return project === null ? scanAlone(module) : scanInProject(module, project, signal);
    },
    dispose() {
      isDisposed = true;
      forget();
    },
  };
}

/** Broken text is parsed afresh: how the parser recovers from an error depends on what it had parsed before. */
function parseAfter(parser: Parser, text: string, old: Tree | null): Tree | null {
  const tree = parser.parse(text, old);
  if (old === null || tree === null || !tree.rootNode.hasError) return tree;
  tree.delete();
  return parser.parse(text);
}

/** One edit that leads from one text to the other: everything between their common beginning and common end. */
function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  // An edit never stands between the halves of a surrogate pair.
  if (isLowSurrogate(before.charCodeAt(start)) || isLowSurrogate(after.charCodeAt(start)))
    start = Math.max(0, start - 1);
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  if (isLowSurrogate(before.charCodeAt(before.length - same))) same--;
  const oldEnd = before.length - same;
  const newEnd = after.length - same;
  const startPosition = pointAfter(before, 0, start, { row: 0, column: 0 });
  return new Edit({
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition,
    oldEndPosition: pointAfter(before, start, oldEnd, startPosition),
    newEndPosition: pointAfter(after, start, newEnd, startPosition),
  });
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The point at `end`, given the point at `start`; for the parser, only a line feed ends a line. */
function pointAfter(text: string, start: number, end: number, { row, column }: Point): Point {
  let lines = row;
  let lineStart = start - column;
  for (let feed = text.indexOf('\n', start); feed >= 0 && feed < end; feed = text.indexOf('\n', feed + 1)) {
    lines++;
    lineStart = feed + 1;
  }
  return { row: lines, column: end - lineStart };
}
