import assert from 'node:assert/strict';
import type { GatewayError } from '../../../src/gateway/fetch-port.ts';
import { createPortkeyAdapter } from '../../../src/gateway/portkey.ts';
import { type ContractServer, fixture } from '../../support/gateways/contract-server.ts';
import { startPortkey } from '../../support/gateways/portkey.ts';
import { checkReading, checkSnapshot, contextOf, noon, readingOf, testKey } from '../../support/gateways/snapshots.ts';

const featuresPolicy = '/policies/usage-limits/3c90c3cc-0d44-4b50-8888-8dd25736052a';

let server: ContractServer;

beforeEach(async () => {
  server = await startPortkey();
});
afterEach(() => server.close());

async function read(asked = readingOf(['support-reply', 'search'])) {
  const snapshot = await createPortkeyAdapter(contextOf(server)).read(asked);
  checkSnapshot(snapshot);
  return snapshot;
}

/** Reads the policy by feature with another use of its first feature. */
async function readUsage(usage: object) {
  const policy = fixture('portkey/features') as object;
  server.route(`GET ${featuresPolicy}`, {
    ...policy,
    value_key_usage_map: { 'metadata.feature:support-reply': usage },
  });
  const { budgets, remarks } = await read();
  const [first] = budgets;
  return { spent: first?.spent, state: first?.state, remarks };
}

describe('Portkey', () => {
  it('makes a budget of each value that a policy tells apart, in the unit of the policy', async () => {
    const { budgets } = await read();
    assert.deepEqual(
      budgets.map(({ label, feature, team, unit, spent, limit, softLimit, state }) => [
        ...[label, feature, team, unit, spent, limit, softLimit, state],
      ]),
      [
        ['Features (metadata.feature:support-reply)', 'support-reply', null, 'USD', 741.5, 900, 720, 'soft-exceeded'],
        ['Features (metadata.feature:checkout)', 'checkout', null, 'USD', 900.01, 900, 720, 'exceeded'],
        [
          ...['Tokens of search (workspace_id:workspace-123)', 'search', 'discovery', 'tokens'],
          ...[1_250_000, 5_000_000, null, 'ok'],
        ],
      ],
    );
    assert.deepEqual(
      budgets.map(({ window }) => [window.raw, window.resetsAt, window.resetsAtSource]),
      [
        ['monthly', '2026-12-01T00:00:00.000Z', 'gateway'],
        ['monthly', '2026-12-01T00:00:00.000Z', 'gateway'],
        ['10d', '2026-11-25T00:00:00.000Z', 'gateway'],
      ],
    );
  });

  it('says which alerts were sent', async () => {
    const { budgets } = await read();
    assert.deepEqual(budgets[0]?.alerts, [
      { kind: 'threshold', at: null, sentByGateway: true },
      { kind: 'exhausted', at: null, sentByGateway: false },
    ]);
    assert.deepEqual(budgets[2]?.alerts, []);
  });

  it('tells nothing about single people', async () => {
    const snapshot = await read();
    assert.ok(!JSON.stringify(snapshot).includes('alice'));
    assert.match(snapshot.remarks.join(' '), /about other people/);
  });
});

describe('Portkey, with care', () => {
  it('does not believe a use that contradicts the status, as it may be in cents', async () => {
    const inCents = await readUsage({ current_usage: 74150, status: 'active' });
    assert.deepEqual([inCents.spent, inCents.state], [null, 'unknown']);
    assert.match(inCents.remarks.join(' '), /another unit/);
    assert.equal((await readUsage({ current_usage: 9, status: 'exhausted' })).spent, null);
    assert.equal((await readUsage({ current_usage: 905, status: 'active' })).state, 'exceeded');
    assert.equal((await readUsage({ status: 'active' })).state, 'unknown');
  });

  it('reads every five minutes only, and at most twenty policies', async () => {
    const adapter = createPortkeyAdapter(contextOf(server));
    for (let minute = 0; minute < 10; minute += 1) {
      await adapter.read(readingOf([], new Date(noon.getTime() + minute * 60_000)));
    }
    assert.equal(server.requests.length, 2 * 4);
    const { data } = fixture('portkey/policies') as { data: object[] };
    const many = Array.from({ length: 30 }, () => ({ ...data[1] }));
    server.route('GET /policies/usage-limits', { data: many, total: 31 });
    server.requests.length = 0;
    assert.match((await read()).remarks.join(' '), /11 more policies are not read/);
    assert.equal(server.requests.length, 21);
    assert.ok(server.requests.every(({ headers }) => headers['x-portkey-api-key'] === testKey));
  });

  it('says which right is missing', async () => {
    server.fail('*', 'forbidden');
    const error = (await checkReading(read())) as GatewayError;
    assert.deepEqual([error.failure, /service key/.test(error.message)], ['refused', true]);
    const access = await createPortkeyAdapter(contextOf(server)).probe(readingOf([]));
    assert.deepEqual(access, { isAccepted: false, gatewayVersion: null, findings: [error.message] });
  });
});
