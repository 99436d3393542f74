/**
 * Comments that speak to Call Cost, on the line above a call.
 */

import { type Draft, draft, editOf, refuse } from './edit.ts';
import { textAround } from './find-expression.ts';
import { indentationAt, lineBreak, lineStart } from './insertion.ts';
import type { CallSite } from './site.ts';

/** A comment alone on the line above the call, with the indentation of the call's line. */
export function commentAbove({ evaluation, call }: Pick<CallSite, 'evaluation' | 'call'>, comment: string): Draft {
  const { path, text, language } = evaluation.main.source;
  const start = lineStart(text, call.range.start);
  if (textAround(evaluation.main, start) !== null)
    return refuse('the call stands inside of a text, where a comment would be part of it');
  if (/\\\r?\n$/.test(text.slice(0, start))) return refuse('the line above continues on the line of the call');
  const line = comment.replace(/\s*[\r\n]+\s*/g, ' ');
  const indentation = indentationAt(text, text.slice(start).search(/\S/) + start);
  const mark = language === 'python' ? '#' : '//';
  return draft(editOf(path, start, start, `${indentation}${mark} ${line}${lineBreak(text)}`));
}
