/**
 * `tsx test/bench/tokens/main.ts [folder]`: the token counter against three packages, as Markdown tables. Every figure
 * comes from fresh processes; ratios compare within one process and one run, as absolute figures depend on the machine.
 * What is measured of ours is the bundle that is shipped, not the sources. `folder` adds its files as a corpus.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { generateRanks } from '../../../scripts/generate-ranks.ts';
import { COUNTER_NAMES, type CounterName } from './counters.ts';
import { LONG_TEXTS } from './long-texts.ts';
import type { ColdResult, Task, ThroughputResult } from './worker.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const assetsFolder = join(root, 'dist', 'assets');
const worker = join(root, 'dist', 'bench', 'worker.mjs');
const repetitions = 3;
const longTextLimitMs = 20_000;
const reference: CounterName = 'tiktoken (WASM)';
const folder = process.argv[2];

await generateRanks(assetsFolder);
await build({
  entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
  outfile: worker,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
await reportColdStart();
await reportThroughput();
await reportLongTexts();

async function reportColdStart(): Promise<void> {
  print('Import, load and first count, o200k_base', ['', 'ms', 'MB']);
  for (const counter of COUNTER_NAMES) {
    const results: ColdResult[] = [];
    for (let index = 0; index < repetitions; index++) {
      results.push(await measure<ColdResult>({ kind: 'cold', counter }));
    }
    const milliseconds = median(results.map((result) => result.milliseconds));
    printRow([counter, milliseconds.toFixed(0), median(results.map((result) => result.megabytes)).toFixed(0)]);
  }
}

async function reportThroughput(): Promise<void> {
  const results: ThroughputResult[] = [];
  for (let index = 0; index < repetitions; index++) {
    results.push(await measure<ThroughputResult>({ kind: 'throughput' }));
  }
  print('Speed on text not seen before, as a multiple of tiktoken (WASM)', ['', ...COUNTER_NAMES, 'kB', 'our MB/s']);
  for (const name of Object.keys(results[0]?.corpora ?? {})) {
    const runs = results.flatMap((result) => result.corpora[name] ?? []);
    const speeds = COUNTER_NAMES.map((counter) =>
      median(runs.map(({ milliseconds }) => milliseconds[reference] / milliseconds[counter])),
    );
    const own = median(runs.map(({ bytes, milliseconds }) => bytes / 1000 / milliseconds.callcost));
    printRow([
      name,
      ...speeds.map((speed) => speed.toFixed(2)),
      ((runs[0]?.bytes ?? 0) / 1000).toFixed(0),
      own.toFixed(1),
    ]);
  }
  print('Short prompts of unknown words, median in µs', ['', ...COUNTER_NAMES]);
  for (const name of Object.keys(results[0]?.prompts ?? {})) {
    const runs = results.flatMap((result) => result.prompts[name] ?? []);
    printRow([name, ...COUNTER_NAMES.map((counter) => median(runs.map((times) => times[counter])).toFixed(0))]);
  }
}

async function reportLongTexts(): Promise<void> {
  print('Long texts without a break, in ms', ['', ...COUNTER_NAMES]);
  for (const longText of Object.keys(LONG_TEXTS)) {
    const row = [longText];
    for (const counter of COUNTER_NAMES) {
      const time = await measure<number>({ kind: 'long', counter, longText }).catch(() => null);
      row.push(time === null ? `> ${longTextLimitMs / 1000} s` : time.toFixed(0));
    }
    printRow(row);
  }
}

async function measure<Result>(task: Partial<Task>): Promise<Result> {
  const whole = { root, assetsFolder, ...(folder === undefined ? {} : { folder }), ...task };
  const timeout = task.kind === 'long' ? longTextLimitMs : 0;
  const { stdout } = await run(process.execPath, ['--expose-gc', worker, JSON.stringify(whole)], { timeout });
  return JSON.parse(stdout);
}

function print(title: string, columns: readonly string[]): void {
  console.log(`\n### ${title}\n`);
  printRow(columns);
  printRow(columns.map((_, index) => (index === 0 ? '---' : '--:')));
}

function printRow(cells: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
