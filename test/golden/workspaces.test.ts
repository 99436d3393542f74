import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { bundledPriceData } from '../../src/core/prices/data.ts';
import { analyzeWorkspace } from '../../src/workspace/analyze.ts';
import { createEngine, type Engine } from '../../src/workspace/engine.ts';
import { loadBytes } from '../support/assets.ts';
import { checkGolden } from '../support/golden.ts';
import { renderWorkspace } from '../support/render-workspace.ts';

const folder = new URL('./workspaces/', import.meta.url);
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

describe('golden: what is found across files', () => {
  let engine: Engine;
  before(async () => {
    engine = await createEngine(loadBytes, new Date('2026-09-23'), bundledPriceData);
  });
  after(() => engine.dispose());

  it('has cases', () => assert.ok(cases.length > 0));

  for (const name of cases) {
    it(name, async () => {
      const workingDirectory = new URL(`${name}/`, folder).pathname.replace(/\/$/, '');
      const analysis = await analyzeWorkspace(engine, { paths: [], workingDirectory, configFile: null });
      await checkGolden(new URL(`${name}.expected.txt`, folder).pathname, renderWorkspace(analysis));
    });
  }
});
