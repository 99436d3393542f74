/**
 * `tsx test/bench/scan/main.ts [folder…]`: how fast the scanner is, and what its parts cost, as Markdown tables. The
 * corpora are the golden files and the sources of packages under node_modules; a folder adds its own files. Shares and
 * ratios compare within one run, as absolute figures depend on the machine; parts are the median of several passes.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';
import type { LanguageId, Source } from '../../../src/core/model.ts';
import { createEvaluation } from '../../../src/core/scan/evaluate/evaluator.ts';
import { languageOfPath, readers } from '../../../src/core/scan/languages.ts';
import { mayContainCalls } from '../../../src/core/scan/prefilter.ts';
import { createCallMemory } from '../../../src/core/scan/requests/call-memory.ts';
import { detectCalls } from '../../../src/core/scan/requests/detect.ts';
import { moduleOfTree, scanAlone } from '../../../src/core/scan/scan-tree.ts';
import { loadBytes } from '../../support/assets.ts';

/** Milliseconds that one pass over a corpus spends in each part. */
interface Parts {
  readonly prefilter: number;
  readonly parse: number;
  readonly lower: number;
  readonly detect: number;
  readonly rest: number;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const passes = 5;
const maximalCorpusBytes = 8_000_000;
const maximalFileBytes = 400_000;

await Parser.init({ wasmBinary: await loadBytes('tree-sitter.wasm') });
const parsers = new Map<LanguageId, Parser>();
for (const language of ['python', 'typescript', 'tsx', 'javascript'] as const) {
  const parser = new Parser();
  parser.setLanguage(await Language.load(await loadBytes(readers[language].grammar)));
  parsers.set(language, parser);
}

const corpora: readonly (readonly [string, readonly Source[]])[] = [
  ['goldens', sourcesIn(join(root, 'test', 'golden'))],
  ['goldens × 20, each file joined to itself', sourcesIn(join(root, 'test', 'golden')).map(repeated)],
  ['node_modules, files that may hold calls', sourcesIn(join(root, 'node_modules')).filter(isCandidate)],
  ['node_modules, any file', sourcesIn(join(root, 'node_modules'))],
  ...process.argv.slice(2).map((folder) => [folder, sourcesIn(folder)] as const),
];

print(['corpus', 'files', 'MB', 'calls', 'parsed', 'MB/s', 'files/s', 'scan ÷ parse']);
const measured = corpora.map(([name, sources]) => ({ name, sources, parts: measure(sources) }));
for (const { name, sources, parts } of measured) reportSpeed(name, sources, parts);
print(['share of the time, %', 'prefilter', 'parse', 'lower', 'evaluate and detect', 'ids, lines, prompts']);
for (const { name, parts } of measured) reportShares(name, parts);

/** One line of the first table: a scan of the whole corpus, without reading files. */
function reportSpeed(name: string, sources: readonly Source[], parts: Parts): void {
  const megabytes = sources.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
  const candidates = sources.filter(isCandidate);
  const calls = candidates.reduce((sum, source) => sum + callCount(source), 0);
  const seconds = total(parts) / 1000;
  row([
    name,
    String(sources.length),
    megabytes.toFixed(1),
    String(calls),
    `${((100 * candidates.length) / Math.max(1, sources.length)).toFixed(0)} %`,
    (megabytes / seconds).toFixed(1),
    (sources.length / seconds).toFixed(0),
    (total(parts) / parts.parse).toFixed(2),
  ]);
}

function reportShares(name: string, parts: Parts): void {
  const { prefilter, parse, lower, detect, rest } = parts;
  row([name, ...[prefilter, parse, lower, detect, rest].map((part) => ((100 * part) / total(parts)).toFixed(0))]);
}

function total({ prefilter, parse, lower, detect, rest }: Parts): number {
  return prefilter + parse + lower + detect + rest;
}

/** The median of each part over some passes, after one pass that only warms up. */
function measure(sources: readonly Source[]): Parts {
  pass(sources);
  const runs = Array.from({ length: passes }, () => pass(sources));
  const median = (part: keyof Parts): number =>
    runs.map((run) => run[part]).sort((left, right) => left - right)[passes >> 1] ?? 0;
  return {
    prefilter: median('prefilter'),
    parse: median('parse'),
    lower: median('lower'),
    detect: median('detect'),
    rest: median('rest'),
  };
}

/** Every part is timed on its own; the whole scan less its parts is the rest. */
function pass(sources: readonly Source[]): Parts {
  const spent = { prefilter: 0, parse: 0, lower: 0, detect: 0, rest: 0 };
  for (const source of sources) {
    const isParsed = timed(spent, 'prefilter', () => isCandidate(source));
    if (!isParsed) continue;
    const tree = timed(spent, 'parse', () => parsers.get(source.language)?.parse(source.text) ?? null);
    if (tree === null) continue;
    const module = timed(spent, 'lower', () => moduleOfTree(tree.rootNode, source));
    timed(spent, 'detect', () => detectCalls(createEvaluation(module, null), source.path, createCallMemory()));
    const whole = { all: 0 };
    timed(whole, 'all', () => scanAlone(moduleOfTree(tree.rootNode, source)));
    spent.rest += whole.all;
    tree.delete();
  }
  return { ...spent, rest: Math.max(0, spent.rest - spent.lower - spent.detect) };
}

function timed<Key extends string, Result>(spent: Record<Key, number>, key: Key, run: () => Result): Result {
  const start = performance.now();
  const result = run();
  spent[key] += performance.now() - start;
  return result;
}

function isCandidate({ text }: Source): boolean {
  return mayContainCalls(text);
}

function callCount(source: Source): number {
  const tree = parsers.get(source.language)?.parse(source.text) ?? null;
  if (tree === null) return 0;
  const { calls } = scanAlone(moduleOfTree(tree.rootNode, source));
  tree.delete();
  return calls.length;
}

function repeated(source: Source): Source {
  return { ...source, text: `${source.text}\n`.repeat(20) };
}

/** Scannable files of a folder, in a fixed order, up to the size of a corpus. */
function sourcesIn(folder: string): readonly Source[] {
  const sources: Source[] = [];
  let size = 0;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const language = languageOfPath(path);
    if (language === null || path.endsWith('.d.ts') || size > maximalCorpusBytes) continue;
    const status = statSync(join(folder, path));
    if (!status.isFile() || status.size > maximalFileBytes) continue;
    sources.push({ path, language, text: readFileSync(join(folder, path), 'utf8') });
    size += status.size;
  }
  return sources;
}

function print(head: readonly string[]): void {
  console.log('');
  row(head);
  row(head.map(() => '---'));
}

function row(cells: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}
