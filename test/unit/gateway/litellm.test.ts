import assert from 'node:assert/strict';
import type { GatewaySnapshot } from '../../../src/core/budget.ts';
import { groupedBy } from '../../../src/core/grouping.ts';
import { createLiteLlmAdapter } from '../../../src/gateway/litellm.ts';
import { answer } from '../../support/gateways/contract-server.ts';
import { liteLlmFeatures, onLiteLlm } from '../../support/gateways/litellm.ts';
import { contextOf, noon, readingOf, testKey } from '../../support/gateways/snapshots.ts';

describe('LiteLLM: manners', () => {
  it(
    'asks for everything but the key no more often than it changes, and never for what costs money',
    onLiteLlm(async (gateway) => {
      const adapter = createLiteLlmAdapter(contextOf(gateway.server));
      for (let minute = 0; minute <= 60; minute += 1) {
        await adapter.read(readingOf(liteLlmFeatures, new Date(noon.getTime() + minute * 60_000)));
      }
      const counts = groupedBy(gateway.paths(), (path) => path);
      assert.deepEqual(Object.fromEntries([...counts].map(([path, times]) => [path, times.length])), {
        '/health/readiness': 1,
        '/key/info': 61,
        '/team/info': 13,
        '/user/info': 13,
        '/provider/budgets': 13,
        '/v1/model/info': 1,
        '/tag/list': 13,
        // Once for all tags every five minutes, once for each of the two tags every hour.
        '/tag/daily/activity': 13 + 2 * 2,
      });
    }),
  );

  it(
    'keeps the last good value of a part that fails, with its age',
    onLiteLlm(async (gateway) => {
      const adapter = createLiteLlmAdapter(contextOf(gateway.server));
      await adapter.read(readingOf(liteLlmFeatures));
      gateway.server.fail('/team/info', 'unavailable');
      const later = await adapter.read(readingOf(liteLlmFeatures, new Date(noon.getTime() + 400_000)));
      const team = later.budgets.find(({ id }) => id === 'team:support');
      assert.deepEqual([team?.spent, team?.observedAt], [1740.25, noon.toISOString()]);
      assert.match(later.remarks.join(' '), /\/team\/info \(status 503\)/);
    }),
  );

  it(
    'tells neither the day of the last reading for a whole one, nor anything of a window that began after it',
    onLiteLlm(async (gateway) => {
      const adapter = createLiteLlmAdapter(contextOf(gateway.server));
      const days = ({ daily }: GatewaySnapshot) => daily.flatMap((each) => (each.feature === 'search' ? each.day : []));
      const untilFriday = [15, 16, 17, 18, 19, 20].map((day) => `2026-11-${day}`);
      assert.deepEqual(days(await adapter.read(readingOf(liteLlmFeatures))), [...untilFriday, '2026-11-21']);
      gateway.server.fail('/tag/daily/activity', 'unavailable');
      gateway.change('/tag/list', { '1.budget_reset_at': '2026-11-30T00:00:00Z' });
      const monday = await adapter.read(readingOf(liteLlmFeatures, new Date('2026-11-23T09:00:00Z')));
      assert.deepEqual(days(monday), untilFriday);
      const tag = monday.budgets.find(({ id }) => id === 'tag:search');
      assert.deepEqual([tag?.window.startsAt, tag?.spent], ['2026-11-23T00:00:00.000Z', null]);
    }),
  );

  it(
    'sends the key in a header only, and drops what it must not keep',
    onLiteLlm(async (gateway) => {
      const snapshot = JSON.stringify(await gateway.read());
      assert.ok(gateway.server.requests.every(({ url }) => !url.includes(testKey) && !url.includes('key=')));
      assert.ok(
        gateway.server.requests.every(({ path, headers }) =>
          path === '/health/readiness'
            ? headers.authorization === undefined
            : headers.authorization === `Bearer ${testKey}`,
        ),
      );
      assert.doesNotMatch(snapshot, /example\.com|hashed|5be1d2|sk-/);
    }),
  );
});

describe('LiteLLM: probing', () => {
  it(
    'says what the key may read',
    onLiteLlm(async (gateway) => {
      assert.deepEqual(await gateway.probe(), {
        isAccepted: true,
        gatewayVersion: '1.83.20',
        findings: ['The key can read budgets (2 tag, 2 key, 1 team, 2 provider, 1 model) and prices of 2 models.'],
      });
    }),
  );

  it(
    'warns of the master key',
    onLiteLlm(async (gateway) => {
      const unknown = { message: 'Key not found in database', type: 'not_found_error', param: 'key', code: '404' };
      gateway.server.route('GET /key/info', answer(404, { error: unknown }));
      gateway.change('/user/info', { user_info: null });
      assert.match((await gateway.probe()).findings.join(' '), /looks like the master key/);
    }),
  );

  it(
    'warns of an administrator',
    onLiteLlm(async (gateway) => {
      gateway.change('/user/info', { 'user_info.user_role': 'proxy_admin' });
      assert.match((await gateway.probe()).findings.join(' '), /may administer the gateway/);
    }),
  );

  it(
    'says what is refused',
    onLiteLlm(async (gateway) => {
      for (const path of ['/tag/list', '/tag/daily/activity', '/global/spend/tags', '/spend/tags', '/budget/list']) {
        gateway.server.fail(path, 'unauthorized');
      }
      const { isAccepted, findings } = await gateway.probe();
      assert.equal(isAccepted, true);
      assert.match(findings.join('\n'), /cannot read tag budgets.*\n.*cannot read what tags spent/);
    }),
  );

  it(
    'knows a key whose budget is used up from a bad one, and goes on where the list of budgets fails',
    onLiteLlm(async (gateway) => {
      const spent = { message: 'Budget has been exceeded! Current cost: 5', type: 'budget_exceeded', code: '429' };
      gateway.server.route('GET /key/info', answer(429, { error: spent }));
      gateway.server.fail('/budget/list', 'hung-up');
      const { isAccepted, findings } = await gateway.probe();
      assert.equal(isAccepted, true);
      assert.match(findings.join(' '), /budget of this key is used up/);
    }),
  );

  it(
    'tells a bad key from one that may not read',
    onLiteLlm(async (gateway) => {
      const bad = {
        message: 'Authentication Error, Invalid proxy server token passed',
        type: 'auth_error',
        code: '401',
      };
      gateway.server.route('GET /key/info', answer(401, { error: bad }));
      assert.deepEqual((await gateway.probe()).isAccepted, false);
    }),
  );
});
