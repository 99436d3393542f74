import assert from 'node:assert/strict';
import type { Call } from '../../../../../src/core/model.ts';
import { languageOfPath } from '../../../../../src/core/scan/languages.ts';
import { createModuleResolver } from '../../../../../src/core/scan/modules/module-resolver.ts';
import { createScanner } from '../../../../../src/core/scan/scanner.ts';
import { loadBytes } from '../../../../support/assets.ts';

type Files = Readonly<Record<string, string>>;

const scanner = createScanner(loadBytes);
after(() => scanner.dispose());

/** The calls of the first file. */
async function callsOf(files: Files): Promise<readonly Call[]> {
  const paths = Object.keys(files);
  const [path = ''] = paths;
  const { resolve } = createModuleResolver({
    paths,
    has: (each) => each in files,
    configuration: (each) => files[each] ?? null,
  });
  const project = scanner.createProject({
    has: (each) => each in files,
    resolve,
    read: async (each) => files[each] ?? null,
  });
  const language = languageOfPath(path) ?? assert.fail(path);
  const { calls } = await scanner.scan({ path, language, text: files[path] ?? '' }, undefined, project);
  return calls;
}

/** Checks the model of the only call: `name (source)` with the file where it is written, or why it is not known. */
async function check(files: Files, expected: string): Promise<void> {
  const calls = await callsOf(files);
  const models = calls.map(({ model }) =>
    model?.value == null
      ? `? ${model?.reason}`
      : `${model.value} (${model.source}${model.origin === undefined ? '' : `, ${model.origin.file}`})`,
  );
  assert.deepEqual(models, [expected]);
}

const python = (imports: string, model: string) =>
  `from openai import OpenAI\n${imports}\nOpenAI().responses.create(model=${model}, input="Hi")\n`;
const typescript = (imports: string, model: string) =>
  `import OpenAI from 'openai';\n${imports}\nnew OpenAI().responses.create({ model: ${model}, input: 'Hi' });\n`;

describe('values across files, in cycles', () => {
  it('end where a constant is defined by itself', () =>
    check({ 'a.py': python('from b import M', 'M'), 'b.py': 'from a import M\n' }, '? M is imported from b'));

  it('are known where the cycle is one of files only', () =>
    check(
      { 'a.py': python('from b import M\nN = "gpt-4o"', 'M'), 'b.py': 'from a import N\nM = N\n' },
      'gpt-4o (constant)',
    ));

  it('end where stars go in circles', () =>
    check(
      {
        'a.py': python('from b import *', 'M'),
        'b.py': 'from c import *\n',
        'c.py': 'from b import *\nM = "gpt-4o"\n',
      },
      'gpt-4o (constant, c.py)',
    ));

  it('end where barrels export each other', () =>
    check(
      {
        'a.ts': typescript("import { M } from './b';", 'M'),
        'b.ts': "export * from './c';\n",
        'c.ts': "export * from './b';\nexport const M = 'gpt-4o';\n",
      },
      'gpt-4o (constant, c.ts)',
    ));

  it('end where functions of two files call each other', () =>
    check(
      {
        'a.py': python('from b import pick\ndef again(n):\n    return pick(n)', 'pick(1)'),
        'b.py': 'from a import again\ndef pick(n):\n    return again(n) if n else "gpt-4o"\n',
      },
      '? it is defined by itself',
    ));

  it('end where classes of two files extend each other', () =>
    check(
      {
        'a.py': python('from b import B\nclass A(B):\n    pass', 'A().model'),
        'b.py': 'from a import A\nclass B(A):\n    pass\n',
      },
      '? the model is computed at run time',
    ));
});

describe('values across files, through arguments', () => {
  const pick = (parameters: string, result: string) => ({
    'lib.py': `def pick(${parameters}):\n    return ${result}\n`,
  });
  const call = (given: string) => ({ 'a.py': python('import functools\nfrom lib import pick', `pick(${given})`) });

  it('go by place, by name and by default', async () => {
    await check({ ...call('"gpt-4o", 1'), ...pick('model, n', 'model') }, 'gpt-4o (literal)');
    await check({ ...call('1, model="gpt-4o"'), ...pick('n, model="gpt-5"', 'model') }, 'gpt-4o (literal)');
    await check({ ...call('1'), ...pick('n, model="gpt-5"', 'model') }, 'gpt-5 (default, lib.py)');
  });

  it('go into what takes the rest', async () => {
    await check({ ...call('1, "gpt-4o"'), ...pick('n, *models', 'models[0]') }, 'gpt-4o (literal)');
    await check({ ...call('1, model="gpt-4o"'), ...pick('n, **options', 'options["model"]') }, 'gpt-4o (constant)');
  });

  it('come out of what is spread', async () => {
    await check({ ...call('*["gpt-4o"]'), ...pick('model', 'model') }, 'gpt-4o (literal)');
    await check({ ...call('**{"model": "gpt-4o"}'), ...pick('model="gpt-5"', 'model') }, 'gpt-4o (literal)');
  });

  it('are given beforehand by a partial', () =>
    check(
      {
        'a.py': python('from lib import cheap', 'cheap(2)'),
        'lib.py':
          'from functools import partial\ndef pick(model, n):\n    return model\ncheap = partial(pick, "gpt-4o")\n',
      },
      'gpt-4o (literal, lib.py)',
    ));

  it('leave over what an object has beside what is taken out of it', () =>
    check(
      {
        'a.ts': typescript("import { pick } from './lib';", "pick({ n: 1, model: 'gpt-4o' }).model"),
        'lib.ts': 'export function pick({ n, ...rest }: { n: number; model: string }) { return rest; }\n',
      },
      'gpt-4o (constant)',
    ));
});

describe('values across files, through classes', () => {
  it('come from a base class in another file, and from what its constructor is given', () =>
    check(
      {
        'a.py': python(
          'from b import B\nclass A(B):\n    def __init__(self):\n        super().__init__("gpt-4o")',
          'A().model',
        ),
        'b.py': 'class B:\n    def __init__(self, model):\n        self.model = model\n',
      },
      'gpt-4o (constant)',
    ));

  for (const [extension, files] of [
    [
      'py',
      {
        'a.py': python(
          'from b import B\nclass A(B):\n    name = "gpt-4o"\n    def model(self):\n        return super().model()\nclass C(A):\n    name = "gpt-5"',
          'C().model()',
        ),
        'b.py': 'class B:\n    name = "none"\n    def model(self):\n        return self.name\n',
      },
    ],
    [
      'ts',
      {
        'a.ts': typescript(
          "import { B } from './b';\nclass A extends B { name = 'gpt-4o'; model() { return super.model(); } }\nclass C extends A { name = 'gpt-5'; }",
          'new C().model()',
        ),
        'b.ts': "export class B { name = 'none'; model() { return this.name; } }\n",
      },
    ],
  ] as const) {
    it(`are those of the object itself where super calls a method (${extension})`, () =>
      check(files, 'gpt-5 (constant)'));
  }
});

describe('values across files, through what CommonJS exports', () => {
  const javascript = (model: string) =>
    `const OpenAI = require('openai');\nconst lib = require('./lib');\nnew OpenAI().responses.create({ model: ${model}, input: 'Hi' });\n`;

  it('are entries of what is exported', async () => {
    await check({ 'a.js': javascript('lib.model'), 'lib.js': "exports.model = 'gpt-4o';" }, 'gpt-4o (literal, lib.js)');
    await check(
      { 'a.js': javascript('lib.model'), 'lib.js': "module.exports.model = 'gpt-4o';" },
      'gpt-4o (literal, lib.js)',
    );
    await check(
      { 'a.js': javascript('lib.model'), 'lib.js': "module.exports = { model: 'gpt-4o' };" },
      'gpt-4o (constant, lib.js)',
    );
  });

  it('are the whole export', async () => {
    await check({ 'a.js': javascript('lib'), 'lib.js': "module.exports = 'gpt-4o';" }, 'gpt-4o (constant, lib.js)');
    await check(
      { 'a.js': javascript('lib()'), 'lib.js': "module.exports = () => 'gpt-4o';" },
      'gpt-4o (literal, lib.js)',
    );
    await check(
      { 'a.js': javascript('new lib().model'), 'lib.js': "module.exports = class { model = 'gpt-4o'; };" },
      'gpt-4o (constant, lib.js)',
    );
  });

  it('are not what a variable of that name holds', () =>
    check(
      { 'a.js': javascript('lib.model'), 'lib.js': "const exports = {};\nexports.model = 'gpt-4o';" },
      '? the model is computed at run time',
    ));
});
