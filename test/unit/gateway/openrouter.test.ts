import assert from 'node:assert/strict';
import { createOpenRouterAdapter } from '../../../src/gateway/openrouter.ts';
import { type ContractServer, fixture, startContractServer } from '../../support/gateways/contract-server.ts';
import { checkSnapshot, contextOf, readingOf, testKey } from '../../support/gateways/snapshots.ts';

let server: ContractServer;

beforeEach(async () => {
  server = await startContractServer({ 'GET /key': fixture('openrouter/key') });
});
afterEach(() => server.close());

/** Reads a key that differs in some fields. */
async function readWith(fields: object, asked = readingOf(['support-reply'])) {
  const { data } = fixture('openrouter/key') as { data: object };
  server.route('GET /key', { data: { ...data, ...fields } });
  const snapshot = await createOpenRouterAdapter(contextOf(server)).read(asked);
  checkSnapshot(snapshot);
  return snapshot;
}

/** Checks spend, limit, state and the end of the window of a key. */
async function check(fields: object, expected: readonly unknown[], now?: Date) {
  const { budgets } = await readWith(fields, readingOf(['support-reply'], now));
  assert.deepEqual(
    budgets.map(({ spent, limit, state, window }) => [spent, limit, state, window.resetsAt]),
    [expected],
  );
}

describe('OpenRouter', () => {
  it('picks the spend of the period in which the limit is reset, by UTC', async () => {
    await check({}, [62.5, 100, 'ok', '2026-12-01T00:00:00.000Z']);
    await check({ limit_reset: 'weekly', limit: 21.5 }, [21.5, 21.5, 'exceeded', '2026-11-23T00:00:00.000Z']);
    await check({ limit_reset: 'daily' }, [3.25, 100, 'ok', '2026-11-22T00:00:00.000Z']);
    const lateSunday = new Date('2026-11-22T23:59:59Z');
    await check({ limit_reset: 'weekly' }, [21.5, 100, 'ok', '2026-11-23T00:00:00.000Z'], lateSunday);
  });

  it('takes what is gone of a limit that is never reset', async () => {
    await check({ limit_reset: null }, [62.5, 100, 'ok', null]);
    await check({ limit_reset: null, limit_remaining: null }, [412.25, 100, 'exceeded', null]);
    await check({ limit_reset: 'yearly', limit_remaining: 0 }, [100, 100, 'exceeded', null]);
    await check({ limit_reset: 'yearly', limit_remaining: null }, [null, 100, 'unknown', null]);
  });

  it('counts own keys of providers where the limit does', async () => {
    await check({ include_byok_in_limit: true }, [66.5, 100, 'ok', '2026-12-01T00:00:00.000Z']);
    const unknown = { include_byok_in_limit: true, byok_usage_monthly: null };
    await check(unknown, [null, 100, 'unknown', '2026-12-01T00:00:00.000Z']);
  });

  it('takes no limit as none and 0 as a limit', async () => {
    await check({ limit: null, limit_remaining: null, limit_reset: null }, [412.25, null, 'unlimited', null]);
    await check({ limit: 0, limit_remaining: 0, limit_reset: null }, [0, 0, 'exceeded', null]);
  });
});

describe('OpenRouter keys', () => {
  it('warns of a management key', async () => {
    assert.deepEqual((await readWith({})).remarks, []);
    assert.match((await readWith({ is_management_key: true })).remarks.join(' '), /management key.*ordinary key/);
    assert.match((await readWith({ is_provisioning_key: true })).remarks.join(' '), /management key/);
  });

  it('shows no part of a key where the key has no name', async () => {
    const { budgets, remarks } = await readWith({ label: 'sk-or-v1-0e6...1c96' });
    assert.deepEqual(
      budgets.map(({ label, feature }) => [label, feature]),
      [['OpenRouter key', null]],
    );
    assert.match(remarks.join(' '), /Write that part, as the list of keys at OpenRouter shows it, as gateway\.tag/);
    assert.match((await readWith({ label: 'ci' })).remarks.join(' '), /named like no feature/);
  });

  it('asks for the key only, once, with the key in its header', async () => {
    await readWith({});
    assert.deepEqual(
      server.requests.map(({ url, headers }) => [url, headers.authorization]),
      [['/key', `Bearer ${testKey}`]],
    );
  });

  it('says on probing whether the key has a limit', async () => {
    const access = await createOpenRouterAdapter(contextOf(server)).probe(readingOf([]));
    assert.deepEqual(access, {
      isAccepted: true,
      gatewayVersion: null,
      findings: ['This key and its limit are read.'],
    });
  });
});
