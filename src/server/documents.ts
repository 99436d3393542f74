import type { NotebookDocument, TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { applyChanges, type PlacedText, placeText } from './text-document.ts';

/** A document as it is in the editor, saved or not. */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly placed: PlacedText;
}

/** The documents that are open in the editor, and the notebooks that their cells belong to. */
export interface Documents {
  get(uri: string): OpenDocument | undefined;
  all(): readonly OpenDocument[];
  /** Opens a document; one that is open already is replaced. */
  open(item: TextDocumentItem): void;
  /** Changes for documents that are not open are ignored. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void;
  close(uri: string): void;
  /** Says which cells a notebook has, in order. */
  arrangeNotebook(uri: string, cells: NotebookDocument['cells']): void;
  closeNotebook(uri: string): void;
  /** The notebook of a cell with its code cells; null for documents that are no cells. */
  notebookOf(uri: string): Notebook | null;
}

/** A notebook. */
export interface Notebook {
  readonly uri: string;
  /** Code cells in order; `index` counts all cells, from 0. */
  readonly cells: readonly { readonly uri: string; readonly index: number }[];
}

/** No documents yet. */
export function createDocuments(): Documents {
  const documents = new Map<string, OpenDocument>();
  const notebooks = new Map<string, Notebook>();
  const notebookByCell = new Map<string, string>();
  const forgetCells = (uri: string): void => {
    for (const cell of notebooks.get(uri)?.cells ?? []) notebookByCell.delete(cell.uri);
  };
  return {
    get: (uri) => documents.get(uri),
    all: () => [...documents.values()],
    open: ({ uri, languageId, version, text }) => {
      documents.set(uri, { uri, languageId, version, placed: placeText(text) });
    },
    change(uri, version, changes) {
      const document = documents.get(uri);
      if (document === undefined) return;
      documents.set(uri, { ...document, version, placed: applyChanges(document.placed, changes) });
    },
    close: (uri) => {
      documents.delete(uri);
    },
    arrangeNotebook(uri, cells) {
      forgetCells(uri);
      const code = cells.flatMap(({ kind, document }, index) => (kind === codeCell ? [{ uri: document, index }] : []));
      notebooks.set(uri, { uri, cells: code });
      for (const cell of code) notebookByCell.set(cell.uri, uri);
    },
    closeNotebook(uri) {
      forgetCells(uri);
      notebooks.delete(uri);
    },
    notebookOf: (uri) => notebooks.get(notebookByCell.get(uri) ?? '') ?? null,
  };
}

/** `NotebookCellKind.Code`. */
const codeCell = 2;
