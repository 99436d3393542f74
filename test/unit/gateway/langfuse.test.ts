import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createLangfuseAdapter } from '../../../src/gateway/langfuse.ts';
import {
  answer,
  type ContractServer,
  type FailureName,
  failureNames,
  fixture,
  type RecordedRequest,
  startContractServer,
} from '../../support/gateways/contract-server.ts';
import { mutated } from '../../support/gateways/mutations.ts';
import { checkReading, checkSnapshot, contextOf, noon, readingOf, testKey } from '../../support/gateways/snapshots.ts';

const features = ['support-reply', { feature: 'search', tag: 'search' }];
const versions = ['/api/public/v2/metrics', '/api/public/metrics'];

/** A test on a running Langfuse that has the given versions of its metrics. */
function onLangfuse(
  test: (server: ContractServer) => Promise<void>,
  {
    paths = versions,
    usage = fixture('langfuse/usage'),
    daily = fixture('langfuse/daily'),
  }: { paths?: readonly string[]; usage?: unknown; daily?: unknown } = {},
): () => Promise<void> {
  const route = (request: RecordedRequest) => (queryOf(request).timeDimension === undefined ? usage : daily);
  return async () => {
    const server = await startContractServer(Object.fromEntries(paths.map((path) => [`GET ${path}`, route])));
    try {
      await test(server);
    } finally {
      await server.close();
    }
  };
}

interface Query {
  readonly filters: unknown;
  readonly timeDimension?: unknown;
  readonly fromTimestamp: string;
  readonly toTimestamp: string;
}

function queryOf({ query }: RecordedRequest): Query {
  return JSON.parse(query.get('query') ?? '');
}

async function read(server: ContractServer, asked = readingOf(features)) {
  const snapshot = await createLangfuseAdapter(contextOf(server)).read(asked);
  checkSnapshot(snapshot);
  return snapshot;
}

describe('Langfuse: measured use', () => {
  it(
    'adds up rows of all sets of tags, with a p95 where one row has it',
    onLangfuse(async (server) => {
      const { usage, budgets } = await read(server);
      assert.deepEqual(budgets, []);
      const span = { provider: null, from: '2026-10-23T00:00:00.000Z', to: noon.toISOString(), cacheReadTokens: null };
      assert.deepEqual(usage, [
        {
          ...span,
          feature: 'support-reply',
          model: 'gpt-5-mini',
          requests: 1500,
          inputTokens: 1_200_000,
          outputTokens: 300_000,
          p95OutputTokens: null,
          spentUsd: 900.75,
        },
        {
          ...span,
          feature: 'search',
          model: 'claude-haiku-4-5',
          requests: 90,
          inputTokens: 9_000,
          outputTokens: 900,
          p95OutputTokens: 25.5,
          spentUsd: 0.9,
        },
      ]);
    }),
  );

  it(
    'does not take the cost of a model without a price for 0',
    onLangfuse(async (server) => {
      const { usage, daily, remarks } = await read(server, readingOf(['unpriced']));
      assert.deepEqual([usage[0]?.spentUsd, usage[0]?.inputTokens, daily], [null, 100, []]);
      assert.match(remarks.join(' '), /no price of our-llama/);
    }),
  );
});

describe('Langfuse: spend by day', () => {
  it(
    'is told with its requests',
    onLangfuse(async (server) => {
      assert.deepEqual((await read(server)).daily, [
        { feature: 'support-reply', day: '2026-11-20', spentUsd: 420.5, requests: 700 },
        { feature: 'support-reply', day: '2026-11-21', spentUsd: 30, requests: 50 },
        { feature: 'search', day: '2026-11-21', spentUsd: 0.9, requests: 90 },
      ]);
    }),
  );

  it(
    'tells days without spend up to yesterday',
    onLangfuse(async (server) => {
      const { daily } = await read(
        server,
        readingOf([{ feature: 'search', tag: 'search' }], new Date('2026-11-24T08:00:00Z')),
      );
      assert.deepEqual(
        daily.map(({ day, spentUsd }) => [day, spentUsd]),
        [
          ['2026-11-21', 0.9],
          ['2026-11-22', 0],
          ['2026-11-23', 0],
        ],
      );
    }),
  );

  it(
    'tells no days where the cost of one is not known',
    onLangfuse(
      async (server) => {
        assert.deepEqual((await read(server)).daily, []);
      },
      {
        usage: { data: [{ tags: ['search'], providedModelName: 'm', count_count: 1, sum_totalCost: 2 }] },
        daily: {
          data: [
            { tags: ['search'], time_dimension: '2026-11-19', count_count: 1, sum_totalCost: 2 },
            { tags: ['search'], time_dimension: '2026-11-20', count_count: 1, sum_totalCost: null },
          ],
        },
      },
    ),
  );

  it(
    'tells nothing where rows may be missing',
    onLangfuse(
      async (server) => {
        const { usage, daily, remarks } = await read(server);
        assert.deepEqual([usage, daily], [[], []]);
        assert.match(remarks.join(' '), /more than 1000 combinations/);
      },
      { usage: { data: new Array(1000).fill({ tags: ['search'], providedModelName: 'm', count_count: 1 }) } },
    ),
  );
});

describe('Langfuse: manners', () => {
  it(
    'asks twice in an hour, with the key in a header only',
    onLangfuse(async (server) => {
      const adapter = createLangfuseAdapter(contextOf(server));
      for (let minute = 0; minute <= 60; minute += 1) {
        await adapter.read(readingOf(features, new Date(noon.getTime() + minute * 60_000)));
      }
      assert.equal(server.requests.length, 4);
      assert.ok(server.requests.every(({ headers }) => headers.authorization === `Basic ${btoa(testKey)}`));
      assert.ok(server.requests.every(({ url }) => !url.includes(testKey)));
      const [first] = server.requests.map(queryOf);
      assert.deepEqual(first?.filters, [
        { column: 'tags', operator: 'any of', value: ['feature:support-reply', 'search'], type: 'arrayOptions' },
        { column: 'type', operator: 'any of', value: ['GENERATION', 'EMBEDDING'], type: 'stringOptions' },
      ]);
    }),
  );

  it(
    'stays with version 1 of the metrics where there is no other',
    onLangfuse(
      async (server) => {
        const { usage } = await read(server);
        assert.equal(usage.length, 2);
        assert.deepEqual(
          server.requests.map(({ path }) => path),
          ['/api/public/v2/metrics', '/api/public/metrics', '/api/public/metrics'],
        );
      },
      { paths: ['/api/public/metrics'] },
    ),
  );

  it(
    'is not led to an old version by a page of maintenance',
    onLangfuse(async (server) => {
      const adapter = createLangfuseAdapter(contextOf(server));
      server.fail('*', 'web-page');
      assert.notEqual(await checkReading(adapter.read(readingOf(features))), 'read');
      server.heal();
      await adapter.read(readingOf(features));
      assert.equal(server.requests.at(-1)?.path, '/api/public/v2/metrics');
    }),
  );

  it(
    'says what the key may read',
    onLangfuse(async (server) => {
      const probe = () => createLangfuseAdapter(contextOf(server)).probe(readingOf(features));
      const findings = ['The key can read the measured use of 2 of 2 features. Langfuse has no budgets.'];
      assert.deepEqual(await probe(), { isAccepted: true, gatewayVersion: null, findings });
      for (const path of versions) {
        server.route(`GET ${path}`, answer(401, { message: `Invalid credentials ${testKey}` }));
      }
      const refused = await probe();
      assert.equal(refused.isAccepted, false);
      assert.match(refused.findings[0] ?? '', /two parts/);
    }),
  );
});

describe('Langfuse: failures', () => {
  const timeouts: readonly FailureName[] = ['drip', 'silent'];
  for (const failure of failureNames) {
    it(
      `${failure} is an error for people`,
      onLangfuse(async (server) => {
        server.fail('*', failure);
        const timeoutMs = timeouts.includes(failure) ? 50 : 10_000;
        const outcome = await checkReading(
          createLangfuseAdapter(contextOf(server, { timeoutMs })).read(readingOf(features)),
        );
        assert.equal(outcome === 'read', failure === 'hostile-names');
        assert.ok(server.requests.every(({ path }) => path !== '/stolen'));
      }),
    );
  }

  it(
    'answers of any form give snapshots that hold, or errors',
    onLangfuse(async (server) => {
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat()), async (seeds) => {
          for (const path of versions) {
            server.route(`GET ${path}`, (request: RecordedRequest) =>
              mutated(
                fixture(queryOf(request).timeDimension === undefined ? 'langfuse/usage' : 'langfuse/daily'),
                seeds,
              ),
            );
          }
          await checkReading(createLangfuseAdapter(contextOf(server)).read(readingOf(features)));
        }),
        { numRuns: 100 },
      );
    }),
  );
});
