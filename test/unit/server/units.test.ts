import assert from 'node:assert/strict';
import { createDocuments } from '../../../src/server/documents.ts';
import { unitOf } from '../../../src/server/units.ts';

/** The text that is analysed for the first cell of a notebook of Python cells. */
function check(cells: readonly string[], expected: string): void {
  const documents = createDocuments();
  for (const [index, text] of cells.entries()) {
    documents.open({ uri: `cell:${index}`, languageId: 'python', version: 1, text });
  }
  documents.open({ uri: 'cell:sql', languageId: 'sql', version: 1, text: 'select 1' });
  const document = (uri: string) => ({ kind: 2, document: uri }) as const;
  documents.arrangeNotebook('file:///a.ipynb', [
    document('cell:sql'),
    ...cells.map((_, index) => document(`cell:${index}`)),
  ]);
  const first = documents.get('cell:0');
  assert.ok(first !== undefined);
  const unit = unitOf(first, documents);
  assert.equal(unit?.text, expected);
  for (const { document, start } of unit?.parts ?? []) {
    const { length } = document.placed.text;
    assert.equal(unit?.text.slice(start, start + length).length, length);
  }
}

describe('the text of a notebook', () => {
  it('is that of its cells of one language', () => check(['a = 1', 'b = a'], 'a = 1\nb = a'));

  it('has nothing of the shell, of magics and of other programs, at the same offsets', () => {
    check(['%pip install x\na = 1', '%%bash\nls', 'b = a'], '__            \na = 1\n      \n  \nb = a');
  });

  it('ends in each cell what the cell leaves open', () => check(['a = f(', 'b = 1'], 'a = f(\n)\nb = 1'));
});

describe('the language of a document', () => {
  function checkLanguage(languageId: string, uri: string, expected: string | null): void {
    const documents = createDocuments();
    documents.open({ uri, languageId, version: 1, text: '' });
    const document = documents.get(uri);
    assert.equal(document === undefined ? null : (unitOf(document, documents)?.language ?? null), expected);
  }

  it('is what the editor says, else what the name says', () => {
    checkLanguage('typescriptreact', 'untitled:1', 'tsx');
    checkLanguage('python', 'file:///a.txt', 'python');
    checkLanguage('something', 'file:///a.mts', 'typescript');
    checkLanguage('rust', 'file:///a.rs', null);
  });
});
