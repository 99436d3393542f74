import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DidDeleteFilesNotification, FileChangeType } from 'vscode-languageserver/node';
import { withFolder } from '../support/folders.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';

const settings = 'MODEL = "gpt-4o"\n';
const reply = [
  'from openai import OpenAI',
  'from app.settings import MODEL',
  'client = OpenAI()',
  'client.responses.create(model=MODEL, input="Say hello", max_output_tokens=100)',
].join('\n');
const llm = [
  'from openai import OpenAI',
  'client = OpenAI()',
  'def ask(prompt, model="gpt-4o"):',
  '    return client.responses.create(model=model, input=prompt, max_output_tokens=100)',
].join('\n');
const tasks = ['from app.llm import ask', 'ask("Tell a joke")', 'ask("Tell a long joke", model="gpt-4o-mini")'].join(
  '\n',
);

interface Bench {
  readonly client: LspClient;
  readonly folder: string;
  readonly open: (path: string, text?: string) => Promise<string>;
  /** The hints of a document, once they are as they should be; the server is asked when it says so, as editors do. */
  readonly expectHints: (path: string, expected: readonly string[]) => Promise<void>;
}

function withWorkspace(files: Readonly<Record<string, string>>, use: (bench: Bench) => Promise<void>): Promise<void> {
  return withFolder(files, async (folder) => {
    const client = await LspClient.start({ folders: [folder], settings: { codeLens: { enabled: true } } });
    try {
      await use({
        client,
        folder,
        async open(path, text = files[path] ?? '') {
          await client.open(uriIn(folder, path), path.endsWith('.py') ? 'python' : 'typescript', text);
          return uriIn(folder, path);
        },
        async expectHints(path, expected) {
          for (let asked = 1; ; asked += 1) {
            const refreshed = client.nextRefresh();
            const hints = await client.hints(uriIn(folder, path));
            if (JSON.stringify(hints) === JSON.stringify(expected) || asked === mostAnswers) {
              assert.deepEqual(hints, expected);
              return;
            }
            await refreshed;
          }
        },
      });
    } finally {
      await client.dispose();
    }
  });
}

/** An editor that is told to ask again more often than this would flicker. */
const mostAnswers = 6;

const whole = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

describe('hints across files', () => {
  it('use the constant of another file, and follow it while it is edited and before it is saved', () =>
    withWorkspace({ 'app/settings.py': settings, 'app/reply.py': reply }, async ({ client, open, expectHints }) => {
      await open('app/reply.py');
      await expectHints('app/reply.py', ['4: ≈8–16 tok · ≈$0.000030–0.0010']);
      const uri = await open('app/settings.py');
      await client.change(uri, 2, [{ range: whole, text: 'MODEL = "gpt-4o-mini"\n' }]);
      await expectHints('app/reply.py', ['4: ≈8–16 tok · ≈$0.0000018–0.000062']);
      await client.close(uri);
      await expectHints('app/reply.py', ['4: ≈8–16 tok · ≈$0.000030–0.0010']);
    }));

  it('follow files that change, come and go on the disk', () =>
    withWorkspace(
      { 'app/settings.py': settings, 'app/reply.py': reply },
      async ({ client, folder, open, expectHints }) => {
        await open('app/reply.py');
        await expectHints('app/reply.py', ['4: ≈8–16 tok · ≈$0.000030–0.0010']);
        const path = join(folder, 'app/settings.py');
        await writeFile(path, 'MODEL = "gpt-4o-mini"\n');
        await client.fileChanged(path);
        await expectHints('app/reply.py', ['4: ≈8–16 tok · ≈$0.0000018–0.000062']);
        await rm(path);
        await client.fileChanged(path, FileChangeType.Deleted);
        await expectHints('app/reply.py', ['4: dynamic model · ≈8–16 tok']);
        await writeFile(path, settings);
        await client.fileChanged(path, FileChangeType.Created);
        await expectHints('app/reply.py', ['4: ≈8–16 tok · ≈$0.000030–0.0010']);
      },
    ));
});

describe('folders that go', () => {
  it('take their constants along', () =>
    withWorkspace({ 'app/settings.py': settings, 'reply.py': reply }, async ({ client, folder, open, expectHints }) => {
      await open('reply.py');
      await expectHints('reply.py', ['4: ≈8–16 tok · ≈$0.000030–0.0010']);
      await rm(join(folder, 'app'), { recursive: true });
      const files = [{ uri: uriIn(folder, 'app') }];
      await client.connection.sendNotification(DidDeleteFilesNotification.type, { files });
      await expectHints('reply.py', ['4: dynamic model · ≈8–16 tok']);
    }));
});

describe('call sites of wrappers', () => {
  it('have hints of their own, and the call inside shows how many there are', () =>
    withWorkspace({ 'app/llm.py': llm, 'app/tasks.py': tasks }, async ({ client, open, expectHints }) => {
      await open('app/tasks.py');
      await expectHints('app/tasks.py', ['2: ≈9–17 tok · ≈$0.000033–0.0010', '3: ≈10–18 tok · ≈$0.0000021–0.000063']);
      const uri = await open('app/llm.py');
      await expectHints('app/llm.py', ['4: 2 call sites · ≈$0.0000021–0.0010']);
      assert.deepEqual(await client.lenses(uri), ['4: 2 call sites', '4: ≈$0.0000021–0.0010']);
    }));

  it('follow the wrapper while it is edited, and callers that come and go', () =>
    withWorkspace({ 'app/llm.py': llm, 'app/tasks.py': tasks }, async ({ client, open, expectHints }) => {
      const uri = await open('app/llm.py');
      const tasksUri = await open('app/tasks.py');
      await expectHints('app/llm.py', ['4: 2 call sites · ≈$0.0000021–0.0010']);
      await client.change(uri, 2, [{ range: whole, text: llm.replace('"gpt-4o"', '"gpt-4o-mini"') }]);
      await expectHints('app/tasks.py', [
        '2: ≈9–17 tok · ≈$0.0000019–0.000063',
        '3: ≈10–18 tok · ≈$0.0000021–0.000063',
      ]);
      await client.change(tasksUri, 2, [{ range: whole, text: 'from app.llm import ask\nask("Tell a joke")\n' }]);
      assert.deepEqual(await client.hints(tasksUri), ['2: ≈9–17 tok · ≈$0.0000019–0.000063']);
      await expectHints('app/llm.py', ['4: 1 call site · ≈$0.0000019–0.000063']);
    }));

  it('are found in the file of the wrapper at once', () =>
    withWorkspace({ 'one.py': `${llm}\nask("Tell a joke")` }, async ({ client, open, expectHints }) => {
      const uri = await open('one.py');
      await expectHints('one.py', ['4: 1 call site · ≈$0.000033–0.0010', '5: ≈9–17 tok · ≈$0.000033–0.0010']);
      await client.change(uri, 2, [{ range: whole, text: `\n${llm}\nask("Tell a joke")` }]);
      assert.deepEqual(await client.hints(uri), [
        '5: 1 call site · ≈$0.000033–0.0010',
        '6: ≈9–17 tok · ≈$0.000033–0.0010',
      ]);
    }));
});

describe('hovers across files', () => {
  const calls = [
    'from pathlib import Path',
    'from openai import OpenAI',
    'from app.settings import MODEL',
    'TEXT = Path("prompts/hello_[x](y).txt").read_text()',
    'LIMIT = 100',
    'OpenAI().responses.create(model=MODEL, input=TEXT, max_output_tokens=LIMIT)',
  ].join('\n');
  const files = { 'app/settings.py': settings, 'prompts/hello_[x](y).txt': 'Say hello.', 'calls.py': calls };
  const at = (text: string, word: string) => {
    const before = text.slice(0, text.lastIndexOf(word)).split('\n');
    return { line: before.length - 1, character: (before.at(-1)?.length ?? 0) + 1 };
  };

  it('say where values are written, with links that foreign text cannot bend', () =>
    withWorkspace(files, async ({ client, folder, open }) => {
      const uri = await open('calls.py');
      await client.hints(uri);
      const hover = await client.hover(uri, at(calls, 'responses'));
      const origins = hover.split('\n').find((line) => line.startsWith('gpt-4o from')) ?? '';
      const file = (path: string) => uriIn(folder, path).replaceAll('(', '%28').replaceAll(')', '%29');
      assert.equal(
        origins,
        [
          `gpt-4o from [app/settings.py:1](${file('app/settings.py')}#L1)`,
          `limit 100 from [LIMIT \\(line 5\\)](${uri}#L5)`,
          `prompt from [prompts/hello\\_\\[x\\]\\(y\\).txt:1](${file('prompts/hello_[x](y).txt')}#L1)`,
        ].join(' · '),
      );
    }));

  it('name the call sites of a wrapper, and at a call site the wrapper', () =>
    withWorkspace({ 'app/llm.py': llm, 'app/tasks.py': tasks }, async ({ client, folder, open, expectHints }) => {
      const uri = await open('app/llm.py');
      const tasksUri = await open('app/tasks.py');
      await expectHints('app/llm.py', ['4: 2 call sites · ≈$0.0000021–0.0010']);
      const inner = await client.hover(uri, at(llm, 'responses'));
      assert.match(inner, /^\*\*Call Cost\*\* · 2 models · OpenAI · responses$/m);
      assert.ok(inner.includes(`- [app/tasks.py:2](${tasksUri}#L2) · gpt-4o · ≈$`));
      assert.ok(inner.includes(`- [app/tasks.py:3](${tasksUri}#L3) · gpt-4o-mini · ≈$`));
      await client.hints(tasksUri);
      const site = await client.hover(tasksUri, at(tasks, 'ask('));
      assert.ok(site.includes(`Calls ask, which makes the request: [app/llm.py:4](${uriIn(folder, 'app/llm.py')}#L4)`));
    }));

  it('lead from a prompt and a model to where they are written', () =>
    withWorkspace(files, async ({ client, folder, open }) => {
      const uri = await open('calls.py');
      await client.hints(uri);
      const definitions = async (word: string) =>
        (await client.definitions(uri, at(calls, word))).map((each) => each.replace(`${uriIn(folder, '')}/`, ''));
      assert.deepEqual(await definitions('MODEL,'), ['app/settings.py:1:1']);
      assert.deepEqual(await definitions('TEXT,'), ['prompts/hello_[x](y).txt:1:1']);
      assert.deepEqual(await definitions('LIMIT)'), ['calls.py:5:1']);
      assert.deepEqual(await definitions('OpenAI()'), []);
      assert.deepEqual(await definitions('LIMIT ='), []);
    }));
});

describe('the only call of a wrapper', () => {
  it('runs as often as the feature of the wrapper, until there is another', () => {
    const policy = 'features:\n  jokes:\n    paths: [app/llm.py]\n    callsPerMonth: 1000\n';
    const joke = 'from app.llm import ask\nask("Tell a joke")\n';
    const workspace = { 'callcost.yml': policy, 'app/llm.py': llm, 'app/tasks.py': joke };
    return withWorkspace(workspace, async ({ client, folder, open, expectHints }) => {
      const uri = await open('app/tasks.py');
      await expectHints('app/tasks.py', ['2: ≈9–17 tok · ≈$0.000033–0.0010']);
      assert.match(await client.hover(uri, { line: 1, character: 1 }), /\/mo at 1k calls/);
      const other = join(folder, 'app/more.py');
      const refreshed = client.nextRefresh();
      await writeFile(other, joke);
      await client.fileChanged(other, FileChangeType.Created);
      await refreshed;
      await client.hints(uri);
      assert.doesNotMatch(await client.hover(uri, { line: 1, character: 1 }), /\/mo/);
    });
  });
});
