import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../../src/core/model.ts';
import { importedSpecifiers } from '../../../../../src/core/scan/modules/imported-specifiers.ts';

function check(language: LanguageId, cases: Readonly<Record<string, string>>): void {
  for (const [text, expected] of Object.entries(cases)) {
    assert.equal(importedSpecifiers(text, language).join(' '), expected, text);
  }
}

describe('importedSpecifiers', () => {
  it('reads imports of Python', () => {
    check('python', {
      'import os': 'os',
      'import a.b as c, d  # e': 'a.b d',
      'import a, \\\n  b\nx = 1': 'a b',
      'from app.llm import client, ask as question': 'app.llm app.llm.client app.llm.ask',
      'from . import prompts': '. .prompts',
      'from .. import *': '..',
      'from ..config import (\n  MODEL,  # the model (fast)\n  LIMIT as limit,\n)\nx = (1, 2)':
        '..config ..config.MODEL ..config.LIMIT',
      'from.a import(b)': '.a .a.b',
      'from x import a, \\\n    b\ny': 'x x.a x.b',
      'if True:\n\tfrom x import y\r\n': 'x x.y',
      'try: import fast\nexcept ImportError: import slow': 'fast slow',
      'import a; import b': 'a b',
      'm = importlib.import_module("app.plugins")': 'app.plugins',
      'from größe import maß': 'größe größe.maß',
      'important = 1\nfromage = 2\nimport_x()': '',
      'import a\nimport a': 'a',
    });
  });

  it('reads imports of JavaScript and TypeScript', () => {
    check('typescript', {
      "import a from './a'": './a',
      'import "./side";import b from"./b"': './side ./b',
      "import {\n  a,\n  type B,\n} from './c'": './c',
      "import * as x from '@/lib/x'": '@/lib/x',
      "export * from './d'; export { e } from './e'": './d ./e',
      "const f = require('./f'); const g = await import('./g')": './f ./g',
      "import(/* webpackChunkName: 'h' */ './h')": './h',
      'import(`./i`); import(`./${name}`)': './i',
      "import j = require('./j')": './j',
      "import type { K } from './k'": './k',
      "import text from './prompt.md?raw' with { type: 'text' }": './prompt.md?raw',
      "imported('./x'); const from = 1": '',
    });
  });

  it('ends in texts without end', () => {
    assert.deepEqual(importedSpecifiers(`from ${' '.repeat(20_000)}x`, 'typescript'), []);
    assert.deepEqual(importedSpecifiers(`from a import (${'b,\n'.repeat(20_000)}`, 'python'), ['a', 'a.b']);
    assert.deepEqual(importedSpecifiers(`import a, ${'b, \\\n'.repeat(20_000)}`, 'python'), ['a', 'b']);
    assert.deepEqual(importedSpecifiers(`from ${'.'.repeat(20_000)}`, 'python'), []);
  });
});
