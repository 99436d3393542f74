import { Disposable, type Event, languages, workspace } from 'vscode';
import { documentSelector } from '../selector.ts';

/** Files that may hold calls, or say what they cost. */
const watchedFiles = '**/{*.py,*.ts,*.tsx,*.mts,*.cts,*.js,*.jsx,*.mjs,*.cjs,*.ipynb,callcost.yml}';

/** What git writes when a commit is made, or a branch comes, goes or moves: the branch is then compared with another state. */
const gitState = '**/{.git,.git/HEAD,.git/packed-refs,.git/refs/**}';

/** Tells when code, a callcost.yml, budgets or branches have changed, saved or not. */
export function followWorkspace(onBudgetsChanged: Event<void>, listener: () => void): Disposable {
  const watchers = [watchedFiles, gitState].map((pattern) => workspace.createFileSystemWatcher(pattern));
  return Disposable.from(
    ...watchers.flatMap((watcher) => [
      watcher,
      watcher.onDidCreate(listener),
      watcher.onDidChange(listener),
      watcher.onDidDelete(listener),
    ]),
    onBudgetsChanged(listener),
    workspace.onDidChangeWorkspaceFolders(listener),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && languages.match(documentSelector, document) > 0) listener();
    }),
  );
}
