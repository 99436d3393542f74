/**
 * Writes src/core/tokens/character-runs.ts: the Unicode classes that the pre-tokenizer patterns speak of, as one run
 * per stretch of equal class. They are written down, rather than asked of the JavaScript engine, because an engine of
 * another Unicode version would split (and so count) differently; tiktoken is at Unicode 16, Node 20.20 at 17.
 *
 * Run with `npx tsx scripts/generate-character-classes.ts` when tiktoken moves to a newer Unicode.
 */
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const load = createRequire(import.meta.url);

/** Unassigned above this code point, but for the marks that character-classes.ts names. */
const END = 0x34000;
const LINE_WIDTH = 110;

/** Letter of a class in the runs, and the Unicode properties that make it. Everything else is `O`. */
const PROPERTIES: readonly (readonly [string, readonly string[]])[] = [
  ['S', ['Binary_Property/White_Space']],
  ['D', ['General_Category/Number']],
  ['U', ['General_Category/Uppercase_Letter', 'General_Category/Titlecase_Letter']],
  ['L', ['General_Category/Lowercase_Letter']],
  ['T', ['General_Category/Modifier_Letter', 'General_Category/Other_Letter']],
  ['M', ['General_Category/Mark']],
];

function classesOfAllCharacters(): string[] {
  const classes = new Array<string>(END).fill('O');
  for (const [letter, properties] of PROPERTIES) {
    for (const property of properties) {
      const data: { characters: { toArray(): number[] } } = load(`regenerate-unicode-properties/${property}.js`);
      for (const codePoint of data.characters.toArray()) {
        classes[codePoint] = letter;
      }
    }
  }
  classes[0x0a] = 'N';
  classes[0x0d] = 'N';
  return classes.slice(0, END);
}

/** First code points of two, three and four bytes of UTF-8: no run goes across, so that a run is one length as well. */
const LENGTH_STEPS: readonly number[] = [0x80, 0x800, 0x10000];

/** `12aL` is 12a (base 36) characters of class `L`; a length of 1 is left out. */
function runsOf(classes: readonly string[]): string {
  let runs = '';
  let start = 0;
  for (let index = 1; index <= classes.length; index++) {
    if (classes[index] !== classes[start] || LENGTH_STEPS.includes(index)) {
      runs += (index - start > 1 ? (index - start).toString(36) : '') + classes[start];
      start = index;
    }
  }
  return runs;
}

const version: string = load('regenerate-unicode-properties/unicode-version.js');
const runs = runsOf(classesOfAllCharacters());
const lines = runs.match(new RegExp(`.{1,${LINE_WIDTH}}(?<=[A-Z])`, 'g')) ?? [];
const source = `/** Made by scripts/generate-character-classes.ts from Unicode ${version}; do not edit. See there for the notation. */
export const CHARACTER_RUNS = \`
${lines.join('\n')}
\`;
`;
await writeFile(join(import.meta.dirname, '..', 'src', 'core', 'tokens', 'character-runs.ts'), source);
