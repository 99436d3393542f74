import assert from 'node:assert/strict';
import { withFolder } from '../support/folders.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';

const source = [
  'from openai import OpenAI',
  'client = OpenAI()',
  'MODEL = "gpt-4o"',
  'SYSTEM = """You are the assistant of a shop that sells furniture. Be brief."""',
  'def reply(ticket):',
  '    return client.chat.completions.create(',
  '        model=MODEL,',
  '        max_tokens=100,',
  '        messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": ticket}],',
  '    )',
].join('\n');

const uri = 'untitled:hover.py';

describe('hovers', () => {
  let client: LspClient;
  before(async () => {
    client = await LspClient.start();
    await client.open(uri, 'python', source);
  });
  after(() => client.dispose());

  /** The hover on the first place where a word stands. */
  function hoverOn(word: string): Promise<string> {
    const line = source.split('\n').findIndex((text) => text.includes(word));
    return client.hover(uri, { line, character: (source.split('\n')[line]?.indexOf(word) ?? 0) + 1 });
  }

  it('explain the call on its callee', async () => {
    const hover = await hoverOn('completions.create');
    assert.match(hover, /^\*\*Call Cost\*\* · gpt-4o · OpenAI · chat$/m);
    assert.match(hover, /^\| output \| up to 100 \(limit\) \| ≤\$0\.0010 \|$/m);
    assert.match(hover, /^\| \*\*mid\*\*&nbsp; \| \*\*gpt-4o\*\* \| /m);
    assert.match(hover, /\$2\.50 in, \$1\.25 cached, \$10\.00 out per 1M tokens, prices of 23 Sep 2026/);
    assert.match(hover, /\[ticket assumed 300 tokens\]\(command:callcost\.openConfig\?/);
  });

  it('explain the call on its model, where that is written', async () => {
    assert.match(await hoverOn('"gpt-4o"'), /^\*\*Call Cost\*\* · gpt-4o · OpenAI · chat$/m);
  });

  it('explain the prompt on its text, with the call that sends it', async () => {
    const hover = await hoverOn('You are');
    assert.match(
      hover,
      /^\*\*Call Cost\*\* · prompt · \d\d tokens · \$0\.0000\d+ of each call\n\n---\n\n\*\*Call Cost\*\* · gpt-4o/,
    );
  });

  it('explain the call on a name that stands for its model', async () => {
    const hover = await hoverOn('MODEL,');
    assert.match(hover, /^\*\*Call Cost\*\* · gpt-4o · OpenAI · chat$/m);
    assert.match(hover, /^gpt-4o from \[?MODEL \\\(line 3\\\)/m);
  });

  it('explain the prompt on a name that stands for it', async () => {
    assert.match(await hoverOn('SYSTEM}'), /^\*\*Call Cost\*\* · prompt · \d\d tokens/);
  });

  it('are missing on names of nothing that is sent', async () => {
    assert.equal(await hoverOn('ticket}'), '');
    assert.equal(await hoverOn('"role"'), '');
  });

  it('are missing everywhere else', async () => {
    assert.equal(await hoverOn('import OpenAI'), '');
    assert.equal(await hoverOn('def reply'), '');
    assert.equal(await client.hover('untitled:unknown.py', { line: 0, character: 0 }), '');
  });

  it('never let the source format, link or run anything', async () => {
    const evil = 'untitled:evil.py';
    const name = 'x[a](command:workbench.action.quit)`|<img src=x>';
    await client.open(evil, 'python', source.replace('gpt-4o', name));
    const hover = await client.hover(evil, { line: 5, character: 20 });
    assert.match(hover, /x\\\[a\\\]\\\(command/);
    assert.doesNotMatch(hover, /[^\\]\]\(command:workbench|[^\\]<img|[^\\]`/);
  });

  it('link to a line of the file where the editor has no commands', () =>
    withFolder({ 'callcost.yml': 'version: 1\ndefaults:\n  variableTokens: 50\n' }, async (folder) => {
      const plain = await LspClient.start({ folders: [folder], hasCommands: false });
      try {
        await plain.open(uriIn(folder, 'a.py'), 'python', source);
        const hover = await plain.hover(uriIn(folder, 'a.py'), { line: 5, character: 20 });
        assert.ok(hover.includes(`[ticket assumed 50 tokens](${uriIn(folder, 'callcost.yml')}#L3)`), hover);
        assert.doesNotMatch(hover, /command:/);
      } finally {
        await plain.dispose();
      }
    }));
});
