import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundledPriceData } from '../../src/core/prices/data.ts';
import { analyzeWorkspace } from '../../src/workspace/analyze.ts';
import { createEngine, type Engine } from '../../src/workspace/engine.ts';
import { loadBytes } from '../support/assets.ts';
import { checkGolden } from '../support/golden.ts';
import { renderFindings } from '../support/render-findings.ts';

const folder = new URL('./wrapper-findings/', import.meta.url);

/** Each folder is a workspace of wrappers and their callers, with all that the rules find in it. */
describe('golden: what the rules find about wrappers and their callers', () => {
  let engine: Engine;
  before(async () => {
    engine = await createEngine(loadBytes, new Date('2026-11-22T12:00:00Z'), bundledPriceData);
  });
  after(() => engine.dispose());

  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    it(name, async () => {
      const workingDirectory = fileURLToPath(new URL(name, folder));
      const { findings } = await analyzeWorkspace(engine, { paths: ['.'], workingDirectory, configFile: null });
      await checkGolden(fileURLToPath(new URL(`${name}.expected.txt`, folder)), renderFindings(findings));
    });
  }
});
