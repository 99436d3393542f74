import type { Evidence, LengthConstraint, LimitBasis, OutputShape, SuggestedLimit } from './advice.ts';
import { brevityInstruction } from './brevity.ts';
import { constrainedTokens } from './constrained-length.ts';
import { reasoningReserve, verbosityOf } from './model-verbosity.ts';
import type { PromptText } from './prompt-text.ts';
import { schemaBounds } from './schema.ts';
import { shapeTokens } from './shape-length.ts';

/** A limit before the model is considered. */
export interface LengthEstimate {
  /** o200k tokens that at most one answer in a hundred exceeds. */
  readonly tokens: number;
  readonly basis: LimitBasis;
  readonly evidence: readonly Evidence[];
  /** Whether something enforces the length, so that a model's habit of writing more does not matter. */
  readonly isEnforced: boolean;
}

/** What the suggestion rests on besides the prompt. */
export interface LimitSubject {
  readonly shape: OutputShape;
  readonly constraints: readonly LengthConstraint[];
  readonly model?: string | undefined;
  readonly schema?: string | undefined;
  readonly reasons?: false | undefined;
}

/**
 * An output limit that at most one answer in a hundred should exceed (docs/advice.md): from the schema, else from the lengths
 * that the prompt asks for, else from the shape of the answer; times what the model is known to write more, plus the tokens
 * that a reasoning model spends before it answers. Null where no limit is safe: text as long as an unknown input, a schema
 * without an end, a prompt that is not in English.
 */
export function suggestLimit(prompt: PromptText, subject: LimitSubject): SuggestedLimit | null {
  const estimate = estimateOf(prompt, subject);
  if (estimate === null) return null;
  const verbosity = estimate.isEnforced ? 1 : verbosityOf(subject.model);
  const reserve = subject.reasons === false ? 0 : reasoningReserve(subject.model);
  const evidence = [...estimate.evidence];
  const needed = estimate.basis === 'shape' && estimate.tokens < SMALL ? brevityInstruction(subject.shape) : null;
  if (needed !== null) evidence.push({ rule: 'needs-brevity', text: needed, span: null });
  if (verbosity > 1) evidence.push({ rule: 'model-writes-more', text: `${subject.model} × ${verbosity}`, span: null });
  if (reserve > 0) evidence.push({ rule: 'reasoning-reserve', text: `${subject.model} + ${reserve}`, span: null });
  return { value: friendly(estimate.tokens * verbosity + reserve), basis: estimate.basis, evidence };
}

/** A smaller limit cuts answers off unless words keep them short, in tokens: of real answers with a label, half have up to 16. */
const SMALL = 128;

function estimateOf(prompt: PromptText, { shape, constraints, schema }: LimitSubject): LengthEstimate | null {
  const bounds = schema === undefined ? null : schemaBounds(schema);
  if (bounds !== null) {
    if (bounds.tokens === null) return null;
    return { tokens: bounds.tokens * 1.25 + 16, basis: 'schema', evidence: [bounds.evidence], isEnforced: true };
  }
  if (!prompt.isEnglish) return null;
  return constrainedTokens(prompt, shape, constraints) ?? shapeTokens(prompt, shape, constraints);
}

/** The next of 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, …: powers of two and the steps halfway between them; whole thousands from 8,192. */
function friendly(tokens: number): number {
  if (tokens > 8192) return Math.ceil(tokens / 1000) * 1000;
  let power = 8;
  while (power < tokens) {
    if (power * 1.25 >= tokens && power >= 512) return power * 1.25;
    if (power * 1.5 >= tokens) return power * 1.5;
    power *= 2;
  }
  return power;
}
