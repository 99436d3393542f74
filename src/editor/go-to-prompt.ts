import { l10n, Position, Range, Uri, window, workspace } from 'vscode';
import type { PromptLocation } from '../server/protocol.ts';
import { inform } from './messages.ts';
import type { ServerLink } from './server-link.ts';

/** Opens the prompt of the call under the cursor where it is written; of several, the one that is chosen. */
export async function goToPrompt(link: ServerLink): Promise<void> {
  const locations = await promptLocations(link);
  if (locations.length === 0) {
    inform(l10n.t('Place the cursor on a call with a prompt that is written in the workspace.'));
    return;
  }
  const chosen = locations.length === 1 ? locations[0] : await choose(locations);
  if (chosen !== undefined) await show(chosen);
}

async function promptLocations(link: ServerLink): Promise<readonly PromptLocation[]> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return [];
  const { line, character } = editor.selection.active;
  const uri = editor.document.uri.toString();
  return link.request('callcost/promptLocations', { uri, position: { line, character } });
}

async function choose(locations: readonly PromptLocation[]): Promise<PromptLocation | undefined> {
  const items = await Promise.all(
    locations.map(async (location) => {
      const document = await workspace.openTextDocument(Uri.parse(location.uri));
      const { line } = location.range.start;
      const place = `${workspace.asRelativePath(document.uri)}:${line + 1}`;
      return { label: place, description: document.lineAt(line).text.trim(), location };
    }),
  );
  const item = await window.showQuickPick(items, { placeHolder: l10n.t('Prompts of this call') });
  return item?.location;
}

async function show({ uri, range: { start, end } }: PromptLocation): Promise<void> {
  const selection = new Range(new Position(start.line, start.character), new Position(end.line, end.character));
  await window.showTextDocument(await workspace.openTextDocument(Uri.parse(uri)), { selection });
}
