/** What a prompt asks for, one request per verb or question. */
import type { Evidence, TaskKind } from './advice.ts';
import { evidenceAt } from './evidence.ts';
import { BLANK, type PromptText } from './prompt-text.ts';
import { type QuestionCue, questionCues, slotCharacters, slotCues } from './question-cues.ts';
import { openVerbs, type VerbUse, verbUses } from './request-verbs.ts';
import { simpleTasks } from './simple-tasks.ts';

/** One thing that the prompt asks for. */
export interface TaskRequest {
  readonly task: TaskKind;
  readonly evidence: Evidence;
  /** Whether a verb orders it; otherwise a question, a slot or a role tells. */
  readonly isOrder: boolean;
  /** Whether it only leads to another request or says in which form to answer it: "read the review and", "list them as JSON". */
  readonly isStep: boolean;
  /** Offset in the text of the prompt. */
  readonly start: number;
}

/** All requests of a prompt, in reading order. */
export function findRequests(prompt: PromptText): readonly TaskRequest[] {
  const words = withShortQuotations(prompt);
  const requests = [...requestsByVerb(prompt, words), ...requestsByCue(prompt, words)];
  return withSteps(
    words,
    requests.sort((one, other) => one.start - other.start),
  );
}

/** How far a verb that leads to the request may stand before it, in characters. */
const leadingDistance = 160;

const leadingVerb =
  /^(?:compare|analy[sz]e|examine|review|consider|evaluate|assess|look|identify|determine|explain|interpret)\b/;

/** Orders about the form of the answer. */
const formOrder =
  /^(?:list|give|provide|name|make|describe|tell|produce|output|create|reply|write|complete|prepare|generate)\s+(?:["'«]|(?:only|just|sure|them|it|your (?:answer|response|output|final)|the (?:answer|results?|output|response|label|owner|category|names?|score|final|list|corrected|exact)|(?:a |the |valid |an )?(?:json|object|array|binary|score|comma|single|numbered|list|table)|nothing|none|null|n\/a|unknown|no|one|each|results?|in|as|up to|at most|max|\d)(?!\w))/;

/** Tells the steps from what they belong to. */
function withSteps(words: string, requests: readonly TaskRequest[]): readonly TaskRequest[] {
  return requests.map((request, index) => {
    if (!request.isOrder || simpleTasks.has(request.task)) return request;
    const order = words.slice(request.start, request.start + 60);
    const isSimpleOrder = (other: TaskRequest) => other.isOrder && simpleTasks.has(other.task);
    const next = requests.slice(index + 1).find(({ isOrder }) => isOrder);
    const isLeading =
      leadingVerb.test(order) &&
      next !== undefined &&
      isSimpleOrder(next) &&
      next.start - request.start < leadingDistance &&
      !/[.?!]\s/.test(words.slice(request.start, next.start));
    const isForm = formOrder.test(order) && requests.slice(0, index).some(({ task }) => simpleTasks.has(task));
    // "Read the text and answer the question" says that there is a question, not what it asks for.
    const isAnswering = order.startsWith('answer') && requests.some(({ task }) => simpleTasks.has(task));
    return { ...request, isStep: isLeading || isForm || isAnswering };
  });
}

/** Up to this many characters a quotation is a label or a variable rather than a text to work on. */
const shortQuotation = 28;

/** The instructions with short quotations put back: `Answer "yes" or "no"`. */
function withShortQuotations({ instructions, lower }: PromptText): string {
  return instructions.replace(new RegExp(`${BLANK}+`, 'g'), (blank, start: number) =>
    blank.length <= shortQuotation ? lower.slice(start, start + blank.length) : blank,
  );
}

/**
 * Where a verb gives an order: at the start of a sentence, a line or a list item, after a comma, and after words that lead
 * to one. "Do not explain" is none.
 */
const orderedAfter =
  /(?:^|[.!?:;,(]\s+|\n[\s>*#-]*|\d[.)]\s+|\b(?:please|then|and|kindly|you|first|next|finally|also|to|just|only|must|should|will|can|could|would|help me|let us|let's|instead|carefully|briefly|quickly|simply|accurately)\s+)$/;

/** How much before the verb is read for that, in characters. */
const leadCharacters = 24;

const anyWord = /[a-z]+(?:;dr)?(?=[\s(:]|$)/g;

/** No prompt needs more to show what it asks for. */
const maximalOrders = 24;

/** How much after the verb can decide what it asks for, in characters. */
const objectCharacters = 110;

/** After verbs that are nouns as well, one of these tells that the verb is meant. */
const objectStart =
  /^\s+(?:the|this|these|those|search|incoming|user|customer|support|grammar|spelling|typos|punctuation|capitali[sz]ation|formatting|any|that|each|all|every|it|them|a|an|any|me|us|up|out|off|whether|if|its|their|your|my|our|following|given|above|how|what|which|who|why|when|where|only|one|some|\d|[{"'<[(])/;

const nounVerbs = new Set(
  'label|tag|flag|route|rate|score|grade|list|review|name|answer|report|highlight|design|plan|program|code|sort|correct|clean|rank|match|shorten|fix|draft|outline|model|test|debug|point|state|check|copy|edit|change|detail|show|transform|present|process|structure|group|map|judge|guess|spot|reply|comment|question|query'.split(
    '|',
  ),
);

function requestsByVerb(prompt: PromptText, words: string): readonly TaskRequest[] {
  const requests: TaskRequest[] = [];
  for (const { 0: verb, index: start } of words.matchAll(anyWord)) {
    if (!verbUses.has(verb) || !orderedAfter.test(words.slice(Math.max(0, start - leadCharacters), start))) continue;
    if (isPurpose(words, start)) continue;
    if (requests.length >= maximalOrders) break;
    const end = start + verb.length;
    const object = sentenceFrom(words, end);
    if (nounVerbs.has(verb) && !objectStart.test(object)) continue;
    const found = useOf(verb, object);
    if (found === null) continue;
    const length = found.length === 0 ? Math.min(object.length, 40) : found.length;
    requests.push({
      task: found.task,
      evidence: evidenceAt(found.rule, prompt, start, wordEnd(words, end + length)),
      start,
      isOrder: true,
      isStep: false,
    });
  }
  return requests;
}

const orderedInfinitive =
  /\b(?:is|are|asked|you|want|need|needs|like|required|supposed|instructed|have|try|role|job|task|goal|objective|me|model|assistant|here|responsible)(?: is)?:? (?:not only )?to $/;

/** "I will give you a message" orders nothing. */
const announced = /\bi(?: will|'ll| am going to| would| can| have) $/;

/** "To" before the verb tells a purpose ("how to fix this", "in order to classify") unless it follows an order or a wish. */
function isPurpose(words: string, verbStart: number): boolean {
  const before = words.slice(Math.max(0, verbStart - 28), verbStart);
  if (announced.test(before)) return true;
  return / to $|^to $|[\n.,]to $/.test(before) && !orderedInfinitive.test(before);
}

function useOf(verb: string, object: string): { task: TaskKind; rule: string; length: number } | null {
  for (const use of verbUses.get(verb) ?? []) {
    const length = matchedLength(use, object);
    if (length !== null) return { task: use.task, rule: use.rule, length };
  }
  const task = openVerbs.get(verb);
  return task === undefined ? null : { task, rule: `asks-${task}`, length: 0 };
}

function matchedLength({ object }: VerbUse, text: string): number | null {
  if (object === null) return 0;
  const match = object.exec(text);
  return match === null ? null : match.index + match[0].length;
}

/** The rest of the sentence, across a line end that does not end it. */
function sentenceFrom(words: string, start: number): string {
  const rest = words.slice(start, start + objectCharacters);
  const end = /[.!?;](?:\s|$)|\n\s*\n/.exec(rest);
  return end === null ? rest : rest.slice(0, end.index + 1);
}

function wordEnd(words: string, from: number): number {
  const rest = words.slice(from, from + 24).search(/[\s.,;:!?)]/);
  return rest < 0 ? Math.min(from, words.length) : from + rest;
}

function requestsByCue(prompt: PromptText, words: string): readonly TaskRequest[] {
  const end = Math.max(0, words.length - slotCharacters);
  const slot = words.slice(end);
  const asked = questionCues.filter((cue) => cue.words.some((word) => prompt.words.has(word)));
  return [
    ...asked.flatMap((cue) => requestByCue(prompt, cue, words, 0)),
    ...(endsOpen.test(slot) ? slotCues.flatMap((cue) => requestByCue(prompt, cue, slot, end)) : []),
  ];
}

const endsOpen = /(?::|\bis|dr)\s*$/;

function requestByCue(prompt: PromptText, cue: QuestionCue, words: string, offset: number): readonly TaskRequest[] {
  const match = cue.pattern.exec(words);
  if (match === null) return [];
  const start = offset + match.index;
  const evidence = evidenceAt(cue.rule, prompt, start, start + match[0].length);
  return [{ task: cue.task, evidence, start, isOrder: false, isStep: false }];
}
