import { isMap, isNode, isPair, isScalar, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { TextRange } from '../model.ts';
import type { RuleLevel } from '../rule-codes.ts';

/** An edit of the text of a callcost.yml. An empty range is an insertion. */
export interface PolicyEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/**
 * The edit that gives a rule its level, as `rules: { rule: level }`. Everything else stays as it is written, comments
 * included. Null where the text is no YAML map, or holds something else under `rules`.
 */
export function setRuleLevel(text: string, rule: string, level: RuleLevel): PolicyEdit | null {
  const document = parseDocument(text);
  const { contents } = document;
  if (document.errors.length > 0) return null;
  if (contents === null) return insertion(text.length, `${separator(text)}rules:\n  ${rule}: ${level}\n`);
  if (!isMap(contents) || contents.flow === true) return null;
  const rules = pairOf(contents, 'rules');
  if (rules === undefined)
    return insertion(endOfContents(text, contents), `${separator(text)}rules:\n  ${rule}: ${level}\n`);
  return inRules(text, rules, `${rule}: ${level}`, rule, level);
}

function inRules(
  text: string,
  { key, value }: Pair<unknown, unknown>,
  entry: string,
  rule: string,
  level: string,
): PolicyEdit | null {
  if (isScalar(value) && value.value === null && isScalar(key)) {
    const end = key.range?.[1] ?? 0;
    return insertion(text.indexOf(':', end) + 1, `\n  ${entry}`);
  }
  if (!isMap(value)) return null;
  const present = pairOf(value, rule)?.value;
  if (isScalar(present) && present.range != null)
    return { range: { start: present.range[0], end: present.range[1] }, newText: level };
  return value.flow === true ? inFlowMap(text, value, entry) : inBlockMap(text, value, entry);
}

/** `{ a: off }`: before the closing brace. */
function inFlowMap(text: string, map: YAMLMap, entry: string): PolicyEdit | null {
  const end = map.range?.[1];
  if (end === undefined) return null;
  const before = text.slice(0, end - 1);
  const at = before.trimEnd().length;
  if (map.items.length === 0) return { range: { start: at, end: end - 1 }, newText: ` ${entry} ` };
  return insertion(at, `${before.trimEnd().endsWith(',') ? '' : ','} ${entry}`);
}

/** A line of its own behind the last entry and its comment. */
function inBlockMap(text: string, map: YAMLMap, entry: string): PolicyEdit | null {
  const first = startOf(map.items[0]);
  const last = map.items.at(-1);
  const lastEnd = isPair(last) ? rangeOf(last.value ?? last.key)?.[1] : undefined;
  if (first === null || lastEnd === undefined) return null;
  const lineEnd = text.indexOf('\n', lastEnd);
  const at = lineEnd < 0 ? text.length : lineEnd;
  const indentation = ' '.repeat(first - (text.lastIndexOf('\n', first - 1) + 1));
  return insertion(text[at - 1] === '\r' ? at - 1 : at, `${lineBreak(text)}${indentation}${entry}`);
}

function pairOf(map: YAMLMap, name: string): Pair<unknown, unknown> | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

function startOf(pair: Pair<unknown, unknown> | undefined): number | null {
  return rangeOf(pair?.key)?.[0] ?? null;
}

function rangeOf(node: unknown): Node['range'] | undefined {
  return isNode(node) ? node.range : undefined;
}

/** The end of the document, before the mark that may end it. */
function endOfContents(text: string, contents: YAMLMap): number {
  const marked = /^\.\.\./m.exec(text.slice(contents.range?.[1] ?? 0));
  return marked === null ? text.length : (contents.range?.[1] ?? 0) + marked.index;
}

function separator(text: string): string {
  return text === '' || text.endsWith('\n') ? '' : lineBreak(text);
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function insertion(at: number, newText: string): PolicyEdit {
  return { range: { start: at, end: at }, newText };
}
