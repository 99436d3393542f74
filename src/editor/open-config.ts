import { l10n, Position, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { ConfigLocation, ConfigLocationParams } from '../server/protocol.ts';
import { inform } from './messages.ts';
import type { ServerLink } from './server-link.ts';

/**
 * Opens the callcost.yml that holds for a document, at a setting of it where the argument names one. Creates the file
 * where there is none.
 */
export async function openConfig(link: ServerLink, argument: unknown): Promise<void> {
  const uri = uriOf(argument) ?? activeUri();
  if (uri === null) {
    inform(l10n.t('Open a folder first: callcost.yml lies in it.'));
    return;
  }
  const location = await link.request('callcost/configLocation', { uri, key: keyOf(argument) });
  await createMissing(location);
  const document = await workspace.openTextDocument(Uri.parse(location.uri));
  await window.showTextDocument(document, { selection: rangeOf(location) });
}

function uriOf(argument: unknown): string | null {
  const uri = isRecord(argument) ? argument.uri : null;
  return typeof uri === 'string' ? uri : null;
}

function keyOf(argument: unknown): ConfigLocationParams['key'] {
  const key = isRecord(argument) ? argument.key : null;
  return Array.isArray(key) ? key.filter((part) => typeof part === 'string') : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The document that is being edited, else the first folder. */
function activeUri(): string | null {
  const document = window.activeTextEditor?.document.uri;
  const isInWorkspace = document !== undefined && workspace.getWorkspaceFolder(document) !== undefined;
  const uri = isInWorkspace ? document : workspace.workspaceFolders?.[0]?.uri;
  return uri?.toString() ?? null;
}

async function createMissing({ uri, proposal }: ConfigLocation): Promise<void> {
  if (proposal === null) return;
  const edit = new WorkspaceEdit();
  edit.createFile(Uri.parse(uri), { ignoreIfExists: true, contents: new TextEncoder().encode(proposal) });
  const isCreated = await workspace.applyEdit(edit);
  if (!isCreated) throw new Error(`${uri} could not be created.`);
}

function rangeOf({ range }: ConfigLocation): Range {
  if (range === null) return new Range(0, 0, 0, 0);
  const { start, end } = range;
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}
