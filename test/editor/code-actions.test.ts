import assert from 'node:assert/strict';
import {
  type CodeAction,
  commands,
  Range,
  type TextDocument,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { eventually, fileUri, openFile, readyExtension } from './support.ts';

const triage = 'helpdesk/service/helpdesk/triage.py';
const policy = 'helpdesk/callcost.yml';

/** The actions on a text of a document, with their edits. */
async function actionsOn(document: TextDocument, text: string, kind?: string): Promise<readonly CodeAction[]> {
  const start = document.positionAt(document.getText().indexOf(text));
  return commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new Range(start, start),
    kind,
    100,
  );
}

function actionOn(document: TextDocument, text: string, title: RegExp): Promise<CodeAction> {
  return eventually(`an action ${title}`, async () => {
    const actions = await actionsOn(document, text);
    return actions.find((action) => title.test(action.title)) ?? null;
  });
}

async function editOf(document: TextDocument, text: string, title: RegExp): Promise<WorkspaceEdit> {
  const { edit } = await actionOn(document, text, title);
  assert.ok(edit !== undefined, `${title} has no edit`);
  return edit;
}

/** Makes an edit, hands over what the document then says, and checks that undoing gives back what it said. */
async function applied(document: TextDocument, edit: WorkspaceEdit): Promise<string> {
  const before = document.getText();
  assert.ok(await workspace.applyEdit(edit));
  const after = document.getText();
  await window.showTextDocument(document);
  await commands.executeCommand('undo');
  assert.equal(document.getText(), before);
  return after;
}

/** The callee of the first call of the file. */
const call = 'client.chat.completions.create';

function useExtension(): void {
  before(() => readyExtension());

  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
}

describe('code actions', () => {
  useExtension();

  it('set an output limit', async () => {
    const document = await openFile(triage);
    const text = await applied(document, await editOf(document, call, /^Set the output limit to 26,000 tokens/));
    assert.match(text, /create\(\n(?: {8}.*\n)*? {8}max_completion_tokens=26000,\n(?: {8}.*\n)*? {4}\)/);
  });

  it('switch the model where its id is written', async () => {
    const document = await openFile(triage);
    const text = await applied(document, await editOf(document, call, /^Switch to gpt-5\.4-mini/));
    assert.match(text, /TRIAGE_MODEL = os\.getenv\("TRIAGE_MODEL", "gpt-5\.4-mini"\)/);
  });

  it('ignore a finding here', async () => {
    const document = await openFile(triage);
    const text = await applied(document, await editOf(document, call, /^Ignore tier-downgrade here$/));
    assert.match(text, /# callcost-ignore tier-downgrade -- .*\n {4}response = client\.chat/);
  });

  it('ignore a rule everywhere, in callcost.yml', async () => {
    const rules = await workspace.openTextDocument(fileUri(policy));
    const document = await openFile(triage);
    const text = await applied(rules, await editOf(document, call, /^Turn tier-downgrade off in callcost\.yml$/));
    assert.match(text, /^rules:\n {2}attribution-missing: information\n {2}tier-downgrade: off$/m);
  });

  it('change all findings of a rule in the file as one step', async () => {
    const document = await openFile(triage);
    const edit = await editOf(document, call, /^Fix all \d+ findings of attribution-missing in this file$/);
    const text = await applied(document, edit);
    assert.match(text, /# callcost: feature=ticket-triage\n {4}response = client\.chat/);
    assert.equal(text.match(/metadata=\{"feature": "ticket-triage"\}/g)?.length, 2);
  });
});

describe('code actions beyond a call', () => {
  useExtension();

  it('edit the file in which the model is written', async () => {
    const document = await openFile(triage);
    const settings = await workspace.openTextDocument(fileUri('helpdesk/service/helpdesk/settings.py'));
    const edit = await editOf(document, 'client.responses.create', /^Switch to gpt-6-luna/);
    assert.deepEqual(
      edit.entries().map(([uri]) => uri.toString()),
      [settings.uri.toString()],
    );
    assert.match(await applied(settings, edit), /os\.getenv\("SENTIMENT_MODEL", "gpt-6-luna"\)/);
  });

  it('write a comparison of both models beside the file', async () => {
    const document = await openFile(triage);
    const edit = await editOf(document, call, /^Compare gpt-5\.5 and gpt-5\.4-mini before switching/);
    assert.ok(await workspace.applyEdit(edit));
    const folder = Uri.joinPath(document.uri, '..');
    const [name] = (await workspace.fs.readDirectory(folder)).flatMap(([each]) =>
      each.startsWith('promptfooconfig.callcost') ? [each] : [],
    );
    assert.ok(name !== undefined);
    const file = Uri.joinPath(folder, name);
    try {
      const comparison = await workspace.openTextDocument(file);
      for (const part of ['openai:chat:gpt-5.5', 'openai:chat:gpt-5.4-mini', 'exactly one of these labels']) {
        assert.ok(comparison.getText().includes(part), `${part} is missing`);
      }
    } finally {
      await workspace.fs.delete(file);
    }
  });

  it('make all safe changes of a file when that is asked for, as on saving', async () => {
    const document = await openFile(triage);
    const [action, ...others] = await eventually('the action', async () => {
      const actions = await actionsOn(document, 'import os', 'source.fixAll.callcost');
      return actions.length > 0 ? actions : null;
    });
    assert.ok(action?.edit !== undefined);
    assert.equal(others.length, 0);
    assert.notEqual(await applied(document, action.edit), document.getText());
  });

  it('are not offered where there is no call', async () => {
    const document = await openFile(triage);
    await actionOn(document, call, /^Set the output limit/);
    assert.deepEqual(await actionsOn(document, 'import os'), []);
  });
});
