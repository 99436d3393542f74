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
  'states-alternatives',
  'states-alternatives-as-holes',
  'states-label-if',
  'names-two-words',
  'numbered-options',
  'options-section',
  'lettered-options',
  'slot-with-labels',
  'demonstrates',
]);

/** A prompt that is run over inputs, rather than a question in a chat: its short answers are short. */
const taskLike =
  /\{[\w.[\]-]+\}|\bin this task\b|^(?:determine|select|detect|distinguish|infer|clarify|disambiguate|identify|classify|evaluate|correctly|order|name)\b[^.?!\n{]{10,140}\.?\s*$|\ba (?:\w+ ){0,2}task (?:which|that|requiring)\b|\btask description\b|^(?:answer (?:\w+ ){0,2})?questions (?:about|that|which)\b|\b(?:of|evaluate) a (?:random|given)\b|\b(?:your|the) (?:task|job|goal) is\b|\byou(?:'ll| will|'re| are) (?:be )?(?:given|provided|presented|shown)\b|(?:^|\n)given\b|\b(?:the|this|these|two) (?:given|following|below|provided|above)\b|\b(?:following|below)\b|(?:^|\n) *(?:[a-z]{1,20} ){0,2}[a-z]{1,20}: *$|(?:^|\n)(?:input|output|answer|label|question|context|text|sentence|review)s? ?\d?:/;

/** A longer prompt without a hole carries its own case, which is talked about rather than answered in a word. */
const LONGEST_TASK = 1000;
const anyHole = /(?<![\\a-z])\{[\w.[\]-]+\}/;

const asksForReasons =
  /(?<!\b(?:no|not|without|never|don't|any|additional|extra|further) (?:\w+ ){0,2})\b(?:explain|explanations?|reasons?|reasoning|justif\w+|rationale|step[- ]by[- ]step|show your work|calculations?|write out|think (?:step|carefully|through|aloud)|elaborate|in detail|detailed|discuss|mention|suggest|solve|as many|categorize them|tools?)\b|(?:^|[.,:?!\n] ?|\band )why\b/;

/** Requests that are answered at length more often than others; chosen by how often, from answers of three models. */
const largeRequest =
  /\bc(?:\+\+|#)|\b(?:code|python|javascript|typescript|java|php|sql|html|css|react|vue\w*|angular|node\w*|golang|perl|haskell|xaml|ocaml|tensorflow|pytorch|drupal|chrome|kernel|shader|aws|azure|unity|bash|powershell|implement\w*|algorithm|program|plugin|script|api|server|database|app|website|essay|article|blog|report|chapter|speech|tutorial|course|curriculum|thorough|in-depth|detailed|in detail|long|itinerary|specifications?|proposal|literature|catalogue|scope of work|train|stages|questionnaire|screenplay|lesson|explain|draft|strategy|ideas|synopsis|step[- ]by[- ]step|act as|bibliography|how (?:to|do i|can i|should i)|create|convert|list of|provide \d\d)\b/;

/** Who the model is to be says nothing of how much is asked for. */
const persona = /^\s*you are (?!given|provided|presented|shown)[^.\n]{0,300}\.\s/;

/** Tokens by what is asked for; where from, and how often real answers exceed them, is in docs/advice.md. */
const TOKENS = {
  definedTask: 384,
  talk: 384,
  shortRewrite: 256,
  ordinary: 640,
  large: 1024,
  code: 1280,
} as const;

type ShortKind = 'label' | 'boolean' | 'number' | 'span' | 'sentence';

/**
 * Tokens of short answers: where words enforce them, in the definition of a task, and in a prompt that carries its own case.
 * `named` is a label that the prompt names.
 */
const SHORT: Readonly<Record<ShortKind | 'named', Readonly<Record<'enforced' | 'defined' | 'loose', number>>>> = {
  named: { enforced: 16, defined: 16, loose: 64 },
  label: { enforced: 16, defined: 24, loose: 128 },
  boolean: { enforced: 16, defined: 16, loose: 128 },
  number: { enforced: 24, defined: 24, loose: 256 },
  span: { enforced: 48, defined: 96, loose: 192 },
  sentence: { enforced: 96, defined: 96, loose: 192 },
};

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
  const isEnforced = tokens <= SHORT.named.loose;
  return {
    tokens: Math.max(tokens, leastTokens(constraints)),
    basis: tokens >= TOKENS.ordinary ? 'default' : 'shape',
    evidence: shape.evidence,
    isEnforced,
  };
}

function tokensOf(prompt: PromptText, shape: OutputShape): number | null {
  const open = largeRequest.test(prompt.lower.replace(persona, '')) ? TOKENS.large : TOKENS.ordinary;
  switch (shape.kind) {
    case 'label':
    case 'boolean':
    case 'number':
    case 'span':
    case 'sentence':
      return isShortTask(prompt, shape) ? shortTokens(prompt, shape, shape.kind) : talkTokens(prompt, shape.kind, open);
    case 'rewrite':
    case 'translation':
      return rewriteTokens(prompt, open);
    case 'long-text':
      return TOKENS.large;
    case 'code':
      return TOKENS.code;
    case 'json':
      return null;
    case 'unknown':
      return unknownTokens(prompt, open);
    case 'summary':
    case 'list':
    case 'text':
      return textTokens(prompt, shape.kind, open);
  }
}

/** A short answer that is talked about: a paragraph or two, unless reasons or much else are asked for. */
function talkTokens({ lower, instructions }: PromptText, kind: ShortKind, open: number): number {
  const isTalk = kind === 'label' || kind === 'boolean' || kind === 'span';
  const isPlain = open === TOKENS.ordinary && lower.length < LONGEST_TASK && !asksForReasons.test(instructions);
  return isTalk && isPlain ? TOKENS.talk : open;
}

/** Nothing tells the answer: a defined task is answered like one of texts, another task by anything, a chat by text. */
function unknownTokens(prompt: PromptText, open: number): number | null {
  if (isDefined(prompt) && !carriesCase(prompt)) return open === TOKENS.ordinary ? TOKENS.definedTask : null;
  return isTask(prompt) ? null : open;
}

function textTokens(prompt: PromptText, kind: 'summary' | 'list' | 'text', open: number): number {
  if (isDefined(prompt)) return open === TOKENS.ordinary ? TOKENS.definedTask : TOKENS.ordinary;
  return kind === 'list' ? TOKENS.large : open;
}

function shortTokens(prompt: PromptText, { evidence }: OutputShape, kind: ShortKind): number {
  const isNamed = (kind === 'label' || kind === 'boolean') && evidence.some(({ rule }) => namesLabels.has(rule));
  const room = SHORT[isNamed ? 'named' : kind];
  if (evidence.some(({ rule }) => enforcing.has(rule))) return room.enforced;
  return (isDefined(prompt) && !carriesCase(prompt)) || isDescription(prompt) ? room.defined : room.loose;
}

function isShortTask(prompt: PromptText, { evidence }: OutputShape): boolean {
  if (asksForReasons.test(prompt.instructions)) return false;
  const isHeldShort = evidence.some(({ rule }) => enforcing.has(rule) || namesLabels.has(rule));
  return isTask(prompt) || (prompt.lower.length < LONGEST_TASK && isHeldShort);
}

/** One line that tells what is done with inputs, and has none itself: "Distinguish valid arguments from fallacies." */
function isDescription({ instructions, lower }: PromptText): boolean {
  return taskLike.test(instructions) && !/[\n?:"0-9]/.test(lower.trim());
}

/** The case stands in a paragraph of its own: a model talks about it where nothing holds it short. */
function carriesCase({ lower }: PromptText): boolean {
  return !anyHole.test(lower) && /\n\s*\n\s*\S/.test(lower.trim());
}

/** The definition of a task that is run over many inputs; their answers are shorter than those of a chat. */
const definition =
  /\bin this task\b|\b(?:your|the) task is to\b|\ba (?:\w+ ){0,2}task (?:which|that|requiring)\b|^(?:task description: )?(?:answer (?:\w+ ){0,3})?questions (?:about|that|which)\b|^(?:determine|decide|tell|detect) which of two\b|^(?:you are|you will be|you'll be|you're) (?:given|provided|presented|shown)\b|^given an?\b|^determine whether\b[^.?!\n{]{10,140}\.?\s*$|(?<![\\a-z])\{[\w.[\]-]+\}/;

function isDefined({ instructions, lower }: PromptText): boolean {
  return !persona.test(lower) && definition.test(instructions);
}

function isTask({ instructions, lower }: PromptText): boolean {
  return taskLike.test(instructions) && (anyHole.test(lower) || lower.length < LONGEST_TASK);
}

/** As long as its input, with half as much again; an input that is filled in later has no known end. */
function rewriteTokens({ lower, instructions, stretches }: PromptText, open: number): number | null {
  if (growing.test(instructions)) return open;
  if (shortInput.test(lower) && open === TOKENS.ordinary) return TOKENS.shortRewrite;
  if (anyHole.test(lower) || stretches.length > 2) return null;
  const copied = (lower.length / CHARACTERS_PER_TOKEN) * 1.5;
  return lower.length < SHORT_TEXT && open === TOKENS.ordinary ? TOKENS.shortRewrite : Math.max(open, copied);
}

/** What is made longer has no measure in its input. */
const growing = /\b(?:expand|elaborate|extend|lengthen|more detail(?:ed|s)?|longer)\b/;

/** English, at the dense end. */
const CHARACTERS_PER_TOKEN = 3;

/** A prompt up to this length, in characters, carries a text of a few sentences. */
const SHORT_TEXT = 500;
