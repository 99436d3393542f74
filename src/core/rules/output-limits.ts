/** What the rules about output limits share. */
import type { Advice, OutputShape, SuggestedLimit } from '../advice/advice.ts';
import { brevityInstruction } from '../advice/brevity.ts';
import type { Evidence, OfferedChange } from '../finding.ts';
import type { Call } from '../model.ts';
import { grouped } from '../present/numbers.ts';
import { evidenceOfAdvice, tellsItsTask } from './call-prompt.ts';
import type { RuleSubject } from './rule.ts';
import { answerName } from './task-words.ts';

/**
 * The limit that a prompt itself bounds, by a schema, by a length that it asks for, or by an answer of a few words; null
 * where none is certain: an agent spends its limit on many turns, a model of images answers with none of it, and a length
 * that stands in a prompt for JSON may be that of one of its fields.
 */
export function boundedLimit(call: Call, advice: Advice | null): SuggestedLimit | null {
  const limit = advice?.limit ?? null;
  if (advice === null || limit === null || !tellsItsTask(call) || otherMedia.test(call.model?.value ?? '')) return null;
  if (limit.basis === 'schema') return limit;
  if (limit.basis === 'constraint') return boundsWhole(advice) ? limit : null;
  if (limit.basis !== 'shape' || !isShort(advice.shape) || isMoreThanAsked(call, advice.shape)) return null;
  return { ...limit, value: Math.max(limit.value, smallestAnswer) };
}

/** What a label is expected to take at most, in tokens: some models put it into a few words that nobody asked for. */
const smallestAnswer = 16;

/** A limit that all prompts of a call keep to. */
export interface CommonLimit {
  readonly limit: SuggestedLimit;
  /** What the prompt tells whose answer may be the longest. */
  readonly advice: Advice;
  readonly call: Call;
  /** How many prompts share it. */
  readonly prompts: number;
}

/** The limit that all prompts bound which are sent through a call: the largest of theirs, null where one bounds none. */
export function commonLimit({ billed }: Pick<RuleSubject, 'billed'>): CommonLimit | null {
  let largest: CommonLimit | null = null;
  for (const { call, advice: adviceOf } of billed) {
    const advice = adviceOf();
    const bounded = boundedLimit(call, advice);
    if (advice === null || bounded === null) return null;
    const limit = { ...bounded, value: Math.max(bounded.value, smallestLimit) };
    if (largest === null || limit.value > largest.limit.value)
      largest = { limit, advice, call, prompts: billed.length };
  }
  return largest;
}

/** A smaller limit saves nothing more, and cuts off the answer that begins with a word too many; tokens. */
const smallestLimit = 64;

/** Why a limit is enough: the words of the prompt, or where the call stands that brings it. */
export function evidenceOfLimit({ call: own, file, billed }: RuleSubject, common: CommonLimit): readonly Evidence[] {
  if (common.call === own) {
    // The offered change brings what the limit needs.
    const reasons = common.limit.evidence.filter(({ rule }) => rule !== 'needs-brevity');
    return evidenceOfAdvice(own, file, reasons);
  }
  return billed.slice(0, mostCallers).map(({ call, advice }) => {
    const answer = answerName(advice()?.shape ?? common.advice.shape) ?? 'a short answer';
    return {
      text: `${call.enclosing || call.callee} asks for ${answer}`,
      file: call.file,
      range: call.range,
      lines: call.lines,
    };
  });
}

/** More callers are not listed as evidence. */
const mostCallers = 5;

/** Words and characters are counted over the whole answer; a number of items bounds none: five stories have no length. */
function boundsWhole({ shape, constraints }: Advice): boolean {
  const caps = constraints.filter(({ relation }) => relation !== 'at-least');
  if (caps.some(({ kind }) => kind === 'words' || kind === 'characters')) return shape.kind !== 'json';
  // Sentences in a list are those of an item, and items without a length of their own have any.
  return caps.some(({ kind }) => kind === 'sentences') && shape.kind !== 'json' && shape.kind !== 'list';
}

/** That nothing else is wanted than an answer does not make the answer short. */
function isShort({ kind, evidence }: OutputShape): boolean {
  // A number that is not asked for alone is reached by calculating, in as many words as that takes.
  if (kind === 'number') return evidence.some(({ rule }) => rule === 'number-only' || rule === 'short-answer');
  return shortAnswers.has(kind) && evidence.some(({ rule }) => rule !== 'no-explanation');
}

/** Several questions say what to look at, and not that yes or no is the answer; a number in JSON does not stand alone. */
function isMoreThanAsked({ segments }: Call, { kind, evidence }: OutputShape): boolean {
  const pieces = segments.flatMap((segment) => segment.pieces);
  const text = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
  if (kind === 'number') return /\bjson\b/i.test(text);
  const areQuestions = kind === 'boolean' && evidence.every(({ rule }) => questions.has(rule));
  return areQuestions && text.split('?').length > 3;
}

const questions: ReadonlySet<string> = new Set(['asks-about-given', 'asks-of-input', 'asks-in-short']);

/** Models whose answers are pictures or sound. */
const otherMedia = /image|tts|audio|veo|speech/i;

const shortAnswers: ReadonlySet<string> = new Set(['label', 'boolean']);

/**
 * Up to here a limit needs a prompt that keeps its answer short, in tokens: of the prompts that ask for a label, real
 * answers are at most 16 tokens in half of the cases, and over 350 in one of twenty.
 */
const smallLimit = 600;

/** The limit together with what makes the answer fit it; schema and explicit lengths do that by themselves. */
export function limitChanges(
  verb: 'Set' | 'Lower',
  { call: own }: RuleSubject,
  common: CommonLimit,
): readonly OfferedChange[] {
  const { advice, limit, call } = common;
  const isBounded = limit.basis === 'schema' || limit.basis === 'constraint' || limit.value > smallLimit;
  const instruction = isBounded ? null : brevityInstruction(advice.shape);
  // The prompts stand elsewhere, where the sentence that the limit needs would have to go.
  if (call !== own && instruction !== null) return [];
  const includesReasoning = limit.evidence.some(({ rule }) => rule === 'reasoning-reserve');
  const suffix = `${includesReasoning ? ', reasoning included' : ''}${instruction === null ? '' : ' and ask for the answer only'}`;
  const offer: OfferedChange = {
    title: `${verb} the output limit to ${grouped(limit.value)} tokens${suffix}`,
    change: { kind: 'set-output-limit', tokens: limit.value, brevityInstruction: instruction },
    isSafe: false,
    isPreferred: true,
  };
  return [offer];
}

/** ` The prompt asks for a label.`: what bounds the answers, as a sentence; empty where no words say it. */
export function askedFor({ advice, limit, prompts }: CommonLimit): string {
  if (prompts > 1) return ` Its ${prompts} callers all ask for short answers.`;
  if (limit.basis === 'schema') return ' The response schema bounds the answer.';
  const words =
    limit.evidence
      .find(({ span }) => span !== null)
      ?.text.trim()
      .replace(/\s+/g, ' ') ?? '';
  if (limit.basis === 'constraint') return words === '' ? '' : ` The prompt says “${words}”.`;
  const answer = answerName(advice.shape);
  return answer === null ? '' : ` The prompt asks for ${answer}.`;
}
