import type { Node } from 'web-tree-sitter';
import type { Source, TextRange } from '../../model.ts';
import { lowerExpression } from './javascript-expressions.ts';
import { classesByInterface } from './javascript-interfaces.ts';
import type { Lowering } from './javascript-lowering.ts';
import { lowerStatement } from './javascript-statements.ts';
import { readPlainTree } from './plain-tree.ts';
import type { Comment, SyntaxModule } from './syntax.ts';

/**
 * Lowers a JavaScript, TypeScript or TSX tree, with JSX in any of them, to the language-neutral syntax. Types are kept
 * only as the text of annotations. Broken source is lowered as far as it can be read; nothing makes this throw.
 * The text is that which `root` was parsed from. The result holds no tree-sitter object.
 */
export function lowerJavaScript(root: Node, { path, language, text }: Source): SyntaxModule {
  const tree = readPlainTree(root, path, (type) => closedTypes.has(type));
  const lowering: Lowering = {
    text,
    classesByInterface: classesByInterface(tree.root.children, text),
    depth: 0,
    expression: (node) => lowerExpression(node, lowering),
    statements: (nodes) => nodes.flatMap((node) => lowerStatement(node, lowering)),
  };
  return {
    language,
    statements: lowering.statements(tree.root.children),
    comments: tree.comments.map((range) => lowerComment(range, text)),
    errors: tree.errors,
  };
}

/** Nodes with nothing inside that the lowering looks at: leaves, types, and declarations of types. */
const closedTypes: ReadonlySet<string> = new Set([
  'identifier',
  'property_identifier',
  'private_property_identifier',
  'shorthand_property_identifier',
  'shorthand_property_identifier_pattern',
  'type_identifier',
  'this',
  'string',
  'number',
  'regex',
  'string_fragment',
  'escape_sequence',
  'jsx_text',
  'jsx_closing_element',
  'optional_chain',
  'type_annotation',
  'type_arguments',
  'type_parameters',
  'asserts_annotation',
  'type_predicate_annotation',
  'implements_clause',
  'generic_type',
  'object_type',
  'union_type',
  'intersection_type',
  'array_type',
  'function_type',
  'interface_declaration',
  'type_alias_declaration',
  'ambient_declaration',
  'function_signature',
  'method_signature',
  'abstract_method_signature',
  'index_signature',
]);

function lowerComment(range: TextRange, text: string): Comment {
  const written = text.slice(range.start, range.end);
  return { text: written.startsWith('/*') ? blockText(written) : written.replace(/^\/+/, '').trim(), range };
}

function blockText(written: string): string {
  const inner = written.slice(2).replace(/\*+\/$/, '');
  const lines = inner.split(/\r?\n/).map((line) => line.replace(/^\s*\*+/, '').trim());
  return lines.join('\n').trim();
}
