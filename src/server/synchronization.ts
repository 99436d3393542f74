import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  type FileEvent,
} from 'vscode-languageserver';
import type { FeatureContext } from './feature-context.ts';
import { isPolicyUri } from './features/policy-document.ts';
import type { ChangedFile, FolderIndexes } from './folder-indexes.ts';
import type { Refresher } from './refresher.ts';
import type { SettingsStore } from './settings-store.ts';

export interface SynchronizationContext {
  readonly connection: Connection;
  readonly context: FeatureContext;
  readonly settings: SettingsStore;
  readonly refresher: Refresher;
  /** Address → name of the folders of the workspace; kept up to date here. */
  readonly folders: Map<string, string>;
  readonly indexes: FolderIndexes;
}

/** Follows documents, notebooks, settings, folders and callcost.yml files. */
export function registerSynchronization(session: SynchronizationContext): void {
  registerDocuments(session);
  registerNotebooks(session);
  registerWorkspace(session);
}

function registerDocuments(session: SynchronizationContext): void {
  const { connection, context, settings } = session;
  const { documents, analyses } = context;
  const textChanged = (uri: string): void => {
    tellIndexes(session, uri);
    if (!isPolicyUri(uri)) return;
    policyChanged(session);
  };
  connection.onDidOpenTextDocument(({ textDocument }) => {
    documents.open(textDocument);
    textChanged(textDocument.uri);
    // Whoever asks is told what goes wrong.
    analyseAhead(session, textDocument.uri).catch(() => undefined);
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    documents.change(textDocument.uri, textDocument.version, contentChanges);
    textChanged(textDocument.uri);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    documents.close(textDocument.uri);
    settings.forgetDocument(textDocument.uri);
    analyses.prune();
    textChanged(textDocument.uri);
  });
}

/** The editor asks for hints as soon as it has drawn a document: until then the server has nothing better to do. */
async function analyseAhead({ context, settings }: SynchronizationContext, uri: string): Promise<void> {
  const { enabled } = await settings.of(uri);
  if (enabled) await context.analyses.of(uri);
}

/** Policies are read again when they are next needed, and may name another source of budgets. */
function policyChanged({ context, refresher }: SynchronizationContext): void {
  context.policies.forget();
  refresher.schedule();
  context.budgets.settingsChanged();
}

/** What other files take from a document has changed, perhaps. */
function tellIndexes({ context, indexes }: SynchronizationContext, uri: string): void {
  const path = context.pathOf(uri);
  if (path !== null) indexes.textChanged(path);
}

/** The calls of a cell may depend on every other one: after each change the editor asks again for all of them. */
function registerNotebooks(session: SynchronizationContext): void {
  const { connection, context, settings, refresher } = session;
  const { documents, analyses } = context;
  const { synchronization } = connection.notebooks;
  const cellsOf = new Map<string, readonly Cell[]>();
  const arrange = (uri: string, cells: readonly Cell[]): void => {
    cellsOf.set(uri, cells);
    documents.arrangeNotebook(uri, [...cells]);
  };
  const closeCell = (uri: string): void => {
    documents.close(uri);
    settings.forgetDocument(uri);
  };
  synchronization.onDidOpenNotebookDocument(({ notebookDocument, cellTextDocuments }) => {
    for (const cell of cellTextDocuments) documents.open(cell);
    arrange(notebookDocument.uri, notebookDocument.cells);
    tellIndexes(session, notebookDocument.uri);
  });
  synchronization.onDidChangeNotebookDocument(({ notebookDocument: { uri }, change: { cells = {} } }) => {
    for (const cell of cells.structure?.didOpen ?? []) documents.open(cell);
    for (const cell of cells.structure?.didClose ?? []) closeCell(cell.uri);
    if (cells.structure !== undefined) {
      const { start, deleteCount, cells: added = [] } = cells.structure.array;
      arrange(uri, (cellsOf.get(uri) ?? []).toSpliced(start, deleteCount, ...added));
    }
    for (const { document, changes } of cells.textContent ?? [])
      documents.change(document.uri, document.version, changes);
    analyses.prune();
    tellIndexes(session, uri);
    if ((cellsOf.get(uri)?.length ?? 0) > 1) refresher.schedule();
  });
  synchronization.onDidCloseNotebookDocument(({ notebookDocument, cellTextDocuments }) => {
    for (const cell of cellTextDocuments) closeCell(cell.uri);
    cellsOf.delete(notebookDocument.uri);
    documents.closeNotebook(notebookDocument.uri);
    analyses.prune();
    tellIndexes(session, notebookDocument.uri);
  });
}

type Cell = Parameters<FeatureContext['documents']['arrangeNotebook']>[1][number];

function registerWorkspace(session: SynchronizationContext): void {
  const { connection, context, settings, refresher, folders, indexes } = session;
  const { budgets } = context;
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    settings.forget(pushed);
    refresher.schedule();
    budgets.settingsChanged();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => isPolicyUri(uri))) policyChanged(session);
    budgets.source.filesChanged(changes.flatMap(({ uri }) => context.pathOf(uri) ?? []));
    indexes.filesChanged(changes.flatMap((change) => changedFile(change, context)));
  });
  const foldersMoved = (uris: readonly string[]): void => {
    const paths = uris.flatMap((uri) => context.pathOf(uri) ?? []);
    indexes.filesChanged(paths.map((path) => ({ path, change: 'come or gone' })));
  };
  connection.workspace.onDidDeleteFiles(({ files }) => foldersMoved(files.map(({ uri }) => uri)));
  connection.workspace.onDidRenameFiles(({ files }) =>
    foldersMoved(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
  );
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) => {
    for (const { uri } of removed) folders.delete(uri.replace(/\/$/, ''));
    for (const { uri, name } of added) folders.set(uri.replace(/\/$/, ''), name);
    indexes.dispose();
    context.branchDiffs.forget();
    policyChanged(session);
  });
}

function changedFile({ uri, type }: FileEvent, { pathOf }: FeatureContext): readonly ChangedFile[] {
  const path = pathOf(uri);
  if (path === null) return [];
  return [{ path, change: type === FileChangeType.Changed ? 'changed' : 'come or gone' }];
}

/** Files that the calls of others may depend on: sources, prompts and settings, what leaves files out, environment files. */
const watchedPatterns = [
  '**/*.{py,ts,tsx,mts,cts,js,jsx,mjs,cjs,ipynb}',
  '**/*.{txt,md,mdx,prompt,prompty,j2,jinja,jinja2,hbs,mustache,liquid,yml,yaml,json,jsonc,toml,cfg,ini,xml}',
  '**/.gitignore',
  '**/{.env*,env.example}',
];

/** Asks the editor to tell of changed settings and files; to be called when it is ready for requests. */
export async function registerWatchers({ client }: Connection, { workspace }: ClientCapabilities): Promise<void> {
  if (workspace?.didChangeConfiguration?.dynamicRegistration === true) {
    await client.register(DidChangeConfigurationNotification.type, { section: 'callcost' });
  }
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
    const watchers = watchedPatterns.map((globPattern) => ({ globPattern }));
    await client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}
