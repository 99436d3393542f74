/**
 * Measures the advice against labelled prompts, for docs/advice.md. Nothing is learned: the rules were written by hand, and
 * this shows what a change to one of them does.
 *
 * Run with `npx tsx scripts/measure-advice.ts [data folder]`. Output shapes and smaller tiers are measured on the project's own
 * prompts (test/bench/advice/prompts.jsonl); each file of the folder adds prompts with the shapes of their answers ({ prompt,
 * dataset, shape: label | span | text }) or with the lengths of real ones ({ prompt, source, outputTokens }). Such data are no
 * part of the repository.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { ShapeKind } from '../src/core/advice/advice.ts';
import { advise } from '../src/core/advice/advise.ts';
import { constraintsOf } from '../src/core/advice/constraints.ts';
import { suggestLimit } from '../src/core/advice/output-limit.ts';
import { shapeOf } from '../src/core/advice/output-shape.ts';
import { readPrompt } from '../src/core/advice/prompt-text.ts';

const template = z.object({ prompt: z.string(), dataset: z.string(), shape: z.enum(['label', 'span', 'text']) });
const answered = z.object({
  prompt: z.string(),
  source: z.string(),
  outputTokens: z.record(z.string(), z.union([z.number(), z.array(z.number())])),
});
const own = z.object({
  set: z.number(),
  prompt: z.string(),
  shape: template.shape.shape,
  work: z.enum(['routine', 'ordinary', 'hard']),
});

type Template = Pick<z.infer<typeof template>, 'prompt' | 'shape'>;
type Answered = z.infer<typeof answered>;
type Own = z.infer<typeof own>;

function readLines(path: string): readonly unknown[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** The mapping from kinds to the three classes of the measurements. */
function classOf(kind: ShapeKind): 'label' | 'span' | 'text' {
  if (kind === 'label' || kind === 'boolean') return 'label';
  return kind === 'number' || kind === 'span' ? 'span' : 'text';
}

function measureShapes(name: string, templates: readonly Template[]): void {
  const rows = templates.map(({ prompt, shape }) => ({
    shape,
    guess: classOf(shapeOf(readPrompt({ id: '', prompt })).kind),
  }));
  const right = rows.filter(({ shape, guess }) => shape === guess).length;
  const said = rows.filter(({ guess }) => guess === 'label');
  const rightLabels = said.filter(({ shape }) => shape === 'label').length;
  const labels = rows.filter(({ shape }) => shape === 'label').length;
  console.log(
    `shapes, ${name}: ${rows.length} prompts, accuracy ${percent(right, rows.length)}, ` +
      `label precision ${percent(rightLabels, said.length)} at coverage ${percent(rightLabels, labels)}`,
  );
}

/** A suggestion is right for routine work only. */
function measureTiers(name: string, prompts: readonly Own[]): void {
  const rows = prompts.map(({ prompt, work }) => ({
    work,
    isSmall: advise({ id: '', prompt }, () => null).tier !== null,
  }));
  const suggested = rows.filter(({ isSmall }) => isSmall);
  const count = (kind: Own['work'], among = rows) => among.filter(({ work }) => work === kind).length;
  console.log(
    `tiers, ${name}: precision ${percent(count('routine', suggested), suggested.length)} ` +
      `at coverage ${percent(count('routine', suggested), count('routine'))}, ` +
      `hard ones ${count('hard', suggested)} of ${count('hard')}`,
  );
}

function measureLimits(prompts: readonly Answered[]): void {
  const rows = prompts.map(({ prompt, source, outputTokens }) => {
    const text = readPrompt({ id: '', prompt });
    const limit = suggestLimit(text, { shape: shapeOf(text), constraints: constraintsOf(text) });
    const lengths = Object.values(outputTokens)
      .flat()
      .sort((one, other) => one - other);
    return { source, limit: limit?.value ?? null, lengths };
  });
  for (const source of ['', ...new Set(rows.map((row) => row.source))]) {
    const chosen = rows.filter((row) => source === '' || row.source === source);
    const given = chosen.flatMap(({ limit, lengths }) => (limit === null ? [] : [{ limit, lengths }]));
    const outputs = given.flatMap(({ limit, lengths }) => lengths.map((length) => length > limit));
    const ratios = given
      .map(({ limit, lengths }) => limit / Math.max(1, quantile(lengths, 0.95)))
      .sort((a, b) => a - b);
    console.log(
      `limits, ${source === '' ? 'all' : source}: ${chosen.length} prompts, given for ${percent(given.length, chosen.length)}, ` +
        `exceeded by ${percent(outputs.filter(Boolean).length, outputs.length)} of the outputs, ` +
        `median limit / P95 ${quantile(ratios, 0.5).toFixed(2)}`,
    );
  }
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
}

const ownPrompts = own
  .array()
  .parse(readLines(fileURLToPath(new URL('../test/bench/advice/prompts.jsonl', import.meta.url))));
for (const set of new Set(ownPrompts.map((row) => row.set))) {
  const rows = ownPrompts.filter((row) => row.set === set);
  measureShapes(`own set ${set}`, rows);
  measureTiers(`own set ${set}`, rows);
}

const folder = process.argv[2];
const files = folder === undefined ? [] : readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
for (const file of files) {
  const rows = readLines(join(folder ?? '', file));
  const templates = template.array().safeParse(rows);
  if (templates.success) measureShapes(file, templates.data);
  else measureLimits(answered.array().parse(rows));
}
