import assert from 'node:assert/strict';
import {
  type CodeLens,
  ConfigurationTarget,
  commands,
  type Hover,
  type InlayHint,
  Position,
  Range,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { eventually, fileUri, openFile, readyExtension } from './support.ts';

/** Line of the call in desk/reply.py, 0-based. */
const callLine = 6;

/** The labels of our hints, by 0-based line. */
async function labelsOf(document: TextDocument): Promise<ReadonlyMap<number, string>> {
  const all = new Range(0, 0, document.lineCount, 0);
  const hints = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, all);
  return new Map(hints.map(({ position, label }) => [position.line, typeof label === 'string' ? label : '']));
}

/** The hint on a line, once there is one that is wanted. */
function hintOn(document: TextDocument, line: number, isWanted = (_label: string) => true): Promise<string> {
  return eventually(`a hint on line ${line + 1} of ${document.uri.path}`, async () => {
    const label = (await labelsOf(document)).get(line);
    return label !== undefined && isWanted(label) ? label : null;
  });
}

function noHints(document: TextDocument): Promise<true> {
  return eventually(`no hint in ${document.uri.path}`, async () =>
    (await labelsOf(document)).size === 0 ? true : null,
  );
}

async function hoverText(document: TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers
    .flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value)))
    .join('\n');
}

describe('hints', () => {
  before(() => readyExtension());

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('stand on the line of a call, with tokens and cost, short enough to be shown whole', async () => {
    const label = await hintOn(await openFile('desk/reply.py'), callLine);
    assert.match(label, /tok.*\$\d/);
    assert.ok(label.length <= 43, label);
  });

  it('follow an edit, and undo', async () => {
    const document = await openFile('desk/reply.py');
    const before = await hintOn(document, callLine);
    const editor = await window.showTextDocument(document);
    const at = document.positionAt(document.getText().indexOf('gpt-4o') + 'gpt-4o'.length);
    await editor.edit((builder) => builder.insert(at, '-mini'));
    const cheaper = await hintOn(document, callLine, (label) => label !== before);
    assert.notEqual(cheaper, before);
    await commands.executeCommand('undo');
    assert.equal(await hintOn(document, callLine, (label) => label === before), before);
  });

  it('move with the lines above them', async () => {
    const document = await openFile('desk/reply.py');
    const before = await hintOn(document, callLine);
    const editor = await window.showTextDocument(document);
    await editor.edit((builder) => builder.insert(new Position(0, 0), '# one more line\n'));
    assert.equal(await hintOn(document, callLine + 1), before);
    await commands.executeCommand('undo');
  });

  it('stand in notebook cells', async () => {
    const notebook = await workspace.openNotebookDocument(fileUri('desk/notes.ipynb'));
    await window.showNotebookDocument(notebook);
    assert.match(await hintOn(notebook.cellAt(1).document, 1), /\$\d/);
  });

  it('stand in every folder of the workspace', async () => {
    assert.match(await hintOn(await openFile('shop/describe.ts'), 5), /\$\d/);
  });

  it('stand in documents that were never saved', async () => {
    const content = (await workspace.openTextDocument(fileUri('desk/reply.py'))).getText();
    const document = await workspace.openTextDocument({ language: 'python', content });
    await window.showTextDocument(document);
    assert.match(await hintOn(document, callLine), /\$\d/);
  });

  it('stay with a file that is renamed', async () => {
    const [from, to] = [fileUri('desk/reply.py'), fileUri('desk/answer.py')];
    await hintOn(await openFile('desk/reply.py'), callLine);
    await rename(from, to);
    try {
      assert.match(await hintOn(await openFile('desk/answer.py'), callLine), /\$\d/);
    } finally {
      await rename(to, from);
    }
  });

  async function rename(from: Uri, to: Uri): Promise<void> {
    const edit = new WorkspaceEdit();
    edit.renameFile(from, to);
    assert.ok(await workspace.applyEdit(edit));
  }
});

describe('settings of hints', () => {
  const configuration = () => workspace.getConfiguration('callcost');
  const set = (key: string, value: unknown) => configuration().update(key, value, ConfigurationTarget.Global);

  before(() => readyExtension());

  afterEach(async () => {
    for (const key of ['enabled', 'inlayHints.enabled', 'codeLens.enabled', 'minimumCost']) await set(key, undefined);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('switch them off and on while the document is open', async () => {
    const document = await openFile('desk/reply.py');
    const before = await hintOn(document, callLine);
    await commands.executeCommand('callcost.toggleHints');
    await noHints(document);
    await commands.executeCommand('callcost.toggleHints');
    assert.equal(await hintOn(document, callLine), before);
  });

  it('leave out calls that cost less than is worth a hint', async () => {
    const document = await openFile('desk/reply.py');
    await hintOn(document, callLine);
    await set('minimumCost', 100);
    await eventually('no hint on the call', async () => ((await labelsOf(document)).has(callLine) ? null : true));
  });

  it('switch to CodeLens', async () => {
    const document = await openFile('desk/reply.py');
    await set('codeLens.enabled', true);
    const titles = await eventually('lenses', async () => {
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
      const here = lenses.filter(({ range }) => range.start.line === callLine);
      return here.length > 0 ? here.map(({ command }) => command?.title ?? '') : null;
    });
    assert.match(titles.join(' | '), /tok.*small.*\$\d.*frontier.*\$\d/);
  });

  it('switch hovers off with everything else', async () => {
    const document = await openFile('desk/reply.py');
    await hintOn(document, callLine);
    await set('enabled', false);
    await noHints(document);
    assert.equal(await hoverText(document, 'gpt-4o'), '');
  });
});

describe('hovers', () => {
  before(() => readyExtension());

  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function check(place: string, expected: readonly RegExp[]): Promise<void> {
    const document = await openFile('desk/reply.py');
    const text = await eventually('a hover', async () => (await hoverText(document, place)) || null);
    for (const pattern of expected) assert.match(text, pattern);
  }

  it('say what a call costs, and where the price is from', () =>
    check('chat.completions', [/Call Cost/, /gpt-4o/, /per call/, /prices of/i]));
  it('answer on the model', () => check('gpt-4o', [/Call Cost/, /\$\d/]));
  it('answer on a prompt', () => check('Answer the ticket', [/Call Cost/, /\d/]));
  it('use what callcost.yml says', () => check('chat.completions', [/800/, /replies/, /\/mo/]));
});
