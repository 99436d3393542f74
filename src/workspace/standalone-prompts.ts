/** Prompts that reach no call of their own file may well reach one of another. */
import type { AnalysedCall, AnalysedPrompt } from '../core/analysis.ts';
import type { Call, TextRange } from '../core/model.ts';

/** The prompts of which nothing is sent by any call of the workspace. */
export function standalonePrompts(
  prompts: readonly AnalysedPrompt[],
  calls: readonly AnalysedCall[],
): readonly AnalysedPrompt[] {
  const sent = new Map<string, TextRange[]>();
  for (const { call, callSites = [] } of calls) {
    for (const each of [call, ...callSites.map((site) => site.call)]) addSent(each, sent);
  }
  return prompts.filter(({ file, prompt }) => !sent.get(file)?.some((range) => overlaps(range, prompt.range)));
}

function addSent(call: Call, sent: Map<string, TextRange[]>): void {
  for (const piece of call.segments.flatMap(({ pieces }) => pieces)) {
    if (piece.kind !== 'text') continue;
    const file = piece.origin?.file ?? call.file;
    const range = piece.origin?.range ?? piece.range;
    if (range === null) continue;
    const ranges = sent.get(file);
    if (ranges === undefined) sent.set(file, [range]);
    else ranges.push(range);
  }
}

function overlaps(one: TextRange, other: TextRange): boolean {
  return one.start < other.end && other.start < one.end;
}
