/** Runs inside of the editor: measures the extension from where a person would feel it. */
import { writeFileSync } from 'node:fs';
import { commands, extensions, type InlayHint, Range, type TextDocument, Uri, window, workspace } from 'vscode';
import type { CallCostApi } from '../../../src/editor/extension.ts';
import { redirectConsole } from '../../editor/console.ts';
import { lineCounts } from './documents.ts';

export interface Measurements {
  /** From asking the editor for the activation to its answer: loading, and messages between its processes. */
  readonly wholeActivationMs: number;
  /** `activate()` itself. */
  readonly activationMs: number;
  /** From asking for the activation to the first hint of the smallest document. */
  readonly firstHintMs: number;
  readonly documents: readonly { readonly lines: number; readonly editToHintsMs: readonly number[] }[];
  readonly serverBytes: number;
  /** Heap of the extension host, before the activation and after it. */
  readonly clientBytes: number;
}

const edits = 60;
/** Lines that an editor shows at a time, for which it asks for hints. */
const visibleLines = 60;
const firstHintLimitMs = 20_000;

/** What the extension host calls. */
export async function run(): Promise<void> {
  redirectConsole();
  const extension = extensions.getExtension<CallCostApi>('callcost.callcost');
  if (extension === undefined || extension.isActive) throw new Error('The extension must be there and not active yet.');
  const heapBefore = process.memoryUsage().heapUsed;
  const start = performance.now();
  const api = await extension.activate();
  const wholeActivationMs = performance.now() - start;
  const first = await openDocument(lineCounts[0] ?? 0);
  await firstHints(first);
  const firstHintMs = performance.now() - start;
  const documents = [];
  for (const lines of lineCounts) {
    documents.push({ lines, editToHintsMs: await measureEdits(await openDocument(lines)) });
  }
  const { memoryBytes } = await api.status();
  const measurements: Measurements = {
    wholeActivationMs,
    activationMs: api.activationMs,
    firstHintMs,
    documents,
    serverBytes: memoryBytes,
    clientBytes: process.memoryUsage().heapUsed - heapBefore,
  };
  writeFileSync(process.env.CALLCOST_BENCH_RESULT ?? '', JSON.stringify(measurements));
}

async function openDocument(lines: number): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file('.');
  const document = await workspace.openTextDocument(Uri.joinPath(folder, `lines-${lines}.py`));
  await window.showTextDocument(document);
  return document;
}

async function firstHints(document: TextDocument): Promise<void> {
  const deadline = performance.now() + firstHintLimitMs;
  while ((await hintsOf(document, 0)).length === 0) {
    if (performance.now() > deadline) throw new Error(`No hint within ${firstHintLimitMs} ms.`);
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
  }
}

/** Types a character into a prompt in the middle, as a person does, and asks for the hints of what is visible. */
async function measureEdits(document: TextDocument): Promise<number[]> {
  await firstHints(document);
  const middle = document.getText().indexOf('You answer', document.getText().length / 2);
  const position = document.positionAt(middle);
  const editor = await window.showTextDocument(document);
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    const start = performance.now();
    await editor.edit((builder) => builder.insert(position, 'x'), { undoStopBefore: false, undoStopAfter: false });
    const hints = await hintsOf(document, Math.max(0, position.line - visibleLines / 2));
    times.push(performance.now() - start);
    if (hints.length === 0) throw new Error('The hints are gone after an edit.');
  }
  return times;
}

async function hintsOf(document: TextDocument, firstLine: number): Promise<readonly InlayHint[]> {
  const range = new Range(firstLine, 0, firstLine + visibleLines, 0);
  const hints = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, range);
  return hints.filter(({ label }) => typeof label !== 'string' || label.includes('tok'));
}
