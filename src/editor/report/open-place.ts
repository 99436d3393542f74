import { l10n, NotebookRange, Position, Range, type TextDocument, Uri, ViewColumn, window, workspace } from 'vscode';
import type { PagePlace } from '../../core/report/view/messages.ts';
import { warn } from '../messages.ts';

/**
 * The document of a place, and where in it; null where the file is no longer there. `folders` are those of the report.
 */
export async function documentAt(
  { folder, file, cell, line, column }: PagePlace,
  folders: readonly string[],
): Promise<{ readonly document: TextDocument; readonly position: Position } | null> {
  const root = folders[folder];
  if (root === undefined) return null;
  const uri = Uri.joinPath(Uri.parse(root), ...file.split('/'));
  const position = new Position(line - 1, column - 1);
  try {
    const document =
      cell === null
        ? await workspace.openTextDocument(uri)
        : (await workspace.openNotebookDocument(uri)).cellAt(cell).document;
    return { document, position };
  } catch {
    return null;
  }
}

/** Shows the code of a place beside the report, or says that it is gone. */
export async function openPlace(place: PagePlace, folders: readonly string[]): Promise<void> {
  const found = await documentAt(place, folders);
  if (found === null) {
    warn(l10n.t('{0} cannot be opened. Refresh the report: the file may have been moved.', place.file));
    return;
  }
  const { document, position } = found;
  if (place.cell === null) {
    await window.showTextDocument(document, { selection: new Range(position, position), viewColumn: codeColumn() });
    return;
  }
  const { notebook } = window.activeNotebookEditor ?? {};
  const shown =
    notebook?.uri.path === document.uri.path
      ? notebook
      : await workspace.openNotebookDocument(document.uri.with({ scheme: 'file', fragment: '' }));
  const cell = new NotebookRange(place.cell, place.cell + 1);
  await window.showNotebookDocument(shown, { selections: [cell], viewColumn: codeColumn() });
}

/** Not over the report: where code is open already, else beside it. */
function codeColumn(): ViewColumn {
  return window.visibleTextEditors.find(({ viewColumn }) => viewColumn !== undefined)?.viewColumn ?? ViewColumn.Beside;
}
