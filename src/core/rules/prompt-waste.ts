import { isRequest } from '../analysis.ts';
import type { OfferedChange, UsdRange } from '../finding.ts';
import type { Call, PromptPiece, PromptSegment, TextRange } from '../model.ts';
import { grouped } from '../present/numbers.ts';
import { evidenceAt, evidenceWhereWritten, isWrittenIn, placeOfText } from './places.ts';
import { inputCostText, tokensOf } from './prompt-texts.ts';
import { nothing, type Observation, type Rule, type RuleSubject } from './rule.ts';
import { savingsOfCall } from './savings.ts';
import { compactJsonIn, withoutIndentation, withoutPrettyPrinting } from './white-space.ts';

/** Less than this is not worth an edit, in tokens. */
const worthwhileTokens = 40;

/** White space in prompts that is billed and says nothing: indentation of the source, pretty-printed JSON. */
export const promptWaste: Rule = {
  code: 'prompt-waste',
  topic: 'parts',
  check(subject) {
    if (!isRequest(subject)) return nothing;
    const { segments } = subject.call;
    return [
      ...segments.flatMap((segment) => indentation(subject, segment)),
      ...segments.flatMap((segment) => prettyText(subject, segment)),
      ...segments.flatMap((segment) => prettyVariables(subject, segment)),
    ];
  },
};

/** The literal that a message is written as, where it is one, in the file of the call. */
function literalOf(segment: PromptSegment): TextRange | null {
  const texts = segment.pieces.filter((piece) => piece.kind === 'text');
  const [only] = texts;
  if (segment.pieces.length === 1 && only?.range != null && only.origin === undefined) return only.range;
  return texts.length > 0 && texts.every(({ range }) => range === null) ? segment.range : null;
}

function indentation(subject: RuleSubject, segment: PromptSegment): readonly Observation[] {
  const { file } = subject;
  const range = literalOf(segment);
  const written = range === null ? '' : file.text.slice(range.start, range.end);
  const text = withoutIndentation(written);
  if (range === null || text === null || !isSameText(segment, written)) return [];
  const tokens = tokensOf(subject, written) - tokensOf(subject, text);
  if (tokens < worthwhileTokens) return [];
  const change: OfferedChange = {
    title: 'Remove the indentation from the prompt',
    change: { kind: 'replace-prompt-text', range, text },
    isSafe: true,
    isPreferred: true,
  };
  return [wasteOf(subject, `of indentation are sent as part of the prompt`, tokens, range, change)];
}

/**
 * True where the source shows the text as it is sent: text that has passed through `dedent` or `strip` has lost its
 * indentation already.
 */
function isSameText({ pieces }: PromptSegment, written: string): boolean {
  return pieces.every((piece) => piece.kind !== 'text' || written.includes(piece.text));
}

function prettyText(subject: RuleSubject, segment: PromptSegment): readonly Observation[] {
  return segment.pieces.flatMap((piece) => {
    if (piece.kind !== 'text') return [];
    return compactJsonIn(piece.text).flatMap(({ pretty, compact }) => {
      const tokens = tokensOf(subject, pretty) - tokensOf(subject, compact);
      const within = tokens < worthwhileTokens ? null : placeOfPiece(subject, piece, segment, pretty);
      if (within === null) return [];
      const block = prettyBlock(subject, tokens, within, pretty, compact);
      const evidence = evidenceWhereWritten(subject.file, `${grouped(tokens)} tokens of white space`, piece);
      return [piece.origin === undefined ? block : { ...block, evidence: [evidence] }];
    });
  });
}

function prettyBlock(
  subject: RuleSubject,
  tokens: number,
  within: TextRange | 'elsewhere',
  pretty: string,
  compact: string,
): Observation {
  const what = 'of white space in JSON are sent as part of the prompt';
  if (within === 'elsewhere') return wasteOf(subject, what, tokens, null, null);
  const range = placeOfText(subject.file.text, within, pretty);
  if (range === null) return wasteOf(subject, what, tokens, within, null);
  return wasteOf(subject, what, tokens, range, {
    title: 'Write the JSON without white space',
    change: { kind: 'replace-prompt-text', range, text: compact },
    // An example of an answer is copied as it is written.
    isSafe: false,
    isPreferred: true,
  });
}

/** Where a piece of text is written; null where nobody knows, and for data of files that only the running program has. */
function placeOfPiece(
  { file }: RuleSubject,
  { origin, range }: PromptPiece & { kind: 'text' },
  segment: PromptSegment,
  pretty: string,
): TextRange | 'elsewhere' | null {
  if (origin !== undefined) return /\.(?:json|ya?ml|toml|env)$/.test(origin.file) ? null : 'elsewhere';
  const within = range ?? segment.range;
  return within !== null && isWrittenIn(file.text.slice(within.start, within.end), pretty) ? within : null;
}

function prettyVariables({ file }: RuleSubject, { pieces }: Call['segments'][number]): readonly Observation[] {
  return pieces.flatMap((piece) => {
    if (piece.kind !== 'variable' || piece.range === null) return [];
    const written = file.text.slice(piece.range.start, piece.range.end);
    const compact = withoutPrettyPrinting(written);
    if (compact === null) return [];
    return [
      {
        message: 'This JSON is written into the prompt with indentation, which is billed and says nothing.',
        at: piece.range,
        evidence: [evidenceAt(file, written, piece.range)],
        changes: [
          {
            title: 'Write the JSON without white space',
            change: { kind: 'replace-prompt-text', range: piece.range, text: compact },
            isSafe: true,
            isPreferred: true,
          },
        ],
      },
    ];
  });
}

function wasteOf(
  subject: RuleSubject,
  what: string,
  tokens: number,
  at: TextRange | null,
  change: OfferedChange | null,
): Observation {
  return {
    message: `${grouped(tokens)} tokens ${what}${inputCostText(subject, tokens)}.`,
    at,
    evidence: [evidenceAt(subject.file, `${grouped(tokens)} tokens of white space`, at)],
    savings: savingsOfCall(subject.estimate.requestsPerMonth, inputCost(subject, tokens)),
    changes: change === null ? [] : [change],
  };
}

function inputCost({ estimate }: RuleSubject, tokens: number): UsdRange | null {
  const price = estimate.unitPrice;
  if (price === null) return null;
  const usd = (tokens * price.inputUsdPerMillion) / 1e6;
  return { low: usd, high: usd };
}
