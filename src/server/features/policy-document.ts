import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  InsertTextFormat,
  MarkupKind,
  type Position,
} from 'vscode-languageserver';
import { type PolicyCursor, policyCursorAt } from '../../core/policy/cursor.ts';
import { type PolicyKey, type PolicyNode, policyNodeAt } from '../../core/policy/schema-tree.ts';
import { escapeMarkdown } from '../../core/present/markdown.ts';
import type { FeatureContext } from '../feature-context.ts';
import { offsetAt, type PlacedText, rangeAt } from '../text-document.ts';
import { namesAt } from './policy-names.ts';

/** Whether a document is a callcost.yml. */
export function isPolicyUri(uri: string): boolean {
  return /(^|\/)callcost\.yml$/.test(uri);
}

/** Keys and values that may stand at a position of a callcost.yml. */
export async function policyCompletionsAt(
  context: FeatureContext,
  uri: string,
  position: Position,
): Promise<CompletionItem[]> {
  const placed = isPolicyUri(uri) ? context.documents.get(uri)?.placed : undefined;
  if (placed === undefined) return [];
  const cursor = policyCursorAt(placed.text, offsetAt(placed, position));
  const node = cursor === null ? null : policyNodeAt(cursor.path);
  if (cursor === null || node === null) return [];
  const names = await namesAt(context, cursor);
  if (cursor.kind === 'value') {
    return [...node.values, ...names].map((value) => item(value, value, placed, cursor, CompletionItemKind.EnumMember));
  }
  const open = node.keys.filter(({ name }) => !cursor.siblings.includes(name));
  const free = names.filter((name) => !cursor.siblings.includes(name));
  return [
    ...open.map((key) => keyItem(key, placed, cursor)),
    ...free.map((name) => item(name, `${quoted(name)}: `, placed, cursor, CompletionItemKind.Value)),
  ];
}

/** What the key at a position means. */
export function policyHoverAt({ documents }: FeatureContext, uri: string, position: Position): Hover | null {
  const placed = isPolicyUri(uri) ? documents.get(uri)?.placed : undefined;
  if (placed === undefined) return null;
  const offset = offsetAt(placed, position);
  const wordEnd = offset + (/^[^\s:,{}[\]"'#]*/.exec(placed.text.slice(offset))?.[0].length ?? 0);
  const cursor = policyCursorAt(placed.text, wordEnd);
  if (cursor === null || cursor.start === cursor.end) return null;
  const path = cursor.kind === 'key' ? [...cursor.path, placed.text.slice(cursor.start, cursor.end)] : cursor.path;
  const node = policyNodeAt(path);
  if (node?.description == null) return null;
  const value = [`**${escapeMarkdown(path.join('.'))}**`, ...documentation(node)].join('\n\n');
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeAt(placed, cursor) };
}

function keyItem({ name, node }: PolicyKey, placed: PlacedText, cursor: PolicyCursor): CompletionItem {
  const opens = node.isGroup && !cursor.isInline;
  // The editor repeats the indentation of the line before the inserted ones.
  const text = opens ? `${name}:\n  ` : node.isList && !cursor.isInline ? `${name}: ["$1"]` : `${name}: `;
  const documented = documentation(node).join('\n\n');
  return {
    ...item(name, text, placed, cursor, CompletionItemKind.Property),
    ...(node.isList && !cursor.isInline ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(documented === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: documented } }),
  };
}

function item(
  label: string,
  newText: string,
  placed: PlacedText,
  cursor: PolicyCursor,
  kind: CompletionItemKind,
): CompletionItem {
  return { label, kind, textEdit: { range: rangeAt(placed, cursor), newText } };
}

function documentation({ description, values, defaultValue }: PolicyNode): readonly string[] {
  return [
    ...(description === null ? [] : [escapeMarkdown(description)]),
    ...(values.length < 2 ? [] : [`One of ${values.map(escapeMarkdown).join(', ')}.`]),
    ...(defaultValue === null ? [] : [`Default: ${escapeMarkdown(defaultValue)}.`]),
  ];
}

/** Names that YAML would read as something else stand in quotes. */
function quoted(name: string): string {
  return /^[A-Za-z_][\w./-]*$/.test(name) ? name : JSON.stringify(name);
}
