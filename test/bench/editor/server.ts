/**
 * `npx tsx test/bench/editor/server.ts`: how long the language server takes from an edit to the new hints, without an
 * editor around it. Prints the times beside what parsing and lowering the same file takes on this machine, in the same
 * run. Builds what is missing.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileChangeType } from 'vscode-languageserver/node';
import { Edit, Language, Parser } from 'web-tree-sitter';
import { lowerPython } from '../../../src/core/scan/syntax/python.ts';
import type { ServerStatus } from '../../../src/server/protocol.ts';
import { loadBytes } from '../../support/assets.ts';
import { LspClient } from '../../support/lsp-client.ts';
import { lineCounts, pythonOf } from './documents.ts';
import { percentile } from './percentile.ts';

const edits = 80;
const warmUpEdits = 10;
const otherFiles = 50;

const started = performance.now();
const folder = await mkdtemp(join(tmpdir(), 'callcost-bench-'));
const client = await LspClient.start({ folders: [folder] });
try {
  await writeWorkspace(folder);
  await client.open('untitled:first.py', 'python', pythonOf(500));
  await client.hints('untitled:first.py');
  print('start to first hint, 500 lines', [performance.now() - started]);
  for (const lines of lineCounts) await measure(lines);
  const { memoryBytes }: ServerStatus = await client.connection.sendRequest('callcost/status', null);
  console.log(`memory of the server              ${(memoryBytes / 1e6).toFixed(0)} MB`);
} finally {
  await client.dispose();
  await rm(folder, { recursive: true, force: true });
}

async function measure(lines: number): Promise<void> {
  const text = pythonOf(lines);
  const { full, incremental, lowered } = await parseTimes(text);
  print(`${lines} lines: full parse`, full, lowered);
  print(`${lines} lines: incremental parse`, incremental, lowered);
  print(`${lines} lines: the same and lowering`, lowered, lowered);
  print(`${lines} lines: edit of a prompt`, await timesOfEdits(text, 'You answer', 'x'), lowered);
  print(`${lines} lines: edit of code`, await timesOfEdits(text, 'trimmed = question', 'x'), lowered);
  const inFolder = `from shared import MODEL, ask\n${text.replaceAll('"gpt-4o-mini"', 'MODEL')}\nask("Say hello")\n`;
  const timesInFolder = await timesOfEdits(inFolder, 'trimmed = question', 'x', folder);
  print(`${lines} lines: the same in a folder`, timesInFolder, lowered);
  print(`${lines} lines: edit that breaks it`, await timesOfEdits(text, 'if not trimmed', '('), lowered);
}

/** Types a character in the middle and takes it back; each is an edit, and the answer to each is waited for. */
async function timesOfEdits(
  text: string,
  word: string,
  typed: string,
  inFolder: string | null = null,
): Promise<readonly number[]> {
  const name = `${crypto.randomUUID()}.py`;
  const uri = inFolder === null ? `untitled:${name}` : pathToFileURL(join(inFolder, name)).href;
  if (inFolder !== null) await openInFolder(inFolder, name, text);
  await client.open(uri, 'python', text);
  await client.hints(uri);
  const offset = text.indexOf(word, text.length / 2);
  const before = text.slice(0, offset).split('\n');
  const start = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const end = { line: start.line, character: start.character + typed.length };
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    const change = edit % 2 === 0 ? { range: { start, end: start }, text: typed } : { range: { start, end }, text: '' };
    const sent = performance.now();
    await client.change(uri, edit + 2, [change]);
    await client.hints(uri);
    times.push(performance.now() - sent);
  }
  await client.close(uri);
  return times.slice(warmUpEdits);
}

/** The file as it is on the disk, in a folder that is known: its last line has a hint as soon as the callers are. */
async function openInFolder(inFolder: string, name: string, text: string): Promise<void> {
  await writeFile(join(inFolder, name), text);
  await client.fileChanged(join(inFolder, name), FileChangeType.Created);
  const uri = pathToFileURL(join(inFolder, name)).href;
  await client.open(uri, 'python', text);
  const last = text.trimEnd().split('\n').length;
  for (;;) {
    const refreshed = client.nextRefresh();
    if ((await client.hints(uri)).some((hint) => hint.startsWith(`${last}:`))) break;
    await refreshed;
  }
  await client.close(uri);
}

/** A model and a wrapper that the documents use, among other files. */
async function writeWorkspace(path: string): Promise<void> {
  const shared = [
    'from openai import OpenAI',
    'MODEL = "gpt-4o-mini"',
    'def ask(prompt, model=MODEL):',
    '    return OpenAI().responses.create(model=model, input=prompt)',
  ].join('\n');
  await writeFile(join(path, 'shared.py'), shared);
  for (let file = 0; file < otherFiles; file++) {
    await writeFile(join(path, `other${file}.py`), `from shared import ask\n${pythonOf(200)}\nask("Say hello")\n`);
  }
}

async function parseTimes(text: string) {
  await Parser.init({ wasmBinary: await loadBytes('tree-sitter.wasm') });
  const parser = new Parser();
  parser.setLanguage(await Language.load(await loadBytes('tree-sitter-python.wasm')));
  const offset = text.indexOf('You answer', text.length / 2);
  const edited = `${text.slice(0, offset)}x${text.slice(offset)}`;
  const row = text.slice(0, offset).split('\n').length - 1;
  const column = offset - (text.lastIndexOf('\n', offset) + 1);
  const point = { row, column };
  const edit = new Edit({
    startIndex: offset,
    oldEndIndex: offset,
    newEndIndex: offset + 1,
    startPosition: point,
    oldEndPosition: point,
    newEndPosition: { row, column: column + 1 },
  });
  const full: number[] = [];
  const incremental: number[] = [];
  const lowered: number[] = [];
  for (let run = 0; run < edits; run++) {
    const start = performance.now();
    const tree = parser.parse(text);
    const parsed = performance.now();
    tree?.edit(edit);
    const next = parser.parse(edited, tree);
    const reparsed = performance.now();
    if (next !== null) lowerPython(next.rootNode, { path: '', language: 'python', text: edited });
    const done = performance.now();
    full.push(parsed - start);
    incremental.push(reparsed - parsed);
    lowered.push(done - parsed);
    tree?.delete();
    next?.delete();
  }
  parser.delete();
  return {
    full: full.slice(warmUpEdits),
    incremental: incremental.slice(warmUpEdits),
    lowered: lowered.slice(warmUpEdits),
  };
}

/** Times, and their middle as a multiple of that of a reference from the same run. */
function print(name: string, times: readonly number[], reference: readonly number[] = []): void {
  const [p50, p95] = [percentile(times, 50), percentile(times, 95)].map((time) => `${time.toFixed(1).padStart(7)} ms`);
  const ratio = (percentile(times, 50) / percentile(reference, 50)).toFixed(2).padStart(6);
  const row = times.length === 1 ? p50 : `p50 ${p50}  p95 ${p95}${ratio} × parse and lowering`;
  console.log(`${name.padEnd(34)}${row}`);
}
