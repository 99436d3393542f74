import type { PromptText } from './prompt-text.ts';

/** In what setting a prompt asks: run over inputs or about a case of its own. */
export interface TaskSetting {
  /** Whether inputs are filled in later. */
  readonly hasHole: boolean;
  /** Whether the case stands in a paragraph of its own: a model talks about it where nothing holds it short. */
  readonly carriesCase: boolean;
  /** Whether it is run over inputs, rather than a question in a chat: its short answers are short. */
  readonly isTask: boolean;
  /** Whether it is run over inputs that it does not bring itself. */
  readonly isDefinition: boolean;
  /** Whether one line tells what is done with inputs, and has none itself: "Distinguish valid arguments from fallacies." */
  readonly isDescription: boolean;
  /** A request of a line or two without the case below it; null where the prompt is more or less than that. */
  readonly briefRequest: string | null;
  /** The words that ask for something: without who the model is to be, and without the case below a brief request. */
  readonly requestWords: string;
}

/** Reads the setting of a prompt. */
export function settingOf({ instructions, lower }: PromptText): TaskSetting {
  const hasHole = anyHole.test(lower);
  const isTaskLike = taskLike.test(instructions);
  const carriesCase = !hasHole && /\n\s*\n\s*\S/.test(lower.trim());
  const request = lower.replace(persona, '').trim();
  const briefRequest = carriesCase ? briefRequestOf(request) : null;
  // A question without a hole is about a case that stands in the same line.
  const asksItself = !hasHole && lower.trimEnd().endsWith('?');
  const isDefinition = !carriesCase && !asksItself && !persona.test(lower) && definition.test(instructions);
  return {
    hasHole,
    carriesCase,
    isTask: isTaskLike && (hasHole || lower.length < LONGEST_TASK),
    isDefinition,
    isDescription: isTaskLike && !/[\n?:"0-9]/.test(lower.trim()),
    briefRequest,
    requestWords: briefRequest ?? request,
  };
}

const taskLike =
  /\{[\w.[\]-]+\}|\bin this task\b|^(?:determine|select|detect|distinguish|infer|clarify|disambiguate|identify|classify|evaluate|correctly|order|name|solve|compute|count|predict|recogni[sz]e)\b[^.?!\n{]{10,140}\.?\s*$|\ba (?:\w+ ){0,2}task (?:which|that|requiring)\b|\btask description\b|^(?:answer (?:\w+ ){0,2})?questions (?:about|that|which)\b|\b(?:of|evaluate) a (?:random|given)\b|\b(?:your|the) (?:task|job|goal) is\b|\byou(?:'ll| will|'re| are) (?:be )?(?:given|provided|presented|shown)\b|(?:^|\n)given\b|\b(?:the|this|these|two) (?:given|following|below|provided|above)\b|\b(?:following|below)\b|(?:^|\n) *(?:[a-z]{1,20} ){0,2}[a-z]{1,20}: *$|(?:^|\n)(?:input|output|answer|label|question|context|text|sentence|review)s? ?\d?:/;

/** A longer prompt without a hole carries its own case, which is talked about rather than answered in a word; characters. */
export const LONGEST_TASK = 1000;

const anyHole = /(?<![\\a-z])\{[\w.[\]-]+\}/;

/** Who the model is to be says nothing of how much is asked for. */
const persona = /^\s*you are (?!given|provided|presented|shown)[^.\n]{0,300}\.\s/;

/** The definition of a task that is run over many inputs; its answers are shorter than those of a chat. */
const definition =
  /\bin this task\b|\b(?:your|the|this) task (?:is (?:to|about)|involves|evaluates)\b|\ba (?:\w+ ){0,2}task (?:which|that|requiring)\b|^(?:task description: )?(?:answer (?:\w+ ){0,3})?questions (?:about|that|which)\b|^(?:determine|decide|tell|detect) which of two\b|^(?:you are|you will be|you'll be|you're) (?:given|provided|presented|shown)\b|^given (?:an?|two|three|several|some)\b|^the (?:input|provided)\b|^an? (?:\w+ ){1,3}(?:is|are) (?:given|provided|presented|shown)\b|^determine whether\b[^.?!\n{]{10,140}\.?\s*$|(?<![\\a-z])\{[\w.[\]-]+\}/;

/** A request up to this length, in characters, with its case below is one of few words, and is answered in few. */
const BRIEF_REQUEST = 200;

/** A longer case, in characters, may ask for more itself. */
const BRIEF_CASE = 600;

/** A last paragraph up to this length, in characters, may belong to the request rather than to the case. */
const CLOSING_REQUEST = 120;

function briefRequestOf(text: string): string | null {
  const end = text.search(/\n\s*\n/);
  if (end < 0 || end > BRIEF_REQUEST || text.length - end > BRIEF_CASE) return null;
  const [, ...rest] = text.split(/\n\s*\n\s*/);
  const closing = rest.at(-1) ?? '';
  const isClosed = rest.length > 1 && closing.length <= CLOSING_REQUEST;
  return text.slice(0, end) + (isClosed ? `\n\n${closing}` : '');
}

const shortInput =
  /\b(?:sentences?|words?|phrases?|terms?|names?|titles?|headlines?|tweets?|claims?|statements?|utterances?|captions?|keywords?|integers?|numbers?|lists?|strings?|verbs?|nouns?|adjectives?|events?|triples?|equations?|premises?|hypothes[ie]s|options?|pairs?)\b/;

/** Inputs of any length, and texts that are written from short ones. */
const longText =
  /\b(?:passages?|paragraphs?|articles?|documents?|stor(?:y|ies)|plots?|essays?|e-?mails?|transcripts?|reports?|chapters?|conversations?|dialogu?e?s?|texts?|abstracts?|reviews?|posts?|letters?|code|programs?|functions?|sql|books?|contracts?|records|tables?|recipes?|poems?|news|descriptions?|biograph(?:y|ies)|bios?|instructions|explanations?|explain|rationales?|reasons?|ideas|examples of|advice|plans?|steps)\b/;

/** Whether a definition speaks of short inputs alone, which are answered in no more than a few lines. */
export function hasShortInput({ instructions }: PromptText): boolean {
  return shortInput.test(instructions) && !longText.test(instructions);
}
