import type { Evidence } from './advice.ts';
import { type PromptText, spanAt } from './prompt-text.ts';

/** Evidence for a rule from a range of the text. */
export function evidenceAt(rule: string, prompt: PromptText, start: number, end: number): Evidence {
  const passage = prompt.text.slice(start, end);
  const from = start + passage.length - passage.trimStart().length;
  const text = passage.trim();
  return { rule, text, span: spanAt(prompt, from, from + text.length) };
}
