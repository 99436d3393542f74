import type { Evidence, LengthConstraint, OutputShape } from './advice.ts';
import { leastTokens } from './constrained-length.ts';
import type { LengthEstimate } from './output-limit.ts';
import type { PromptText } from './prompt-text.ts';
import { hasShortInput, LONGEST_TASK, settingOf, type TaskSetting } from './task-setting.ts';

/** Rules with which the prompt itself enforces a short answer. */
const enforcing: ReadonlySet<string> = new Set(['label-only', 'no-explanation', 'number-only', 'short-answer']);

/** Rules that found the labels themselves in the prompt. */
const namesLabels: ReadonlySet<string> = new Set([
  'states-yes-or-no',
  'states-yes-no-maybe',
  'states-labels',
  'multiple-choice',
  'states-alternatives',
  'states-label-if',
  'names-two-words',
  'numbered-options',
  'options-section',
  'lettered-options',
  'slot-with-labels',
  'demonstrates',
]);

/** Rules that found options which are filled in later. */
const namesHoles: ReadonlySet<string> = new Set([
  'has-choices',
  'states-alternatives-as-holes',
  'hole-alternatives',
  'chooses-from-holes',
  'listed-holes',
  'hole-options',
]);

/** Rules that found a question about a given text. */
const answersQuestion: ReadonlySet<string> = new Set([
  'answers-question',
  'answers-from-context',
  'reads-context',
  'question-and-context',
  'asks-of-context',
]);

const asksForReasons =
  /(?<!\b(?:no|not|without|never|don't|any|additional|extra|further) (?:\w+ ){0,2})\b(?:explain|explanations?|reasons?|reasoning|justif\w+|rationale|step[- ]by[- ]step|show your work|calculations?|write out|think (?:step|carefully|through|aloud)|elaborate|in detail|detailed|discuss|mention|suggest|as many|categorize them|tools?)\b|(?:^|[.,:?!\n] ?|\band )why\b/;

/** What a model does in writing where it answers for itself, and in silence where a task is run over inputs. */
const isWorkedOut = /\b(?:solv(?:e|ing)|calculat(?:e|ing)|comput(?:e|ing)|work out)\b/;

/** Requests that are answered at length more often than others; chosen by how often, from answers of three models. */
const largeRequest =
  /\bc(?:\+\+|#)|\b(?:code|python|javascript|typescript|java|php|sql|html|css|react|vue\w*|angular|node\w*|golang|perl|haskell|xaml|ocaml|tensorflow|pytorch|drupal|chrome|kernel|shader|aws|azure|unity|bash|powershell|implement\w*|algorithm|program|plugin|script|api|server|database|app|website|essay|article|blog|report|chapter|speech|tutorial|course|curriculum|thorough|in-depth|detailed|in detail|long|itinerary|specifications?|proposal|literature|catalogue|scope of work|train|stages|questionnaire|screenplay|lesson|explain|draft|strategy|ideas|synopsis|step[- ]by[- ]step|act as|bibliography|how (?:to|do i|can i|should i)|create|convert|list of|provide \d\d)\b/;

/** What a definition has written at length, from however little. */
const writesAtLength =
  /\b(?:stor(?:y|ies)|plots?|dialogu?e?s?|conversations?|passages?|paragraphs|biograph(?:y|ies)|poems?)\b/;

/** Tokens by what is asked for; where from, and how often real answers exceed them, is in docs/advice.md. */
const TOKENS = {
  /** A definition whose inputs are short. */
  shortInput: 128,
  shortRewrite: 192,
  definedTask: 384,
  talk: 384,
  ordinary: 640,
  list: 1024,
  large: 1024,
  code: 1280,
} as const;

/** Tokens for a request of a line or two with its case below. */
const BRIEF = { ordinary: 512, list: 768, code: 512 } as const;

type ShortKind = 'label' | 'boolean' | 'number' | 'span' | 'sentence';

type RoomKind = ShortKind | 'named' | 'chosen' | 'answer';

/**
 * Tokens of short answers: where words enforce them, in the definition of a task, and in a prompt that carries its own case.
 * `named` is a label that the prompt names, `chosen` one of options that are filled in later and may be sentences, `answer` a
 * span that answers a question, which some models do in a sentence.
 */
const SHORT: Readonly<Record<RoomKind, Readonly<Record<'enforced' | 'defined' | 'loose', number>>>> = {
  named: { enforced: 12, defined: 12, loose: 24 },
  chosen: { enforced: 32, defined: 32, loose: 64 },
  label: { enforced: 12, defined: 12, loose: 128 },
  boolean: { enforced: 8, defined: 8, loose: 128 },
  number: { enforced: 16, defined: 16, loose: 256 },
  span: { enforced: 32, defined: 32, loose: 192 },
  answer: { enforced: 48, defined: 48, loose: 192 },
  sentence: { enforced: 64, defined: 64, loose: 192 },
};

/** A longer answer is not held short by words; tokens. */
const MOST_ENFORCED = 48;

/** The length of an answer from its shape; null where it is as long as an input of unknown size, or nobody knows. */
export function shapeTokens(
  prompt: PromptText,
  shape: OutputShape,
  constraints: readonly LengthConstraint[],
): LengthEstimate | null {
  const tokens = tokensOf(prompt, shape);
  if (tokens === null) return null;
  return {
    tokens: Math.max(tokens, leastTokens(constraints)),
    basis: tokens >= BRIEF.ordinary ? 'default' : 'shape',
    evidence: shape.evidence,
    isEnforced: tokens <= MOST_ENFORCED,
  };
}

function tokensOf(prompt: PromptText, shape: OutputShape): number | null {
  const setting = settingOf(prompt);
  const open = openTokens(setting);
  switch (shape.kind) {
    case 'label':
    case 'boolean':
    case 'number':
    case 'span':
    case 'sentence':
      return isShortTask(prompt, setting, shape)
        ? shortTokens(setting, shape, shape.kind)
        : talkTokens(prompt, setting, shape.kind, open);
    case 'rewrite':
    case 'translation':
      return rewriteTokens(prompt, setting, open);
    case 'long-text':
      return TOKENS.large;
    case 'code':
      return setting.briefRequest === null ? TOKENS.code : BRIEF.code;
    case 'json':
      return null;
    case 'unknown':
      return unknownTokens(prompt, setting, open);
    case 'summary':
    case 'list':
    case 'text':
      return textTokens(prompt, setting, shape.kind, open);
  }
}

/** What is asked for without a shape of its own. */
function openTokens({ requestWords, briefRequest }: TaskSetting): number {
  if (largeRequest.test(requestWords)) return TOKENS.large;
  return briefRequest === null || isWorkedOut.test(briefRequest) ? TOKENS.ordinary : BRIEF.ordinary;
}

/** A short answer that is talked about: a paragraph or two, unless reasons or much else are asked for. */
function talkTokens(prompt: PromptText, setting: TaskSetting, kind: ShortKind, open: number): number {
  const isPlain = open < TOKENS.large && prompt.lower.length < LONGEST_TASK && !hasReasons(prompt, setting);
  return kind !== 'number' && kind !== 'sentence' && isPlain ? TOKENS.talk : Math.max(open, TOKENS.ordinary);
}

/** Nothing tells the answer: a definition may have any, unless its inputs are short; a chat is answered by a text. */
function unknownTokens(
  prompt: PromptText,
  { isDefinition, isTask, hasHole }: TaskSetting,
  open: number,
): number | null {
  if (isDefinition) return !hasHole && hasShortInput(prompt) ? TOKENS.shortInput : null;
  return isTask ? null : open;
}

function textTokens(prompt: PromptText, setting: TaskSetting, kind: 'summary' | 'list' | 'text', open: number): number {
  if (setting.isDefinition) return definedTextTokens(prompt, setting, kind, open);
  if (kind === 'list') return setting.briefRequest === null ? TOKENS.list : BRIEF.list;
  return open;
}

function definedTextTokens(
  prompt: PromptText,
  { hasHole }: TaskSetting,
  kind: 'summary' | 'list' | 'text',
  open: number,
): number {
  if (!hasHole && hasShortInput(prompt)) return TOKENS.shortInput;
  const isLong = open === TOKENS.large || (kind === 'text' && writesAtLength.test(prompt.instructions));
  return isLong ? TOKENS.ordinary : TOKENS.definedTask;
}

function shortTokens({ isDefinition, isDescription }: TaskSetting, { evidence }: OutputShape, kind: ShortKind): number {
  const room = SHORT[roomKind(kind, evidence)];
  if (evidence.some(({ rule }) => enforcing.has(rule))) return room.enforced;
  return isDefinition || isDescription ? room.defined : room.loose;
}

function roomKind(kind: ShortKind, evidence: readonly Evidence[]): RoomKind {
  if (kind === 'span') return evidence.some(({ rule }) => answersQuestion.has(rule)) ? 'answer' : kind;
  if (kind !== 'label') return kind;
  if (evidence.some(({ rule }) => namesHoles.has(rule))) return 'chosen';
  return evidence.some(({ rule }) => namesLabels.has(rule)) ? 'named' : kind;
}

function isShortTask(prompt: PromptText, setting: TaskSetting, { evidence }: OutputShape): boolean {
  if (hasReasons(prompt, setting)) return false;
  const isHeldShort = evidence.some(({ rule }) => enforcing.has(rule) || namesLabels.has(rule) || namesHoles.has(rule));
  return setting.isTask || (prompt.lower.length < LONGEST_TASK && isHeldShort);
}

/** Whether the answer comes with reasons. */
function hasReasons({ instructions }: PromptText, { briefRequest, isDefinition, isDescription }: TaskSetting): boolean {
  const words = briefRequest ?? instructions;
  return asksForReasons.test(words) || (isWorkedOut.test(words) && !isDefinition && !isDescription);
}

/** Holes that are short by their name: what is rewritten or translated stays short with them. */
const shortHole =
  /\{+ ?(?:\w+[._])?(?:sentence|question|query|word|phrase|title|headline|tweet|name|term|claim|statement|utterance|caption|keyword)\w* ?\}/;

/** As long as its input, with half as much again; an input that is filled in later has no known end. */
function rewriteTokens(prompt: PromptText, setting: TaskSetting, open: number): number | null {
  const { lower, instructions, stretches } = prompt;
  if (growing.test(instructions)) return open;
  if (setting.hasHole) return shortHole.test(lower) && open < TOKENS.large ? TOKENS.shortRewrite : null;
  if (setting.isDefinition) return hasShortInput(prompt) ? TOKENS.shortRewrite : null;
  if (stretches.length > 2) return null;
  // A text that the prompt does not bring is known by its name, and has any length.
  if (!setting.carriesCase && !/[:\u00A4]/.test(instructions)) return open;
  const copied = (lower.length / CHARACTERS_PER_TOKEN) * 1.5;
  return lower.length < SHORT_TEXT && open < TOKENS.large ? TOKENS.shortRewrite : Math.max(open, copied);
}

/** What is made longer has no measure in its input. */
const growing = /\b(?:expand|elaborate|extend|lengthen|more detail(?:ed|s)?|longer)\b/;

/** English, at the dense end. */
const CHARACTERS_PER_TOKEN = 3;

/** A prompt up to this length, in characters, carries a text of a few sentences. */
const SHORT_TEXT = 500;
