/**
 * Templates that are filled at run time: Jinja, Handlebars, Mustache, Nunjucks.
 */
import type { PromptPiece } from '../../../model.ts';
import type { CallExpression } from '../../syntax/syntax.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Frame } from '../frames.ts';
import type { KnownFunction } from '../known-functions.ts';
import { concatenate, mapText, piecesOf } from '../texts.ts';
import { plainText, type RecordValue, type ResultValue, type TextValue, type Value } from '../values.ts';
import { argumentOf, fileOfCall, keywordOf, overOptions, textAt, toPath } from './files.ts';
import { join } from './path-functions.ts';
import { joinedPath, parentPath, pathOf } from './path-value.ts';

const same: KnownFunction = (evaluation, call, frame) => argumentOf(evaluation, call, frame, 0, 'source');
const renders: KnownFunction = (evaluation, call, frame) => renderFirst(evaluation, call, frame);

/** By name as the source imports it. */
export const templateFunctions: readonly (readonly [string, KnownFunction])[] = [
  ['jinja2.Template', same],
  ['handlebars.compile', same],
  ['nunjucks.renderString', renders],
  ['mustache.render', renders],
  ['pystache.render', renders],
  ['chevron.render', renders],
];

/** A template with what it is rendered with; what is not known, or written by statements of the template, is a hole. */
export function renderTemplate(
  evaluation: Evaluation,
  template: TextValue,
  call: CallExpression,
  frame: Frame,
  skip = 0,
): TextValue {
  const given = givenEntries(evaluation, call, frame, skip);
  return fillTemplate(template, given);
}

/** `environment.get_template("a.j2")`, `environment.from_string(text)`: the text; null for other methods and objects. */
export function callTemplateMethod(
  evaluation: Evaluation,
  environment: ResultValue,
  name: string,
  call: CallExpression,
  frame: Frame,
): Value | null {
  const { callee } = environment;
  if (callee.kind !== 'symbol' || !/^jinja2\b/.test(callee.module) || !/Environment$/.test(callee.names.at(-1) ?? ''))
    return null;
  if (name === 'from_string') return argumentOf(evaluation, call, frame, 0, 'source');
  if (name !== 'get_template' || environment.call === null) return null;
  const written = argumentOf(evaluation, call, frame, 0, 'name');
  const loader = keywordOf(evaluation, environment.call, environment.frame, 'loader');
  const folder = loader === null ? null : folderOfLoader(evaluation, loader);
  const path = written === null || folder === null ? null : join(folder, written);
  return path === null
    ? null
    : overOptions(path, (each) => (each.kind === 'path' ? withoutLastBreak(textAt(evaluation, each)) : null));
}

/** `FileSystemLoader("prompts")`, `PackageLoader("app", "prompts")`. */
function folderOfLoader(evaluation: Evaluation, loader: Value): Value | null {
  if (loader.kind !== 'result' || loader.call === null || loader.callee.kind !== 'symbol') return null;
  const { call, frame } = loader;
  const file = fileOfCall(evaluation, call);
  const first = argumentOf(evaluation, call, frame, 0, 'searchpath');
  if (first === null) return null;
  if (loader.callee.names.at(-1) === 'FileSystemLoader') {
    const [folder = first] = first.kind === 'list' && first.elements.length === 1 ? first.elements : [];
    return toPath(evaluation, folder, file);
  }
  const name = plainText(first);
  const inside = plainText(argumentOf(evaluation, call, frame, 1, 'package_path') ?? { kind: 'null' }) ?? 'templates';
  if (loader.callee.names.at(-1) !== 'PackageLoader' || name === null) return null;
  const imported = evaluation.project?.imported(file, name, evaluation.main.source.language);
  return imported?.kind === 'module'
    ? joinedPath(parentPath(pathOf(imported.module.source.path)), inside)
    : toPath(evaluation, first, file);
}

/** Jinja drops one line break at the end of a template. */
function withoutLastBreak(text: Value | null): Value | null {
  return text?.kind === 'text' ? mapText(text, (each, _, last) => (last ? each.replace(/\r?\n$/, '') : each)) : text;
}

function renderFirst(evaluation: Evaluation, call: CallExpression, frame: Frame): Value | null {
  const template = argumentOf(evaluation, call, frame, 0);
  return template?.kind === 'text' ? renderTemplate(evaluation, template, call, frame, 1) : null;
}

/** Keywords, or the entries of the first argument. */
function givenEntries(evaluation: Evaluation, call: CallExpression, frame: Frame, skip: number): RecordValue {
  const first = argumentOf(evaluation, call, frame, skip);
  const entries = new Map(first?.kind === 'record' ? first.entries : []);
  for (const argument of call.arguments)
    if (argument.name !== null) entries.set(argument.name, evaluation.evaluate(argument.value, frame));
  return { kind: 'record', entries, open: null, range: null };
}

/** Comments; statements; variables, also with three braces. */
const marks = /\{#[\s\S]*?#\}|\{%[\s\S]*?%\}|\{\{\{?[\s\S]*?\}?\}\}/g;

/** What these enclose is written once, several times or not at all; it becomes one hole. */
const opens = /^\{%[-+]?\s*(?:if|for|macro|call|filter)\b|^\{\{[#^]/;
const closes = /^\{%[-+]?\s*(?:endif|endfor|endmacro|endcall|endfilter)\b|^\{\{\//;

/** These write nothing themselves. */
const isSilent =
  /^\{#|^\{\{!|^\{%[-+]?\s*(?:set|block|endblock|with|endwith|import|from|raw|endraw|autoescape|endautoescape|do)\b/;

function fillTemplate(template: TextValue, given: RecordValue): TextValue {
  let depth = 0;
  const parts: (readonly PromptPiece[])[] = [];
  for (const { piece, mark } of marksIn(template)) {
    if (mark !== null && closes.test(mark)) depth = Math.max(0, depth - 1);
    else if (depth === 0) parts.push(mark === null ? [piece] : filled(mark, given, piece));
    if (mark !== null && opens.test(mark)) depth += 1;
  }
  return { ...concatenate(parts, template.range), source: template.source };
}

/** The pieces of a template, and the marks in them. */
function* marksIn(
  template: TextValue,
): Iterable<
  { readonly piece: PromptPiece; readonly mark: null } | { readonly piece: TextPiece; readonly mark: string }
> {
  for (const piece of template.pieces) {
    if (piece.kind !== 'text') {
      yield { piece, mark: null };
      continue;
    }
    let end = 0;
    for (const { 0: mark, index } of piece.text.matchAll(marks)) {
      if (index > end) yield { piece: { ...piece, text: piece.text.slice(end, index) }, mark: null };
      yield { piece, mark };
      end = index + mark.length;
    }
    if (end < piece.text.length) yield { piece: { ...piece, text: piece.text.slice(end) }, mark: null };
  }
}

type TextPiece = Extract<PromptPiece, { kind: 'text' }>;

/** What stands for `{{ name }}`: the value that it is given, if it is nothing but a name. */
function filled(mark: string, given: RecordValue, { range }: TextPiece): readonly PromptPiece[] {
  if (isSilent.test(mark)) return [];
  const name = nameOf(mark);
  const value = given.entries.get(name);
  if (value !== undefined) return piecesOf(value, name, range);
  return [{ kind: 'variable', name: name === '' ? 'value' : name, reason: 'filled at run time', range }];
}

/** `customer` for `{{ customer }}`, `if customer` for `{%- if customer %}`. */
function nameOf(mark: string): string {
  const name = mark
    .replace(/^\{+[%#&^~+-]*|[%~+-]*\}+$/g, '')
    .trim()
    .replace(/\s+/g, ' ');
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
