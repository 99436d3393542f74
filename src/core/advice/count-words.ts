import type { ConstraintRelation } from './advice.ts';

const ones =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const smallNumber = `(?:(?:${tens.join('|')})(?:[- ](?:${ones.slice(0, 9).join('|')}))?|${[...ones].reverse().join('|')})`;

/** Source of a pattern for a number in figures or English words; `a single`, `a dozen` and `a hundred` included. */
export const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+|\\d{1,6}|(?:${smallNumber}|an?) (?:hundred|thousand)(?: and ${smallNumber}| ${smallNumber})?|(?:a |one )?single|a dozen|a couple(?: of)?|${smallNumber})`;

const values: ReadonlyMap<string, number> = new Map([
  ...ones.map((word, index) => [word, index + 1] as const),
  ...tens.map((word, index) => [word, (index + 2) * 10] as const),
  ['single', 1],
  ['a', 1],
  ['an', 1],
  ['dozen', 12],
  ['couple', 2],
]);

/** The value of what {@link NUMBER} matched, in lower case. */
export function numberIn(text: string): number {
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''));
  if (/single|dozen|couple/.test(text)) return values.get(/single|dozen|couple/.exec(text)?.[0] ?? '') ?? 1;
  let total = 0;
  for (const word of text.split(/[- ]+/)) {
    if (word === 'hundred') total = Math.max(total, 1) * 100;
    else if (word === 'thousand') total = Math.max(total, 1) * 1000;
    else total += values.get(word) ?? 0;
  }
  return total;
}

/** What stands before a number and says how the answer relates to it; the first that fits counts. */
const relationsBefore: readonly (readonly [ConstraintRelation, RegExp])[] = [
  [
    'at-most',
    /(?:(?:do(?:es)?n't|do(?:es)? not|not) (?:want|need|like)(?: \w+){1,3} (?:longer|more|over|greater|larger)(?: than)?|(?:no|not|isn't|aren't)(?: be)?(?: any)? (?:more|longer|greater|bigger|larger|over|above)(?: than)?|(?:not|n't|never|cannot|without) exceed(?:ing)?|at (?:the )?(?:very )?most|up to|max(?:\.|imum)?(?: (?:length|size|count|limit|number))?(?: (?:of|is|at)|:)?|(?:under|below|within|inside)|(?<!\b(?:no|not|not be) )(?:less|fewer|shorter|smaller|lower) than(?: a total of)?|limit(?:ed)?(?: (?:\w+ ){0,5}?to| (?:of|is)|:)|restrict(?:ed)?(?: \w+){0,4}? to|cap(?:ped)?(?: \w+){0,4}? (?:at|of|to)|(?:keep|cut|trim|shorten|reduce|condense|boil)(?: \w+){0,4}? (?:down )?to|<=|<) ?(?:a |the )?$/,
  ],
  [
    'at-least',
    /(?:at (?:the )?(?:very )?least|(?:no|not)(?: be)? (?:less|fewer|shorter|under|below)(?: than)?|min(?:\.|imum)?(?: (?:length|size|count|limit|number))?(?: (?:of|is|at)|:)?|(?:more|longer|greater|larger|higher) than|over|above|exceed(?:s|ing)?|upwards? of|>=|>) ?(?:a |the )?$/,
  ],
  ['exactly', /(?:exactly|precisely|strictly|only|just|a total of|equal to) ?(?:a |the )?$/],
  [
    'about',
    /(?:about|around|approximately|approx\.?|roughly|nearly|almost|circa|close to|an average of|~) ?(?:a |the )?$/,
  ],
];

/** What stands after the unit and does the same. */
const relationsAfter: readonly (readonly [ConstraintRelation, RegExp])[] = [
  [
    'at-most',
    /^(?: (?:long|in length|in total|total))?,?\s*\(?(?:or (?:less|fewer|under|below|shorter|lower)|max(?:imum)?\b|at (?:the )?most|tops\b|limit\b|or so at most|is the (?:limit|max))/,
  ],
  [
    'at-least',
    /^(?: (?:long|in length|in total|total))?,?\s*\(?(?:(?:or|and) (?:more|longer|above|greater|over|higher|up)\b|min(?:imum)?\b|at (?:the )?(?:very )?least|is the min)/,
  ],
  [
    'about',
    /^(?: (?:long|in length|in total|total))?,?\s*\(?(?:or so\b|or thereabouts|approximately|give or take|more or less)/,
  ],
];

export interface FoundRelation {
  readonly relation: ConstraintRelation;
  /** Characters that the words of the relation take, before or after the count. */
  readonly before: number;
  readonly after: number;
}

/** The relation that the words around a count state, or null where none is stated. */
export function relationAround(before: string, after: string): FoundRelation | null {
  for (const [relation, pattern] of relationsAfter) {
    const match = pattern.exec(after);
    if (match !== null) return { relation, before: 0, after: match[0].length };
  }
  const near = before.slice(-60);
  for (const [relation, pattern] of relationsBefore) {
    const match = pattern.exec(near);
    if (match !== null && /^$|[\s(:,.]$/.test(near.slice(0, match.index))) {
      return { relation, before: near.length - match.index, after: 0 };
    }
  }
  return null;
}
