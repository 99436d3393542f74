import type { Evidence, EvidenceSpan } from './advice.ts';
import { type PromptText, spanAt, startOf } from './prompt-text.ts';

/** Evidence for a rule from a range of the text. */
export function evidenceAt(rule: string, prompt: PromptText, start: number, end: number): Evidence {
  const passage = prompt.text.slice(start, end);
  const from = start + passage.length - passage.trimStart().length;
  const text = passage.trim();
  return { rule, text, span: spanAt(prompt, from, from + text.length) };
}

/** Evidence for a rule from a passage that is already known. */
export function evidenceOfSpan(rule: string, prompt: PromptText, span: EvidenceSpan): Evidence {
  const start = startOf(prompt, span);
  return { rule, text: prompt.text.slice(start, start + span.end - span.start), span };
}
