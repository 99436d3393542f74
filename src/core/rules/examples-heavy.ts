import { isRequest } from '../analysis.ts';
import type { Evidence } from '../finding.ts';
import type { Call } from '../model.ts';
import { formatTokenCount } from '../present/tokens.ts';
import { evidenceAt } from './places.ts';
import { fixedTextOf, inputCostText, mayHaveTokens, textOfSegment, tokensOf } from './prompt-texts.ts';
import { nothing, type Rule, type RuleFile } from './rule.ts';

/** Fewer examples than these are rarely worth taking away. */
const manyExamples = 4;

/** Examples below this size cost too little, in tokens. */
const largeFrom = 800;

/** Examples that are less than this share of the fixed text do not decide its cost. */
const heavyShare = 0.5;

/** Few-shot examples that are most of a prompt. */
export const examplesHeavy: Rule = {
  code: 'examples-heavy',
  topic: 'prompt',
  check(subject) {
    const { call, file } = subject;
    const whole = fixedTextOf(call);
    if (!isRequest(subject) || !mayHaveTokens(whole, largeFrom)) return nothing;
    const examples = [...turnsAsExamples(call, file), ...call.segments.flatMap((segment) => examplesIn(segment, file))];
    if (examples.length < manyExamples) return nothing;
    const tokens = tokensOf(subject, examples.map(({ text }) => text).join('\n'));
    const all = tokensOf(subject, whole);
    if (tokens < largeFrom || tokens < heavyShare * all) return nothing;
    const share = Math.round((tokens / all) * 100);
    return [
      {
        message: `${examples.length} examples are ${share} % of the fixed prompt: ${formatTokenCount(tokens)} tokens${inputCostText(subject, tokens)}. Measure whether fewer do.`,
        evidence: examples.slice(0, 3).map(({ evidence }) => evidence),
      },
    ];
  },
};

interface Example {
  readonly text: string;
  readonly evidence: Evidence;
}

/** Pairs of question and answer that are written as turns of a conversation. */
function turnsAsExamples({ segments }: Call, file: RuleFile): readonly Example[] {
  return segments.flatMap((answer, index) => {
    const question = segments[index - 1];
    if (answer.role !== 'assistant' || question?.role !== 'user') return [];
    const isWritten = [question, answer].every(
      ({ pieces }) => pieces.length > 0 && pieces.every(({ kind }) => kind === 'text'),
    );
    if (!isWritten) return [];
    const text = `${textOfSegment(question)}\n${textOfSegment(answer)}`;
    return [{ text, evidence: evidenceAt(file, 'an example as a pair of turns', question.range) }];
  });
}

/** A line with which an example begins: `Example 3:`, `### Example`, `Input: …`, `Q: …`. */
const firstLine =
  /^[ \t]*(?:#{1,4}[ \t]*)?(?:\*\*)?(?:examples?[ \t]*#?\d*[ \t]*[:.)\]-]|<example>|(?:input|question|q|user|text)[ \t]*\d*[ \t]*:)/gim;

/** Blocks of a text that begin like an example, up to the next one; the last one ends with its paragraph. */
function examplesIn(segment: Call['segments'][number], file: RuleFile): readonly Example[] {
  const text = textOfSegment(segment);
  const found = [...text.matchAll(firstLine)];
  // Where examples are named as such, what stands in them is a part and no example.
  const named = found.filter(([line]) => /example/i.test(line));
  const starts = (named.length > 1 ? named : found).map(({ index }) => index);
  const blocks = starts.map((start, index) => {
    const next = starts[index + 1];
    const paragraph = text.indexOf('\n\n', start);
    return text.slice(start, next ?? (paragraph < 0 ? text.length : paragraph));
  });
  // A heading `Examples:` is no example, and neither is a form that the model is to fill in.
  const examples = blocks.filter((block) => block.trim().length >= shortestExample);
  return examples.length < manyExamples
    ? []
    : examples.map((block) => ({ text: block, evidence: evidenceAt(file, firstWords(block), segment.range) }));
}

/** Characters. */
const shortestExample = 40;

function firstWords(block: string): string {
  const [line = ''] = block.trim().split('\n', 1);
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
