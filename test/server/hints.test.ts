import assert from 'node:assert/strict';
import { withFolder } from '../support/folders.ts';
import { pythonCall } from '../support/llm-source.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';

/** Opens a text in a server of its own and compares the hints. */
async function check(
  languageId: string,
  text: string,
  expected: readonly string[],
  settings: unknown = null,
): Promise<void> {
  const client = await LspClient.start({ settings });
  try {
    await client.open('untitled:Untitled-1', languageId, text);
    assert.deepEqual(await client.hints('untitled:Untitled-1'), expected);
  } finally {
    await client.dispose();
  }
}

describe('inlay hints', () => {
  it('stand on the line on which a call starts', () =>
    check('python', pythonCall('Say hello'), ['4: 9 tok · $0.000033–0.0010']));

  it('show variables that nobody has sized', () =>
    check('python', pythonCall('Answer {ticket} please'), ['4: 10 tok +1 var · ≈$0.00059–0.0020']));

  it('stand on the first line of a prompt, wherever that is', () =>
    check(
      'typescript',
      [
        "import OpenAI from 'openai';",
        'const client = new OpenAI();',
        'const SYSTEM = `You are the assistant of a shop that sells furniture.',
        'Answer in one short sentence, and never promise a discount.`;',
        "client.responses.create({ model: settings.model, instructions: SYSTEM, input: 'Hi' });",
      ].join('\n'),
      ['5: dynamic model · ≈33–45 tok', '3: ≈23 tok'],
    ));

  it('are off by one setting', () => check('python', pythonCall('Say hello'), [], { inlayHints: { enabled: false } }));

  it('are off with everything else', () => check('python', pythonCall('Say hello'), [], { enabled: false }));

  it('leave out what costs less than the minimum', () =>
    check('python', pythonCall('Say hello'), [], { minimumCost: 0.01 }));

  it('survive settings of wrong types', () =>
    check('python', pythonCall('Say hello'), ['4: 9 tok · $0.000033–0.0010'], { minimumCost: 'none', enabled: 1 }));

  it('are missing in languages that are not scanned, and in files without calls', async () => {
    await check('rust', pythonCall('Say hello'), []);
    await check('python', 'import os\nprint(os.getcwd())\n', []);
  });

  it('stand at the end of the line, and carry their tooltip when it is asked for', async () => {
    const client = await LspClient.start();
    try {
      await client.open('untitled:a.py', 'python', pythonCall('Say hello'));
      const [hint] = await client.rawHints('untitled:a.py');
      assert.deepEqual(hint?.position, { line: 3, character: 42 });
      assert.equal(hint?.tooltip, undefined);
      assert.match(
        hint === undefined ? '' : await client.tooltip(hint),
        /^\*\*Call Cost\*\* · gpt-4o · OpenAI · chat\n/,
      );
    } finally {
      await client.dispose();
    }
  });

  it('leave out files that callcost.yml ignores, and type declarations', () =>
    withFolder({ 'callcost.yml': 'ignore: ["legacy/**"]\n' }, async (folder) => {
      const client = await LspClient.start({ folders: [folder] });
      try {
        for (const path of ['legacy/a.py', 'src/a.pyi', 'src/a.py']) {
          await client.open(uriIn(folder, path), 'python', pythonCall('Say hello'));
        }
        assert.equal((await client.hints(uriIn(folder, 'legacy/a.py'))).length, 0);
        assert.equal((await client.hints(uriIn(folder, 'src/a.pyi'))).length, 0);
        assert.equal((await client.hints(uriIn(folder, 'src/a.py'))).length, 1);
      } finally {
        await client.dispose();
      }
    }));

  it('appear in CodeLens instead where that is on', async () => {
    const client = await LspClient.start({ settings: { codeLens: { enabled: true } } });
    try {
      await client.open('untitled:a.py', 'python', pythonCall('Say hello'));
      const lenses = await client.lenses('untitled:a.py');
      assert.equal(lenses[0], '4: 9 tok');
      assert.match(
        lenses[1] ?? '',
        /^4: small ≈\$[\d.]+–[\d.]+ · mid \$0\.000033–0\.0010 · frontier ≈\$[\d.]+–[\d.]+$/,
      );
    } finally {
      await client.dispose();
    }
  });
});
