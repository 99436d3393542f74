/** The fixed text of prompts, and what it costs. */
import type { Call, PromptPiece, PromptSegment } from '../model.ts';
import { formatUsd } from '../present/money.ts';
import type { RuleSubject } from './rule.ts';

/** Characters of a token at most, in round numbers; saves counting texts that cannot be long enough. */
const charactersPerToken = 2;

/** All fixed text of a prompt. */
export function fixedTextOf(call: Call): string {
  return call.segments.map(textOfSegment).join('\n');
}

/** The fixed text of one message. */
export function textOfSegment({ pieces }: PromptSegment): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
}

/** Whether a text may have that many tokens at all. */
export function mayHaveTokens(text: string, tokens: number): boolean {
  return text.length >= tokens * charactersPerToken;
}

/** Tokens of a text for the call's own model, at least; 0 where they cannot be told. */
export function tokensOf({ call, price, context }: RuleSubject, text: string): number {
  const tokenizer = context.tokenizerOf(
    price?.provider ?? call.provider,
    price?.model ?? call.model?.value ?? '',
    call.operation,
  );
  return tokenizer.count(text).low ?? 0;
}

/** ` ($0.015 per call)` for input tokens; empty without a price. */
export function inputCostText({ estimate }: RuleSubject, tokens: number): string {
  const price = estimate.unitPrice;
  return price === null ? '' : ` (${formatUsd((tokens * price.inputUsdPerMillion) / 1e6)} per call)`;
}

/** True for pieces that are the same in every request. */
export function isFixed(piece: PromptPiece): boolean {
  return piece.kind === 'text';
}
