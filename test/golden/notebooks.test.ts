import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readNotebook } from '../../src/core/scan/notebook.ts';
import { createScanner } from '../../src/core/scan/scanner.ts';
import { loadBytes } from '../support/assets.ts';
import { checkGolden } from '../support/golden.ts';
import { renderScan } from '../support/render-calls.ts';

const folder = new URL('./notebooks/', import.meta.url);
const cases = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));

describe('golden: what is found in notebooks', () => {
  const scanner = createScanner(loadBytes);
  after(() => scanner.dispose());

  it('has cases', () => assert.ok(cases.length > 0));

  for (const name of cases) {
    it(name, async () => {
      const notebook = readNotebook(await readFile(new URL(name, folder), 'utf8'));
      assert.equal(notebook.kind, 'programs');
      const found: string[] = [];
      for (const program of notebook.programs) {
        const result = await scanner.scan({ path: `notebooks/${name}`, ...program });
        found.push(`${program.language}\n\n${renderScan(result)}`);
      }
      await checkGolden(new URL(`${name}.expected.txt`, folder).pathname, found.join('\n'));
    });
  }
});
