/**
 * Marks the end of a prefix that the provider may cache: `cache_control` on a block of Anthropic's, a `cachePoint` behind
 * a block of Bedrock's.
 */
import type { TextRange } from '../../model.ts';
import type { Value } from '../evaluate/values.ts';
import { segmentsOf } from '../requests/segments.ts';
import type { Expression } from '../syntax/syntax.ts';
import { type Draft, draft, editOf, refuse } from './edit.ts';
import { appendEntry } from './insertion.ts';
import { type Container, containerAt, locate, moduleAt, writtenIn } from './locate.ts';
import { isShorthand } from './replace-model.ts';
import type { CallSite } from './site.ts';
import { bracketsOf, styleOf, type WritingStyle } from './write-parameter.ts';

/** What stands for a block of text, and for the mark, in an SDK. */
interface CacheForm {
  /** A block made of the source text of a string, with its mark. */
  readonly block: (style: WritingStyle, text: string) => string;
  /** The mark as an entry of a block that is there; null where it is an element behind it. */
  readonly entry: ((style: WritingStyle) => string) | null;
  /** The mark as an element of the list; null where it is an entry of the block. */
  readonly element: ((style: WritingStyle) => string) | null;
}

const anthropic: CacheForm = {
  block: (style, text) =>
    record(style, [
      ['type', quoted(style, 'text')],
      ['text', text],
      ['cache_control', ephemeral(style)],
    ]),
  entry: (style) => pair(style, 'cache_control', ephemeral(style)),
  element: null,
};

const bedrock: CacheForm = {
  block: (style, text) => `${record(style, [['text', text]])}, ${cachePoint(style)}`,
  entry: null,
  element: cachePoint,
};

/** Marks the prompt up to the end of the segment with this index. */
export function planCacheMark(site: CallSite, index: number): Draft {
  const form = formOf(site);
  if (form === null) return refuse('this provider caches prefixes by itself, or not at all');
  const segment = site.call.segments[index];
  if (segment === undefined) return refuse('the prompt has changed');
  if (segment.cached) return refuse('it is marked already');
  const [source] = site.sources;
  let left = index;
  for (const part of ['system', 'messages'] as const) {
    const [path] = source.shape[part] ?? [];
    const spot = path === undefined ? null : locate(site.evaluation, source, path);
    if (spot?.kind !== 'stated') continue;
    const count = segmentsOf(site.evaluation, spot.value, 'user', '', null).length;
    if (left < count) return markIn(site, form, { ...spot, name: path ?? part }, left, part === 'system');
    left -= count;
  }
  return refuse('the segment is not written in the call');
}

function formOf({ call: { sdk, provider, operation } }: CallSite): CacheForm | null {
  if (operation !== 'chat' && operation !== 'agent') return null;
  if (sdk === 'anthropic' || (sdk === 'http' && provider === 'anthropic')) return anthropic;
  return sdk === 'bedrock' ? bedrock : null;
}

interface Stated {
  readonly value: Value;
  readonly expression: Expression | null;
  readonly container: Container;
  /** The name of the parameter or entry. */
  readonly name: string;
}

/** Marks the n-th segment of a value: a text, a list of blocks, or a list of messages that hold either. */
function markIn(site: CallSite, form: CacheForm, stated: Stated, index: number, isBlocks: boolean): Draft {
  const { value, expression, container } = stated;
  if (value.kind === 'text' && expression !== null) return wrapText(form, container, expression, stated.name);
  const list = value.kind === 'list' ? value : null;
  if (list?.range == null || list.open !== null) return refuse('the list is put together at run time');
  const module = moduleAt(site.evaluation, list.range);
  if (module === null) return refuse('the list is written in a file that is not loaded');
  let left = index;
  for (const element of list.elements) {
    const count = segmentsOf(site.evaluation, element, 'user', '', null).length;
    if (left < count)
      return isBlocks ? markBlock(site, form, element, list.range.end) : markMessage(site, form, element, left);
    left -= count;
  }
  return refuse('the segment is not written in the list');
}

/** `"text"` becomes a list of one block, parentheses around it included. */
function wrapText(form: CacheForm, container: Container, expression: Expression, name: string): Draft {
  const { source } = container.module;
  const { start, end } = withParentheses(source.text, expression.range);
  const prefix = isShorthand(container, expression) ? `${name}: ` : '';
  const block = form.block(styleOf(container), source.text.slice(start, end));
  return draft(editOf(source.path, start, end, `${prefix}[${block}]`));
}

/** Strings side by side stand in parentheses of their own: `system=("…" "…")`. */
function withParentheses(text: string, { start, end }: TextRange): TextRange {
  const before = /[=:]\s*(\(\s*)$/.exec(text.slice(Math.max(0, start - 200), start))?.[1];
  const after = /^\s*,?\s*\)/.exec(text.slice(end, end + 200))?.[0];
  return before === undefined || after === undefined || after.includes(',')
    ? { start, end }
    : { start: start - before.length, end: end + after.length };
}

function markMessage(site: CallSite, form: CacheForm, message: Value, index: number): Draft {
  const container =
    message.kind === 'record' && message.range !== null ? containerAt(site.evaluation, message.range) : null;
  const content = message.kind === 'record' ? message.entries.get('content') : undefined;
  if (container === null || content === undefined) return refuse('the message is not written as a literal');
  const expression = writtenIn(site.evaluation, container, 'content');
  return markIn(site, form, { value: content, expression, container, name: 'content' }, index, true);
}

function markBlock(site: CallSite, form: CacheForm, block: Value, listEnd: number): Draft {
  const container = block.kind === 'record' && block.range !== null ? containerAt(site.evaluation, block.range) : null;
  if (container === null) return refuse('the block is not written as a literal');
  const style = styleOf(container);
  const { source } = container.module;
  if (form.element !== null) {
    const { end } = container.expression.range;
    return end > listEnd
      ? refuse('the list is put together at run time')
      : draft(editOf(source.path, end, end, `, ${form.element(style)}`));
  }
  if (form.entry === null) return refuse('the block takes no mark');
  return draft(...appendEntry(bracketsOf(container), form.entry(style)));
}

function ephemeral(style: WritingStyle): string {
  return record(style, [['type', quoted(style, 'ephemeral')]]);
}

function cachePoint(style: WritingStyle): string {
  return record(style, [['cachePoint', record(style, [['type', quoted(style, 'default')]])]]);
}

function quoted({ quote }: WritingStyle, text: string): string {
  return `${quote}${text}${quote}`;
}

/** A dict of Python, or an object of JavaScript. */
function record(style: WritingStyle, entries: readonly (readonly [key: string, value: string])[]): string {
  const inner = entries.map(([key, value]) => pair(style, key, value)).join(', ');
  return style.language === 'python' ? `{${inner}}` : `{ ${inner} }`;
}

function pair(style: WritingStyle, key: string, value: string): string {
  return `${style.language === 'python' ? quoted(style, key) : key}: ${value}`;
}
