import assert from 'node:assert/strict';
import { applyEdits } from '../../../../../src/core/scan/edits/edit.ts';
import type { SourceChange } from '../../../../../src/core/scan/edits/plan-context.ts';
import { languageOfPath } from '../../../../../src/core/scan/languages.ts';
import { createScanner } from '../../../../../src/core/scan/scanner.ts';
import { loadBytes } from '../../../../support/assets.ts';

type Files = Readonly<Record<string, string>>;

const toMini: SourceChange = { kind: 'replace-model', model: 'gpt-5.4-mini', where: 'definition' };

const scanner = createScanner(loadBytes);

/** Files by path, the first of which has the call, and those that the change leaves in another state. */
async function check(files: Files, change: SourceChange, expected: Files, alsoChanges = 0): Promise<void> {
  const project = scanner.createProject({
    has: (path) => path in files,
    resolve: (_from, specifier) =>
      Object.keys(files).find((path) => path.replace(/\.\w+$/, '') === specifier.replace(/^\.\//, '')) ?? null,
    read: (path) => Promise.resolve(files[path] ?? null),
  });
  const [path = ''] = Object.keys(files);
  const calls = [];
  for (const [each, text] of Object.entries(files)) {
    const language = languageOfPath(each);
    if (language !== null)
      calls.push(...(await scanner.scan({ path: each, language, text }, undefined, project)).calls);
  }
  const source = { path, language: languageOfPath(path) ?? 'python', text: files[path] ?? '' } as const;
  const call = calls.find(({ file }) => file === path);
  assert.ok(call !== undefined);
  const textOf = (file: string) => files[file] ?? null;
  const plan = await scanner.plan({ source, call, change, calls, textOf }, undefined, project);
  assert.ok(plan.kind === 'edits', plan.kind === 'refused' ? plan.reason : '');
  const changed = Object.fromEntries(
    [...new Set(plan.edits.map(({ file }) => file))].map((file) => [
      file,
      applyEdits(
        files[file] ?? '',
        plan.edits.filter((edit) => edit.file === file),
      ),
    ]),
  );
  assert.deepEqual(changed, expected);
  assert.equal(plan.alsoChanges.length, alsoChanges);
}

const python = (model: string, imports: string) =>
  `${imports}\nfrom openai import OpenAI\nOpenAI().responses.create(model=${model}, input="Hi")\n`;

describe('edits of what is written in other files', () => {
  after(() => scanner.dispose());

  it('change a constant of another file, and name the calls of third files', () =>
    check(
      {
        'app.py': python('MODEL', 'from config import MODEL'),
        'config.py': "MODEL = 'gpt-5.4'  # ours\n",
        'other.py': python('MODEL', 'from config import MODEL'),
      },
      toMini,
      { 'config.py': "MODEL = 'gpt-5.4-mini'  # ours\n" },
      1,
    ));

  it('change a limit in an object of another file', () =>
    check(
      {
        'app.ts': [
          "import OpenAI from 'openai';",
          "import { limits } from './config';",
          "await new OpenAI().responses.create({ model: 'gpt-5.4', input: 'Hi', max_output_tokens: limits.short });",
        ].join('\n'),
        'config.ts': 'export const limits = { short: 4_000, long: 9_000 };\n',
      },
      { kind: 'set-output-limit', tokens: 256, brevityInstruction: null },
      { 'config.ts': 'export const limits = { short: 256, long: 9_000 };\n' },
    ));

  it('write the model into the call where it is to change here only', () =>
    check(
      { 'app.py': python('MODEL', 'from config import MODEL'), 'config.py': 'MODEL = "gpt-5.4"\n' },
      { ...toMini, where: 'here' },
      { 'app.py': python('"gpt-5.4-mini"', 'from config import MODEL') },
    ));

  it('add an instruction to a prompt of another file together with the limit', () =>
    check(
      {
        'app.py': [
          'from openai import OpenAI',
          'from prompts import SYSTEM',
          'def ask(text):',
          '    return OpenAI().responses.create(model="gpt-5.4", instructions=SYSTEM, input=text)',
          '',
        ].join('\n'),
        'prompts.py': 'SYSTEM = """\n    Sort tickets.\n"""\n',
      },
      { kind: 'set-output-limit', tokens: 64, brevityInstruction: 'Say the label only.' },
      {
        'app.py': [
          'from openai import OpenAI',
          'from prompts import SYSTEM',
          'def ask(text):',
          '    return OpenAI().responses.create(model="gpt-5.4", instructions=SYSTEM, input=text, max_output_tokens=64)',
          '',
        ].join('\n'),
        'prompts.py': 'SYSTEM = """\n    Sort tickets. Say the label only.\n"""\n',
      },
    ));

  it('change a model in an environment file', () =>
    check({ 'app.py': python('os.environ["MODEL"]', 'import os'), '.env': 'A=1\nMODEL=gpt-5.4\n' }, toMini, {
      '.env': 'A=1\nMODEL=gpt-5.4-mini\n',
    }));
});
