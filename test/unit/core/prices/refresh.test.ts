import assert from 'node:assert/strict';
import { REMOTE_DATA_JSON_URL } from '@pydantic/genai-prices';
import { createPriceCatalogue } from '../../../../src/core/prices/catalogue.ts';
import { bundledPriceData } from '../../../../src/core/prices/data.ts';
import { catalogueProviderIds } from '../../../../src/core/prices/providers.ts';
import { acceptPrices, refreshPrices } from '../../../../src/core/prices/refresh.ts';

const at = new Date('2026-11-22T12:00:00Z');
const never = new AbortController().signal;

/** The bundled list as the remote file writes it: plain JSON. */
function remoteList(): { id: string; models: { id: string; prices: unknown }[] }[] {
  return JSON.parse(JSON.stringify(catalogueProviderIds().map((id) => bundledPriceData.provider(id))));
}

function withPriceOf(provider: string, model: string, prices: unknown) {
  return remoteList().map((entry) => ({
    ...entry,
    models: entry.models.map((row) => (entry.id === provider && row.id === model ? { ...row, prices } : row)),
  }));
}

/** The reason for which data is not taken, or null when it is. */
function check(fetched: unknown, expected: RegExp | null): void {
  const result = acceptPrices(bundledPriceData, fetched, at);
  if (expected === null) assert.equal(result.kind, 'refreshed');
  else if (result.kind === 'kept') assert.match(result.reason, expected);
  else assert.fail('the list was taken');
}

describe('price refresh', () => {
  it('takes a newer list, and only for the catalogue that is made from it', async () => {
    const dated = [
      { prices: { input_mtok: 2.5, output_mtok: 10 } },
      { constraint: { start_date: '2026-10-01' }, prices: { input_mtok: 2, output_mtok: 9 } },
    ];
    let asked = '';
    const fetchJson = async (url: string) => {
      asked = url;
      return withPriceOf('openai', 'gpt-4o', dated);
    };
    const result = await refreshPrices(bundledPriceData, at, fetchJson, never);
    assert.equal(asked, REMOTE_DATA_JSON_URL);
    assert.ok(result.kind === 'refreshed');
    const priceIn = (data: typeof bundledPriceData, provider: string, model: string) => {
      const lookup = createPriceCatalogue({ at, data }).findListed(provider, model);
      return lookup.kind === 'priced' ? `${lookup.price.rates.input.base} of ${lookup.price.asOf}` : lookup.reason;
    };
    assert.equal(priceIn(result.data, 'openai', 'gpt-4o'), '2 of 2026-11-22');
    // Azure falls back to OpenAI's list: to the new one, not to the bundled one.
    assert.equal(priceIn(result.data, 'azure', 'gpt-4o'), '2 of 2026-11-22');
    assert.equal(priceIn(bundledPriceData, 'openai', 'gpt-4o'), '2.5 of 2026-09-23');
  });

  it('never goes backwards', () => {
    check(remoteList(), null);
    const isDated = (row: { prices: unknown }) => Array.isArray(row.prices);
    const few = remoteList().map((entry) => ({ ...entry, models: entry.models.filter(isDated) }));
    check(few, /has only \d+ of \d+ models/);
    const undated = remoteList().map((entry) => ({
      ...entry,
      models: entry.models.map((row) => ({
        ...row,
        prices: Array.isArray(row.prices) ? { input_mtok: 1 } : row.prices,
      })),
    }));
    check(undated, /is older/);
  });

  it('refuses what it does not understand', () => {
    check(null, /unknown format/);
    check([], /unknown format/);
    check({ openai: {} }, /unknown format/);
    check(withPriceOf('openai', 'gpt-4o', { input_mtok: -1 }), /unknown format: \d+\.models\.\d+\.prices/);
    check(withPriceOf('openai', 'gpt-4o', { input_mtok: '2.5' }), /unknown format/);
    check(withPriceOf('openai', 'gpt-4o', []), /unknown format/);
  });

  it('keeps the present prices offline and when fetching fails', async () => {
    assert.deepEqual(await refreshPrices(bundledPriceData, at, null, never), { kind: 'kept', reason: 'offline' });
    const failing = async () => {
      throw new Error('refused');
    };
    const result = await refreshPrices(bundledPriceData, at, failing, never);
    assert.deepEqual(result, { kind: 'kept', reason: 'prices could not be fetched: refused' });
    const aborted = AbortSignal.abort();
    await assert.rejects(refreshPrices(bundledPriceData, at, async () => remoteList(), aborted));
  });
});
