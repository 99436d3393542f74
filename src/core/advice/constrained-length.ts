import type { ConstraintUnit, Evidence, LengthConstraint, OutputShape, ShapeKind } from './advice.ts';
import { evidenceOfSpan } from './evidence.ts';
import type { LengthEstimate } from './output-limit.ts';
import type { PromptText } from './prompt-text.ts';

/**
 * Tokens that a unit may take, and what to add once: generous, as models overrun what they are asked for. A word is 1.35
 * tokens of English; one in a hundred answers is half as long again.
 */
const UNITS: Readonly<Record<ConstraintUnit, { readonly each: number; readonly once: number }>> = {
  words: { each: 2.2, once: 64 },
  characters: { each: 0.5, once: 48 },
  sentences: { each: 72, once: 64 },
  paragraphs: { each: 260, once: 128 },
  bullets: { each: 90, once: 160 },
  items: { each: 110, once: 200 },
};

/** Shapes whose length the words around them do not bound. */
const unbounded: ReadonlySet<ShapeKind> = new Set(['code', 'long-text']);

/** Items that are texts themselves, and what one of them may take. */
const longItem =
  /\b(?:stories|answers|responses|versions|itineraries|essays|articles|poems|songs|emails|e-mails|letters|recipes|scripts|posts|speeches|descriptions|dialogues|conversations|plans|lessons|reviews|reports|chapters|scenes)\b/;
const LONG_ITEM_TOKENS = 400;

/** The length that the constraints allow; null where they set no end. "At least" never lowers it, but raises it. */
export function constrainedTokens(
  prompt: PromptText,
  shape: OutputShape,
  constraints: readonly LengthConstraint[],
): LengthEstimate | null {
  const caps = constraints.filter(({ relation }) => relation !== 'at-least');
  const units = new Set(caps.map(({ kind }) => kind));
  // Counting items says little of an answer in code or of a long text that has them in one part.
  const isWhole = !unbounded.has(shape.kind) || units.has('words') || units.has('characters');
  // The words of a field bound that field, not the object.
  if (caps.length === 0 || !isWhole || shape.kind === 'json') return null;
  const total = caps.filter(({ kind }) => kind === 'words' || kind === 'characters');
  const tokens =
    total.length > 0
      ? Math.max(...total.map(tokensOf)) * (arePerItem(caps, total) ? itemsOf(caps) : 1)
      : caps.reduce((sum, constraint) => sum + tokensOfCap(prompt, constraint), 0);
  const least = leastTokens(constraints);
  return {
    tokens: Math.max(tokens, least, 48),
    basis: 'constraint',
    evidence: caps.map((constraint) => evidenceFor(prompt, constraint)),
    isEnforced: units.size > 0 && !units.has('items'),
  };
}

/** A word count of fewer than this for each item of a list is of one item: "50 stories under ten words". */
const LEAST_WORDS_PER_ITEM = 4;

function arePerItem(caps: readonly LengthConstraint[], total: readonly LengthConstraint[]): boolean {
  const words = total.find(({ kind }) => kind === 'words');
  return words !== undefined && itemsOf(caps) > 1 && words.count < itemsOf(caps) * LEAST_WORDS_PER_ITEM;
}

function itemsOf(caps: readonly LengthConstraint[]): number {
  return Math.max(1, ...caps.filter(({ kind }) => kind === 'items').map(({ count }) => count));
}

/** What "at least" asks for, with room above it; 0 where nothing is asked. */
export function leastTokens(constraints: readonly LengthConstraint[]): number {
  const floors = constraints.filter(({ relation }) => relation === 'at-least');
  return Math.max(0, ...floors.map((constraint) => tokensOf(constraint) * 1.5));
}

function tokensOfCap(prompt: PromptText, constraint: LengthConstraint): number {
  const isLong = constraint.kind === 'items' && longItem.test(evidenceFor(prompt, constraint).text.toLowerCase());
  return isLong ? constraint.count * LONG_ITEM_TOKENS + UNITS.items.once : tokensOf(constraint);
}

function tokensOf({ kind, count }: LengthConstraint): number {
  const { each, once } = UNITS[kind];
  return count * each + once;
}

function evidenceFor(prompt: PromptText, { kind, span }: LengthConstraint): Evidence {
  return evidenceOfSpan(`limits-${kind}`, prompt, span);
}
