/** How large the texts of prompts are, where they stand. */
import type { AnalysedCall } from '../core/analysis.ts';
import { sumOf } from '../core/estimate/quantity.ts';
import type { PromptPiece, Quantity, StandalonePrompt, TextRange } from '../core/model.ts';
import { promptTextsOf } from '../core/scan/prompt-texts.ts';
import type { TokenCounter } from '../core/tokens/counter.ts';
import { createModelTokenizer } from '../core/tokens/prompt-tokenizer.ts';

/** A prompt text with the size of what is literal in it. */
export interface SizedPromptText {
  readonly range: TextRange;
  readonly tokens: Quantity;
  /** Names of the variables in it, each once. */
  readonly variables: readonly string[];
  /** Ids of the calls that send it; none for a prompt that reaches no call of its file. */
  readonly callIds: readonly string[];
}

/** The texts of all prompts of a file by position, each once, counted for the model of the first call that sends it. */
export function sizesOfPromptTexts(
  calls: readonly AnalysedCall[],
  prompts: readonly StandalonePrompt[],
  text: string,
  counter: TokenCounter,
): readonly SizedPromptText[] {
  const byPlace = new Map<string, SizedPromptText>();
  for (const { call, estimate } of calls) {
    const model = estimate.pricedModel ?? call.model?.value ?? '';
    const provider = estimate.unitPrice?.provider ?? call.provider;
    const { count } = createModelTokenizer(counter, provider, model, call.operation);
    for (const { range, pieces } of promptTextsOf(call, text)) {
      const key = `${range.start}-${range.end}`;
      const known = byPlace.get(key);
      const sized = known ?? { range, tokens: sizeOf(pieces, count), variables: variablesIn(pieces), callIds: [] };
      byPlace.set(key, { ...sized, callIds: [...sized.callIds, call.id] });
    }
  }
  const alone = prompts.map((prompt) => ({
    range: prompt.range,
    tokens: sizeOfPrompt(prompt, counter),
    variables: variablesIn(prompt.pieces),
    callIds: [],
  }));
  return [...byPlace.values(), ...alone].sort((left, right) => left.range.start - right.range.start);
}

/** The literal text of a prompt that reaches no call here: another model may count it differently. */
export function sizeOfPrompt({ pieces }: StandalonePrompt, counter: TokenCounter): Quantity {
  const text = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
  const reason = 'counted with o200k_base, as the model is not known here';
  return { ...counter.count(text, 'o200k_base'), basis: 'assumed', reason };
}

function sizeOf(pieces: readonly PromptPiece[], count: (text: string) => Quantity): Quantity {
  return sumOf(pieces.flatMap((piece) => (piece.kind === 'text' ? [count(piece.text)] : [])));
}

function variablesIn(pieces: readonly PromptPiece[]): readonly string[] {
  return [...new Set(pieces.flatMap((piece) => (piece.kind === 'variable' ? [piece.name] : [])))];
}
