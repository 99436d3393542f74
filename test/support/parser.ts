import { Language, type Node, Parser } from 'web-tree-sitter';
import type { LanguageId } from '../../src/core/model.ts';
import { loadBytes } from './assets.ts';

/** Parses a text, gives its root to `read` and deletes the tree. */
export type ReadTree = <Result>(text: string, read: (root: Node) => Result) => Result;

/** Makes a parser of one language for tests. */
export async function createReadTree(language: LanguageId): Promise<ReadTree> {
  await Parser.init({ wasmBinary: await loadBytes('tree-sitter.wasm') });
  const parser = new Parser();
  parser.setLanguage(await Language.load(await loadBytes(`tree-sitter-${language}.wasm`)));
  return (text, read) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('The parser gave no tree.');
    try {
      return read(tree.rootNode);
    } finally {
      tree.delete();
    }
  };
}
