/**
 * Giving a parameter a value: where it is stated, in its place; where it is not, with what it must stand in.
 */
import type { LanguageId } from '../../model.ts';
import type { Value } from '../evaluate/values.ts';
import type { ParameterPath } from '../sdk/shape.ts';
import type { Expression } from '../syntax/syntax.ts';
import { classOf } from './containers.ts';
import { type Draft, draft, editOf, refuse, type TextEdit } from './edit.ts';
import { importedName, nameInFile } from './imports.ts';
import { appendEntry, type Brackets } from './insertion.ts';
import { escapedFor, literalAt, usualQuote, writeString } from './literals.ts';
import { type Container, locate, moduleAt, type Spot } from './locate.ts';
import type { CallSite, ParameterSource } from './site.ts';

/** What a parameter is to be: a number, a text, or code that the caller writes in the quotes of the place. */
export type NewValue = number | string | ((style: WritingStyle) => string);

/** How code is written at a place. */
export interface WritingStyle {
  readonly language: LanguageId;
  readonly quote: string;
}

/** The edits that make a parameter of a call have a value. */
export function setParameter(site: CallSite, source: ParameterSource, path: ParameterPath, value: NewValue): Draft {
  const spot = locate(site.evaluation, source, path);
  switch (spot.kind) {
    case 'refused':
      return spot;
    case 'stated':
      return replaceStated(site, spot, value);
    case 'absent':
      return addEntry(site, spot.container, spot.names, value);
  }
}

/** The edits that put a value in place of what is stated: at the constant that holds it, or else where it is written. */
function replaceStated(
  { evaluation }: CallSite,
  { value, expression, container }: Extract<Spot, { kind: 'stated' }>,
  wanted: NewValue,
): Draft {
  const module = value.kind === 'number' || value.kind === 'text' ? moduleOfValue(evaluation, value) : null;
  if (module !== null && (value.kind === 'number' || value.kind === 'text') && typeof wanted !== 'function') {
    const edit = rewriteScalar(module.source.language, module.source.path, module.source.text, value.range, wanted);
    return edit === null ? refuse('it is put together from several parts') : draft(edit);
  }
  if (expression === null) return refuse('it is set in another place than the call');
  if (!isUnset(expression, value) && typeof wanted !== 'function') return refuse('it is set at run time');
  const { path } = container.module.source;
  const { start, end } = expression.range;
  return draft(editOf(path, start, end, writeValue(styleOf(container), wanted)));
}

function moduleOfValue(
  evaluation: CallSite['evaluation'],
  { range }: Extract<Value, { kind: 'number' | 'text' }>,
): Container['module'] | null {
  return range === null ? null : moduleAt(evaluation, range);
}

/** `None`, `null`, `undefined`, `NOT_GIVEN` as they are written in the call itself. */
function isUnset(expression: Expression, value: Value): boolean {
  return expression.kind === 'constant' || value.kind === 'symbol';
}

/** One literal with another number or text in it; null where the range holds anything but one literal. */
export function rewriteScalar(
  language: LanguageId,
  file: string,
  text: string,
  range: { readonly start: number; readonly end: number } | null,
  wanted: number | string,
): TextEdit | null {
  if (range === null) return null;
  const literal = literalAt(language, text, range);
  if (literal !== null) {
    const escaped = escapedFor(literal, String(wanted));
    return escaped === null ? null : editOf(file, literal.bodyStart, literal.bodyEnd, escaped);
  }
  const isNumber = /^[\d_.]+$|^[\d_.\s*+]+$/.test(text.slice(range.start, range.end));
  return isNumber && typeof wanted === 'number' ? editOf(file, range.start, range.end, String(wanted)) : null;
}

/** The edits that add a parameter to a container; `names` after the first are the records that it stands in. */
export function addEntry(site: CallSite, container: Container, names: readonly string[], value: NewValue): Draft {
  const [name = '', ...inner] = names;
  const nested = writeNested(site, container, name, inner, value);
  const entry = entryText(container, name, nested.text);
  if (entry === null) return refuse('the call takes its parameters in another way');
  return draft(...nested.edits, ...appendEntry(bracketsOf(container), entry));
}

/** What stands between the brackets of a container. */
export function bracketsOf({ module, expression }: Container): Brackets {
  const { path, text } = module.source;
  // The grammar of Python takes the carriage return at the end of a line for a part of its comment.
  const comments = module.syntax.comments.map(({ range: { start, end } }) => ({
    start,
    end: start + text.slice(start, end).trimEnd().length,
  }));
  const isSpaced = expression.kind === 'object' && module.source.language !== 'python';
  return {
    file: path,
    text,
    comments,
    isSpaced,
    close: expression.range.end - 1,
    lastStart: lastStartOf(expression, text),
  };
}

function lastStartOf(expression: Container['expression'], text: string): number | null {
  if (expression.kind === 'object') return expression.properties.at(-1)?.range.start ?? null;
  const last = expression.arguments.at(-1);
  if (last === undefined) return null;
  const { start } = last.value.range;
  const before = text.slice(Math.max(0, start - 200), start);
  const mark = last.name === null ? /(?:\*{1,2}|\.\.\.|await\s+)\s*$/ : new RegExp(`\\b${last.name}\\s*=[\\s(]*$`);
  const written = mark.exec(before)?.[0] ?? '';
  return start - written.length;
}

/** The quotes and the language of a container. */
export function styleOf({ module: { source }, expression }: Container): WritingStyle {
  const own = source.text.slice(expression.range.start, expression.range.end);
  const hasOwn = /["']/.test(own);
  return { language: source.language, quote: usualQuote(source.language, hasOwn ? own : source.text) };
}

function entryText(container: Container, name: string, value: string): string | null {
  const { language, quote } = styleOf(container);
  const { expression } = container;
  if (language === 'python') {
    if (expression.kind === 'object') return `${quote}${name}${quote}: ${value}`;
    return name.startsWith('#') ? value : `${name}=${value}`;
  }
  if (expression.kind === 'object') return `${keyText(container, name)}: ${value}`;
  if (name.startsWith('#')) return value;
  return expression.arguments.length === 0 ? `{ ${name}: ${value} }` : null;
}

/** A key in quotes where the others are. */
function keyText({ module, expression }: Container, name: string): string {
  const first = expression.kind === 'object' ? expression.properties[0]?.key : null;
  const mark = first === null || first === undefined ? '' : (module.source.text[first.range.start] ?? '');
  return /["']/.test(mark) ? `${mark}${name}${mark}` : scriptKey(name);
}

function scriptKey(name: string): string {
  return /^[\w$]+$/.test(name) ? name : `'${name}'`;
}

interface Nested {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** The value inside of the records that it must stand in, in the class or literal that the SDK takes for each. */
function writeNested(
  site: CallSite,
  container: Container,
  parent: string,
  names: readonly string[],
  value: NewValue,
): Nested {
  const style = styleOf(container);
  const [name, ...inner] = names;
  if (name === undefined) return { text: writeValue(style, value), edits: [] };
  const nested = writeNested(site, container, name, inner, value);
  if (style.language !== 'python') return { ...nested, text: `{ ${scriptKey(name)}: ${nested.text} }` };
  const known = classOf(site.call.sdk, parent);
  const local = known === null ? null : importedName(container.module, known.module, known.name);
  if (known === null || (local === null && !known.isRequired) || isPlainRecord(container))
    return { ...nested, text: `{${style.quote}${name}${style.quote}: ${nested.text}}` };
  const named = nameInFile(container.module, known.module, known.name);
  return { text: `${named.name}(${name}=${nested.text})`, edits: [...named.edits, ...nested.edits] };
}

/** Inside of a dict everything is a dict. */
function isPlainRecord({ expression }: Container): boolean {
  return expression.kind === 'object';
}

function writeValue(style: WritingStyle, value: NewValue): string {
  if (typeof value === 'function') return value(style);
  return typeof value === 'number' ? String(value) : writeString(style.quote, value);
}
