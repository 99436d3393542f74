/**
 * Measures the advice on output shape and output limit against labelled prompts, for docs/advice.md. Nothing is learned:
 * the rules were written by hand, and this shows what a change to one of them does.
 *
 * Run with `npx tsx scripts/measure-advice.ts <data folder>`; the folder has `output-shape-train.jsonl`
 * ({ prompt, dataset, shape: label | span | text }) and `output-length-train.jsonl` ({ prompt, source, outputTokens }). The
 * data are no part of the repository.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ShapeKind } from '../src/core/advice/advice.ts';
import { constraintsOf } from '../src/core/advice/constraints.ts';
import { suggestLimit } from '../src/core/advice/output-limit.ts';
import { shapeOf } from '../src/core/advice/output-shape.ts';
import { readPrompt } from '../src/core/advice/prompt-text.ts';

const template = z.object({ prompt: z.string(), dataset: z.string(), shape: z.enum(['label', 'span', 'text']) });
const chat = z.object({
  prompt: z.string(),
  source: z.string(),
  outputTokens: z.record(z.string(), z.union([z.number(), z.array(z.number())])),
});

function readLines<T>(path: string, schema: z.ZodType<T>): readonly T[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)));
}

/** The mapping from kinds to the three classes of the measurements. */
function classOf(kind: ShapeKind): 'label' | 'span' | 'text' {
  if (kind === 'label' || kind === 'boolean') return 'label';
  return kind === 'number' || kind === 'span' ? 'span' : 'text';
}

function measureShapes(folder: string): void {
  const rows = readLines(join(folder, 'output-shape-train.jsonl'), template).map(({ prompt, shape }) => ({
    shape,
    guess: classOf(shapeOf(readPrompt({ id: '', prompt })).kind),
  }));
  const right = rows.filter(({ shape, guess }) => shape === guess).length;
  const said = rows.filter(({ guess }) => guess === 'label');
  const rightLabels = said.filter(({ shape }) => shape === 'label').length;
  const labels = rows.filter(({ shape }) => shape === 'label').length;
  console.log(
    `shapes: ${rows.length} templates, accuracy ${percent(right, rows.length)}, ` +
      `label precision ${percent(rightLabels, said.length)} at coverage ${percent(rightLabels, labels)}`,
  );
}

function measureLimits(folder: string): void {
  const rows = readLines(join(folder, 'output-length-train.jsonl'), chat).map(({ prompt, source, outputTokens }) => {
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

const folder = process.argv[2];
if (folder === undefined) {
  throw new Error('Name the folder of the data: npx tsx scripts/measure-advice.ts <folder>');
}
measureShapes(folder);
measureLimits(folder);
