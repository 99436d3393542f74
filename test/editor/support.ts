/** What the editor tests have in common. */
import { extensions, type TextDocument, Uri, window, workspace } from 'vscode';
import type { CallCostApi } from '../../src/editor/extension.ts';

const deadlineMs = 15_000;
const pauseMs = 50;

/** The extension under test, activated and with a running server. */
export async function readyExtension(): Promise<CallCostApi> {
  const extension = extensions.getExtension<CallCostApi>('callcost.callcost');
  if (extension === undefined) throw new Error('The extension is not installed.');
  const api = await extension.activate();
  await api.ready;
  return api;
}

/** Asks again until there is an answer other than null: editors show results some time after they were asked for. */
export async function eventually<T>(what: string, ask: () => T | null | Promise<T | null>): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMs);
    });
  }
}

/** A file of the test workspace, by its path below the two folders, e.g. `desk/reply.py`. */
export function fileUri(path: string): Uri {
  const [name = '', ...rest] = path.split('/');
  const folder = workspace.workspaceFolders?.find((candidate) => candidate.name === name);
  if (folder === undefined) throw new Error(`The workspace has no folder ${name}.`);
  return Uri.joinPath(folder.uri, ...rest);
}

/** Opens a file of the test workspace in the editor. */
export async function openFile(path: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(fileUri(path));
  await window.showTextDocument(document);
  return document;
}
