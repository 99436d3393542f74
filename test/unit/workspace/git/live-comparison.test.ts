import assert from 'node:assert/strict';
import { bundledPriceData, priceDataOf } from '../../../../src/core/prices/data.ts';
import { catalogueProviderIds } from '../../../../src/core/prices/providers.ts';
import { createEngine } from '../../../../src/workspace/engine.ts';
import { createLiveComparison } from '../../../../src/workspace/git/live-comparison.ts';
import { createWorkspaceIndex } from '../../../../src/workspace/workspace-index.ts';
import { loadBytes } from '../../../support/assets.ts';
import { pythonCall } from '../../../support/comparisons.ts';
import { withRepository } from '../../../support/git-repository.ts';

const at = new Date('2026-11-22T12:00:00Z');
const { signal } = new AbortController();
const pause = () => Promise.resolve();

/** The bundled prices, with all of OpenAI gone. */
const withoutOpenAI = priceDataOf(
  catalogueProviderIds().flatMap((id) => (id === 'openai' ? [] : (bundledPriceData.provider(id) ?? []))),
  'a test',
  '2026-11-21',
);

describe('a comparison that goes on', () => {
  it('estimates both sides with the same prices, when these are replaced as well', () =>
    withRepository(async ({ folder, commit }) => {
      await commit({ 'triage.py': pythonCall('triage', 'Classify:') });
      const engine = await createEngine(loadBytes, at, bundledPriceData);
      const comparison = createLiveComparison({ root: folder, engine, pause });
      try {
        const index = createWorkspaceIndex({ root: folder, scanner: engine, pause });
        await index.refresh(signal);
        const costs = async () => {
          const { unchanged } = (await comparison.compare(null, index, signal)).diff;
          return unchanged.map(({ before, after }) => [before, after].map(({ estimate }) => estimate.perCall.cost));
        };
        const [[before, after] = []] = await costs();
        assert.notEqual(before, null);
        assert.deepEqual(before, after);
        engine.replacePrices(at, withoutOpenAI);
        assert.deepEqual(await costs(), [[null, null]]);
      } finally {
        comparison.dispose();
        engine.dispose();
      }
    }));
});
