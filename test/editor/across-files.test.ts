import assert from 'node:assert/strict';
import { commands, type Hover, type InlayHint, Range, Selection, type TextDocument, window, workspace } from 'vscode';
import { eventually, fileUri, readyExtension } from './support.ts';

/** Line of the call in desk/summary.py, 0-based. */
const callLine = 4;

async function open(path: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(fileUri(path));
  await window.showTextDocument(document);
  return document;
}

/** The hint of the call, once it is one that is wanted. */
function callHint(document: TextDocument, isWanted: (label: string) => boolean): Promise<string> {
  return eventually(`a hint on the call of ${document.uri.path}`, async () => {
    const all = new Range(0, 0, document.lineCount, 0);
    const hints = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, all);
    const label = hints.find(({ position }) => position.line === callLine)?.label;
    return typeof label === 'string' && isWanted(label) ? label : null;
  });
}

describe('values of other files', () => {
  before(() => readyExtension());

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are in hints, and change with the other file before it is saved', async () => {
    const document = await open('desk/summary.py');
    const before = await callHint(document, (label) => label.includes('$'));
    const other = await open('desk/models.py');
    const editor = await window.showTextDocument(other);
    const at = other.positionAt(other.getText().indexOf('gpt-4o') + 'gpt-4o'.length);
    await editor.edit((builder) => builder.insert(at, '-mini'));
    await callHint(document, (label) => label.includes('$') && label !== before);
    await commands.executeCommand('undo');
    assert.equal(await callHint(document, (label) => label === before), before);
  });

  it('are linked in the hover of the call', async () => {
    const document = await open('desk/summary.py');
    const position = document.positionAt(document.getText().indexOf('responses') + 1);
    const text = await eventually('a hover with the place of the model', async () => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
      const parts = hovers.flatMap(({ contents }) => contents);
      const markdown = parts.map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
      return markdown.includes('models.py') ? markdown : null;
    });
    assert.match(text, /gpt-4o from \[models\.py:1\]\(file:[^)]*\/models\.py#L1\)/);
  });

  it('are opened by "Go to prompt"', async () => {
    const document = await open('desk/summary.py');
    await callHint(document, (label) => label.includes('$'));
    const editor = await window.showTextDocument(document);
    const at = document.positionAt(document.getText().indexOf('SUMMARY_MODEL,'));
    editor.selection = new Selection(at, at);
    await commands.executeCommand('callcost.goToPrompt');
    const shown = await eventually('the file of the model', () => {
      const active = window.activeTextEditor;
      return active?.document.uri.path.endsWith('/models.py') === true ? active : null;
    });
    assert.equal(shown.selection.start.line, 0);
  });
});
