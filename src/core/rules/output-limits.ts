/** What the rules about output limits share. */
import type { Advice, OutputShape, SuggestedLimit } from '../advice/advice.ts';
import type { OfferedChange } from '../finding.ts';
import type { Call } from '../model.ts';
import { grouped } from '../present/numbers.ts';
import { tellsItsTask } from './call-prompt.ts';
import { brevityInstruction } from './task-words.ts';

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
  return limit.basis === 'shape' && isShort(advice.shape) ? limit : null;
}

/** A number of items bounds an answer only where the items are those of a list: five stories have no length. */
function boundsWhole({ shape, constraints }: Advice): boolean {
  const isLength = constraints.some(({ kind, relation }) => lengths.has(kind) && relation !== 'at-least');
  return shape.kind !== 'json' && (isLength || shape.kind === 'list');
}

const lengths: ReadonlySet<string> = new Set(['words', 'sentences', 'characters']);

/** That nothing else is wanted than an answer does not make the answer short. */
function isShort({ kind, evidence }: OutputShape): boolean {
  return shortAnswers.has(kind) && evidence.some(({ rule }) => rule !== 'no-explanation');
}

/** Models whose answers are pictures or sound. */
const otherMedia = /image|tts|audio|veo|speech/i;

const shortAnswers: ReadonlySet<string> = new Set(['label', 'boolean', 'number']);

/**
 * Up to here a limit needs a prompt that keeps its answer short, in tokens: of the prompts that ask for a label, real
 * answers are at most 16 tokens in half of the cases, and over 350 in one of twenty.
 */
const smallLimit = 600;

/** The limit together with what makes the answer fit it; schema and explicit lengths do that by themselves. */
export function limitChange(verb: 'Set' | 'Lower', advice: Advice, limit: SuggestedLimit): OfferedChange {
  const isBounded = limit.basis === 'schema' || limit.basis === 'constraint' || limit.value > smallLimit;
  const instruction = isBounded ? null : brevityInstruction(advice.shape);
  const includesReasoning = limit.evidence.some(({ rule }) => rule === 'reasoning-reserve');
  const suffix = `${includesReasoning ? ', reasoning included' : ''}${instruction === null ? '' : ' and ask for the answer only'}`;
  return {
    title: `${verb} the output limit to ${grouped(limit.value)} tokens${suffix}`,
    change: { kind: 'set-output-limit', tokens: limit.value, brevityInstruction: instruction },
    isSafe: false,
    isPreferred: true,
  };
}
