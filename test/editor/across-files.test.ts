import assert from 'node:assert/strict';
import {
  commands,
  type Hover,
  type InlayHint,
  type Location,
  type LocationLink,
  Range,
  Selection,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { eventually, fileUri, openFile, readyExtension } from './support.ts';

/** The hint on the line that holds a text, once it is as wanted. */
function hintOn(document: TextDocument, text: string, wanted: RegExp): Promise<string> {
  const { line } = document.positionAt(document.getText().indexOf(text));
  return eventually(`a hint ${wanted} in ${document.uri.path}`, async () => {
    const range = new Range(line, 0, line + 1, 0);
    const hints = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, range);
    const label = hints.find(({ position }) => position.line === line)?.label;
    return typeof label === 'string' && wanted.test(label) ? label : null;
  });
}

async function hoverOn(document: TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers
    .flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value)))
    .join();
}

describe('wrappers', () => {
  before(() => readyExtension());

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('show at their own call how many calls there are, and what they cost', async () => {
    const document = await openFile('helpdesk/service/helpdesk/llm.py');
    const label = await hintOn(document, 'client.responses.create', /^2 call sites · ≈\$/);
    assert.ok(label.length <= 43, label);
  });

  it('list their callers in the hover, with links', async () => {
    const document = await openFile('helpdesk/service/helpdesk/llm.py');
    await hintOn(document, 'client.responses.create', /call sites/);
    const hover = await hoverOn(document, 'client.responses.create');
    assert.match(hover, /\[service\/helpdesk\/titles\.py:12\]\(file:\/\/.*titles\.py#L12\) · gpt-5\.4-nano · ≈\$/);
    assert.match(hover, /\[service\/helpdesk\/knowledge\.py:\d+\]\(.*\) · gpt-5\.4-mini · ≈\$/);
  });

  it('leave the cost to the calls, which say who makes the request', async () => {
    const document = await openFile('helpdesk/service/helpdesk/titles.py');
    await hintOn(document, 'ask(ticket.body', /tok.*\$/);
    const hover = await hoverOn(document, 'ask(ticket.body');
    assert.match(hover, /Calls ask, which makes the request: \[service\/helpdesk\/llm\.py:13\]/);
    assert.match(hover, /gpt-5\.4-nano from \[service\/helpdesk\/settings\.py:\d+\]\(file:\/\//);
  });
});

describe('values of other files', () => {
  before(() => readyExtension());

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are followed while the other file is edited, and before it is saved', async () => {
    const document = await openFile('desk/summary.py');
    const before = await hintOn(document, 'OpenAI().responses', /\$/);
    const models = await workspace.openTextDocument(fileUri('desk/models.py'));
    const at = models.positionAt(models.getText().indexOf('gpt-4o') + 'gpt-4o'.length);
    const edit = new WorkspaceEdit();
    edit.insert(models.uri, at, '-mini');
    assert.ok(await workspace.applyEdit(edit));
    await eventually('another hint', async () => {
      const label = await hintOn(document, 'OpenAI().responses', /\$/);
      return label === before ? null : label;
    });
    await window.showTextDocument(models);
    await commands.executeCommand('undo');
    await window.showTextDocument(document);
    await eventually('the same hint', async () =>
      (await hintOn(document, 'OpenAI().responses', /\$/)) === before ? true : null,
    );
  });

  it('are where a definition leads', async () => {
    const document = await openFile('desk/summary.py');
    await hintOn(document, 'OpenAI().responses', /\$/);
    const position = document.positionAt(document.getText().indexOf('SUMMARY_MODEL,') + 1);
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    const places = found.map((each) => ('targetUri' in each ? each.targetUri : each.uri).path);
    assert.deepEqual(places, [fileUri('desk/models.py').path]);
  });

  it('are where the command goes from a call to its prompt', async () => {
    const document = await openFile('helpdesk/service/helpdesk/triage.py');
    await hintOn(document, 'client.chat.completions.create', /\$/);
    const editor = await window.showTextDocument(document);
    const position = document.positionAt(document.getText().indexOf('TRIAGE_PROMPT},') + 1);
    editor.selection = new Selection(position, position);
    await commands.executeCommand('callcost.goToPrompt');
    assert.match(document.lineAt(editor.selection.start.line).text, /^TRIAGE_PROMPT = /);
  });
});

describe('files that are opened only to be edited', () => {
  before(() => readyExtension());

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  // A rename edits files that nobody looks at, while the editor asks for hints of the one that somebody does.
  it('show the text as it is then, whatever else is asked meanwhile', async () => {
    const document = await openFile('desk/summary.py');
    await hintOn(document, 'OpenAI().responses', /\$/);
    const textWith = (model: string) =>
      Buffer.from(
        `from openai import OpenAI\nOpenAI().responses.create(model="${model}", input="Say hello.", max_output_tokens=80)\n`,
      );
    const labelOf = (opened: TextDocument) => hintOn(opened, 'OpenAI().responses', /\$/);
    const right = fileUri('desk/renamed/right.py');
    await workspace.fs.writeFile(right, textWith('gpt-4o-mini'));
    const labels: string[] = [];
    for (let number = 1; number <= 10; number++) {
      const uri = fileUri(`desk/renamed/${number}.py`);
      await workspace.fs.writeFile(uri, textWith('gpt-4o'));
      const renamed = await workspace.openTextDocument(uri);
      const edit = new WorkspaceEdit();
      edit.insert(uri, renamed.positionAt(renamed.getText().indexOf('gpt-4o') + 'gpt-4o'.length), '-mini');
      const others = [1, 2, 3, 4].map(() => labelOf(document));
      await Promise.all([workspace.applyEdit(edit), ...others]);
      labels.push(await labelOf(renamed));
      await renamed.save();
    }
    assert.deepEqual([...new Set(labels)], [await labelOf(await workspace.openTextDocument(right))]);
    await workspace.fs.delete(fileUri('desk/renamed'), { recursive: true });
  });
});
