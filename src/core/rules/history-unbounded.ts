import { isRequest } from '../analysis.ts';
import type { Call, PromptPiece } from '../model.ts';
import { evidenceAt } from './places.ts';
import { nothing, type Rule } from './rule.ts';

/** A list of messages that grows with every turn and is sent as a whole: each turn costs more than the one before. */
export const historyUnbounded: Rule = {
  code: 'history-unbounded',
  topic: 'parts',
  check(subject) {
    const { call, file } = subject;
    // The turns of an agent belong together: what bounds those is another rule.
    if (!isRequest(subject) || call.tools !== null || call.operation === 'agent') return nothing;
    const history = call.segments
      .flatMap(({ pieces }) => pieces)
      .find((piece): piece is PromptPiece & { kind: 'variable' } => piece.kind === 'variable' && grows(piece, call));
    if (history === undefined || isTrimmed(history.name, file.text)) return nothing;
    return [
      {
        message: `“${history.name}” is sent whole and ${history.reason.replace(/^it /, '')}: each turn costs more than the one before. Keep the last turns, or a summary.`,
        evidence: [evidenceAt(file, `${history.name}: ${history.reason}`, history.range)],
      },
    ];
  },
};

/** As the scanner says it; a loop through something has an end, which bounds the list as well. */
function grows({ reason, range }: PromptPiece & { kind: 'variable' }, { loops }: Call): boolean {
  // A list that an object of another file holds may be made anew for each call.
  if (reason === 'it grows with every call') return range !== null;
  return reason === 'it grows with every turn of a loop' && loops.some(({ kind }) => kind === 'while');
}

/** Whether the file shortens the list anywhere: a slice, a removed element, a helper that says so. */
function isTrimmed(name: string, text: string): boolean {
  const list = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `${list}\\s*=\\s*\\w*(?:trim|truncat|compact|summar|prune|shorten|limit|window)` +
      `|${list}\\s*(?:\\[[^\\]\\n]*:[^\\]\\n]*\\]|\\.(?:pop|popleft|shift|splice|slice|clear)\\s*\\()|${list}\\.length\\s*=|del\\s+${list}` +
      `|trim_messages|trimMessages|deque\\(`,
    'i',
  ).test(text);
}
