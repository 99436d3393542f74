/** What the rules about output limits share. */
import type { Advice, SuggestedLimit } from '../advice/advice.ts';
import type { OfferedChange } from '../finding.ts';
import type { Call } from '../model.ts';
import { grouped } from '../present/numbers.ts';
import { brevityInstruction } from './task-words.ts';

/** Whether a call answers once with text: an agent spends its limit on many turns, of which a prompt tells nothing. */
export function answersInText({ operation, tools }: Call): boolean {
  return tools === null && (operation === 'chat' || operation === 'responses' || operation === 'completion');
}

/**
 * Up to here a limit needs a prompt that keeps its answer short, in tokens: of the prompts that ask for a label, real
 * answers are at most 16 tokens in half of the cases, and over 350 in one of twenty.
 */
const smallLimit = 600;

/** The limit together with what makes the answer fit it; schema and explicit lengths do that by themselves. */
export function limitChange(verb: 'Set' | 'Lower', advice: Advice, limit: SuggestedLimit): OfferedChange {
  const isBounded = limit.basis === 'schema' || limit.basis === 'constraint' || limit.value > smallLimit;
  const instruction = isBounded ? null : brevityInstruction(advice.shape);
  const suffix = instruction === null ? '' : ' and ask for the answer only';
  return {
    title: `${verb} the output limit to ${grouped(limit.value)} tokens${suffix}`,
    change: { kind: 'set-output-limit', tokens: limit.value, brevityInstruction: instruction },
    isSafe: false,
    isPreferred: true,
  };
}
