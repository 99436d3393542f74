import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ContentClass, contentSharesOf } from '../../../../src/core/tokens/content.ts';

const modules = fileURLToPath(new URL('../../../../node_modules/', import.meta.url));

describe('contentSharesOf', () => {
  /** The class with the largest share, which the other way round must be at least `share`. */
  function check(expected: ContentClass, text: string, share = 0.5): void {
    const shares = contentSharesOf(text);
    const total = [...shares.values()].reduce((sum, part) => sum + part, 0);
    assert.ok(Math.abs(total - 1) < 1e-9, `${total}`);
    assert.ok((shares.get(expected) ?? 0) >= share, `${expected}: ${JSON.stringify([...shares])} ${text.slice(0, 60)}`);
  }

  it('takes nothing for prose', () => {
    check('prose', '', 1);
    check('prose', ' \n\t', 1);
  });

  it('tells prose, code and JSON', () => {
    check('prose', 'Classify the ticket into one of: billing, bug, other. Answer with one word; do not explain.', 1);
    check('prose', 'Dear customer (Ada), thank you for writing. We have - as you asked - refunded 12.50 EUR.', 1);
    check(
      'prose',
      '<rules>\n- Be concise\n</rules>\n<ticket>\n{ticket}\n</ticket>\nAnswer with JSON: {"priority": 1}',
      1,
    );
    check('code', 'def f(x):\n    return [y * 2 for y in x if y["id"] != 3]\n', 1);
    check('code', 'SELECT a.id, b.name FROM a JOIN b ON a.id = b.a_id WHERE (a.x > 3) AND b.y_z = 1;', 1);
    check('json', '{"a": 1, "b": ["c", "d"], "e": {"f": null}}', 1);
  });

  it('tells real sources from real documentation', () => {
    for (const path of [
      'zod/src/v4/core/schemas.ts',
      'zod/src/v4/core/util.ts',
      'ajv/lib/core.ts',
      'mocha/lib/runner.js',
    ]) {
      check('code', readFileSync(join(modules, path), 'utf8'), 0.9);
    }
    for (const name of ['zod', 'esbuild', 'mocha', 'ajv', 'yaml', 'fast-check']) {
      check('prose', readFileSync(join(modules, name, 'README.md'), 'utf8'), 0.9);
    }
    for (const name of ['zod', 'esbuild', 'mocha', 'typescript', 'yaml']) {
      check('json', readFileSync(join(modules, name, 'package.json'), 'utf8'), 0.9);
    }
  });

  it('tells languages by their script', () => {
    check('european', 'Les élèves ont été très étonnés de découvrir la vérité à la fin de l’été.', 1);
    check('european', 'Yazılım geliştiriciler için güçlü bir araç seti.', 1);
    check('cyrillic', 'Ответь одним предложением.', 0.9);
    check('chinese', '请用一句话总结以下工单。', 0.8);
    check('japanese', '以下のチケットを一文で要約してください。', 0.9);
    check('korean', '다음 티켓을 한 문장으로 요약하세요.', 0.8);
    check('other-script', 'ترجم النص التالي إلى العربية', 0.8);
    check('other-script', 'निम्नलिखित पाठ का सारांश दें', 0.8);
  });

  it('judges a long text by all of its parts', () => {
    const text = 'An ordinary English sentence. '.repeat(3000) + 'Обычное русское предложение. '.repeat(3000);
    const share = contentSharesOf(text).get('cyrillic') ?? 0;
    assert.ok(share > 0.4 && share < 0.7, `${share}`);
  });
});
