import { isRequest } from '../analysis.ts';
import type { Call, PromptPiece, PromptSegment } from '../model.ts';
import { formatTokenCount } from '../present/tokens.ts';
import { smallestCachedPrefixOf } from '../prices/terms.ts';
import { cachingOf } from './caching.ts';
import { evidenceAt } from './places.ts';
import { mayHaveTokens, tokensOf } from './prompt-texts.ts';
import { nothing, type Observation, type Rule, type RuleSubject } from './rule.ts';

/** A variable early in a prompt that keeps the fixed text behind it from being cached. */
export const cacheBroken: Rule = {
  code: 'cache-broken',
  topic: 'prompt',
  check(subject) {
    const { call, price } = subject;
    if (!isRequest(subject) || price === null || price.rates.cacheRead === null || cachingOf(price) === null)
      return nothing;
    const pieces = call.segments.flatMap((segment) => segment.pieces.map((piece) => ({ piece, segment })));
    const first = pieces.findIndex(({ piece }) => piece.kind !== 'text');
    const variable = pieces[first];
    if (variable?.piece.kind !== 'variable' || !isPrefix(variable.segment, call)) return nothing;
    const before = textOf(pieces.slice(0, first));
    const after = textOf(pieces.slice(first + 1).filter(({ segment }) => isPrefix(segment, call)));
    return observe(subject, variable.piece, variable.segment, before, after);
  },
};

interface PlacedPiece {
  readonly piece: PromptPiece;
  readonly segment: PromptSegment;
}

/** What could be a prefix: instructions, and the message that holds them where there are none beside it. */
function isPrefix({ role }: PromptSegment, { segments }: Call): boolean {
  return role === 'system' || !segments.some((segment) => segment.role === 'system');
}

function textOf(pieces: readonly PlacedPiece[]): string {
  return pieces.map(({ piece }) => (piece.kind === 'text' ? piece.text : '')).join('');
}

function observe(
  subject: RuleSubject,
  variable: PromptPiece & { kind: 'variable' },
  segment: PromptSegment,
  before: string,
  after: string,
): readonly Observation[] {
  const { price, file } = subject;
  if (price === null) return nothing;
  const minimum = smallestCachedPrefixOf(price.provider, price.model);
  if (!mayHaveTokens(after, minimum)) return nothing;
  const tokens = tokensOf(subject, after);
  if (tokens < minimum || tokensOf(subject, before) >= minimum) return nothing;
  return [
    {
      message:
        `“${variable.name}” stands before ${formatTokenCount(tokens)} tokens of fixed text, which are cached only while it ` +
        `stays the same. Behind them it would leave them cacheable (from ${formatTokenCount(minimum)} tokens on).`,
      at: variable.range ?? null,
      evidence: [
        evidenceAt(file, `${variable.name}: ${variable.reason}`, variable.range),
        evidenceAt(file, `${formatTokenCount(tokens)} tokens of fixed text behind it`, segment.range),
      ],
    },
  ];
}
