/** What is analysed as one text: a document, or all cells of a notebook that are in the same language. */
import type { LanguageId } from '../core/model.ts';
import { languageOfPath } from '../core/scan/languages.ts';
import type { Documents, OpenDocument } from './documents.ts';

/** A text to analyse. It changes exactly when `stamp` does. */
export interface Unit {
  readonly key: string;
  readonly language: LanguageId;
  readonly stamp: string;
  readonly text: string;
  readonly parts: readonly UnitPart[];
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
  if (notebook === null) return unitOfParts(document.uri, language, [document], (text) => text);
  const cells = notebook.cellUris.flatMap((uri) => documents.get(uri) ?? []);
  const own = cells.filter((cell) => languageOf(cell) === language);
  return unitOfParts(
    `${notebook.uri}#${language}`,
    language,
    own,
    language === 'python' ? withoutMagics : (text) => text,
  );
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

function unitOfParts(
  key: string,
  language: LanguageId,
  documents: readonly OpenDocument[],
  readable: (text: string) => string,
): Unit {
  const parts: UnitPart[] = [];
  const texts: string[] = [];
  let start = 0;
  for (const document of documents) {
    const text = readable(document.placed.text);
    parts.push({ document, start });
    texts.push(text);
    start += text.length + 1;
  }
  const stamp = documents.map(({ uri, version }) => `${version} ${uri}`).join('\n');
  return { key, language, stamp, text: texts.join('\n'), parts };
}

/**
 * The text of a cell with what is no Python as comments of the same length: `%pip install`, `!ls`, `name?`, and cells of
 * other programs (`%%bash`).
 */
function withoutMagics(text: string): string {
  const [, cellMagic] = /^\s*%%(\w+)/.exec(text) ?? [];
  if (cellMagic !== undefined && !pythonCellMagics.has(cellMagic)) return text.replace(/[^\r\n]/g, ' ');
  return text.replace(/^([ \t]*)[%!?](?=\S)|^([ \t]*)[\w.]+\?{1,2}[ \t]*$/gm, (line, before, name) =>
    name === undefined ? `${before}#` : `#${' '.repeat(line.length - 1)}`,
  );
}

const pythonCellMagics: ReadonlySet<string> = new Set(['time', 'timeit', 'capture', 'prun']);
