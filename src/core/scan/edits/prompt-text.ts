/**
 * Changes of prompt text: a sentence that asks for a short answer, and other text with the same meaning.
 */
import type { PromptPiece, PromptSegment, TextRange } from '../../model.ts';
import type { SourceModule } from '../evaluate/source-module.ts';
import { type Draft, draft, editOf, refuse } from './edit.ts';
import { indentationAt, lineBreak } from './insertion.ts';
import { escapedFor, holdsLines, type Literal, literalsIn } from './literals.ts';
import { moduleAt } from './locate.ts';
import type { CallSite } from './site.ts';

/** Adds a sentence to the literal text of the system prompt, or else of what the user says. */
export function planInstruction(site: CallSite, sentence: string): Draft {
  const inOrder = [
    ...site.call.segments.filter(({ role }) => role === 'system'),
    ...site.call.segments.filter(({ role }) => role === 'user').toReversed(),
  ];
  for (const segment of inOrder) {
    const planned = instructIn(site, segment, sentence);
    if (planned !== null) return planned;
  }
  return refuse('no part of the prompt is written as text to which the instruction could be added');
}

/** Puts source text in place of source text, inside of one literal. */
export function planPromptText({ evaluation }: Pick<CallSite, 'evaluation'>, range: TextRange, text: string): Draft {
  const { path } = evaluation.main.source;
  return draft(editOf(path, range.start, range.end, text));
}

function instructIn(site: CallSite, segment: PromptSegment, sentence: string): Draft | null {
  const last = segment.pieces.at(-1);
  const first = segment.pieces[0];
  if (first === undefined || last === undefined) return null;
  // Text that ends with a colon or a variable leads to what follows: the instruction stands before it.
  const isLeadIn = last.kind !== 'text' || /[:>]\s*$/.test(last.text);
  const place = isLeadIn ? placeOf(site, first, segment) : placeOf(site, last, segment);
  if (place === null) return null;
  const literal = isLeadIn ? place.literals[0] : place.literals.at(-1);
  return literal === undefined
    ? null
    : isLeadIn
      ? prepend(place.module, literal, sentence)
      : append(place.module, literal, sentence);
}

interface TextPlace {
  readonly module: SourceModule;
  readonly literals: readonly Literal[];
}

/** The literals in which a piece of text is written; null where it is no literal, or lies in no source file. */
function placeOf({ evaluation, call }: CallSite, piece: PromptPiece, segment: PromptSegment): TextPlace | null {
  if (piece.kind !== 'text') return null;
  const place = piece.origin ?? piece.range ?? segment.range;
  if (place === null) return null;
  const range = 'range' in place ? { ...place.range, file: place.file } : { ...place, file: call.file };
  const module = moduleAt(evaluation, range);
  const literals = module === null ? null : literalsIn(module.source.language, module.source.text, range);
  return module === null || literals === null ? null : { module, literals };
}

function append({ source }: SourceModule, literal: Literal, sentence: string): Draft | null {
  const body = source.text.slice(literal.bodyStart, literal.bodyEnd);
  const text = escapedFor(literal, sentence);
  if (text === null) return null;
  const trailing = /(?:\s|(?<!\\)(?:\\\\)*\\n)*$/.exec(body)?.[0].length ?? 0;
  const at = literal.bodyEnd - trailing;
  return draft(editOf(source.path, at, at, `${gapBefore(source.text, literal, at, body)}${text}`));
}

/** A line of its own in text of several lines, else a space. */
function gapBefore(text: string, literal: Literal, at: number, body: string): string {
  if (at === literal.bodyStart) return '';
  if (!holdsLines(literal) || !/[\r\n]/.test(body.trim())) return ' ';
  return `${lineBreak(text)}${indentationOf(text, literal, at)}`;
}

/** The indentation of a line inside of a literal; its first line has that of none. */
function indentationOf(text: string, literal: Literal, offset: number): string {
  return text.slice(literal.bodyStart, offset).includes('\n') ? indentationAt(text, offset) : '';
}

function prepend({ source }: SourceModule, literal: Literal, sentence: string): Draft | null {
  const body = source.text.slice(literal.bodyStart, literal.bodyEnd);
  const text = escapedFor(literal, sentence);
  if (text === null) return null;
  const leading = /^\s*/.exec(body)?.[0].length ?? 0;
  const at = literal.bodyStart + leading;
  const isLong = holdsLines(literal) && /[\r\n]/.test(body);
  const gap = isLong ? `${lineBreak(source.text)}${indentationOf(source.text, literal, at)}` : ' ';
  return draft(editOf(source.path, at, at, `${text}${gap}`));
}
