import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import {
  DidChangeNotebookDocumentNotification,
  DidCloseNotebookDocumentNotification,
  DidOpenNotebookDocumentNotification,
  NotebookCellKind,
} from 'vscode-languageserver/node';
import type { ReportData, ServerStatus } from '../../src/server/protocol.ts';
import { withFolder } from '../support/folders.ts';
import { LspClient } from '../support/lsp-client.ts';

const notebook = 'file:///work/experiment.ipynb';

const cells = [
  '%pip install openai\nfrom openai import OpenAI\nclient = OpenAI()',
  'SYSTEM = "You sort the tickets of a furniture shop into one of five labels and answer with the label only."',
  'client.chat.completions.create(model="gpt-4o", max_tokens=5, messages=[{"role": "system", "content": SYSTEM}])',
];

function uriOf(cell: number): string {
  return `vscode-notebook-cell:/work/experiment.ipynb#W${cell}`;
}

describe('notebooks', () => {
  let client: LspClient;
  beforeEach(async () => {
    client = await LspClient.start();
    await client.connection.sendNotification(DidOpenNotebookDocumentNotification.type, {
      notebookDocument: {
        uri: notebook,
        notebookType: 'jupyter-notebook',
        version: 1,
        cells: cells.map((_, index) => ({ kind: NotebookCellKind.Code, document: uriOf(index) })),
      },
      cellTextDocuments: cells.map((text, index) => ({ uri: uriOf(index), languageId: 'python', version: 1, text })),
    });
  });
  afterEach(() => client.dispose());

  function change(cells: object): Promise<void> {
    return client.connection.sendNotification(DidChangeNotebookDocumentNotification.type, {
      notebookDocument: { uri: notebook, version: 2 },
      change: { cells },
    });
  }

  it('are read as one program: names of one cell are known in the next', async () => {
    assert.deepEqual(await client.hints(uriOf(0)), []);
    assert.deepEqual(await client.hints(uriOf(1)), ['1: 20 tok']);
    assert.match((await client.hints(uriOf(2)))[0] ?? '', /^1: 27 tok · \$0\.0000\d+/);
    assert.match(await client.hover(uriOf(1), { line: 0, character: 15 }), /prompt · 20 tokens/);
  });

  it('have all their cells asked again after an edit of one', async () => {
    await client.hints(uriOf(2));
    const refresh = client.nextRefresh();
    const text = 'SYSTEM = "You sort the tickets of a furniture shop into one of five labels, and that is all of it."';
    await change({ textContent: [{ document: { uri: uriOf(1), version: 2 }, changes: [{ text }] }] });
    await refresh;
    assert.deepEqual(await client.hints(uriOf(1)), ['1: 21 tok']);
  });

  it('follow cells that are added, moved and removed', async () => {
    const text = 'client.chat.completions.create(model="gpt-4o", max_tokens=5, messages=[])';
    await change({
      structure: {
        array: { start: 0, deleteCount: 1, cells: [] },
        didClose: [{ uri: uriOf(0) }],
      },
    });
    assert.deepEqual(await client.hints(uriOf(1)), ['1: 20 tok']);
    await change({
      structure: {
        array: { start: 0, deleteCount: 0, cells: [{ kind: NotebookCellKind.Code, document: uriOf(7) }] },
        didOpen: [{ uri: uriOf(7), languageId: 'python', version: 1, text: `${cells[0]}\n${text}` }],
      },
    });
    assert.equal((await client.hints(uriOf(7))).length, 1);
    assert.equal((await client.hints(uriOf(2))).length, 1);
  });

  it('leave nothing behind when they are closed', async () => {
    await client.hints(uriOf(2));
    await client.connection.sendNotification(DidCloseNotebookDocumentNotification.type, {
      notebookDocument: { uri: notebook },
      cellTextDocuments: cells.map((_, index) => ({ uri: uriOf(index) })),
    });
    const status: ServerStatus = await client.connection.sendRequest('callcost/status', null);
    assert.equal(status.openDocuments, 0);
    assert.deepEqual(await client.hints(uriOf(2)), []);
  });
});

describe('the report of a folder with notebooks', () => {
  const cell = (source: string) => ({ cell_type: 'code', source, outputs: [], metadata: {} });
  const markdown = { cell_type: 'markdown', source: 'Text', metadata: {} };
  const onDisk = JSON.stringify({ cells: [markdown, ...cells.map(cell)], metadata: {}, nbformat: 4 });

  /** The calls of the report as `model cell:line`, with the first notebook open in the editor as these cells. */
  async function check(open: readonly string[], expected: readonly string[]): Promise<void> {
    await withFolder({ 'a.ipynb': onDisk, 'b.ipynb': onDisk }, async (folder) => {
      const client = await LspClient.start();
      try {
        const uri = pathToFileURL(`${folder}/a.ipynb`).href;
        const uriOfCell = (index: number) => `${uri.replace('file:', 'vscode-notebook-cell:')}#W${index}`;
        const kindOf = (text: string) => (text === 'Text' ? NotebookCellKind.Markup : NotebookCellKind.Code);
        await client.connection.sendNotification(DidOpenNotebookDocumentNotification.type, {
          notebookDocument: {
            uri,
            notebookType: 'jupyter-notebook',
            version: 1,
            cells: open.map((text, index) => ({ kind: kindOf(text), document: uriOfCell(index) })),
          },
          cellTextDocuments: open.map((text, index) => ({
            uri: uriOfCell(index),
            languageId: text === 'Text' ? 'markdown' : 'python',
            version: 1,
            text,
          })),
        });
        const params = { folders: [pathToFileURL(folder).href] };
        const { folders }: ReportData = await client.connection.sendRequest('callcost/report', params);
        const calls = folders[0]?.report?.calls ?? [];
        assert.deepEqual(
          calls.map(({ file, model, cell: index, line }) => `${file} ${model?.value} ${index}:${line}`),
          expected,
        );
      } finally {
        await client.dispose();
      }
    });
  }

  it('has cells as they are in the editor, and the others as they are on the disk', () =>
    check(
      [cells[0] ?? '', 'Text', '# changed\nclient.responses.create(model="gpt-4.1", input="Hi")'],
      ['a.ipynb gpt-4.1 2:2', 'b.ipynb gpt-4o 3:1'],
    ));
});
