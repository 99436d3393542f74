import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundledPriceData } from '../../src/core/prices/data.ts';
import { ruleCodes } from '../../src/core/rule-codes.ts';
import { analyzeWorkspace } from '../../src/workspace/analyze.ts';
import { createEngine, type Engine } from '../../src/workspace/engine.ts';
import { loadBytes } from '../support/assets.ts';
import { checkGolden } from '../support/golden.ts';
import { renderFindings } from '../support/render-findings.ts';

/** Noon of a day in the life of the bundled prices: a fixed clock. */
const noon = new Date('2026-11-22T12:00:00Z');

const folder = new URL('./rules/', import.meta.url);

/** Each folder is a workspace of its own: sources, maybe a callcost.yml, and the findings of the rule it is named after. */
describe('golden: what the rules find', () => {
  let engine: Engine;

  before(async () => {
    engine = await createEngine(loadBytes, noon, bundledPriceData);
  });
  after(() => engine.dispose());

  it('has a folder for each rule', () => assert.deepEqual(readdirSync(folder).toSorted(), [...ruleCodes].toSorted()));

  for (const code of ruleCodes) {
    it(code, async () => {
      const workingDirectory = fileURLToPath(new URL(code, folder));
      const { findings } = await analyzeWorkspace(engine, { paths: ['.'], workingDirectory, configFile: null });
      const own = findings.filter((finding) => finding.code === code);
      assert.ok(own.length > 0, 'it fires somewhere');
      assert.ok(!own.some(({ file }) => file.startsWith('quiet')), 'it is silent where it should be');
      await checkGolden(fileURLToPath(new URL(`${code}/expected.txt`, folder)), renderFindings(own));
    });
  }
});
