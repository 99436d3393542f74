import assert from 'node:assert/strict';
import { GatewayError } from '../../../src/gateway/fetch-port.ts';
import { createGuardedFetch } from '../../../src/gateway/guarded-fetch.ts';
import { createJsonEndpointAdapter } from '../../../src/gateway/json-endpoint.ts';
import {
  answer,
  type ContractServer,
  fixture,
  type RecordedRequest,
  startContractServer,
} from '../../support/gateways/contract-server.ts';
import { checkReading, checkSnapshot, contextOf, noon, readingOf, testKey } from '../../support/gateways/snapshots.ts';

let server: ContractServer;

beforeEach(async () => {
  server = await startContractServer({ 'GET /budgets.json': fixture('json/budgets') });
});
afterEach(() => server.close());

const minutesLater = (minutes: number) => readingOf(['support-reply'], new Date(noon.getTime() + minutes * 60_000));

function makeAdapter(key: string | null = testKey) {
  const guarded = createGuardedFetch({ baseUrl: server.url, key: async () => key, fetch });
  return createJsonEndpointAdapter(contextOf(server, { fetch: guarded, baseUrl: `${server.url}/budgets.json` }));
}

describe('JSON endpoint', () => {
  it('reads the document at the address itself', async () => {
    const snapshot = await makeAdapter().read(minutesLater(0));
    checkSnapshot(snapshot);
    assert.deepEqual(
      snapshot.budgets.map(({ id, feature, spent, source }) => [id, feature, spent, source.endpoint]),
      [
        ['feature:support-reply', 'support-reply', 741, '/budgets.json'],
        ['feature:search', 'search', 12.5, '/budgets.json'],
        ['feature:support-reply#2', 'support-reply', 31.25, '/budgets.json'],
      ],
    );
    assert.equal(snapshot.observedAt, '2026-11-21T11:55:00.000Z');
    assert.equal(server.requests[0]?.headers.authorization, `Bearer ${testKey}`);
  });

  it('knows features by their tags', async () => {
    server.route('GET /budgets.json', { version: 1, budgets: [{ feature: 'reply-tag', spent: 1, limit: 2 }] });
    const { budgets } = await makeAdapter().read(readingOf([{ feature: 'support-reply', tag: 'reply-tag' }]));
    assert.deepEqual([budgets[0]?.feature, budgets[0]?.label], ['support-reply', 'reply-tag']);
  });

  it('is not sent what has not changed', async () => {
    server.route('GET /budgets.json', ({ headers }: RecordedRequest) =>
      headers['if-none-match'] === '"7"' ? answer(304, '') : answer(200, fixture('json/budgets'), { etag: '"7"' }),
    );
    const adapter = makeAdapter();
    const first = await adapter.read(minutesLater(0));
    const second = await adapter.read(minutesLater(1));
    assert.deepEqual(second, first);
    assert.deepEqual(
      server.requests.map(({ headers }) => headers['if-none-match'] ?? null),
      [null, '"7"'],
    );
  });

  it('does not ask within the time that the publisher names', async () => {
    server.sendHeaders({ 'cache-control': 'private, max-age=600' });
    const adapter = makeAdapter();
    for (const minutes of [0, 1, 5, 9]) await adapter.read(minutesLater(minutes));
    assert.equal(server.requests.length, 1);
    await adapter.read(minutesLater(10));
    assert.equal(server.requests.length, 2);
    server.sendHeaders({ 'cache-control': 'no-cache, max-age=600' });
    for (const minutes of [21, 22]) await adapter.read(minutesLater(minutes));
    assert.equal(server.requests.length, 4);
  });

  it('keeps the time at which it was read while it is kept', async () => {
    server.route('GET /budgets.json', answer(200, { version: 1, budgets: [] }, { 'cache-control': 'max-age=600' }));
    const adapter = makeAdapter();
    await adapter.read(minutesLater(0));
    assert.equal((await adapter.read(minutesLater(5))).observedAt, noon.toISOString());
  });
});

describe('JSON endpoint that fails', () => {
  it('asks without a key where there is none, and says that one is needed where it is', async () => {
    assert.equal(await checkReading(makeAdapter(null).read(minutesLater(0))), 'read');
    assert.equal(server.requests[0]?.headers.authorization, undefined);
    server.fail('*', 'unauthorized');
    const error = await checkReading(makeAdapter(null).read(minutesLater(0)));
    assert.equal((error as GatewayError).failure, 'no-key');
    assert.equal(((await checkReading(makeAdapter().read(minutesLater(0)))) as GatewayError).failure, 'refused');
  });

  it('goes on with the good document after a bad one', async () => {
    const adapter = makeAdapter();
    server.sendHeaders({ etag: '"1"' });
    await adapter.read(minutesLater(0));
    server.sendHeaders({ etag: '"2"' });
    server.fail('*', 'web-page');
    await assert.rejects(adapter.read(minutesLater(1)), GatewayError);
    server.heal();
    await adapter.read(minutesLater(2));
    assert.equal(server.requests.at(-1)?.headers['if-none-match'], '"1"');
  });

  it('says on probing how much is told', async () => {
    const access = await makeAdapter().probe(minutesLater(0));
    assert.deepEqual(access, { isAccepted: true, gatewayVersion: null, findings: ['The address tells 3 budgets.'] });
  });
});
