import type { Evidence, OutputShape, PromptTask, TaskKind } from './advice.ts';
import { evidenceAt } from './evidence.ts';
import { BLANK, type PromptText } from './prompt-text.ts';
import { textNouns } from './request-verbs.ts';
import type { TaskRequest } from './requests.ts';
import { shortShapes, simpleTasks } from './simple-tasks.ts';
import type { Veto } from './vetoes.ts';

/** Vetoes that name a task: whatever else the prompt asks for, this decides how hard it is. Hardest first. */
const decidingVetoes = [
  ['agent', 'agent'],
  ['code', 'code'],
  ['maths', 'maths'],
] as const;

/** What the prompt asks for as a whole, from its requests and from what makes it hard. */
export function findTask(
  prompt: PromptText,
  requests: readonly TaskRequest[],
  vetoes: readonly Veto[],
  shape: OutputShape,
): PromptTask {
  for (const [kind, task] of decidingVetoes) {
    const veto = vetoes.find((candidate) => candidate.kind === kind);
    if (veto !== undefined) return { kind: task, evidence: [veto.evidence] };
  }
  const kind = kindOf(requests);
  if (kind === 'question-answering' || kind === 'unknown') return questionOf(prompt, requests, vetoes, shape);
  const isSimple = simpleTasks.has(kind);
  if (isSimple && !hasGivenText(prompt, requests))
    return { kind: 'question-answering', evidence: requests.map(({ evidence }) => evidence) };
  const evidence = requests
    .filter(({ task }) => task === kind || kind === 'several')
    .map((request) => request.evidence);
  const reasoning = vetoes.find((veto) => veto.kind === 'reasoning');
  if (!isSimple && kind !== 'several' && reasoning !== undefined)
    return { kind: 'reasoning', evidence: [reasoning.evidence] };
  return { kind, evidence };
}

/** Work that decides how hard a prompt is, whatever it comes with. */
const hardTasks = ['agent', 'code', 'maths'] as const;

/** The kind of all requests together; `several` where they are different work. */
function kindOf(requests: readonly TaskRequest[]): TaskKind {
  const parts = requests.filter(({ isStep }) => !isStep);
  const kinds = new Set(parts.map(({ task }) => task));
  const [first = 'unknown'] = kinds;
  const hard = hardTasks.find((task) => kinds.has(task));
  if (hard !== undefined || kinds.size <= 1) return hard ?? first;
  if (![...kinds].some((kind) => simpleTasks.has(kind))) return kinds.has('reasoning') ? 'reasoning' : first;
  return kindOfMixture(first, kinds, new Set(parts.filter(({ isOrder }) => isOrder).map(({ task }) => task)));
}

/** What is ordered counts for more than questions and slots, which may only say what the answer looks like. */
function kindOfMixture(first: TaskKind, kinds: ReadonlySet<TaskKind>, ordered: ReadonlySet<TaskKind>): TaskKind {
  if (ordered.size === 0) return first;
  const [only = first] = ordered;
  return ordered.size === 1 && [...kinds].every((kind) => simpleTasks.has(kind)) ? only : 'several';
}

const pointsToText = new RegExp(
  '[{<][a-z][\\w .-]*[}>]|' +
    `\\b(?:this|these|the following|following|given|provided|each|every|below|above|user's|customer's|incoming|raw) (?:\\S+ ){0,3}?(?:${textNouns}|chats?|quer(?:y|ies)|questions?|requests?|input|word|words|caption|product|listing|claim|pair|bullet points|invoice|receipt|resume|title|abstracts?|discussion|announcement|records|lines|image|photo|screenshot)\\b|` +
    `\\b(?:${textNouns}) (?:below|above|so far)\\b|` +
    '\\b(?:delimited by|new lines of|chat history|user input)\\b',
);

/** Text that stands after a colon, or in a paragraph of its own. */
const pastedText = /:\s*\n?[^\n:]{14}|\n\s*\n[^\n]{12}/;

/** So much before an order, in characters, is a text that the order is about, unless it says who the model is. */
const textBeforeOrder = 120;

const role = /^\s*(?:you are|you're|act as|as an? )/;

/** A work that a model is to know by its name, in a prompt without a variable. */
const namedWork = /^[^{]*\b(?:books?|novels?|movies?|films?|series|albums?)\b[^{]*$/;

/** A prompt shorter than this, in characters, brings no book or film. */
const shortestWork = 400;

/** Whether the prompt brings the text that it is about; otherwise the answer comes from what the model knows. */
function hasGivenText({ lower, instructions }: PromptText, requests: readonly TaskRequest[]): boolean {
  const order = requests.find(({ task }) => simpleTasks.has(task));
  if (order === undefined) return false;
  const isInSystem = order.evidence.span?.part === 'system';
  if (order.task === 'summarisation' && lower.length < shortestWork && namedWork.test(lower)) return false;
  if (isInSystem || instructions.includes(BLANK.repeat(12)) || pointsToText.test(lower)) return true;
  return (order.start > textBeforeOrder && !role.test(lower)) || pastedText.test(lower.slice(order.start));
}

/** So short a question, in characters, brings no text unless a variable or a quotation does. */
const shortestText = 250;

function bringsText({ lower, instructions }: PromptText): boolean {
  return lower.length > shortestText || /[{<][a-z]/.test(lower) || instructions.includes(BLANK.repeat(12));
}

/** A text that is given to answer from. */
const givenText =
  /\b(?:passage|context|articles?|paragraphs?|documents?|information|background|plot|abstract|story|dialog(?:ue)?|conversation|excerpt|text|summary|extracts?|reviews?|reviewer|tweets?|sentences?|messages?|e-?mails?|comments?|posts?|headline|news|statement|premise|citation|utterance|ticket|request|transcript|caption|letter|invoice|receipt|resume|invitation|itinerary|newsletter|voicemail|confirmation|bill|listing)\b/;

/** Multiple choice, where the options are answers rather than labels. */
const choosesAnswer =
  /\b(?:best|correct|right|suitable|plausible|likely) (?:answer|option|ending|choice|alternative)\b|\bmulti(?:ple)?-choice\b/;

const askedQuestion = /\b(?:question|query|q)\b *:?|\?|\banswer\b/;

/** A question that stands in the prompt: answered from a given text with a few words, it is found there. */
function questionOf(
  prompt: PromptText,
  requests: readonly TaskRequest[],
  vetoes: readonly Veto[],
  shape: OutputShape,
): PromptTask {
  const reasoning = vetoes.find((veto) => veto.kind === 'reasoning');
  if (reasoning !== undefined) return { kind: 'reasoning', evidence: [reasoning.evidence] };
  const given = bringsText(prompt) ? givenText.exec(prompt.lower) : null;
  const asked = askedQuestion.exec(prompt.lower);
  const evidence: Evidence[] = requests.map((request) => request.evidence);
  if (asked === null) return { kind: evidence.length > 0 ? 'question-answering' : 'unknown', evidence };
  const isPlain = requests.every(({ task }) => task === 'question-answering');
  if (given !== null && isPlain && !choosesAnswer.test(prompt.lower) && shortShapes.has(shape.kind)) {
    const found = evidenceAt('about-given-text', prompt, given.index, given.index + given[0].length);
    const isJudged = shape.kind === 'label' || shape.kind === 'boolean';
    return { kind: isJudged ? 'classification' : 'extraction', evidence: [...evidence, found] };
  }
  return {
    kind: 'question-answering',
    evidence: [evidenceAt('asks-question', prompt, asked.index, asked.index + asked[0].length)],
  };
}
