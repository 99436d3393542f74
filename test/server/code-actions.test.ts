import assert from 'node:assert/strict';
import type { CodeAction, Position } from 'vscode-languageserver';
import { withFolder } from '../support/folders.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';
import { editedText } from '../support/workspace-edits.ts';

const source = [
  'from openai import OpenAI',
  'client = OpenAI()',
  'MODEL = "gpt-4o"',
  'def one(ticket):',
  '    return client.chat.completions.create(',
  '        model=MODEL,',
  '        messages=[{"role": "user", "content": f"Sort {ticket}"}],',
  '    )',
  'def other(ticket):',
  '    return client.chat.completions.create(model=MODEL, max_tokens=9, messages=[{"role": "user", "content": ticket}])',
  'def third(model):',
  '    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": "Hi"}])',
].join('\n');

/** The place of a word in the source. */
function at(word: string): Position {
  const line = source.split('\n').findIndex((text) => text.includes(word));
  return { line, character: source.split('\n')[line]?.indexOf(word) ?? 0 };
}

function titled(actions: readonly CodeAction[], pattern: RegExp): CodeAction {
  const found = actions.find(({ title }) => pattern.test(title));
  assert.ok(found !== undefined, `no action ${pattern} among ${actions.map(({ title }) => title).join(' · ')}`);
  return found;
}

describe('code actions', () => {
  let client: LspClient;
  const uri = 'untitled:actions.py';
  before(async () => {
    client = await LspClient.start();
    await client.open(uri, 'python', source);
  });
  after(() => client.dispose());

  it('offer a cheaper model, a comparison and a limit on a call', async () => {
    const titles = (await client.codeActions(uri, at('messages=[{"role": "user", "content": f'))).map(
      ({ title }) => title,
    );
    assert.equal(titles.length, 4);
    assert.match(titles[0] ?? '', /^Switch to gpt-4o-mini \(changes 1 other call, saves ≥\$0\.000\d+ per call\)$/);
    assert.match(titles[1] ?? '', /^Switch to gpt-4o-mini only here \(saves ≥\$0\.000\d+ per call\)$/);
    assert.equal(titles[2], 'Compare gpt-4o and gpt-4o-mini before switching (promptfoo)');
    assert.equal(titles[3], 'Set an output limit of 4,096 tokens');
  });

  it('say the saving as a range where the limit gives one', async () => {
    const actions = await client.codeActions(uri, at('max_tokens=9'));
    titled(actions, /^Switch to gpt-4o-mini only here \(saves ≈\$0\.000\d+–0\.000\d+ per call\)$/);
  });

  it('come without an edit until one is chosen', async () => {
    const actions = await client.codeActions(uri, at('model=MODEL,'));
    assert.ok(actions.every(({ edit }) => edit === undefined));
  });

  it('change the constant, and have that confirmed as it changes another call', async () => {
    const edit = await client.editOf(titled(await client.codeActions(uri, at('model=MODEL,')), /changes 1 other call/));
    assert.equal(editedText(edit, uri, source), source.replace('"gpt-4o"', '"gpt-4o-mini"'));
    const [annotation] = Object.values(edit?.changeAnnotations ?? {});
    assert.deepEqual([annotation?.needsConfirmation, annotation?.description], [true, 'Changes 1 other call']);
  });

  it('change this call only, without asking', async () => {
    const edit = await client.editOf(titled(await client.codeActions(uri, at('model=MODEL,')), /only here/));
    assert.equal(editedText(edit, uri, source), source.replace('model=MODEL,', 'model="gpt-4o-mini",'));
    assert.equal(edit?.changeAnnotations, undefined);
  });

  it('set an output limit', async () => {
    const edit = await client.editOf(titled(await client.codeActions(uri, at('model=MODEL,')), /output limit/));
    const line = source.split('\n')[6] ?? '';
    assert.equal(editedText(edit, uri, source), source.replace(line, `${line}\n        max_completion_tokens=4096,`));
  });
});

describe('code actions at other places', () => {
  let client: LspClient;
  const uri = 'untitled:places.py';
  before(async () => {
    client = await LspClient.start();
    await client.open(uri, 'python', source);
  });
  after(() => client.dispose());

  it('are offered where the model is written', async () => {
    titled(await client.codeActions(uri, at('"gpt-4o"')), /^Switch to gpt-4o-mini/);
  });

  it('are not offered for a model that is chosen at run time, nor away from calls', async () => {
    assert.deepEqual(await client.codeActions(uri, at('model=model')), []);
    assert.deepEqual(await client.codeActions(uri, at('from openai')), []);
  });

  it('are of the kinds that are asked for', async () => {
    const position = at('model=MODEL,');
    assert.deepEqual(await client.codeActions(uri, position, ['quickfix']), []);
    assert.equal((await client.codeActions(uri, position, ['refactor'])).length, 4);
  });

  it('say why an edit cannot be made, and make none', async () => {
    const spread = 'untitled:spread.py';
    const text = source.replace('model=MODEL,', '**{"model": MODEL},');
    await client.open(spread, 'python', text);
    const action = titled(await client.codeActions(spread, { line: 5, character: 10 }), /only here/);
    assert.equal(await client.editOf(action), null);
    assert.match(client.messages.at(-1) ?? '', /^Not changed: the model comes from arguments that are spread in\.$/);
  });

  it('create a comparison beside the document', () =>
    withFolder({ 'src/app.py': source }, async (folder) => {
      const file = uriIn(folder, 'src/app.py');
      await client.open(file, 'python', source);
      const edit = await client.editOf(titled(await client.codeActions(file, at('model=MODEL,')), /promptfoo/));
      const [created] = edit?.documentChanges ?? [];
      assert.ok(created !== undefined && 'kind' in created && created.kind === 'create');
      assert.match(created.uri, /\/src\/promptfooconfig\.callcost-one-\w+\.yaml$/);
      assert.match(editedText(edit, created.uri, ''), /- id: "openai:chat:gpt-4o-mini"/);
      await client.close(file);
    }));
});

describe('code actions for an editor that knows the least', () => {
  it('come with their edits, and only those that have one', async () => {
    const client = await LspClient.start({ capabilities: {} });
    const uri = 'untitled:plain.py';
    await client.open(uri, 'python', source);
    const actions = await client.codeActions(uri, at('model=MODEL,'));
    assert.equal(actions.length, 3);
    const { edit } = titled(actions, /only here/);
    assert.equal(editedText(edit ?? null, uri, source), source.replace('model=MODEL,', 'model="gpt-4o-mini",'));
    assert.equal(edit?.documentChanges, undefined);
    await client.dispose();
  });
});

describe('code actions on what is written in other files', () => {
  const app = [
    'from openai import OpenAI',
    'from config import MODEL',
    'OpenAI().responses.create(model=MODEL, input="Hi")',
  ];
  const files = {
    'app.py': app.join('\n'),
    'other.py': app.join('\n'),
    'config.py': '# ours\nMODEL = "gpt-4o"\n',
  };

  it('edit the constant there, which is confirmed', () =>
    withFolder(files, async (folder) => {
      const client = await LspClient.start({ folders: [folder] });
      const uri = uriIn(folder, 'app.py');
      await client.open(uri, 'python', files['app.py']);
      const action = titled(
        await client.codeActions(uri, { line: 2, character: 30 }),
        /^Switch to gpt-4o-mini(?! only here)/,
      );
      const edit = await client.editOf(action);
      assert.equal(editedText(edit, uriIn(folder, 'config.py'), files['config.py']), '# ours\nMODEL = "gpt-4o-mini"\n');
      assert.equal(editedText(edit, uri, files['app.py']), files['app.py']);
      const [annotation] = Object.values(edit?.changeAnnotations ?? {});
      assert.equal(annotation?.needsConfirmation, true);
      assert.match(annotation?.description ?? '', /in config\.py$/);
      await client.dispose();
    }));
});
