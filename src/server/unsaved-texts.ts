import type { UnsavedTexts } from '../workspace/analyse-file.ts';
import type { Documents } from './documents.ts';
import type { ServerHost } from './host.ts';
import { unitsOfNotebookAt } from './units.ts';

/** The open documents as they are at the moment, by path; cells are those of their notebooks. */
export function unsavedTexts(documents: Documents, pathOf: ServerHost['pathOf']): UnsavedTexts {
  const plain = documents.all().filter(({ uri }) => documents.notebookOf(uri) === null);
  const open = new Map(plain.map(({ uri, placed }) => [pathOf(uri), placed.text]));
  return {
    unsavedTextOf: (file) => open.get(file.replaceAll('\\', '/')) ?? null,
    unsavedNotebookOf: (file) => unitsOfNotebookAt(file.replaceAll('\\', '/'), documents, pathOf),
  };
}
