import assert from 'node:assert/strict';
import { createLiteLlmAdapter } from '../../../src/gateway/litellm.ts';
import { answer } from '../../support/gateways/contract-server.ts';
import { liteLlmFeatures, onLiteLlm } from '../../support/gateways/litellm.ts';
import { contextOf, noon, readingOf } from '../../support/gateways/snapshots.ts';

describe('LiteLLM: budgets of the key', () => {
  it(
    'takes the budget of the key from the table where it has none of its own',
    onLiteLlm(async (gateway) => {
      const key = await gateway.budget('key:support-team-editor');
      assert.deepEqual(
        [key?.spent, key?.limit, key?.softLimit, key?.window.resetsAt, key?.team, key?.feature],
        [12.5, 500, 400, '2026-12-01T00:00:00.000Z', 'support', null],
      );
      const { budgets } = await gateway.read();
      assert.deepEqual(
        budgets.filter(({ spent }) => spent === null).map(({ id, limit, state }) => [id, limit, state]),
        [
          ['key:support-team-editor:1d', 50, 'unknown'],
          ['key:support-team-editor:model:gpt-5-mini', 20.5, 'unknown'],
        ],
      );
    }),
  );

  it(
    'belongs to a feature where the key is named after it or carries its tag',
    onLiteLlm(async (gateway) => {
      gateway.change('/key/info', { 'info.key_alias': 'search' });
      assert.equal((await gateway.budget('key:search'))?.feature, 'search');
      gateway.change('/key/info', { 'info.metadata': { tags: ['feature:support-reply'] } });
      assert.equal((await gateway.budget('key:support-team-editor'))?.feature, 'support-reply');
    }),
  );

  it(
    'raises a limit for as long as it is raised',
    onLiteLlm(async (gateway) => {
      const raise = (expiry: string) => ({ tags: [], temp_budget_increase: 100, temp_budget_expiry: expiry });
      gateway.change('/key/info', { 'info.metadata': raise('2026-11-22T00:00:00Z') });
      assert.equal((await gateway.budget('key:support-team-editor'))?.limit, 600);
      gateway.change('/key/info', { 'info.metadata': raise('2026-11-20T00:00:00Z') });
      assert.equal((await gateway.budget('key:support-team-editor'))?.limit, 500);
    }),
  );
});

describe('LiteLLM: what limits and spend say', () => {
  it(
    'tells no limit from a limit of 0, and both from one that is not understood',
    onLiteLlm(async (gateway) => {
      const table = 'info.litellm_budget_table';
      gateway.change('/key/info', { [table]: null });
      assert.deepEqual((await gateway.budget('key:support-team-editor'))?.state, 'unlimited');
      gateway.change('/key/info', { [table]: null, 'info.max_budget': 0, 'info.spend': 0 });
      assert.deepEqual((await gateway.budget('key:support-team-editor'))?.state, 'exceeded');
      for (const nonsense of [-1, 'lots', {}, 1e300]) {
        gateway.change('/key/info', { [table]: null, 'info.max_budget': nonsense });
        const { budgets, remarks } = await gateway.read();
        assert.ok(!budgets.some(({ scope }) => scope === 'key'));
        assert.match(remarks[0] ?? '', /\/key\/info does not have the form/);
      }
    }),
  );

  it(
    'does not take spend that is not told for 0',
    onLiteLlm(async (gateway) => {
      for (const spend of [null, undefined, 'None', -3, 'NaN', []]) {
        gateway.change('/key/info', { 'info.spend': spend });
        const key = await gateway.budget('key:support-team-editor');
        assert.deepEqual([key?.spent, key?.state], [null, 'unknown']);
      }
    }),
  );

  it(
    'knows states: soft limit, blocked, reset pending',
    onLiteLlm(async (gateway) => {
      assert.equal((await gateway.budget('team:support'))?.state, 'soft-exceeded');
      gateway.change('/key/info', { 'info.blocked': true });
      assert.equal((await gateway.budget('key:support-team-editor'))?.state, 'inactive');
      const later = readingOf(liteLlmFeatures, new Date('2026-12-01T00:05:00Z'));
      assert.equal((await gateway.budget('team:support', later))?.state, 'reset-pending');
    }),
  );
});

describe('LiteLLM: budgets beside that of the key', () => {
  it(
    'reads budgets of providers, whose windows follow no calendar',
    onLiteLlm(async (gateway) => {
      const { budgets } = await gateway.read();
      assert.deepEqual(
        budgets
          .filter(({ scope }) => scope === 'provider')
          .map(({ label, spent, limit, window }) => [label, spent, limit, window.startsAt]),
        [
          ['openai', 312.4, 1000, '2026-11-17T09:30:00.000Z'],
          ['anthropic', 0, 500, null],
        ],
      );
    }),
  );

  it(
    'reads the budget of the user for a key of no team only',
    onLiteLlm(async (gateway) => {
      assert.equal(await gateway.budget('user:own'), undefined);
      gateway.change('/key/info', { 'info.team_id': null });
      assert.deepEqual((await gateway.budget('user:own'))?.spent, 3.25);
    }),
  );

  it(
    'reads a key that may only call models off the headers of the list of models',
    onLiteLlm(async (gateway) => {
      gateway.server.fail('/key/info', 'forbidden');
      gateway.server.sendHeaders({ 'x-litellm-key-spend': '4.5', 'x-litellm-key-max-budget': 'None' });
      assert.deepEqual((await gateway.budget('key:own'))?.state, 'unlimited');
      gateway.server.sendHeaders({ 'x-litellm-key-spend': '4.5', 'x-litellm-key-max-budget': '4.0' });
      const key = await gateway.budget('key:own');
      assert.deepEqual([key?.spent, key?.limit, key?.accuracy, key?.state], [4.5, 4, 'header', 'exceeded']);
      gateway.server.sendHeaders({ 'x-litellm-key-spend': '4.5' });
      assert.equal((await gateway.budget('key:own'))?.state, 'unknown');
      gateway.server.sendHeaders({ 'x-litellm-key-spend': 'None', 'x-litellm-key-max-budget': 'None' });
      assert.equal(await gateway.budget('key:own'), undefined);
    }),
  );

  it(
    'reads budgets of providers where there is no database',
    onLiteLlm(async (gateway) => {
      gateway.server.route('GET /health/readiness', {
        status: 'healthy',
        db: 'Not connected',
        litellm_version: '1.70.0',
      });
      const { budgets, remarks, gatewayVersion } = await gateway.read();
      assert.deepEqual([...new Set(budgets.map(({ scope }) => scope))], ['provider']);
      assert.match(remarks.join(' '), /without a database/);
      assert.equal(gatewayVersion, '1.70.0');
      assert.ok(!gateway.paths().includes('/key/info'));
    }),
  );
});

describe('LiteLLM: prices', () => {
  it(
    'reads the prices of long contexts, in USD per million tokens',
    onLiteLlm(async (gateway) => {
      const model_info = {
        input_cost_per_token: 1.25e-6,
        output_cost_per_token: '0.00001',
        input_cost_per_token_above_200k_tokens: 2.5e-6,
        output_cost_per_token_above_200k_tokens: 0.000015,
      };
      gateway.server.route('GET /v1/model/info', { data: [{ model_name: 'pro', model_info }] });
      const [price] = (await gateway.read()).prices;
      assert.deepEqual([price?.inputUsdPerMillion, price?.outputUsdPerMillion], [1.25, 10]);
      assert.deepEqual(price?.longContext, [
        {
          aboveInputTokens: 200_000,
          inputUsdPerMillion: 2.5,
          outputUsdPerMillion: 15,
          cachedInputUsdPerMillion: null,
          cacheWriteUsdPerMillion: null,
        },
      ]);
    }),
  );

  it(
    'reads prices: of the deployment first, 0 as unknown, and none that deployments do not agree on',
    onLiteLlm(async (gateway) => {
      const { prices } = await gateway.read();
      assert.deepEqual(
        prices.map(({ model, underlyingModel, provider, inputUsdPerMillion, outputUsdPerMillion }) => [
          ...[model, underlyingModel, provider, inputUsdPerMillion, outputUsdPerMillion],
        ]),
        [
          ['gpt-5-mini', 'azure/gpt-5-mini-eu', 'azure', 0.15, 2],
          ['claude-haiku-4-5', null, null, null, 5],
        ],
      );
    }),
  );
});

describe('LiteLLM: what cannot be read is said', () => {
  it(
    'a team that the key may not ask for',
    onLiteLlm(async (gateway) => {
      gateway.server.fail('/team/info', 'forbidden');
      const { budgets, remarks } = await gateway.read();
      assert.ok(!budgets.some(({ scope }) => scope === 'team'));
      assert.ok(remarks.includes('This key cannot read the budget of its team; ask for a key of that team.'));
    }),
  );

  it(
    'limits in a form that is not known',
    onLiteLlm(async (gateway) => {
      gateway.change('/key/info', { 'info.budget_limits': [{ budget_duration: '1d', max_budget: 'plenty' }] });
      gateway.change('/provider/budgets', { 'providers.openai': { budget_limit: -5, spend: 1 } });
      const { budgets, remarks } = await gateway.read();
      assert.ok(!budgets.some(({ id }) => id === 'provider:openai' || id.endsWith(':1d')));
      assert.match(remarks.join(' '), /One budget is left out/);
    }),
  );

  it(
    'a database that is missing, whether or not the gateway says so in time, and that comes back',
    onLiteLlm(async (gateway) => {
      const adapter = createLiteLlmAdapter(contextOf(gateway.server));
      const minute = (count: number) => readingOf(liteLlmFeatures, new Date(noon.getTime() + count * 60_000));
      gateway.server.fail('/health/readiness', 'forbidden');
      for (const path of ['/key/info', '/tag/list', '/tag/daily/activity', '/user/info']) {
        gateway.server.route(`GET ${path}`, answer(500, { detail: { error: 'No db connected' } }));
      }
      const { remarks } = await adapter.read(minute(0));
      assert.deepEqual(remarks, [
        'The gateway runs without a database, so it keeps no budgets of keys, teams and tags. Ask whoever runs it to connect one.',
      ]);
      gateway.change('/key/info', {});
      assert.ok((await adapter.read(minute(1))).budgets.some(({ scope }) => scope === 'key'));
    }),
  );
});
