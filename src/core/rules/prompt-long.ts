import { isRequest } from '../analysis.ts';
import { grouped } from '../present/numbers.ts';
import { formatTokenCount } from '../present/tokens.ts';
import { evidenceAt } from './places.ts';
import { fixedTextOf, inputCostText, mayHaveTokens, textOfSegment, tokensOf } from './prompt-texts.ts';
import { nothing, type Rule } from './rule.ts';

/** From here on fixed text is worth a look, in tokens: five pages. */
const longFrom = 4000;

/** A prompt whose fixed text alone is long, and is sent with every call. */
export const promptLong: Rule = {
  code: 'prompt-long',
  topic: 'prompt',
  check(subject) {
    const { call, file } = subject;
    const text = fixedTextOf(call);
    if (!isRequest(subject) || !mayHaveTokens(text, longFrom)) return nothing;
    const tokens = tokensOf(subject, text);
    if (tokens < longFrom) return nothing;
    const parts = call.segments
      .map((segment) => ({ segment, size: textOfSegment(segment).length }))
      .filter(({ size }) => size > 0)
      .toSorted((one, other) => other.size - one.size);
    return [
      {
        message: `${formatTokenCount(tokens)} tokens of fixed text are sent with every call${inputCostText(subject, tokens)}.`,
        evidence: parts
          .slice(0, 3)
          .map(({ segment, size }) => evidenceAt(file, `${segment.role}: ${grouped(size)} characters`, segment.range)),
      },
    ];
  },
};
