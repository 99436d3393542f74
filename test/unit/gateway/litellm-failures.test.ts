import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createLiteLlmAdapter } from '../../../src/gateway/litellm.ts';
import {
  type ContractServer,
  type FailureName,
  failureNames,
  failureOfAll,
  fixture,
  inMemoryPort,
} from '../../support/gateways/contract-server.ts';
import { liteLlmFeatures, liteLlmFixtures, liteLlmRoutes, onLiteLlm } from '../../support/gateways/litellm.ts';
import { mutated } from '../../support/gateways/mutations.ts';
import { checkReading, contextOf, readingOf } from '../../support/gateways/snapshots.ts';

/** What has to be refused for an endpoint to be asked. */
const askedAfter: Readonly<Record<string, readonly string[]>> = {
  '/global/spend/tags': ['/tag/daily/activity'],
  '/spend/tags': ['/tag/daily/activity', '/global/spend/tags'],
};

describe('LiteLLM: everything fails', () => {
  for (const failure of failureNames) {
    it(`${failure} is ${failureOfAll[failure]}`, () =>
      onLiteLlm(async ({ server }) => {
        server.fail('*', failure);
        const timeoutMs = failureOfAll[failure] === 'timeout' ? 50 : 10_000;
        const adapter = createLiteLlmAdapter(contextOf(server, { timeoutMs }));
        const outcome = await checkReading(adapter.read(readingOf(liteLlmFeatures)));
        assert.equal(outcome === 'read' ? 'read' : outcome.failure, failureOfAll[failure]);
        assert.ok(server.requests.every(({ path }) => path !== '/stolen'));
      })());
  }

  it('passes on when to ask again, by the clock of the gateway', () =>
    onLiteLlm(async ({ server }) => {
      for (const [failure, wait] of [['too-many', 7_000] as const, ['too-many-until', 30_000] as const]) {
        server.fail('/key/info', failure);
        const outcome = await checkReading(createLiteLlmAdapter(contextOf(server)).read(readingOf(liteLlmFeatures)));
        assert.ok(outcome !== 'read');
        assert.equal(outcome.retryAfterMs, wait);
      }
    })());
});

describe('LiteLLM: one endpoint fails', () => {
  // Slow and long answers are tried once, above.
  const tried = failureNames.filter((failure) => !['huge', 'drip', 'silent'].includes(failure));
  async function check(server: ContractServer, path: string, failure: FailureName): Promise<void> {
    server.heal();
    for (const first of askedAfter[path] ?? []) server.fail(first, 'forbidden');
    server.fail(path, failure);
    const outcome = await checkReading(createLiteLlmAdapter(contextOf(server)).read(readingOf(liteLlmFeatures)));
    // Without the key nothing is known for sure, and a gateway that breaks off is not asked on.
    const decides = path === '/key/info' || path === '/health/readiness';
    assert.ok(outcome === 'read' || decides, `${failure}: ${outcome === 'read' ? '' : outcome.message}`);
    assert.ok(server.requests.some((request) => request.path === path));
  }

  for (const path of [...Object.keys(liteLlmFixtures), '/tag/daily/activity']) {
    it(`${path} takes nothing else with it`, () =>
      onLiteLlm(async ({ server }) => {
        for (const failure of tried) await check(server, path, failure);
      })());
  }

  it('stops when told to', () =>
    onLiteLlm(async ({ server }) => {
      server.fail('/tag/list', 'silent');
      const stop = new AbortController();
      const reading = createLiteLlmAdapter(contextOf(server)).read({
        ...readingOf(liteLlmFeatures),
        signal: stop.signal,
      });
      stop.abort(new Error('stopped'));
      await assert.rejects(reading, /stopped/);
    })());
});

describe('LiteLLM: answers of any form', () => {
  const routes = liteLlmRoutes();

  /** Reads a gateway that answers one endpoint with something else. */
  function check(path: string, body: unknown): Promise<unknown> {
    const context = {
      fetch: inMemoryPort({ ...routes, [`GET ${path}`]: body }),
      baseUrl: 'http://127.0.0.1',
      timeZone: 'UTC',
    };
    return checkReading(createLiteLlmAdapter(context).read(readingOf(liteLlmFeatures)));
  }

  for (const [path, name] of Object.entries(liteLlmFixtures)) {
    it(`of ${path} give snapshots that hold, or errors for people`, () =>
      fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat()), async (seeds) => {
          await check(path, mutated(fixture(name), seeds));
        }),
      ));
  }

  it('of /tag/daily/activity, too', () => {
    const metrics = { spend: 3, prompt_tokens: 100, completion_tokens: 10, successful_requests: 2, api_requests: 2 };
    const byName = (name: string) => ({ [name]: { metrics } });
    const breakdown = {
      entities: byName('search'),
      models: byName('m'),
      model_groups: byName('g'),
      providers: byName('openai'),
    };
    const page = {
      results: [{ date: '2026-11-20', breakdown }],
      metadata: { page: 1, total_pages: 1, has_more: false },
    };
    return fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (seeds) => {
        await check('/tag/daily/activity', mutated(page, seeds));
      }),
      { numRuns: 300 },
    );
  });
});
