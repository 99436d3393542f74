import assert from 'node:assert/strict';
import { commands, Position, Selection, Uri, window, workspace } from 'vscode';
import type { ScanSummary } from '../../src/server/protocol.ts';
import { eventually, fileUri, readyExtension } from './support.ts';

describe('opening callcost.yml', () => {
  before(() => readyExtension());

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('opens the file that holds for the active document', async () => {
    await window.showTextDocument(await workspace.openTextDocument(fileUri('desk/reply.py')));
    await commands.executeCommand('callcost.openConfig');
    assert.equal(window.activeTextEditor?.document.uri.path, fileUri('desk/callcost.yml').path);
  });

  it('goes to the line of a setting', async () => {
    const argument = { uri: fileUri('desk/reply.py').toString(), key: ['features', 'replies', 'variables', 'ticket'] };
    await commands.executeCommand('callcost.openConfig', argument);
    const editor = window.activeTextEditor;
    assert.match(editor?.document.lineAt(editor.selection.start.line).text ?? '', /ticket: 800/);
  });

  it('creates the file in a folder that has none, with the features that it found', async () => {
    const uri = fileUri('shop/callcost.yml');
    await window.showTextDocument(await workspace.openTextDocument(fileUri('shop/describe.ts')));
    try {
      await commands.executeCommand('callcost.openConfig');
      assert.equal(window.activeTextEditor?.document.uri.path, uri.path);
      assert.match(window.activeTextEditor?.document.getText() ?? '', /^version: 1/m);
    } finally {
      await commands.executeCommand('workbench.action.closeAllEditors');
      await workspace.fs.delete(uri);
    }
  });
});

describe('reporting a wrong estimate', () => {
  before(() => readyExtension());

  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('opens a text with the facts of the call and without its source', async () => {
    const editor = await window.showTextDocument(await workspace.openTextDocument(fileUri('desk/reply.py')));
    editor.selection = new Selection(new Position(6, 20), new Position(6, 20));
    await commands.executeCommand('callcost.reportEstimate');
    const report = await eventually('the text', () => {
      const document = window.activeTextEditor?.document;
      return document?.languageId === 'markdown' ? document.getText() : null;
    });
    assert.match(report, /gpt-4o/);
    for (const secret of ['Answer the ticket', 'ticket', 'reply.py', 'desk']) {
      assert.ok(!report.includes(secret), `${secret} is in the report`);
    }
  });
});

describe('scanning the workspace', () => {
  it('finds the calls of every folder', async () => {
    await readyExtension();
    const summary = await commands.executeCommand<ScanSummary>('callcost.scan');
    const calls = new Map(
      summary.folders.map(({ uri, totals }) => [Uri.parse(uri).path.split('/').at(-1), totals.calls]),
    );
    assert.deepEqual([...calls.keys()], ['desk', 'shop', 'helpdesk']);
    assert.equal(calls.get('shop'), 1);
    for (const [folder, count] of calls) assert.ok(count > 0, `${folder} has no calls`);
    assert.match(summary.message, /\d/);
  });
});
