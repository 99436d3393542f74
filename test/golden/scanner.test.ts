import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { languageOfPath } from '../../src/core/scan/languages.ts';
import { createScanner } from '../../src/core/scan/scanner.ts';
import { loadBytes } from '../support/assets.ts';
import { checkGolden } from '../support/golden.ts';
import { renderScan } from '../support/render-calls.ts';

const folder = new URL('./', import.meta.url);
const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^(python|typescript|tsx|javascript)\//.test(path) && languageOfPath(path) !== null)
  .sort();

describe('golden: what the scanner finds', () => {
  const scanner = createScanner(loadBytes);
  after(() => scanner.dispose());

  it('has cases', () => assert.ok(cases.length > 0));

  for (const path of cases) {
    it(path, async () => {
      const language = languageOfPath(path);
      assert.ok(language !== null);
      const result = await scanner.scan({ path, language, text: await readFile(new URL(path, folder), 'utf8') });
      await checkGolden(new URL(`${path}.expected.txt`, folder).pathname, renderScan(result));
    });
  }
});
