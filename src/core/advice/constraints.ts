import type { ConstraintRelation, ConstraintUnit, LengthConstraint } from './advice.ts';
import { clauseObject } from './clause-governor.ts';
import { NUMBER, numberIn, relationAround } from './count-words.ts';
import { listCounts } from './list-counts.ts';
import { BLANK, type PromptText, sentenceAt, spanAt } from './prompt-text.ts';

/** A count of the answer's length, before it is turned into constraints. Offsets are those of the read text. */
export interface CountPhrase {
  readonly unit: ConstraintUnit;
  readonly relation: ConstraintRelation;
  readonly counts: readonly [number] | readonly [number, number];
  readonly start: number;
  readonly end: number;
}

/**
 * The lengths that the prompt asks of its answer, in reading order. A count phrase is one only where an output verb governs
 * it, outside of quotations and descriptions of the input; a range becomes two constraints. Counts for a part of the answer
 * ("each bullet at most 10 words") are none of the whole and are left out.
 */
export function constraintsOf(prompt: PromptText): readonly LengthConstraint[] {
  if (!prompt.isEnglish) return [];
  const phrases = [...unitCounts(prompt), ...namedLimits(prompt)];
  const lists = listCounts(prompt).filter((list) => !phrases.some((phrase) => overlap(list, phrase)));
  const sorted = [...phrases, ...lists].sort((one, other) => one.start - other.start);
  return sorted
    .filter((phrase, index) => !sorted.slice(0, index).some((other) => same(phrase, other)))
    .flatMap(asConstraints(prompt));
}

const adjective =
  '(?:[a-z]{4,}er|more|complete|full|short|concise|brief|english|bulleted|bullet|key|main|simple|clear|distinct|different|separate|whole|markdown|numbered|total|unique|single|list|well[- ](?:written|structured|formed|developed)|long|detailed|body|additional|new|output|small|coherent|descriptive|plain|original|grammatical|dash|visible|informative|rich|compelling|engaging|to the point)';

const unitNoun = '(words?|sentences?|paragraphs?|bullets?(?:[- ]points?)?|items?|characters?|chars?\\b)';

/** `3-5 short sentences`, `100+ words`, `one-paragraph`: number, second number, plus sign, unit. */
const unitCount = new RegExp(
  `(?<![\\w.$#/{-])(${NUMBER}|(?<=\\b(?:in|into|with|within|using) )an?)(?: ?(?:-|to|or|and|through|but) ?(?:at most |no more than |not more than |up to )?(${NUMBER}))?( ?\\+| plus| or more| or (?:fewer|less))?(?: ?\\(\\d+\\))?[- ]?\\s?(?:${adjective},?[- ]){0,3}${unitNoun}(?![\\w{])`,
  'g',
);

function* unitCounts(prompt: PromptText): Generator<CountPhrase> {
  const { instructions } = prompt;
  if (!/word|sentence|paragraph|bullet|item|char/.test(instructions)) return;
  for (const match of instructions.matchAll(unitCount)) {
    const phrase = unitPhrase(prompt, match);
    if (phrase !== null) yield phrase;
  }
}

function unitPhrase(prompt: PromptText, match: RegExpExecArray): CountPhrase | null {
  const { instructions } = prompt;
  const [whole, first = '', second, plus, unitText = ''] = match;
  const end = match.index + whole.length;
  const unit = unitOf(unitText);
  const before = instructions.slice(sentenceAt(prompt, match.index).start, match.index);
  const after = instructions.slice(end, end + 60);
  const counts = countsOf(whole, before, first, second);
  const around = relationAround(instructions.slice(Math.max(0, match.index - 60), match.index), after);
  const context = { unit, count: counts[0], relationLength: around?.before ?? 0, before, after, whole };
  const relation = relationOfSuffix(plus) ?? around?.relation;
  if (!isOfTheAnswer(context, relation !== undefined)) return null;
  return {
    unit,
    relation: relation ?? bareRelation(unit, counts[0]),
    counts,
    start: match.index - (around?.before ?? 0),
    end: end + (around?.after ?? 0),
  };
}

/** "between 100 and 200 words" is a range; "one and two sentences" without "between" is none. */
function countsOf(whole: string, before: string, first: string, second: string | undefined): CountPhrase['counts'] {
  if (second === undefined) return [numberIn(first)];
  const isRange = !whole.includes(' and ') || /between(?: \w+)? $/.test(before);
  return isRange ? [numberIn(first), numberIn(second)] : [numberIn(second)];
}

function relationOfSuffix(suffix: string | undefined): ConstraintRelation | undefined {
  if (suffix === undefined) return undefined;
  return /fewer|less/.test(suffix) ? 'at-most' : 'at-least';
}

/** Nobody counts a hundred words to the last: a bare number of words or characters is a size, one of sentences a count. */
function bareRelation(unit: ConstraintUnit, count: number): ConstraintRelation {
  return (unit === 'words' || unit === 'characters') && count > 10 ? 'about' : 'exactly';
}

interface CountContext {
  readonly unit: ConstraintUnit;
  readonly count: number;
  /** Characters at the end of `before` that state the relation. */
  readonly relationLength: number;
  /** From the start of the sentence to the count, and what follows the unit. */
  readonly before: string;
  readonly after: string;
  readonly whole: string;
}

/** The count is of something that is already there, or of a part. */
const otherThing =
  /(?:\b(?:these|those|following|my|this|above|given|below|your|its|his|her|their|our|both|each|every|per|any|out of|one of|any of|part of|all of|than one|other|another)|(?<!\b(?:generate|write|give|provide|produce|complete|create|continue with) )the|(?:first|last|next) of the)(?: (?:last|first|two|\w+ed))? $|\b(?:this|the|these|following) (?:\w+ )?(?:paragraph|text|article|passage|essay|document|tweet) (?:with|of|containing|having) $|\b(?:in|from|of|given) an? (?:list|set|sequence) of (?:\w+ )?$/;

const perPart = /\b(?:each(?! separated)|every|per)\b[^.;\n]{0,60}$/;
const perPartAfter =
  /^[^.;,\n]{0,30}\b(?:each(?=\s*(?:[.,;:)]|$|and\b|with\b|long\b|max))|apiece|per (?!cent)\w+|for (?:each|every))\b/;

const givenAfter =
  /^\s*(?:(?:that )?(?:is|are|will be|were|was) (?:given|provided|shown|listed|separated by (?:a )?(?:tab|comma))|(?:given )?(?:below|above)\b|apart\b|ago\b|away\b|and (?:your|the) (?:task|job|goal)|and you)/;

/** Words that are chosen or placed rather than a length: "3 words in capitals", "2 words that rhyme". */
const wordsAsThings =
  /^\s*(?:(?:or phrases )?in (?:the|your) (?:entire |whole )?(?:output|response|answer|text) (?:should|must|need)|or phrases|that|which|who|starting|start\b|beginning|begin\b|ending|end\b|rhym\w+|in all|in capital|all in|in upper|in bold|with all|with (?:the|capital|more|an?)\b|per\b|a minute|to describe|related|similar|containing|from the (?:list|following)|of the (?:sentence|text|passage|input)|are\b|is\b(?! (?:the|enough|fine|ideal|max|min))|whose|with similar|such|as (?:a |the )?(?:key|hash|tag)|before|after|and (?:find|determine|output|decide|check)|do\b|should appear|must appear|into\b)/;

const spokenCharacters =
  /\b(?:play|story|novel|movie|script|film|drama|game|cast|scene|protagonist|main|fictional|anime|dialogue|between)\b/;
const codeAboutText =
  /\b(?:function|regex|password|username|string|algorithm|program|script|python|javascript|java|variables?|array|columns?|brackets|validate\w*|parse\w*|table|field|code|textarea|react|css|html|input)\b/;
const lengthAfter = /^(?: or (?:less|fewer|more)| long| max| in length|,? including| \(|limit| total| at most)/;

function isOfTheAnswer(context: CountContext, hasRelation: boolean): boolean {
  const { unit, count, before, after, relationLength } = context;
  if (
    count === 0 ||
    otherThing.test(before.slice(0, before.length - relationLength)) ||
    perPart.test(before) ||
    perPartAfter.test(after)
  )
    return false;
  if (givenAfter.test(after) || /\bnot $/.test(before)) return false;
  if (unit === 'words' && wordsAsThings.test(after) && !isLengthOfWords(context)) return false;
  if (unit === 'characters' && !isLengthOfCharacters(context)) return false;
  const object = clauseObject(before);
  if (object === 'output') return true;
  if (object === 'transformed') return isCompoundOfOutput(context) || isSizeAfterAll(context);
  if (object === 'input') return false;
  return before.trim().length <= 14 || (hasRelation && before.length < 60);
}

function isLengthOfWords({ before, after, count }: CountContext): boolean {
  const isForm =
    /\b(?:in|using|within|of|than|most|least|under|be|about|around|approximately|to|maximum|minimum|between|over|up to) $/.test(
      before,
    );
  return (
    isForm &&
    count >= 4 &&
    !/^\s*(?:(?:or phrases )?in (?:the|your) (?:entire |whole )?(?:output|response|answer|text) (?:should|must|need)|or phrases|in (?:all|capital|upper|bold)|all in|should appear|must appear|are|with (?:all|capital))/.test(
      after,
    )
  );
}

function isLengthOfCharacters({ before, after, count }: CountContext): boolean {
  if (before.includes(BLANK) && codeAboutText.test(before)) return false;
  if (codeAboutText.test(before)) return false;
  return count >= 20
    ? !/^\s*(?:who|that|which|in the (?:story|play))/.test(after)
    : lengthAfter.test(after) && !spokenCharacters.test(before);
}

/** "Rewrite the headline, 25 words or fewer". */
function isSizeAfterAll({ unit, before, after, whole }: CountContext): boolean {
  const isSize = unit === 'words' || unit === 'characters';
  return isSize && /[,(] ?$/.test(before) && / or (?:fewer|less)/.test(whole + after.slice(0, 12));
}

/** "rewrite it as a 100-word summary" and "summarise into a three-sentence abstract". */
function isCompoundOfOutput({ whole, after }: CountContext): boolean {
  return (
    /-(?:words?|sentences?|paragraphs?|bullets?|items?|characters?)/.test(whole) &&
    /^\s*(?:\w+ ){0,2}(?:summary|abstract|version|list|recap|overview|synopsis|description|digest|paraphrase|answer|response|explanation|essay|outline)\b/.test(
      after,
    )
  );
}

/** `word count: 500`, `the number of sentences should be less than 6`, `maximum length in characters is 80`. */
const namedLimit = new RegExp(
  `\\b(?:(?:number|count|amount) of (?:\\w+ )?(words|sentences|paragraphs|bullets|bullet points|items|characters)|(word|character|sentence|paragraph|bullet)[ -]?(?:count|limit|length|maximum|minimum|max|min)|(?:max|min|maximum|minimum)[ _](words|sentences|paragraphs|bullets|items|characters|chars))\\b([^.\\n${BLANK}]{0,60}?)(?<![\\w.])(${NUMBER})(?: ?(?:-|to|and) ?(${NUMBER}))?(?![\\w%])(?! ?(?:times|words|sentences|paragraphs|characters))`,
  'g',
);

/** What joins the name of a limit to its number. */
const joint =
  /(?::|=|\b(?:is|be|of|to|at|than|exceed|most|least|max|maximum|min|minimum|under|over|between|around|about|within|below|above)) ?$/;

function namedLimits(prompt: PromptText): readonly CountPhrase[] {
  const { instructions } = prompt;
  if (!/count|limit|length|number|amount|max|min/.test(instructions)) return [];
  return [...instructions.matchAll(namedLimit)].flatMap((match) => {
    const [whole, plural, singular, bounded, between = '', first = '', second] = match;
    const before = instructions.slice(sentenceAt(prompt, match.index).start, match.index);
    const isOfOther =
      clauseObject(before) === 'input' || perPart.test(before) || /\b(?:capital|upper|caps)/.test(between);
    if (isOfOther || !joint.test(between.trimEnd()) || /\b(?:function|regex|code|count the)\b/.test(before)) return [];
    const end = match.index + whole.length;
    const around = relationAround(between, instructions.slice(end, end + 40));
    return {
      unit: unitOf(plural ?? singular ?? bounded ?? ''),
      relation: around?.relation ?? relationOfName(whole),
      counts: second === undefined ? ([numberIn(first)] as const) : ([numberIn(first), numberIn(second)] as const),
      start: match.index,
      end: end + (around?.after ?? 0),
    };
  });
}

function relationOfName(name: string): ConstraintRelation {
  if (/max|limit/.test(name)) return 'at-most';
  return /\bmin/.test(name) ? 'at-least' : 'exactly';
}

function unitOf(text: string): ConstraintUnit {
  if (text.startsWith('word')) return 'words';
  if (text.startsWith('sentence')) return 'sentences';
  if (text.startsWith('paragraph')) return 'paragraphs';
  if (text.startsWith('bullet')) return 'bullets';
  return text.startsWith('char') ? 'characters' : 'items';
}

function asConstraints(prompt: PromptText): (phrase: CountPhrase) => readonly LengthConstraint[] {
  return ({ unit, relation, counts, start, end }) => {
    const span = spanAt(prompt, start, end);
    if (span === null) return [];
    const [first, second] = counts;
    if (second === undefined || second <= first) return [{ kind: unit, relation, count: first, span }];
    return [
      { kind: unit, relation: 'at-least', count: first, span },
      { kind: unit, relation: 'at-most', count: second, span },
    ];
  };
}

function overlap(one: CountPhrase, other: CountPhrase): boolean {
  return one.start < other.end && other.start < one.end;
}

function same(one: CountPhrase, other: CountPhrase): boolean {
  const isEqual = one.unit === other.unit && one.relation === other.relation && one.counts[0] === other.counts[0];
  return isEqual && one.counts[1] === other.counts[1] ? true : overlap(one, other);
}
