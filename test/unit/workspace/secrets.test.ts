import assert from 'node:assert/strict';
import { bundledPriceData } from '../../../src/core/prices/data.ts';
import { analyzeWorkspace } from '../../../src/workspace/analyze.ts';
import { createEngine, type Engine } from '../../../src/workspace/engine.ts';
import { loadBytes } from '../../support/assets.ts';

const workspaces = new URL('../../golden/workspaces/', import.meta.url);

describe('secrets in environment files and settings', () => {
  let engine: Engine;
  before(async () => {
    engine = await createEngine(loadBytes, new Date('2026-09-23'), bundledPriceData);
  });
  after(() => engine.dispose());

  async function check(name: string, known: string, secret: RegExp): Promise<void> {
    const workingDirectory = new URL(name, workspaces).pathname;
    const analysis = JSON.stringify(await analyzeWorkspace(engine, { paths: [], workingDirectory, configFile: null }));
    assert.ok(analysis.includes(known), `${known} stands beside the secrets, and is read`);
    assert.doesNotMatch(analysis, secret);
  }

  it('are in no result, also where a program uses them as a model or a prompt', async () => {
    await check('environment-files', 'claude-haiku-4-5', /never-?seen/i);
    await check('python-config-files', 'gpt-4.1-mini', /never-to-be-seen/);
    await check('typescript-config-files', 'gpt-4.1-mini', /never-to-be-seen/);
  });
});
