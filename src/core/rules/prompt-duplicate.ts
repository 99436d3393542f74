import { isRequest } from '../analysis.ts';
import { formatTokenCount } from '../present/tokens.ts';
import { tokensOf } from './prompt-texts.ts';
import { nothing, type Rule } from './rule.ts';
import { longTextsOf } from './workspace-facts.ts';

/** A long prompt text that is written in several places. The first place is the original, the others are told. */
export const promptDuplicate: Rule = {
  code: 'prompt-duplicate',
  topic: 'parts',
  check(subject) {
    const { call, workspace } = subject;
    if (!isRequest(subject)) return nothing;
    return longTextsOf(call).flatMap(({ text, written, place }) => {
      const places = workspace.placesByPromptText.get(text) ?? [];
      const [original, ...copies] = places;
      const isCopy = copies.some(({ file, start }) => file === place.file && start === place.start);
      if (original === undefined || !isCopy) return [];
      const others = places.filter(({ callId }) => callId !== call.id);
      return [
        {
          message:
            `${formatTokenCount(tokensOf(subject, text))} tokens of this prompt are also written in ${original.file}` +
            `:${original.lines.line}. One constant keeps them alike, and lets providers cache them once.`,
          at: written,
          evidence: others.map(({ file, range, lines }) => ({ text: 'the same text', file, range, lines })),
          relatedCalls: [...new Set(others.map(({ callId }) => callId))],
        },
      ];
    });
  },
};
