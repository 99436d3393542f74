import assert from 'node:assert/strict';
import { withFolder } from '../support/folders.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';
import { editedText } from '../support/workspace-edits.ts';

const rules = Array.from(
  { length: 12 },
  (_, index) => `Rule ${index + 1}: where the letter speaks of an order, name the order and the day on which it left.`,
).join('\n');

const reply = (name: string) =>
  [
    'from openai import OpenAI',
    'client = OpenAI()',
    `RULES = """You answer letters.\n${rules}\n"""`,
    `def ${name}(letter):`,
    '    return client.responses.create(model="gpt-5.4", instructions=RULES, input=letter)',
    '',
  ].join('\n');

const llm = [
  'from openai import OpenAI',
  'client = OpenAI()',
  'def ask(prompt, model):',
  '    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}])',
  '',
].join('\n');

const tasks = ['from llm import ask', 'def old(letter):', '    return ask(f"Sum up: {letter}", "gpt-4-0613")', ''].join(
  '\n',
);

interface Bench {
  readonly client: LspClient;
  readonly uri: string;
  /** The findings of the document that fit, once there are as many; the server is asked when it says so, as editors do. */
  readonly expectFindings: (pattern: RegExp, expected: readonly string[]) => Promise<void>;
}

/** Opens one file of a folder. */
function withOpenFile(
  files: Readonly<Record<string, string>>,
  path: string,
  use: (bench: Bench) => Promise<void>,
): Promise<void> {
  return withFolder(files, async (folder) => {
    const client = await LspClient.start({ folders: [folder] });
    const uri = uriIn(folder, path);
    try {
      await client.open(uri, 'python', files[path] ?? '');
      await use({
        client,
        uri,
        async expectFindings(pattern, expected) {
          for (let asked = 1; ; asked += 1) {
            const refreshed = client.nextRefresh();
            const found = (await client.diagnostics(uri)).filter((each) => pattern.test(each));
            if (found.length === expected.length || asked === mostAnswers) {
              assert.deepEqual(found, expected);
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

const mostAnswers = 6;

describe('findings that other files tell', () => {
  it('are those about prompts that are written there as well', () =>
    withOpenFile({ 'a.py': reply('first'), 'b.py': reply('second') }, 'b.py', ({ expectFindings }) =>
      expectFindings(/also written/, [
        '3:9 280 tokens of this prompt are also written in a.py:18. One constant keeps them alike, and lets providers cache them once.',
      ]),
    ));

  it('stand at the call of a wrapper that brings what they are about, where they can be answered or ignored', () =>
    withOpenFile({ 'llm.py': llm, 'tasks.py': tasks }, 'tasks.py', async ({ client, uri, expectFindings }) => {
      await expectFindings(/no longer served/, [
        '3:37 gpt-4-0613 is no longer served since 23 Oct 2026: requests fail. gpt-6-sol is current and costs no more.',
      ]);
      const actions = await client.codeActions(uri, { line: 2, character: 40 });
      const ignore = actions.find(({ title }) => title === 'Ignore model-deprecated here');
      assert.ok(ignore !== undefined, JSON.stringify(actions.map(({ title }) => title)));
      const edited = editedText(await client.editOf(ignore), uri, tasks);
      assert.equal(edited.split('\n')[2], '    # callcost-ignore model-deprecated -- TODO: say why');
    }));

  it('are told of a comment that names no rule', () => {
    const misspelled = reply('first').replace(
      '    return',
      '    # callcost-ignore prompt-longg -- it is what it is\n    return',
    );
    return withOpenFile({ 'a.py': misspelled }, 'a.py', ({ expectFindings }) =>
      expectFindings(/callcost-ignore/, [
        '18:5 callcost-ignore names a rule that does not exist: prompt-longg; did you mean prompt-long?',
      ]),
    );
  });
});
