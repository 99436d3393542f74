import { l10n, Uri, window, workspace } from 'vscode';
import { inform } from '../messages.ts';

/** Asks where to save a text, and saves it; nothing where the person thinks better of it. */
export async function saveFile(name: string, text: string): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const uri = await window.showSaveDialog({
    title: l10n.t('Save the cost report'),
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }),
  });
  if (uri === undefined) return;
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  inform(l10n.t('The cost report was saved as {0}.', workspace.asRelativePath(uri)));
}
