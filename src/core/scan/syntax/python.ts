import type { Node } from 'web-tree-sitter';
import type { Source, TextRange } from '../../model.ts';
import { type IsLeaf, readPlainTree } from './plain-tree.ts';
import { lowerModule } from './python-statements.ts';
import type { Comment, SyntaxModule } from './syntax.ts';

const leafTypes: ReadonlySet<string> = new Set(['identifier', 'integer', 'type', 'string_content', 'float']);
const hasHoles = /^[rR]?[fFtT]/;

/**
 * Lowers a tree-sitter tree of Python to the common syntax. It never throws: what cannot be read, or is nested too
 * deeply, is left out or opaque, and `errors` says where the grammar failed. The text is that of the tree.
 */
export function lowerPython(root: Node, { path, text }: Source): SyntaxModule {
  const isLeaf: IsLeaf = (type, start) =>
    leafTypes.has(type) || (type === 'string' && !hasHoles.test(text.slice(start, start + 2)));
  const tree = readPlainTree(root, path, isLeaf);
  return {
    language: 'python',
    statements: lowerModule(tree.root, text),
    comments: tree.comments.map((range) => readComment(range, text)),
    errors: tree.errors,
  };
}

function readComment(range: TextRange, text: string): Comment {
  return { text: text.slice(range.start, range.end).replace(/^#+/, '').trim(), range };
}
