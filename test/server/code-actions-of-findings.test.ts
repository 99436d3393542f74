import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import { withFolder } from '../support/folders.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';
import { editedText } from '../support/workspace-edits.ts';

/** A prompt with forty lines, each indented by twenty spaces. */
function prompt(topic: string): string {
  const lines = Array.from({ length: 40 }, (_, index) => `${' '.repeat(20)}Rule ${index + 1} about ${topic} is kept.`);
  return `"""\n${lines.join('\n')}\n"""`;
}

function sourceWith(first: string, second: string): string {
  return [
    'from openai import OpenAI',
    'client = OpenAI()',
    `FIRST = ${first}`,
    `SECOND = ${second}`,
    'def one():',
    '    return client.responses.create(model="gpt-4o", input=FIRST, max_output_tokens=9)',
    'def other():',
    '    return client.responses.create(model="gpt-4o", input=SECOND, max_output_tokens=9)',
  ].join('\n');
}

const source = sourceWith(prompt('cats'), prompt('dogs'));
const dedented = (topic: string) => prompt(topic).replaceAll(' '.repeat(20), '');
const callLine = source.split('\n').findIndex((line) => line.includes('input=FIRST'));
const position = { line: callLine, character: 20 };

function titled(actions: readonly CodeAction[], pattern: RegExp): CodeAction {
  const found = actions.find(({ title }) => pattern.test(title));
  assert.ok(found !== undefined, `no action ${pattern} among ${actions.map(({ title }) => title).join(' · ')}`);
  return found;
}

describe('code actions of findings', () => {
  let client: LspClient;
  const uri = 'untitled:findings.py';
  before(async () => {
    client = await LspClient.start();
    await client.open(uri, 'python', source);
  });
  after(() => client.dispose());

  it('make the change of one finding', async () => {
    const action = titled(await client.codeActions(uri, position, ['quickfix']), /^Remove the indentation/);
    assert.equal(action.isPreferred, true);
    assert.equal(editedText(await client.editOf(action), uri, source), sourceWith(dedented('cats'), prompt('dogs')));
  });

  it('say which diagnostics they take away', async () => {
    const range = { start: position, end: position };
    const shown = ['prompt-waste', 'batchable'].map((code) => ({ range, code, source: 'callcost', message: '' }));
    const action = titled(await client.codeActions(uri, position, ['quickfix'], shown), /^Remove the indentation/);
    assert.deepEqual(
      action.diagnostics?.map(({ code }) => code),
      ['prompt-waste'],
    );
  });

  it('make the safe changes of all findings of a rule in the file', async () => {
    const actions = await client.codeActions(uri, position);
    const edit = await client.editOf(titled(actions, /^Fix all 2 findings of prompt-waste in this file$/));
    assert.equal(editedText(edit, uri, source), sourceWith(dedented('cats'), dedented('dogs')));
  });

  it('make all safe changes of the document when that is asked for', async () => {
    const start = { line: 0, character: 0 };
    assert.deepEqual(await client.codeActions(uri, start), []);
    const [action, ...others] = await client.codeActions(uri, start, ['source.fixAll']);
    assert.ok(action !== undefined);
    assert.deepEqual([action.kind, others.length], ['source.fixAll.callcost', 0]);
    assert.equal(editedText(await client.editOf(action), uri, source), sourceWith(dedented('cats'), dedented('dogs')));
  });

  it('ignore a finding in a comment above the call, after which it is gone', async () => {
    const edit = await client.editOf(titled(await client.codeActions(uri, position), /^Ignore prompt-waste here$/));
    const text = editedText(edit, uri, source);
    assert.equal(text.split('\n')[callLine], '    # callcost-ignore prompt-waste -- TODO: say why');
    const ignored = 'untitled:ignored.py';
    await client.open(ignored, 'python', text);
    const actions = await client.codeActions(ignored, { line: callLine + 1, character: 20 }, ['quickfix']);
    assert.deepEqual(
      actions.filter(({ title }) => title.includes('prompt-waste')),
      [],
    );
  });

  it('turn a rule off in the callcost.yml that holds', () =>
    withFolder({ 'callcost.yml': 'version: 1 # ours\n', 'app.py': source }, async (folder) => {
      const inFolder = await LspClient.start({ folders: [folder] });
      const file = uriIn(folder, 'app.py');
      await inFolder.open(file, 'python', source);
      const edit = await inFolder.editOf(titled(await inFolder.codeActions(file, position), /^Turn prompt-waste off/));
      const policy = uriIn(folder, 'callcost.yml');
      assert.equal(editedText(edit, policy, 'version: 1 # ours\n'), 'version: 1 # ours\nrules:\n  prompt-waste: off\n');
      await inFolder.dispose();
    }));

  it('turn a rule off in a new callcost.yml where there is none', () =>
    withFolder({ 'app.py': source }, async (folder) => {
      const inFolder = await LspClient.start({ folders: [folder] });
      const file = uriIn(folder, 'app.py');
      await inFolder.open(file, 'python', source);
      const edit = await inFolder.editOf(titled(await inFolder.codeActions(file, position), /^Turn prompt-waste off/));
      const policy = uriIn(folder, 'callcost.yml');
      assert.equal(editedText(edit, policy, ''), 'version: 1\nrules:\n  prompt-waste: off\n');
      await inFolder.dispose();
    }));
});

describe('code actions for all findings of a rule in the workspace', () => {
  it('edit every file, open or not, once that is confirmed', () =>
    withFolder({ 'app.py': source, 'lib/other.py': source }, async (folder) => {
      const client = await LspClient.start({ folders: [folder] });
      const [uri, other] = [uriIn(folder, 'app.py'), uriIn(folder, 'lib/other.py')];
      await client.open(uri, 'python', `# unsaved\n${source}`);
      const actions = await client.codeActions(uri, { ...position, line: position.line + 1 });
      const edit = await client.editOf(titled(actions, /^Fix all findings of prompt-waste in the workspace$/));
      const fixed = sourceWith(dedented('cats'), dedented('dogs'));
      assert.equal(editedText(edit, uri, `# unsaved\n${source}`), `# unsaved\n${fixed}`);
      assert.equal(editedText(edit, other, source), fixed);
      const [annotation] = Object.values(edit?.changeAnnotations ?? {});
      assert.deepEqual([annotation?.needsConfirmation, annotation?.description], [true, 'In 2 files']);
      await client.dispose();
    }));
});
