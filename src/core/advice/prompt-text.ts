import type { AdvicePrompt, EvidencePart, EvidenceSpan } from './advice.ts';
import { inLatinLetters } from './latin-letters.ts';

/** The literal text of a prompt as the rules read it: the system part first, holes as `{name}`, long parts cut in the middle. */
export interface PromptText {
  /** Holes are rewritten within their own length, so every offset maps straight back. */
  readonly text: string;
  /** `text` in lower case and in Latin-1, of the same length. */
  readonly lower: string;
  /** `lower` with quotations, code and pasted input blanked by {@link BLANK}, of the same length. */
  readonly instructions: string;
  readonly sentences: readonly Sentence[];
  /** Words in lower case, for skipping rules that cannot match. */
  readonly words: ReadonlySet<string>;
  /** Where each stretch of `text` comes from, in order. */
  readonly stretches: readonly Stretch[];
  /** Whether the text is mostly in Latin letters with English function words; all rules are English. */
  readonly isEnglish: boolean;
}

/** Part of `text`, up to the end of a sentence or line. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

interface Stretch {
  readonly part: EvidencePart;
  /** Offset in `text`. */
  readonly start: number;
  /** Offset in the part as it was given. */
  readonly source: number;
  readonly length: number;
}

/** Stands for text that is none of the prompt's own instructions; a sign of Latin-1 that prompts hardly ever have. */
export const BLANK = '\u00A4';

/** What is read of each end of a part, in characters: generous for 200 tokens, so that a page of instructions is read whole. */
const HEAD_CHARACTERS = 1000;
const TAIL_CHARACTERS = 800;

/** Reads a prompt for all rules at once. Linear in what is read, which has an upper end. */
export function readPrompt(prompt: AdvicePrompt): PromptText {
  const stretches: Stretch[] = [];
  let joined = '';
  const add = (part: EvidencePart, source: string) => {
    for (const [start, end] of windowsOf(source)) {
      if (joined !== '') joined += '\n\n';
      stretches.push({ part, start: joined.length, source: start, length: end - start });
      joined += source.slice(start, end);
    }
  };
  if (prompt.system !== undefined && prompt.system.trim() !== '') add('system', prompt.system);
  add('prompt', prompt.prompt);
  const text = withPlainHoles(joined);
  const original = lowered(text);
  const lower = inLatinLetters(original);
  const words = new Set(original.match(/[a-z\u00c0-\u1fff\u2c00-\ufffb]+/g) ?? []);
  return {
    text,
    lower,
    instructions: withoutForeignText(lower),
    sentences: sentencesOf(lower),
    words,
    stretches,
    isEnglish: isEnglish(words),
  };
}

/** The passage of the prompt as it was given, for a range of `text`; it ends with the stretch in which it starts. */
export function spanAt({ stretches }: PromptText, start: number, end: number): EvidenceSpan | null {
  const stretch = stretches.findLast((candidate) => candidate.start <= start);
  if (stretch === undefined) return null;
  const from = stretch.source + start - stretch.start;
  const to = Math.min(stretch.source + end - stretch.start, stretch.source + stretch.length);
  return { part: stretch.part, start: from, end: Math.max(from, to) };
}

/** Where a passage of the prompt stands in `text`: the way back from {@link spanAt}. */
export function startOf({ stretches }: PromptText, span: EvidenceSpan): number {
  const stretch = stretches.find(
    ({ part, source, length }) => part === span.part && source <= span.start && span.start < source + length,
  );
  return stretch === undefined ? 0 : stretch.start + span.start - stretch.source;
}

/** The sentence that an offset of `text` lies in. */
export function sentenceAt({ sentences, text }: PromptText, offset: number): Sentence {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return sentences[low] ?? { start: 0, end: text.length };
}

function windowsOf(source: string): readonly (readonly [number, number])[] {
  if (source.length <= HEAD_CHARACTERS + TAIL_CHARACTERS) return [[0, source.length]];
  const head = source.lastIndexOf(' ', HEAD_CHARACTERS);
  const tail = source.indexOf(' ', source.length - TAIL_CHARACTERS);
  return [
    [0, head > HEAD_CHARACTERS / 2 ? head : HEAD_CHARACTERS],
    [tail === -1 ? source.length - TAIL_CHARACTERS : tail + 1, source.length],
  ];
}

/** `${ticket.body}` and `{{ ticket }}` become `{ticket…}` of the same length: one spelling for all patterns. */
function withPlainHoles(text: string): string {
  if (!text.includes('{')) return text;
  return text
    .replace(/\{\{[{#/^&>]?([^{}\n]{1,60})\}\}/g, (hole) => ` {${hole.slice(2, -2)}} `)
    .replace(/\$\{([^{}\n]{1,60})\}/g, (hole) => ` {${hole.slice(2, -1)}}`);
}

/** Lower case that never changes the length, which some letters otherwise do (İ). */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

/** Quotations of at most a paragraph, fenced and inline code. */
const foreignText = [
  /```[\s\S]{0,4000}?(?:```|$)/g,
  /`[^`\n]{1,200}`/g,
  /"(?:[^"\n]|\n(?!\n)){1,600}?"/g,
  /«[^»]{1,600}»/g,
  /(?<=^|[\s([:])'[^'\n]{1,200}'(?=$|[\s)\].,;:!?])/g,
];

/** What a heading marks as the input of the task: a hole, the rest of its line, or the paragraph under it. */
const inputSection =
  /^[#* ]{0,6}(?:input|context|passage|article|document|text|paragraph|story|dialogue|conversation|review|tweet|email|transcript|sentence(?: ?[12ab])?|premise|hypothesis|abstract|code|data)(?: ?\d)?[* ]{0,3}:(?:[ \n]*[\x22']?\{[^{}\n]*\}[\x22']?| *[^ \n][^\n]*|[ \n]*(?:.+\n?)*)/gm;

function withoutForeignText(lower: string): string {
  let text = lower;
  for (const pattern of foreignText) text = text.replace(pattern, blanked);
  return text.replace(inputSection, (section) => {
    const heading = section.indexOf(':') + 1;
    return section.slice(0, heading) + blanked(section.slice(heading));
  });
}

function blanked(text: string): string {
  return text
    .split('\n')
    .map((line) => BLANK.repeat(line.length))
    .join('\n');
}

function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index } of text.matchAll(/\n+|(?:(?<!\b[a-z])\.|[!?])["')\]]?(?=\s)/g)) {
    const end = text[index] === '\n' ? index : index + 1;
    if (text.slice(start, end).trim() !== '') {
      sentences.push({ start, end });
      start = end;
    }
  }
  if (text.slice(start).trim() !== '' || sentences.length === 0) sentences.push({ start, end: text.length });
  return sentences;
}

/** Function words of other languages in Latin letters that English lacks. */
const foreignWords =
  'el los las una del para por que qué con como es su y le les des du une est et pour dans sur avec qui vous der die das und ist nicht ein eine den dem mit auf für il lo gli di che è per sono della o os do da em não uma een het van voor zijn och att är på som jest nie się oraz bir ve bu için và là của'.split(
    ' ',
  );
const englishWords =
  'the of to in is are and or for with this that you your it be as by from what how write give if not answer'.split(
    ' ',
  );

/** The last letter of Latin Extended-B. */
const LAST_LATIN = 0x24f;

/** Most words are in Latin letters, and other languages' function words do not outweigh the English ones. */
function isEnglish(words: ReadonlySet<string>): boolean {
  let latin = 0;
  for (const word of words) if (word.charCodeAt(0) <= LAST_LATIN) latin += 1;
  if (latin < words.size * 0.7) return false;
  const count = (list: readonly string[]) => list.filter((word) => words.has(word)).length;
  return count(foreignWords) <= count(englishWords) + 1;
}
