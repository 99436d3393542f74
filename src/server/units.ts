/** What is analysed as one text: a document, or all cells of a notebook that are in the same language. */
import type { CellPlace, LanguageId } from '../core/model.ts';
import { languageOfPath } from '../core/scan/languages.ts';
import { joinCells } from '../core/scan/notebook-text.ts';
import type { Documents, Notebook, OpenDocument } from './documents.ts';

/** A text to analyse. It changes exactly when `stamp` does. */
export interface Unit {
  readonly key: string;
  readonly language: LanguageId;
  readonly stamp: string;
  readonly text: string;
  readonly parts: readonly UnitPart[];
  /** Of a notebook: where its cells stand in the text, in the order of the parts. */
  readonly cells?: readonly CellPlace[];
}

/** Where a document stands in the text of its unit. */
export interface UnitPart {
  readonly document: OpenDocument;
  readonly start: number;
}

/** The unit of a document; null where its language is not scanned. */
export function unitOf(document: OpenDocument, documents: Documents): Unit | null {
  const language = languageOf(document);
  if (language === null) return null;
  const notebook = documents.notebookOf(document.uri);
  return notebook === null ? unitOfDocument(document, language) : unitOfNotebook(notebook, language, documents);
}

/** The units of all notebooks that are open. */
function unitsOfNotebooks(documents: Documents): readonly Unit[] {
  const units = documents.all().flatMap((document) => unitOf(document, documents) ?? []);
  return [...new Map(units.map((unit) => [unit.key, unit])).values()].filter(({ cells }) => cells !== undefined);
}

/** The programs of a notebook as they are in the editor; null where it is not open there. */
export function unitsOfNotebookAt(
  path: string,
  documents: Documents,
  pathOf: (uri: string) => string | null,
): readonly Unit[] | null {
  const units = unitsOfNotebooks(documents).filter(({ parts }) => pathOf(parts[0]?.document.uri ?? '') === path);
  return units.length === 0 ? null : units;
}

/** The language of a document by what the editor says, else by its name. */
function languageOf({ languageId, uri }: OpenDocument): LanguageId | null {
  return languageByEditorId[languageId] ?? languageOfPath(uri);
}

const languageByEditorId: Readonly<Record<string, LanguageId>> = {
  python: 'python',
  typescript: 'typescript',
  typescriptreact: 'tsx',
  tsx: 'tsx',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  jsx: 'javascript',
};

function unitOfDocument(document: OpenDocument, language: LanguageId): Unit {
  const { uri, placed } = document;
  return { key: uri, language, stamp: stampOf([document]), text: placed.text, parts: [{ document, start: 0 }] };
}

function unitOfNotebook({ uri, cells }: Notebook, language: LanguageId, documents: Documents): Unit {
  const own = cells.flatMap((cell) => {
    const document = documents.get(cell.uri);
    return document === undefined || languageOf(document) !== language ? [] : [{ document, index: cell.index }];
  });
  const joined = joinCells(
    own.map(({ document, index }) => ({ index, text: document.placed.text })),
    language,
  );
  const parts = own.map(({ document }, index) => ({ document, start: joined.cells[index]?.start ?? 0 }));
  const stamp = stampOf(own.map(({ document }) => document));
  return { key: `${uri}#${language}`, language, stamp, parts, ...joined };
}

function stampOf(documents: readonly OpenDocument[]): string {
  return documents.map(({ uri, version }) => `${version} ${uri}`).join('\n');
}
