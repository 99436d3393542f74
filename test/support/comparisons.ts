import type { CallDiff } from '../../src/core/diff/diff.ts';
import { bundledPriceData } from '../../src/core/prices/data.ts';
import { type CostSnapshot, createCostTracker } from '../../src/workspace/cost-tracker.ts';
import { createEngine } from '../../src/workspace/engine.ts';
import { createBlobReader } from '../../src/workspace/git/blob-reader.ts';
import { type Comparison, type ComparisonRequest, compare } from '../../src/workspace/git/compare.ts';
import { openRepository } from '../../src/workspace/git/repository.ts';
import { loadBytes } from './assets.ts';

const at = new Date('2026-11-22T12:00:00Z');

/** Compares a folder with its main branch, unless something else is asked for. */
export async function compareIn(
  folder: string,
  request: Partial<ComparisonRequest & { readonly paths: readonly string[] }> = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Comparison> {
  const { signal } = new AbortController();
  const repository = await openRepository({ folder, environment }, signal);
  const engine = await createEngine(loadBytes, at, bundledPriceData);
  const blobs = createBlobReader(repository.place);
  try {
    const tracker = createCostTracker({ root: folder, engine, configFile: null });
    const complete = { base: null, head: null, isExact: false, paths: [], ...request };
    return await compare(repository, folder, tracker, blobs, complete, signal);
  } finally {
    blobs.dispose();
    engine.dispose();
  }
}

/** A diff as lines: `+ file function model`, `- …`, `~ file function: what`, `= from → to`. */
export function diffLines({ added, removed, changed, moved }: CallDiff): readonly string[] {
  const name = ({ call }: CallDiff['added'][number]) => `${call.file} ${call.enclosing}`;
  return [
    ...added.map((call) => `+ ${name(call)}`),
    ...removed.map((call) => `- ${name(call)}`),
    ...changed.map(({ after, what }) => `~ ${name(after)}: ${what.join(', ')}`),
    ...moved.map(({ before, after }) => `= ${name(before)} → ${name(after)}`),
  ];
}

/** The calls of a state, a line each. */
export function snapshotLines({ calls }: CostSnapshot): readonly string[] {
  return calls.map(({ analysed: { call, estimate } }) =>
    JSON.stringify([call.file, call.id, call.lines.line, call.model?.value, estimate.perCall.cost, estimate.feature]),
  );
}

/** A Python file with a function that makes a call. */
export function pythonCall(name: string, prompt: string, model = 'gpt-4o'): string {
  return [
    'from openai import OpenAI',
    '',
    'client = OpenAI()',
    '',
    '',
    `def ${name}(text):`,
    '    return client.chat.completions.create(',
    `        model="${model}",`,
    '        max_tokens=16,',
    `        messages=[{"role": "user", "content": f"${prompt} {text}"}],`,
    '    )',
    '',
  ].join('\n');
}
