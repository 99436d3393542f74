/** A call's prompt as the advice reads it, and its evidence back in terms of the source. */
import type { Evidence as AdviceEvidence, AdvicePrompt } from '../advice/advice.ts';
import type { Evidence } from '../finding.ts';
import type { Call, PromptPiece, PromptSegment } from '../model.ts';
import { evidenceAt, placeOfText } from './places.ts';
import type { RuleFile } from './rule.ts';

/**
 * The prompt of a call; null where no text of it is in the source, or where a schema decides about the answer that is not
 * wholly in the source: then nothing can be told from it.
 */
export function advicePromptOf(call: Call): AdvicePrompt | null {
  const system = textOf(call, 'system');
  const prompt = textOf(call, 'user');
  const schema = call.responseSchema;
  if (!hasText(call) || schema?.complete === false) return null;
  return {
    id: call.id,
    prompt: prompt.text,
    ...(system.text === '' ? {} : { system: system.text }),
    ...(call.model?.value == null ? {} : { model: call.model.value }),
    ...(schema === null ? {} : { schema: schema.text }),
    ...(reasonsNot(call) ? { reasons: false } : {}),
  };
}

function reasonsNot({ options }: Call): boolean {
  return options.reasoningEffort === 'none' || options.reasoningBudgetTokens === 0;
}

/**
 * The evidence of advice in words, each at the place in the source where it stands, as far as that can be told. Words that
 * are part of others are said once.
 */
export function evidenceOfAdvice(call: Call, file: RuleFile, evidence: readonly AdviceEvidence[]): readonly Evidence[] {
  return evidence
    .filter((each, index) => !evidence.some((other, place) => place !== index && holds(other, each, place < index)))
    .map((each) => evidenceAt(file, inWords(each), rangeOf(call, file, each)));
}

/** Whether evidence has all the words of other evidence; of two with the same words, the first one has. */
function holds({ span: outer }: AdviceEvidence, { span: inner }: AdviceEvidence, isFirst: boolean): boolean {
  if (outer === null || inner === null || outer.part !== inner.part) return false;
  const isSame = outer.start === inner.start && outer.end === inner.end;
  return isSame ? isFirst : outer.start <= inner.start && inner.end <= outer.end;
}

function inWords({ rule, text, span }: AdviceEvidence): string {
  if (span === null) return wordsOfRule[rule] ?? text;
  return `${span.part === 'schema' ? 'the schema has' : 'the prompt says'} ${quoted(text)}`;
}

/** What evidence that stands nowhere in the prompt says, by its rule. */
const wordsOfRule: Readonly<Record<string, string>> = {
  'model-writes-more': 'this model writes longer answers than most',
  'reasoning-reserve': 'this model spends tokens on reasoning before it answers',
};

/**
 * Whether a prompt decides alone how hard its task is: not where tools, pictures, turns of an agent or input that is not in
 * the source come in.
 */
export function tellsItsTask({ operation, tools, hiddenInput, segments }: Call): boolean {
  const answersOnce = operation === 'chat' || operation === 'responses' || operation === 'completion';
  const isText = segments.every(({ pieces }) => pieces.every((piece) => piece.kind !== 'attachment'));
  return answersOnce && isText && tools === null && hiddenInput.length === 0;
}

/** Where one text of a prompt starts in the whole. */
interface PlacedPiece {
  readonly start: number;
  readonly segment: PromptSegment;
  readonly piece: PromptPiece;
}

function textOf(
  call: Call,
  part: 'system' | 'user',
): { readonly text: string; readonly pieces: readonly PlacedPiece[] } {
  const pieces: PlacedPiece[] = [];
  let text = '';
  for (const segment of call.segments) {
    if ((segment.role === 'system') !== (part === 'system')) continue;
    if (text !== '') text += '\n\n';
    for (const piece of segment.pieces) {
      pieces.push({ start: text.length, segment, piece });
      text += wordsOf(piece);
    }
  }
  return { text, pieces };
}

function wordsOf(piece: PromptPiece): string {
  if (piece.kind === 'text') return piece.text;
  return piece.kind === 'variable' ? `{${piece.name}}` : '';
}

function hasText(call: Call): boolean {
  return call.segments.some(({ pieces }) => pieces.some((piece) => piece.kind === 'text' && piece.text.trim() !== ''));
}

function rangeOf(call: Call, file: RuleFile, { span }: AdviceEvidence): Evidence['range'] {
  if (span === null) return null;
  if (span.part === 'schema') return call.responseSchema?.range ?? null;
  const { text, pieces } = textOf(call, span.part === 'system' ? 'system' : 'user');
  const found = pieces.findLast(({ start }) => start <= span.start);
  if (found?.piece.kind !== 'text' || found.piece.origin !== undefined) return null;
  const within = found.piece.range ?? found.segment.range;
  const words = text.slice(span.start, Math.min(span.end, found.start + found.piece.text.length));
  return within === null ? null : placeOfText(file.text, within, words);
}

/** Evidence is shown in one line. */
function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return `“${line.length > longestQuote ? `${line.slice(0, longestQuote - 1)}…` : line}”`;
}

const longestQuote = 80;
