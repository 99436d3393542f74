import { Disposable, type Event, languages, workspace } from 'vscode';
import { documentSelector } from '../selector.ts';

/** Files that may hold calls, or say what they cost. */
const watchedFiles = '**/{*.py,*.ts,*.tsx,*.mts,*.cts,*.js,*.jsx,*.mjs,*.cjs,*.ipynb,callcost.yml}';

/** Tells when code, a callcost.yml or budgets have changed, saved or not. */
export function followWorkspace(onBudgetsChanged: Event<void>, listener: () => void): Disposable {
  const files = workspace.createFileSystemWatcher(watchedFiles);
  return Disposable.from(
    files,
    files.onDidCreate(listener),
    files.onDidChange(listener),
    files.onDidDelete(listener),
    onBudgetsChanged(listener),
    workspace.onDidChangeWorkspaceFolders(listener),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && languages.match(documentSelector, document) > 0) listener();
    }),
  );
}
