/**
 * Which language a file is in, and which grammar and lowering reads it.
 */
import type { Node } from 'web-tree-sitter';
import type { LanguageId, Source } from '../model.ts';
import type { AssetName } from '../ports.ts';
import { lowerJavaScript } from './syntax/javascript.ts';
import { lowerPython } from './syntax/python.ts';
import type { SyntaxModule } from './syntax/syntax.ts';

const languageByExtension: Readonly<Record<string, LanguageId>> = {
  '.py': 'python',
  '.pyi': 'python',
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'tsx',
  '.js': 'javascript',
  '.jsx': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
};

/** The language of a path by its extension, or null for files that are not source. */
export function languageOfPath(path: string): LanguageId | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return languageByExtension[name.slice(name.lastIndexOf('.'))] ?? null;
}

/** What is scanned: source in a language, or a notebook, which says itself what its cells are in. */
export type FileKind = LanguageId | 'notebook';

/** What a file is by its extension, or null for files that are not scanned. */
export function kindOfPath(path: string): FileKind | null {
  return path.toLowerCase().endsWith('.ipynb') ? 'notebook' : languageOfPath(path);
}

/** The grammar and the lowering of a language. */
export interface LanguageReader {
  readonly grammar: AssetName;
  readonly lower: (root: Node, source: Source) => SyntaxModule;
}

export const readers: Readonly<Record<LanguageId, LanguageReader>> = {
  python: { grammar: 'tree-sitter-python.wasm', lower: lowerPython },
  typescript: { grammar: 'tree-sitter-typescript.wasm', lower: lowerJavaScript },
  tsx: { grammar: 'tree-sitter-tsx.wasm', lower: lowerJavaScript },
  javascript: { grammar: 'tree-sitter-javascript.wasm', lower: lowerJavaScript },
};
