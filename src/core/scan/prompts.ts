/**
 * Prompt strings that reach no call of their file but plainly are prompts.
 */
import type { PromptPiece, StandalonePrompt } from '../model.ts';
import type { Evaluation } from './evaluate/evaluation.ts';
import type { Frame } from './evaluate/frames.ts';
import type { Scope } from './evaluate/scopes.ts';
import type { TextValue } from './evaluate/values.ts';
import type { Places } from './places.ts';
import type { CallDraft } from './requests/request.ts';
import { openPlaceholders } from './requests/segments.ts';
import type { Expression } from './syntax/syntax.ts';

/** Shorter texts are labels or keys, whatever their name. */
const minimalLength = 40;

/** Texts without a telling name must be at least this long, and read like a prompt. */
const minimalUnnamedLength = 200;

const promptName = /prompt|instruction|system_?message|system_?msg|persona|few_?shot/i;
const promptText =
  /^\s*(you are|you're|act as|your (task|job|role)|given (the|a|an)\b|please\b|as an? \w+ (assistant|expert))|<\|?(system|im_start)|\b(respond|reply|answer) (only|with|in)\b/i;

/** Stand-alone prompts: constants at module or class level, or in functions, none of whose text is part of a call. */
export function findPrompts(
  evaluation: Evaluation,
  drafts: readonly CallDraft[],
  { linesOf, ownRange, settlePieces }: Places,
): readonly StandalonePrompt[] {
  const used = new Set(
    drafts.flatMap((draft) =>
      draft.segments.flatMap((segment) =>
        segment.pieces.flatMap(startOfPiece).concat(segment.range === null ? [] : [segment.range.start]),
      ),
    ),
  );
  const found = scopesOf(evaluation).flatMap((scope) => promptsOf(evaluation, scope, used));
  return found
    .map((prompt) => ({
      name: prompt.name,
      range: ownRange(prompt.range),
      lines: linesOf(prompt.range),
      pieces: settlePieces(prompt.pieces),
    }))
    .sort((left, right) => left.range.start - right.range.start);
}

function startOfPiece(piece: PromptPiece): readonly number[] {
  return piece.kind === 'text' && piece.range !== null ? [piece.range.start] : [];
}

function scopesOf({ main: { scopes } }: Evaluation): readonly Scope[] {
  return [scopes.root, ...scopes.functions.values(), ...scopes.classes.values()];
}

function promptsOf(
  evaluation: Evaluation,
  scope: Scope,
  used: ReadonlySet<number>,
): readonly Omit<StandalonePrompt, 'lines'>[] {
  const prompts: Omit<StandalonePrompt, 'lines'>[] = [];
  for (const [name, definitions] of scope.definitions) {
    for (const definition of definitions) {
      if (definition.kind !== 'assignment' || definition.value === null || definition.steps.length > 0) continue;
      const prompt = promptOf(evaluation, name, definition.value, evaluation.frameOf(scope));
      if (prompt !== null && !used.has(prompt.range.start)) prompts.push(prompt);
    }
  }
  return prompts;
}

function promptOf(
  evaluation: Evaluation,
  name: string,
  expression: Expression,
  frame: Frame,
): Omit<StandalonePrompt, 'lines'> | null {
  if (!isTextual(expression)) return null;
  const value = evaluation.evaluate(expression, frame);
  if (value.kind !== 'text') return null;
  const length = value.pieces.reduce((sum, piece) => sum + (piece.kind === 'text' ? piece.text.length : 0), 0);
  if (!isPrompt(name, value, length)) return null;
  return { name, range: expression.range, pieces: openPlaceholders(value.pieces) };
}

/** Only text that is written here, so that the hint stands where the text stands. */
function isTextual(expression: Expression): boolean {
  if (expression.kind === 'string' || expression.kind === 'template') return true;
  if (expression.kind === 'binary')
    return expression.operator === '+' && (isTextual(expression.left) || isTextual(expression.right));
  return (
    expression.kind === 'call' &&
    expression.callee.kind !== 'call' &&
    expression.arguments.some((argument) => argument.value.kind === 'string')
  );
}

function isPrompt(name: string, value: TextValue, length: number): boolean {
  const [first] = value.pieces;
  const head = first?.kind === 'text' ? first.text : '';
  const words = head.split(/\s+/).length;
  if (length < minimalLength || words < 4) return false;
  return promptName.test(name) || (length >= minimalUnnamedLength && promptText.test(head));
}
