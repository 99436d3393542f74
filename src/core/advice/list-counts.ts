import { clauseObject } from './clause-governor.ts';
import type { CountPhrase } from './constraints.ts';
import { NUMBER, numberIn, relationAround } from './count-words.ts';
import { type PromptText, sentenceAt } from './prompt-text.ts';

/** Things that are listed as an answer; after verbs such as "write" only these make a list. */
const listedNoun =
  '(?:examples|ideas|tips|reasons|ways|questions|titles|headlines|names|facts|suggestions|recommendations|options|items|steps|alternatives|variations|versions|variants|slogans|taglines|keywords|tags|hashtags|tweets|jokes|haikus?|poems|limericks|riddles|puns|quotes|benefits|advantages|disadvantages|pros|cons|books|movies|films|songs|recipes|topics|lines|subject lines|synonyms|antonyms|strategies|methods|features|use cases|takeaways|insights|themes|points|phrases|entries|results|flashcards|test cases|answers|responses|definitions|goals|objectives|activities|exercises|hypotheses|arguments|categories|pieces of advice|products|countries|cities|adjectives|verbs|nouns|search queries|queries|prompts|stories|messages|emails|paraphrases|challenges|factors|types|places|attractions|websites|resources|hooks|captions|differences|similarities|characteristics|traits|causes|effects|risks|techniques|mistakes|rules|habits|foods|dishes|gifts|hobbies|skills|sources|principles|lessons|problems|solutions|applications|tools|companies|brands|animals)';

/** Measures and parts of the world that a number before them does not make a list of. */
const noList =
  '(?!(?:seconds|minutes|hours|days|weeks|months|years|people|persons|users|dollars|euros|pounds|percent|times|pages|stars|others|miles|meters|metres|kilometers|levels|players|sections|parts|stanzas|verses|lines|tokens|words|sentences|paragraphs|characters|bullets|columns|rows|classes|decimals|places after|decimal places|digits|kids|children|ingredients only|steps away)\\b)';

const listVerb =
  '(?:list|give|name|suggest|provide|propose|brainstorm|recommend|share|identify|extract|tell|pick|offer|come up with|think of|show|mention|highlight|find|enumerate|top)';
const makingVerb =
  '(?:write|create|generate|make|produce|compose|draft|describe|include|return|output|formulate|devise|invent|prepare|develop|explain|discuss|outline|add|present|design|craft|need|want|ask|state)';
const quantity =
  '(?:at least|at most|up to|exactly|no more than|no fewer than|around|about|approximately|maximum|minimum|a maximum of|a minimum of|more than|a total of|between|only|just)';
const between = `(?: me| us| him| them| out| down| the| a list of| a numbered list of| a bulleted list of| list of| your| top| for me| an? (?:\\w+ ){0,2}list of| any| my| a set of){0,3}(?: ${quantity})?`;
const count = `(${NUMBER})(?: ?(?:-|to|or) ?(${NUMBER}))?( ?\\+| or more)?`;

const patterns: readonly RegExp[] = [
  new RegExp(
    `\\b${listVerb}${between} ${count} (?:(?!and\\b|or\\b|of\\b|from\\b|to\\b)[\\w'-]+,? ){0,4}?${noList}[a-z-]{2,}(?:s|ies)\\b`,
    'g',
  ),
  new RegExp(
    `\\b${makingVerb}${between} ${count} (?:(?!and\\b|or\\b|of\\b|from\\b|to\\b)[\\w'-]+,? ){0,4}?${listedNoun}\\b`,
    'g',
  ),
  new RegExp(
    `\\b(?<!\\b(?:the|this|given|following) )list of (?:the )?(?:top )?(?:${quantity} )?${count} (?:[\\w'-]+ ){0,3}?${noList}[a-z-]{2,}s\\b`,
    'g',
  ),
  new RegExp(`\\btop ${count} (?:[\\w'-]+ ){0,3}?${noList}[a-z-]{2,}s\\b`, 'g'),
];

/** No list is counted without a number. */
const anyNumber =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|dozen|hundred|couple|single|one)\b/;

/** "List five reasons", "give me 3 titles", "a list of 10 books": how many items the answer is to have. */
export function listCounts(prompt: PromptText): readonly CountPhrase[] {
  const found: CountPhrase[] = [];
  if (!anyNumber.test(prompt.instructions)) return found;
  for (const pattern of patterns) {
    for (const match of prompt.instructions.matchAll(pattern)) {
      const phrase = listPhrase(prompt, match);
      if (phrase !== null) found.push(phrase);
    }
  }
  return found;
}

/** What is spoken of by name is there already, or belongs to the input. */
const alreadyThere = /\b(?:the|these|those|following|given|of the|from the) $/;

function listPhrase(prompt: PromptText, match: RegExpExecArray): CountPhrase | null {
  const { instructions } = prompt;
  const [whole, first = '', second, plus] = match;
  const sentence = sentenceAt(prompt, match.index);
  const numberAt = match.index + whole.indexOf(first);
  if (
    alreadyThere.test(instructions.slice(match.index, numberAt)) &&
    !/\btop $/.test(whole.slice(0, whole.indexOf(first)))
  )
    return null;
  if (
    numberIn(second ?? first) > 200 ||
    /\b(?:in|of|among|within|from)(?: the)? $/.test(instructions.slice(sentence.start, match.index))
  )
    return null;
  if (clauseObject(instructions.slice(sentence.start, numberAt)) === 'input') return null;
  if (/\b(?:each|every|per)\b[^.\n]{0,40}$/.test(instructions.slice(sentence.start, match.index))) return null;
  const end = match.index + whole.length;
  if (/^ (?:an?|per|every|each) (?:day|week|month|year|hour|minute)\b/.test(instructions.slice(end, end + 20)))
    return null;
  const around = relationAround(instructions.slice(sentence.start, numberAt), instructions.slice(end, end + 40));
  return {
    unit: 'items',
    relation: plus === undefined ? (around?.relation ?? 'exactly') : 'at-least',
    counts: second === undefined ? [numberIn(first)] : [numberIn(first), numberIn(second)],
    start: match.index,
    end: end + (around?.after ?? 0),
  };
}
