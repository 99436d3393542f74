/** What speaks against a smaller model, however simple the task looks. */
import type { Evidence } from './advice.ts';
import { evidenceAt } from './evidence.ts';
import type { PromptText } from './prompt-text.ts';
import type { TaskRequest } from './requests.ts';
import { type VetoKind, type VetoRule, vetoRules } from './veto-rules.ts';

/** One thing that speaks against a smaller model. */
export interface Veto {
  readonly kind: VetoKind;
  readonly evidence: Evidence;
}

/** Fixed text of more tokens than this asks for a model that keeps track of it. */
const longPromptTokens = 8000;

/** Fewest characters per token that plain English has, so that a long prompt is never taken for a short one. */
const charactersPerToken = 3.5;

/** Everything that speaks against a smaller model. `characters` is the length of the whole prompt. */
export function findVetoes(prompt: PromptText, requests: readonly TaskRequest[], characters: number): readonly Veto[] {
  const isLabelled = requests.some(({ task, isOrder }) => isOrder && task === 'classification');
  const vetoes: Veto[] = [];
  for (const rule of vetoRules) {
    // The options of "Categorize the tweet into one of the following options" are its labels.
    if (rule.rule === 'lettered-options' && isLabelled) continue;
    const evidence = evidenceFor(rule, prompt, requests);
    if (evidence !== null) vetoes.push({ kind: rule.kind, evidence });
  }
  if (characters > longPromptTokens * charactersPerToken) {
    vetoes.push({
      kind: 'long-prompt',
      evidence: { rule: 'long-prompt', text: `${characters} characters`, span: null },
    });
  }
  if (isOtherLanguage(prompt)) {
    vetoes.push({ kind: 'not-english', evidence: { rule: 'not-english', text: 'not English', span: null } });
  }
  return vetoes;
}

function evidenceFor(rule: VetoRule, prompt: PromptText, requests: readonly TaskRequest[]): Evidence | null {
  if (rule.alongside?.test(prompt.lower) === false) return null;
  const text = rule.scope === 'instructions' ? prompt.instructions : prompt.lower;
  const found = [...wordsFound(rule, prompt, text), ...phrasesFound(rule, prompt, text)];
  const isTopic = rule.scope !== 'topic' || found.length >= recurring;
  const [first] = isTopic ? found : found.filter(({ start }) => isAsked(prompt, requests, start));
  return first === undefined ? null : evidenceAt(rule.rule, prompt, first.start, first.end);
}

/** As often a topic comes up in a text that is about it. */
const recurring = 4;

interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Where the words of a rule stand; a look-up for each, and a search only for those that are there. */
function wordsFound({ words }: VetoRule, prompt: PromptText, text: string): readonly Passage[] {
  return words.filter((word) => prompt.words.has(word)).flatMap((word) => [...occurrences(word, text)]);
}

/** Where a word of letters stands by itself. */
function* occurrences(word: string, text: string): Generator<Passage> {
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + 1)) {
    const end = start + word.length;
    const isWhole = !wordCharacter.test(text.charAt(start - 1)) && !wordCharacter.test(text.charAt(end));
    if (isWhole) yield { start, end };
  }
}

const wordCharacter = /\w/;

function phrasesFound({ phrase, phraseWords }: VetoRule, prompt: PromptText, text: string): readonly Passage[] {
  if (phraseWords?.some((word) => prompt.words.has(word)) === false) return [];
  const match = phrase.exec(text);
  return match === null ? [] : [{ start: match.index, end: match.index + match[0].length }];
}

/** Up to so long, in characters, a paragraph with a question mark is a question; longer, it is a text. */
const questionCharacters = 300;

/** Whether a passage is what the prompt asks about: in the paragraph of a request, in the first one, or a variable's name. */
function isAsked({ lower }: PromptText, requests: readonly TaskRequest[], start: number): boolean {
  const from = lower.lastIndexOf('\n\n', start);
  if (from === -1 || /[{_]$/.test(lower.slice(from, start))) return true;
  const end = lower.indexOf('\n\n', start);
  const to = end === -1 ? lower.length : end;
  const isQuestion = to - from < questionCharacters && lower.slice(from, to).includes('?');
  return isQuestion || requests.some((request) => request.start >= from && request.start < to);
}

/** Letters of other scripts: Greek to Thai, and from the first Chinese radical on. */
const otherScripts = /[\u0370-\u1fff\u2e80-\ud7ff]/g;

/** A prompt that is too short to tell its language by its words counts as English unless its letters say otherwise. */
function isOtherLanguage({ isEnglish, text, words }: PromptText): boolean {
  if (isEnglish) return false;
  const others = text.match(otherScripts)?.length ?? 0;
  return others > text.length * 0.2 || words.size > 24;
}
