/** Measures in a process of its own; started by main.ts with a task, prints its result as JSON. */

import { loadCorpora } from './corpora.ts';
import { COUNTER_NAMES, type Count, type CounterName, loadCounter } from './counters.ts';
import { LONG_TEXTS } from './long-texts.ts';

export interface Task {
  readonly kind: 'cold' | 'throughput' | 'long';
  readonly root: string;
  readonly assetsFolder: string;
  readonly counter: CounterName;
  readonly longText: string;
  readonly folder?: string;
}

export interface ColdResult {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** By corpus: how many bytes a counter counted in how many milliseconds; by prompt size: its median in microseconds. */
export interface ThroughputResult {
  readonly corpora: Readonly<
    Record<string, { readonly bytes: number; readonly milliseconds: Readonly<Record<CounterName, number>> }>
  >;
  readonly prompts: Readonly<Record<string, Readonly<Record<CounterName, number>>>>;
}

const FIRST_TEXT = 'You are a helpful assistant. Summarise the ticket below in one sentence.';
const PROMPT_CHARACTERS: Readonly<Record<string, number>> = { '50 tokens': 220, '500 tokens': 2200 };

async function runTask(task: Task): Promise<unknown> {
  switch (task.kind) {
    case 'cold':
      return measureColdStart(task);
    case 'throughput':
      return measureThroughput(task);
    case 'long':
      return measureLongText(task);
  }
}

/** From import to the first count; memory is what remains of it after collection. */
async function measureColdStart({ counter, assetsFolder }: Task): Promise<ColdResult> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const count = await loadCounter(counter, assetsFolder);
  count(FIRST_TEXT);
  const milliseconds = performance.now() - start;
  globalThis.gc?.();
  const megabytes = (process.memoryUsage().rss - before) / 1e6;
  return { milliseconds, megabytes };
}

async function measureThroughput({ root, assetsFolder, folder }: Task): Promise<ThroughputResult> {
  const counters = await Promise.all(
    COUNTER_NAMES.map(async (name) => ({ name, count: await loadCounter(name, assetsFolder) })),
  );
  const corpora = loadCorpora(root, folder);
  const results: Record<string, ThroughputResult['corpora'][string]> = {};
  for (const { name, warmUp, measured } of corpora) {
    const milliseconds = zeroes();
    for (const slice of warmUp) {
      timeAll(counters, slice);
    }
    for (const [index, slice] of measured.entries()) {
      // Each counter is first as often as the others: the first to see a text also pays for its cache misses.
      const turned = counters.map((_, place) => counters[(place + index) % counters.length] ?? counters[0]);
      for (const [counter, time] of timeAll(
        turned.flatMap((counter) => counter ?? []),
        slice,
      )) {
        milliseconds[counter] += time;
      }
    }
    results[name] = { bytes: Buffer.byteLength(measured.join('')), milliseconds };
  }
  const prose = corpora.find((corpus) => corpus.name === 'prose')?.measured.join('\n') ?? '';
  return { corpora: results, prompts: measurePrompts(counters, [...prose].toReversed().join('')) };
}

/** Reversed prose is text that nobody saw: its words are new to every cache, which makes this the worst case. */
function measurePrompts(counters: readonly NamedCount[], text: string): ThroughputResult['prompts'] {
  const results: Record<string, Record<CounterName, number>> = {};
  let start = 0;
  for (const [name, characters] of Object.entries(PROMPT_CHARACTERS)) {
    const times: [CounterName, number][] = [];
    for (let index = 0; index < 100 && start + characters < text.length; index++, start += characters) {
      times.push(...timeAll(counters, text.slice(start, start + characters)));
    }
    results[name] = zeroes();
    for (const counter of COUNTER_NAMES) {
      results[name][counter] = 1000 * median(times.flatMap(([timed, time]) => (timed === counter ? [time] : [])));
    }
  }
  return results;
}

async function measureLongText({ counter, assetsFolder, longText }: Task): Promise<number> {
  const count = await loadCounter(counter, assetsFolder);
  count(FIRST_TEXT);
  const text = LONG_TEXTS[longText]?.() ?? '';
  const start = performance.now();
  count(text);
  return performance.now() - start;
}

interface NamedCount {
  readonly name: CounterName;
  readonly count: Count;
}

function timeAll(counters: readonly NamedCount[], text: string): [CounterName, number][] {
  return counters.map(({ name, count }) => {
    const start = performance.now();
    count(text);
    return [name, performance.now() - start];
  });
}

function zeroes(): Record<CounterName, number> {
  return { callcost: 0, 'tiktoken (WASM)': 0, 'js-tiktoken': 0, 'gpt-tokenizer': 0 };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

const task: Task = JSON.parse(process.argv[2] ?? '{}');
console.log(JSON.stringify(await runTask(task)));
