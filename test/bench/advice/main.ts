/**
 * `tsx test/bench/advice/main.ts [file.jsonl…]`: how long advice takes against its limits, as a Markdown table. The prompts
 * are made of templates and filler of many lengths; a file adds prompts of its own, one `{ id, prompt }` a line. The time
 * of a prompt is the best of several, so that the machine's other work does not count.
 */
import { readFileSync } from 'node:fs';
import type { AdvicePrompt } from '../../../src/core/advice/advice.ts';
import { advise } from '../../../src/core/advice/advise.ts';
import { ensureBuilt, runCli } from '../../support/cli.ts';

/** Milliseconds that 99 of 100 prompts may take at most. */
const p99Limit = 1;

/** Seconds that the built command may take for {@link manyPrompts}. */
const commandLimit = 10;
const manyPrompts = 10_000;
const rounds = 5;

const orders = [
  'Classify the sentiment of the review as positive, negative or neutral.',
  'Extract all names, dates and amounts as JSON.',
  'Summarise the conversation in at most three sentences.',
  'Rewrite the e-mail so that it sounds friendly. Keep it under 120 words.',
  'Answer the question with a short span of the passage.',
  'Write a Python function that parses the text and explain each step in detail.',
  'You are a planning agent with access to the following tools. Think step by step.',
  'Write a persuasive article of 800 words about remote work with five headings.',
];

const filler =
  'The customer wrote on Tuesday that the parcel, which was sent from Leeds, had not arrived: "Where is it?" ';

const corpora: readonly (readonly [string, readonly AdvicePrompt[]])[] = [
  ['short', promptsWith(0)],
  ['a page', promptsWith(20)],
  ['a page with typographic signs', promptsWith(20).map(typographic)],
  ['100 kB', promptsWith(1000)],
  ...process.argv.slice(2).map((file) => [file, promptsOf(file)] as const),
];

console.log('| prompts | count | median ms | p99 ms | p99 ÷ limit |\n| --- | --- | --- | --- | --- |');
for (const [name, prompts] of corpora) {
  for (const prompt of prompts) advise(prompt, () => null);
  const times = prompts.map(bestTime).sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  const cells = [name, prompts.length, at(0.5).toFixed(3), at(0.99).toFixed(3), (at(0.99) / p99Limit).toFixed(2)];
  console.log(`| ${cells.join(' | ')} |`);
}

const lines = Array.from({ length: manyPrompts }, (_, index) => {
  const prompts = corpora[index % 2]?.[1] ?? [];
  return JSON.stringify({ ...prompts[index % prompts.length], id: String(index) });
});
ensureBuilt();
const start = performance.now();
const { stdout } = await runCli(['advise', '--stdin', '--format', 'jsonl'], { input: lines.join('\n') });
const seconds = (performance.now() - start) / 1000;
const answered = stdout.trim().split('\n').length;
console.log(
  `\n${answered} of ${manyPrompts} prompts through the command: ${seconds.toFixed(2)} s, ${(seconds / commandLimit).toFixed(2)} of the limit`,
);

function promptsWith(sentences: number): readonly AdvicePrompt[] {
  return Array.from({ length: 400 }, (_, index) => {
    const order = orders[index % orders.length] ?? '';
    const text = filler.repeat(Math.ceil((sentences * ((index % 10) + 1)) / 10));
    return {
      id: String(index),
      prompt: index % 3 === 0 ? `${text}\n\n${order}` : `${order}\n\nText ${index}: ${text}{rest}`,
    };
  });
}

/** One sign beyond Latin-1 makes a text take two bytes for each letter. */
function typographic({ id, prompt }: AdvicePrompt): AdvicePrompt {
  return { id, prompt: prompt.replaceAll('"', '”').replaceAll(' -', ' —') };
}

function promptsOf(file: string): readonly AdvicePrompt[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, prompt }: { id: string; prompt: string } = JSON.parse(line);
      return { id, prompt };
    });
}

function bestTime(prompt: AdvicePrompt): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    advise(prompt, () => null);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
