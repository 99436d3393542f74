import {
  type ClientCapabilities,
  CodeActionKind,
  type FileOperationRegistrationOptions,
  ResourceOperationKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { CodeActionAbilities } from './feature-context.ts';

/** The kind of action that makes every safe change of a document. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.callcost`;

/** Watchers of files say nothing of what was in a folder that is gone. */
const foldersOnDisk: FileOperationRegistrationOptions = {
  filters: [{ scheme: 'file', pattern: { glob: '**/*', matches: 'folder' } }],
};

/** What the server can do. Cells come with their notebook, all of them, so that their order and number are known. */
export const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  notebookDocumentSync: {
    notebookSelector: [{ notebook: '*' }],
  },
  inlayHintProvider: { resolveProvider: true },
  codeLensProvider: { resolveProvider: false },
  hoverProvider: true,
  definitionProvider: true,
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind],
    resolveProvider: true,
  },
  completionProvider: { triggerCharacters: [' ', '{', ',', '[', '"'] },
  diagnosticProvider: { identifier: 'callcost', interFileDependencies: true, workspaceDiagnostics: false },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { didRename: foldersOnDisk, didDelete: foldersOnDisk },
  },
};

/** What a client says of itself; the least where it says nothing. */
export function codeActionAbilities({ textDocument, workspace }: ClientCapabilities): CodeActionAbilities {
  const edits = workspace?.workspaceEdit;
  return {
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    confirmsEdits: edits?.changeAnnotationSupport !== undefined && edits.documentChanges === true,
    versionsEdits: edits?.documentChanges === true,
    createsFiles:
      edits?.documentChanges === true && edits.resourceOperations?.includes(ResourceOperationKind.Create) === true,
  };
}
