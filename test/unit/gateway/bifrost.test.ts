import assert from 'node:assert/strict';
import type { FeatureBudget } from '../../../src/core/budget.ts';
import { createBifrostAdapter } from '../../../src/gateway/bifrost.ts';
import { windowSince } from '../../../src/gateway/bifrost-windows.ts';
import type { GatewayError } from '../../../src/gateway/fetch-port.ts';
import { answer, type ContractServer, fixture, startContractServer } from '../../support/gateways/contract-server.ts';
import { checkReading, checkSnapshot, contextOf, noon, readingOf, testKey } from '../../support/gateways/snapshots.ts';

const quotaPath = '/api/governance/virtual-keys/quota';
const features = [{ feature: 'support-reply', tag: 'feat-support-reply' }];

let server: ContractServer;

beforeEach(async () => {
  server = await startContractServer({ [`GET ${quotaPath}`]: fixture('bifrost/quota') });
});
afterEach(() => server.close());

async function read(asked = readingOf(features)) {
  const snapshot = await createBifrostAdapter(contextOf(server)).read(asked);
  checkSnapshot(snapshot);
  return snapshot;
}

/** Reads an answer that differs in some fields of the key or of its first budget. */
async function readWith(fields: object, budgetFields: object = {}) {
  const quota = structuredClone(fixture('bifrost/quota')) as { budgets: object[] };
  const budgets = [{ ...quota.budgets[0], ...budgetFields }];
  server.route(`GET ${quotaPath}`, { ...quota, provider_configs: [], model_configs: [], budgets, ...fields });
  return read();
}

async function budgetWith(budgetFields: object): Promise<FeatureBudget | undefined> {
  return (await readWith({}, budgetFields)).budgets[0];
}

describe('Bifrost', () => {
  it('reads the budgets of the virtual key, its providers and its models with one request', async () => {
    const { budgets, remarks } = await read();
    assert.deepEqual(
      budgets.map(({ id, label, feature, spent, limit, state, window }) => [
        ...[id, label, feature, spent, limit, state, window.raw, window.resetsAt],
      ]),
      [
        ['key:g1', 'feat-support-reply', 'support-reply', 159.74, 250, 'ok', '1M', '2026-12-01T00:00:00.000Z'],
        ['key:g2', 'feat-support-reply', 'support-reply', 2.5, 10, 'ok', '1d', '2026-11-21T15:30:00.000Z'],
        [
          ...['provider:g3', 'feat-support-reply (anthropic)', 'support-reply', 40, 40],
          ...['exceeded', '1w', '2026-11-23T00:00:00.000Z'],
        ],
        [
          ...['model:g4', 'feat-support-reply (gpt-5-mini)', 'support-reply', 4.75, 5],
          ...['reset-pending', '30m', '2026-11-21T11:50:00.000Z'],
        ],
      ],
    );
    assert.deepEqual(remarks, []);
    assert.deepEqual(
      server.requests.map(({ url, headers }) => [url, headers['x-bf-vk']]),
      [[quotaPath, testKey]],
    );
  });

  it('tells spend and requests by model, and no tokens, since these are not told by kind', async () => {
    const { usage, budgets } = await read();
    assert.deepEqual(budgets[0]?.breakdown, [
      { model: 'gpt-5-mini', provider: 'openai', spent: 121.9, requests: 812 },
      { model: 'claude-haiku-4-5', provider: 'anthropic', spent: 37.84, requests: 90 },
    ]);
    assert.deepEqual(
      usage.map((each) => [each.model, each.requests, each.inputTokens, each.spentUsd, each.from, each.to]),
      [
        ['gpt-5-mini', 812, null, 121.9, '2026-11-01T00:00:00.000Z', noon.toISOString()],
        ['claude-haiku-4-5', 90, null, 37.84, '2026-11-01T00:00:00.000Z', noon.toISOString()],
      ],
    );
  });

  it('tells no use where that of one model cannot be read', async () => {
    const rows = [
      { model: 'gpt-5-mini', total_cost: 5, total_requests: 1 },
      { model: 'other', total_cost: 'n/a' },
    ];
    const { usage, budgets } = await readWith({}, { per_model_usage: rows });
    assert.deepEqual([usage, budgets[0]?.breakdown, budgets[0]?.spent], [[], [], 159.74]);
  });

  it('takes no use of a team or a customer for that of the feature', async () => {
    assert.deepEqual((await readWith({}, { team_id: 't1' })).usage, []);
    assert.deepEqual((await readWith({}, { customer_id: 'c1' })).usage, []);
  });

  it('ends the use of a window that is over with the window', async () => {
    const { usage } = await readWith({}, { last_reset: '2026-10-01T00:00:00Z' });
    assert.equal(usage[0]?.to, '2026-11-01T00:00:00.000Z');
  });

  it('adds overrides to the limit while they last', async () => {
    const limitOf = async (fields: object) => (await budgetWith(fields))?.limit;
    assert.equal(await limitOf({ override_mode: 'forever', override_cycles_remaining: null }), 250);
    assert.equal(await limitOf({ override_cycles_remaining: 0 }), 200);
    assert.equal(await limitOf({ override_mode: null }), 200);
    assert.deepEqual((await budgetWith({}))?.alerts, [{ kind: 'override', at: null, sentByGateway: null }]);
  });

  it('takes a limit of 0 as one, and none as none', async () => {
    assert.equal((await budgetWith({ max_limit: 0, override_amount: 0, current_usage: 0 }))?.state, 'exceeded');
    assert.equal((await budgetWith({ max_limit: null }))?.state, 'unlimited');
  });
});

describe('Bifrost keys', () => {
  it('leaves out a budget that it cannot read, and says so', async () => {
    const { budgets, remarks } = await readWith({}, { max_limit: '-3' });
    assert.deepEqual(budgets, []);
    assert.match(remarks.join(' '), /One budget is left out/);
  });

  it('says when a key has no budgets, is off, or is named like no feature', async () => {
    const none = await readWith({ budgets: null, provider_configs: null, model_configs: undefined });
    assert.deepEqual([none.budgets, none.remarks.length], [[], 1]);
    assert.match(none.remarks[0] ?? '', /no budget of its own/);
    const off = await readWith({ is_active: false });
    assert.equal(off.budgets[0]?.state, 'inactive');
    assert.match(off.remarks[0] ?? '', /switched off/);
    const other = await readWith({ virtual_key_name: 'somebody' });
    assert.deepEqual([other.budgets[0]?.feature, other.usage], [null, []]);
    assert.match(other.remarks[0] ?? '', /named like no feature/);
  });

  it('knows an older gateway and another kind of service', async () => {
    server.fail('*', 'missing');
    const older = await checkReading(read());
    assert.match((older as GatewayError).message, /before version 1\.5.*update it/);
    server.heal();
    server.route(`GET ${quotaPath}`, { status: 'ok' });
    assert.equal(((await checkReading(read())) as GatewayError).failure, 'malformed');
  });

  it('says on probing what is not told to a virtual key', async () => {
    const adapter = createBifrostAdapter(contextOf(server));
    const access = await adapter.probe(readingOf(features));
    assert.deepEqual([access.isAccepted, access.findings[0]], [true, 'This virtual key reads 4 budgets of its own.']);
    assert.match(access.findings[1] ?? '', /team and of the customer/);
    server.route(`GET ${quotaPath}`, answer(401, { error: { message: `unknown ${testKey}` } }));
    const refused = await adapter.probe(readingOf(features));
    assert.equal(refused.isAccepted, false);
    assert.ok(!JSON.stringify(refused).includes(testKey));
  });
});

describe('Bifrost windows', () => {
  const check = (last: string | null, raw: string | null, resetsAt: string | null) =>
    assert.equal(
      windowSince(last, raw).resetsAt,
      resetsAt === null ? null : new Date(resetsAt).toISOString(),
      `${raw}`,
    );

  it('tell minutes from months', () => {
    check('2026-11-21T10:00:00Z', '30m', '2026-11-21T10:30:00Z');
    check('2026-11-21T10:00:00Z', '1M', '2026-12-21T10:00:00Z');
  });

  it('follow the calendar where the last reset did', () => {
    check('2026-11-21T00:00:00Z', '1d', '2026-11-22T00:00:00Z');
    check('2026-11-16T00:00:00Z', '1w', '2026-11-23T00:00:00Z');
    check('2026-02-01T00:00:00Z', '1M', '2026-03-01T00:00:00Z');
    check('2026-10-01T00:00:00Z', '1Q', '2027-01-01T00:00:00Z');
    check('2026-01-01T00:00:00Z', '1Y', '2027-01-01T00:00:00Z');
  });

  it('roll on from the last reset otherwise', () => {
    check('2026-11-17T00:00:00Z', '1w', '2026-11-24T00:00:00Z');
    check('2026-11-21T08:15:00Z', '1h', '2026-11-21T09:15:00Z');
    check('2026-11-21T08:15:00Z', '45s', '2026-11-21T08:15:45Z');
  });

  it('are unknown where nothing usable is told', () => {
    check(null, '1d', null);
    check('2026-11-21T00:00:00Z', null, null);
    check('2026-11-21T00:00:00Z', '0d', null);
    check('2026-11-21T00:00:00Z', '1fortnight', null);
  });
});
