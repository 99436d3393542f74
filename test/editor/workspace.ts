/** The workspace that editor tests run in: three folders, made anew for each run, because tests write into it. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../host/paths.ts';

export interface TestWorkspace {
  /** The `.code-workspace` file. */
  readonly path: string;
  remove(): Promise<void>;
}

/** Each file by its path below the workspace; `desk` and `shop` are folders, and `helpdesk` is a copy of the example. */
const files: Readonly<Record<string, string>> = {
  'three-folders.code-workspace': JSON.stringify({
    folders: [{ path: 'desk' }, { path: 'shop' }, { path: 'helpdesk' }],
    settings: {},
  }),
  'desk/callcost.yml': [
    'version: 1',
    'features:',
    '  replies:',
    '    paths: ["**"]',
    '    callsPerMonth: 1000',
    '    variables: { ticket: 800 }',
    '',
  ].join('\n'),
  'desk/reply.py': [
    'from openai import OpenAI',
    '',
    'client = OpenAI()',
    '',
    '',
    'def reply(ticket: str) -> str:',
    '    response = client.chat.completions.create(',
    '        model="gpt-4o",',
    '        messages=[',
    '            {"role": "system", "content": "Answer the ticket in two sentences."},',
    '            {"role": "user", "content": ticket},',
    '        ],',
    '        max_tokens=200,',
    '    )',
    '    return response.choices[0].message.content',
    '',
  ].join('\n'),
  'desk/models.py': 'SUMMARY_MODEL = "gpt-4o"\n',
  'desk/summary.py': [
    'from openai import OpenAI',
    '',
    'from models import SUMMARY_MODEL',
    '',
    'OpenAI().responses.create(model=SUMMARY_MODEL, input="Summarise the week.", max_output_tokens=80)',
    '',
  ].join('\n'),
  'desk/spread.py': [
    'from openai import OpenAI',
    '',
    'from models import SUMMARY_MODEL',
    '',
    'OpenAI().responses.create(**{"model": SUMMARY_MODEL}, input="Say hello.", max_output_tokens=80)',
    '',
  ].join('\n'),
  'desk/notes.ipynb': JSON.stringify({
    cells: [
      { cell_type: 'markdown', metadata: {}, source: ['# Notes'] },
      {
        cell_type: 'code',
        execution_count: null,
        metadata: {},
        outputs: [],
        source: [
          'from openai import OpenAI\n',
          'OpenAI().responses.create(model="gpt-4o-mini", input="Say hello.", max_output_tokens=20)',
        ],
      },
    ],
    metadata: { language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  }),
  'shop/describe.ts': [
    "import Anthropic from '@anthropic-ai/sdk';",
    '',
    'const client = new Anthropic();',
    '',
    'export const describe = (product: string) =>',
    '  client.messages.create({',
    "    model: 'claude-sonnet-4-5',",
    '    max_tokens: 300,',
    "    messages: [{ role: 'user', content: 'Describe this product in one paragraph: ' + product }],",
    '  });',
    '',
  ].join('\n'),
};

/** Writes the workspace into a temporary folder. */
export async function createTestWorkspace(): Promise<TestWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), 'callcost-workspace-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  await cp(join(root, 'examples', 'helpdesk'), join(folder, 'helpdesk'), { recursive: true });
  return {
    path: join(folder, 'three-folders.code-workspace'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
