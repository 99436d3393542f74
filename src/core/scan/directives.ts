/**
 * Comments that speak to Call Cost: `callcost: feature=support calls=1200/month`, `callcost-ignore rule-code -- reason`.
 */
import { closestName } from '../closest.ts';
import type { Directive, LineRange, Problem } from '../model.ts';
import { ruleCodes } from '../rule-codes.ts';
import type { Comment } from './syntax/syntax.ts';

/** A comment with its place; `standsAlone` where nothing but white space stands before it on its line. */
export interface PlacedComment extends Comment {
  readonly lines: LineRange;
  readonly standsAlone: boolean;
}

/** The directives that stand on the lines of a call, or alone on the line above it. */
export function directivesFor(call: LineRange, comments: readonly PlacedComment[]): readonly Directive[] {
  return comments
    .filter(({ lines }) => lines.cell === call.cell)
    .filter(({ lines, standsAlone }) =>
      lines.line < call.line ? standsAlone && lines.endLine === call.line - 1 : lines.line <= call.endLine,
    )
    .flatMap(parseDirective);
}

/** True for comments that hold a directive. */
export function isDirective(comment: Comment): boolean {
  return comment.text.startsWith('callcost');
}

/** Comments that turn off a rule which does not exist: they would turn off nothing, and nobody would know. */
export function directiveProblems(file: string, comments: readonly PlacedComment[]): readonly Problem[] {
  return comments.flatMap(({ text, lines }) => {
    const rule = /^callcost-ignore\b:?\s*([\w-]*)/.exec(text)?.[1];
    if (rule === undefined || ruleCodes.some((code) => code === rule)) return [];
    const closest = rule === '' ? null : closestName(rule, ruleCodes);
    const wrong = rule === '' ? 'names no rule' : `names a rule that does not exist: ${rule}`;
    const hint = closest === null ? 'docs/rules lists them' : `did you mean ${closest}?`;
    return [{ file, reason: `${ignoreComment} ${wrong}; ${hint}`, lines }];
  });
}

/** Whether a problem is one of a comment, and none of the source. */
export function isDirectiveProblem({ reason }: Problem): boolean {
  return reason.startsWith(ignoreComment);
}

const ignoreComment = 'callcost-ignore';

function parseDirective(comment: Comment): readonly Directive[] {
  const ignored = /^callcost-ignore\s+([\w-]+)(?:\s+--\s*(.*))?$/s.exec(comment.text);
  if (ignored?.[1] !== undefined)
    return [{ kind: 'ignore', rule: ignored[1], reason: ignored[2]?.trim() || null, range: comment.range }];
  const assigned = /^callcost:\s*(.*)$/s.exec(comment.text)?.[1] ?? '';
  return [...assigned.matchAll(/([\w-]+)=(\S+)/g)].map(([, key = '', value = '']) => ({
    kind: 'assign',
    key,
    value,
    range: comment.range,
  }));
}
