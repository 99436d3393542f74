import type { OutputShape } from './advice.ts';

/**
 * What is added to a prompt so that its answer stays as short as the limit needs it: a small limit alone cuts answers off.
 * Null where the prompt says so already, and where the answer is open.
 */
export function brevityInstruction({ kind, evidence }: OutputShape): string | null {
  const isAsked = evidence.some(({ text }) => asksForNothingElse.test(text));
  return isAsked ? null : (brevityInstructions[kind] ?? null);
}

const asksForNothingElse = /\bonly\b|\bjust\b|\bnothing (?:else|but)\b|\b(?:no|without) (?:any )?explanation/i;

const brevityInstructions: Readonly<Partial<Record<OutputShape['kind'], string>>> = {
  label: 'Answer with only the label, without explanation.',
  boolean: 'Answer with one word only, without explanation.',
  number: 'Answer with only the number, without explanation.',
  span: 'Answer with only the requested text, without explanation.',
};
