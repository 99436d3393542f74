import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';

/** What the server can do. Cells come with their notebook, all of them, so that their order and number are known. */
export const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  notebookDocumentSync: {
    notebookSelector: [{ notebook: '*' }],
  },
  inlayHintProvider: { resolveProvider: true },
  codeLensProvider: { resolveProvider: false },
  hoverProvider: true,
  completionProvider: { triggerCharacters: [' ', '{', ',', '[', '"'] },
  diagnosticProvider: { identifier: 'callcost', interFileDependencies: true, workspaceDiagnostics: false },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};
