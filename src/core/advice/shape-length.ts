import type { LengthConstraint, OutputShape } from './advice.ts';
import { leastTokens } from './constrained-length.ts';
import type { LengthEstimate } from './output-limit.ts';
import type { PromptText } from './prompt-text.ts';

/** Rules with which the prompt itself enforces a short answer. */
const enforcing: ReadonlySet<string> = new Set(['label-only', 'no-explanation', 'number-only', 'short-answer']);

/** Rules that found the labels themselves in the prompt. */
const namesLabels: ReadonlySet<string> = new Set([
  'states-yes-or-no',
  'states-yes-no-maybe',
  'states-labels',
  'multiple-choice',
  'has-choices',
]);

/** A prompt that is run over inputs, rather than a question in a chat: its short answers are short. */
const taskLike =
  /\{[\w.[\]-]+\}|\bin this task\b|\b(?:your|the) (?:task|job|goal) is\b|\byou(?:'ll| will|'re| are) (?:be )?(?:given|provided|presented|shown)\b|(?:^|\n)given\b|\b(?:the|this|these|two) (?:given|following|below|provided|above)\b|\b(?:following|below)\b|(?:^|\n) *(?:[a-z]{1,20} ){0,2}[a-z]{1,20}: *$|(?:^|\n)(?:input|output|answer|label|question|context|text|sentence|review)s? ?\d?:/;

/** A longer prompt without a hole carries its own case, which is talked about rather than answered in a word. */
const LONGEST_TASK = 1500;
const anyHole = /\{[\w.[\]-]+\}/;

const asksForReasons =
  /(?<!\b(?:no|not|without|never|don't|any|additional|extra|further) (?:\w+ ){0,2})\b(?:explain|explanations?|reasons?|reasoning|justif\w+|rationale|step[- ]by[- ]step|show your work|think (?:step|carefully|through|aloud)|elaborate|in detail|detailed|discuss|mention|suggest|solve|categorize them|tools?)\b|(?:^|[.,:?!\n] ?|\band )why\b/;

const largeRequest =
  /\bc(?:\+\+|#)|\b(?:code|python|javascript|typescript|java|php|sql|html|css|react|vue\w*|angular|node\w*|rust|golang|perl|haskell|xaml|ocaml|tensorflow|pytorch|drupal|wordpress|chrome|kernel|shader|docker|kubernetes|linux|aws|azure|unity|excel|bash|powershell|implement\w*|algorithm|program|plugin|script|api|server|database|app|website|essay|article|blog|story|report|chapter|speech|guide|tutorial|course|curriculum|comprehensive|thorough|in-depth|detailed|in detail|long|itinerary|prove|proof|specifications?|proposal|literature|catalogue|scope of work|paper|documentation|all the|train|stages|questionnaire|screenplay|lesson)\b/;

/** Tokens by what is asked for; where from, and how often real answers exceed them, is in docs/advice.md. */
const TOKENS = {
  enforced: 32,
  namedLabel: 48,
  taskLabel: 64,
  enforcedSpan: 64,
  taskNumber: 64,
  taskSpan: 192,
  sentence: 192,
  shortRewrite: 256,
  ordinary: 640,
  large: 1024,
} as const;

/** Inputs that are short by their name: what is rewritten or translated stays short with them. */
const shortInput =
  /\{+ ?(?:\w+[._])?(?:sentence|question|query|word|phrase|title|headline|tweet|name|term|claim|statement|utterance|caption|keyword)\w* ?\}/;
/** The length of an answer from its shape; null where it is as long as an input of unknown size, or nobody knows. */
export function shapeTokens(
  prompt: PromptText,
  shape: OutputShape,
  constraints: readonly LengthConstraint[],
): LengthEstimate | null {
  const tokens = tokensOf(prompt, shape);
  if (tokens === null) return null;
  const isEnforced = tokens <= TOKENS.enforcedSpan;
  return {
    tokens: Math.max(tokens, leastTokens(constraints)),
    basis: tokens >= TOKENS.ordinary ? 'default' : 'shape',
    evidence: shape.evidence,
    isEnforced,
  };
}

function tokensOf(prompt: PromptText, shape: OutputShape): number | null {
  const open = largeRequest.test(prompt.lower) ? TOKENS.large : TOKENS.ordinary;
  switch (shape.kind) {
    case 'label':
    case 'boolean':
    case 'number':
    case 'span':
    case 'sentence':
      return isShortTask(prompt, shape) ? shortTokens(shape, shape.kind) : open;
    case 'rewrite':
    case 'translation':
      return rewriteTokens(prompt, open);
    case 'long-text':
    case 'code':
      return TOKENS.large;
    case 'json':
      return null;
    case 'unknown':
      // A task whose answer nothing tells may be answered by anything; a question in a chat is answered by text.
      return isTask(prompt) ? null : open;
    case 'summary':
    case 'list':
    case 'text':
      return open;
  }
}

function shortTokens({ evidence }: OutputShape, kind: 'label' | 'boolean' | 'number' | 'span' | 'sentence'): number {
  const isEnforced = evidence.some(({ rule }) => enforcing.has(rule));
  switch (kind) {
    case 'label':
    case 'boolean':
      if (isEnforced) return TOKENS.enforced;
      return evidence.some(({ rule }) => namesLabels.has(rule)) ? TOKENS.namedLabel : TOKENS.taskLabel;
    case 'number':
      return isEnforced ? TOKENS.enforced : TOKENS.taskNumber;
    case 'span':
      return isEnforced ? TOKENS.enforcedSpan : TOKENS.taskSpan;
    case 'sentence':
      return TOKENS.sentence;
  }
}

function isShortTask(prompt: PromptText, { evidence }: OutputShape): boolean {
  if (asksForReasons.test(prompt.instructions)) return false;
  return isTask(prompt) || (prompt.lower.length < LONGEST_TASK && evidence.some(({ rule }) => enforcing.has(rule)));
}

function isTask({ instructions, lower }: PromptText): boolean {
  return taskLike.test(instructions) && (anyHole.test(lower) || lower.length < LONGEST_TASK);
}

/** As long as its input, with half as much again; an input that is filled in later has no known end. */
function rewriteTokens({ lower, stretches }: PromptText, open: number): number | null {
  if (shortInput.test(lower) && open === TOKENS.ordinary) return TOKENS.shortRewrite;
  if (anyHole.test(lower) || stretches.length > 2) return null;
  const copied = (lower.length / CHARACTERS_PER_TOKEN) * 1.5;
  return lower.length < SHORT_TEXT && open === TOKENS.ordinary ? TOKENS.shortRewrite : Math.max(open, copied);
}

/** English, at the dense end. */
const CHARACTERS_PER_TOKEN = 3;

/** A prompt up to this length, in characters, carries a text of a few sentences. */
const SHORT_TEXT = 500;
