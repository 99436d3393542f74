import { isRequest } from '../analysis.ts';
import { distinctBy } from '../grouping.ts';
import { formatTokenCount } from '../present/tokens.ts';
import { mostRelatedCalls } from './models.ts';
import { isWrittenIn } from './places.ts';
import { tokensOf } from './prompt-texts.ts';
import { nothing, type Observation, type Rule, type RuleSubject } from './rule.ts';
import { type CallPlace, type LongText, longTextsOf } from './workspace-facts.ts';

/** A long prompt text that is written in several places. The first place is the original, the others are told. */
export const promptDuplicate: Rule = {
  code: 'prompt-duplicate',
  topic: 'parts',
  check(subject) {
    if (!isRequest(subject)) return nothing;
    const copies = longTextsOf(subject.call).flatMap((text) => copyOf(text, subject) ?? []);
    const files = new Map(copies.map(({ original }) => [original.file, original]));
    return [...files.values()].map((original) =>
      observe(
        subject,
        original,
        copies.filter((copy) => copy.original.file === original.file),
      ),
    );
  },
};

interface Copy {
  readonly text: LongText;
  readonly original: CallPlace;
  readonly others: readonly CallPlace[];
}

/** Null for a text that is written once, and for the first of those that are alike. */
function copyOf(text: LongText, { call, file, workspace }: RuleSubject): Copy | null {
  const places = workspace.placesByPromptText.get(text.key) ?? [];
  const [original, ...copies] = places;
  if (original === undefined || copies.length === 0 || isSame(original, text.place)) return null;
  if (text.written !== null && !isWrittenIn(file.text.slice(text.written.start, text.written.end), text.text))
    return null;
  return { text, original, others: places.slice(0, mostRelatedCalls).filter(({ callId }) => callId !== call.id) };
}

function isSame(one: CallPlace, other: CallPlace): boolean {
  return one.file === other.file && one.start === other.start;
}

/** One prompt may be written in several pieces, between which its open parts stand. */
function observe(subject: RuleSubject, original: CallPlace, copies: readonly Copy[]): Observation {
  const tokens = copies.reduce((sum, { text }) => sum + tokensOf(subject, text.text), 0);
  const others = distinctBy(
    copies.flatMap((copy) => copy.others),
    ({ file, start }) => `${file}:${start}`,
  );
  return {
    message:
      `${formatTokenCount(tokens)} tokens of this prompt are also written in ${original.file}` +
      `:${original.lines.line}. One constant keeps them alike, and lets providers cache them once.`,
    at: copies[0]?.text.written ?? null,
    evidence: others.map(({ file, range, lines }) => ({ text: 'the same text', file, range, lines })),
    relatedCalls: [...new Set(others.map(({ callId }) => callId))],
  };
}
