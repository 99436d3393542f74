import assert from 'node:assert/strict';
import type { RecordedRequest } from '../../support/gateways/contract-server.ts';
import { liteLlmFeatures, onLiteLlm } from '../../support/gateways/litellm.ts';
import { noon, readingOf } from '../../support/gateways/snapshots.ts';

describe('LiteLLM: budgets of tags', () => {
  it(
    'joins the limit of a tag with what it spent in its window',
    onLiteLlm(async (gateway) => {
      const tag = await gateway.budget('tag:feature:support-reply');
      assert.deepEqual(
        { ...tag, source: tag?.source.endpoint, breakdown: undefined },
        {
          id: 'tag:feature:support-reply',
          label: 'feature:support-reply',
          feature: 'support-reply',
          team: null,
          scope: 'tag',
          source: '/tag/daily/activity',
          unit: 'USD',
          spent: 741,
          limit: 900,
          softLimit: null,
          window: {
            raw: '30d',
            startsAt: '2026-11-01T00:00:00.000Z',
            resetsAt: '2026-12-01T00:00:00.000Z',
            resetsAtSource: 'gateway',
          },
          accuracy: 'daily-rollup',
          state: 'ok',
          alerts: [],
          breakdown: undefined,
          observedAt: noon.toISOString(),
          staleAfterMs: 900_000,
        },
      );
      assert.deepEqual(tag?.breakdown, [
        { model: 'gpt-5-mini', provider: null, spent: 700.75, requests: 2000 },
        { model: 'claude-haiku-4-5', provider: null, spent: 40.25, requests: 90 },
      ]);
    }),
  );

  it(
    'counts a week from Monday, and reads budgets beside the name and limits in texts',
    onLiteLlm(async (gateway) => {
      const tag = await gateway.budget('tag:search');
      assert.deepEqual([tag?.spent, tag?.limit, tag?.window.startsAt], [12.5, 70, '2026-11-16T00:00:00.000Z']);
    }),
  );

  it(
    'adds up all pages',
    onLiteLlm(
      async (gateway) => {
        assert.equal((await gateway.budget('tag:feature:support-reply'))?.spent, 741);
      },
      { rowsPerPage: 2 },
    ),
  );

  it(
    'counts windows in the time zone of the gateway',
    onLiteLlm(async (gateway) => {
      gateway.change('/tag/list', {
        '0.litellm_budget_table': { max_budget: 900, budget_duration: '30d', budget_reset_at: '2026-11-30T23:00:00Z' },
      });
      const tag = await gateway.budget('tag:feature:support-reply', readingOf(liteLlmFeatures), {
        timeZone: 'Europe/Berlin',
      });
      assert.deepEqual([tag?.window.startsAt, tag?.spent], ['2026-10-31T23:00:00.000Z', 741]);
    }),
  );
});

describe('LiteLLM: what is paid back', () => {
  const spending = (...spend: readonly (number | string)[]) => ({
    results: spend.map((each, index) => {
      const metrics = { spend: each, successful_requests: 10, prompt_tokens: 100, completion_tokens: 10 };
      const breakdown = { entities: { 'feature:support-reply': { metrics } }, model_groups: { m: { metrics } } };
      return { date: `2026-11-${10 + index}`, breakdown };
    }),
    metadata: { has_more: false },
  });

  it(
    'is deducted, and a day or a tag of which more comes back than was spent tells nothing',
    onLiteLlm(async (gateway) => {
      const request = readingOf(['support-reply']);
      gateway.server.route('GET /tag/list', []);
      gateway.server.route('GET /tag/daily/activity', spending(50, 40, '-15.5'));
      const some = await gateway.read(request);
      const tag = some.budgets.find(({ id }) => id === 'tag:feature:support-reply');
      assert.deepEqual([tag?.spent, some.daily, some.usage[0]?.spentUsd], [74.5, [], 74.5]);
      gateway.server.route('GET /tag/daily/activity', spending(5, -40));
      const all = await gateway.read(request);
      assert.ok(!all.budgets.some(({ id, spent }) => id === 'tag:feature:support-reply' && spent !== null));
      assert.deepEqual([all.daily, all.usage[0]?.spentUsd], [[], null]);
    }),
  );
});

describe('LiteLLM: tags that days or names do not tell apart', () => {
  it(
    'does not hold the spend of whole days against the limit of an hour',
    onLiteLlm(async (gateway) => {
      gateway.change('/tag/list', {
        '0.litellm_budget_table': { max_budget: 100, budget_duration: '1h', budget_reset_at: '2026-11-21T11:00:00Z' },
      });
      const tag = await gateway.budget(
        'tag:feature:support-reply',
        readingOf(liteLlmFeatures, new Date('2026-11-21T10:30:00Z')),
      );
      assert.deepEqual([tag?.limit, tag?.spent, tag?.state, tag?.breakdown], [100, null, 'unknown', []]);
    }),
  );

  it(
    'tells nothing of two features that share a tag, but its budget, and says so',
    onLiteLlm(async (gateway) => {
      const features = ['support-reply', { feature: 'chat', tag: 'feature:support-reply' }];
      const { budgets, usage, daily, remarks } = await gateway.read(readingOf(features));
      const tag = budgets.find(({ id }) => id === 'tag:feature:support-reply');
      assert.deepEqual([tag?.feature, tag?.spent, usage, daily], [null, 741, [], []]);
      assert.match(remarks.join(' '), /that of several features of callcost\.yml \(support-reply, chat\)/);
    }),
  );
});

describe('LiteLLM: use by model', () => {
  it(
    'tells use by feature and model from answers about one tag',
    onLiteLlm(async (gateway) => {
      const { usage, daily } = await gateway.read();
      assert.deepEqual(
        usage.map(({ feature, model, requests, inputTokens, outputTokens, cacheReadTokens, spentUsd }) => [
          ...[feature, model, requests, inputTokens, outputTokens, cacheReadTokens, spentUsd],
        ]),
        [
          ['support-reply', 'gpt-5-mini', 2000, 2_000_000, 600_000, 480_000, 700.75],
          ['support-reply', 'claude-haiku-4-5', 90, 90_000, 9_000, 0, 40.25],
          ['search', 'gpt-5-mini', 17, 500, 50, 0, 17.5],
        ],
      );
      assert.deepEqual([usage[0]?.from, usage[0]?.to], ['2026-10-22T00:00:00.000Z', noon.toISOString()]);
      assert.deepEqual(
        daily.filter(({ feature }) => feature === 'search'),
        [
          { feature: 'search', day: '2026-11-15', spentUsd: 5, requests: 5 },
          ...[16, 17, 18, 19, 20].map((day) => ({
            feature: 'search',
            day: `2026-11-${day}`,
            spentUsd: 0,
            requests: 0,
          })),
          { feature: 'search', day: '2026-11-21', spentUsd: 12.5, requests: 12 },
        ],
      );
    }),
  );

  it(
    'tells days without spend up to yesterday, as a feature that rests would seem to go on',
    onLiteLlm(async ({ read }) => {
      const { daily } = await read(readingOf(liteLlmFeatures, new Date('2026-11-25T08:00:00Z')));
      const last = daily.filter(({ feature }) => feature === 'search').at(-1);
      assert.deepEqual(last, { feature: 'search', day: '2026-11-24', spentUsd: 0, requests: 0 });
    }),
  );

  it(
    'tells nothing by model where the gateway mixes tags',
    onLiteLlm(async (gateway) => {
      gateway.server.route('GET /tag/daily/activity', ({ query }: { query: URLSearchParams }) => {
        const metrics = { spend: 1, prompt_tokens: 10, completion_tokens: 5, successful_requests: 1 };
        const both = { 'feature:support-reply': { metrics }, other: { metrics } };
        const breakdown = { entities: both, models: { m: { metrics: { ...metrics, spend: 2 } } } };
        return { results: [{ date: query.get('end_date'), breakdown }], metadata: { has_more: false } };
      });
      const { usage, budgets } = await gateway.read();
      assert.deepEqual(usage, []);
      assert.deepEqual(budgets.find(({ id }) => id === 'tag:feature:support-reply')?.breakdown, []);
    }),
  );
});

describe('LiteLLM: tags that a key may not read', () => {
  it(
    'falls back to coarser sources of spend, and says so',
    onLiteLlm(async (gateway) => {
      gateway.server.fail('/tag/daily/activity', 'unauthorized');
      const coarse = await gateway.read();
      const tag = coarse.budgets.find(({ id }) => id === 'tag:feature:support-reply');
      assert.deepEqual([tag?.spent, tag?.accuracy, tag?.state], [741.1234, 'daily-rollup', 'ok']);
      assert.deepEqual([coarse.usage, coarse.daily], [[], []]);
      gateway.server.fail('/global/spend/tags', 'forbidden');
      const forever = await gateway.read();
      const old = forever.budgets.find(({ id }) => id === 'tag:feature:support-reply');
      assert.deepEqual([old?.spent, old?.accuracy, old?.state], [7411.5, 'since-forever', 'unknown']);
      assert.match(forever.remarks.join(' '), /since forever/);
    }),
  );

  it(
    'does not call a tag unlimited whose limit it may not read',
    onLiteLlm(async (gateway) => {
      gateway.server.fail('/tag/list', 'unauthorized');
      const { budgets, remarks } = await gateway.read();
      const tag = budgets.find(({ id }) => id === 'tag:feature:support-reply');
      assert.deepEqual([tag?.spent, tag?.limit, tag?.state], [741, null, 'unknown']);
      assert.ok(
        remarks.includes('This key cannot read tag budgets; ask for a read-only viewer key (role proxy_admin_viewer).'),
      );
    }),
  );

  it(
    'knows 0 of a tag only where it sees the spend of everybody',
    onLiteLlm(async (gateway) => {
      const asked = readingOf(['classify', 'misspelt']);
      const seen = await gateway.read(asked);
      assert.deepEqual(
        seen.budgets.filter(({ scope }) => scope === 'tag').map(({ label, spent, state }) => [label, spent, state]),
        [
          ['feature:classify', 0, 'unlimited'],
          ['feature:support-reply', 741, 'ok'],
          ['search', 12.5, 'ok'],
        ],
      );
      assert.match(seen.remarks.join(' '), /no tag feature:misspelt/);
      gateway.change('/user/info', { 'user_info.user_role': 'internal_user' });
      assert.equal((await gateway.budget('tag:feature:classify', asked))?.spent, null);
    }),
  );
});

describe('LiteLLM: names and numbers of tags', () => {
  it(
    'asks for use by model of the ten features that spend most',
    onLiteLlm(async (gateway) => {
      const names = Array.from({ length: 12 }, (_, index) => `f${index}`);
      gateway.server.route('GET /tag/daily/activity', ({ query }: RecordedRequest) => {
        const entities = (query.get('tags') ?? '').split(',').map((tag) => {
          const metrics = { spend: Number(tag.slice('feature:f'.length)), successful_requests: 1, prompt_tokens: 10 };
          return [tag, { metrics }] as const;
        });
        const breakdown = { entities: Object.fromEntries(entities), models: Object.fromEntries(entities.slice(0, 1)) };
        return { results: [{ date: '2026-11-20', breakdown }], metadata: { total_pages: 1 } };
      });
      gateway.server.route('GET /tag/list', []);
      const { usage, daily, remarks } = await gateway.read(readingOf(names));
      assert.equal(daily.length, 12);
      assert.deepEqual(usage.map(({ feature }) => feature).sort(), names.slice(2).sort());
      assert.match(remarks.join(' '), /10 features that spend most/);
    }),
  );

  it(
    'does not ask for tags with commas, at which the gateway would divide them',
    onLiteLlm(async (gateway) => {
      const { remarks } = await gateway.read(readingOf([{ feature: 'a', tag: 'a,b' }, 'support-reply']));
      assert.match(remarks.join(' '), /The tag a,b has a comma/);
      assert.ok(gateway.server.requests.every(({ query }) => !(query.get('tags') ?? '').includes('a,b')));
    }),
  );

  it(
    'does not add up pages of which it does not know that they are all',
    onLiteLlm(async (gateway) => {
      const breakdown = { entities: { search: { metrics: { spend: 5 } } } };
      const results = [{ date: '2026-11-20', breakdown }];
      gateway.server.fail('/global/spend/tags', 'forbidden');
      gateway.server.fail('/spend/tags', 'forbidden');
      for (const metadata of [{}, { page: 7, has_more: false }, { has_more: true }]) {
        gateway.server.route('GET /tag/daily/activity', { results, metadata });
        assert.equal((await gateway.budget('tag:search'))?.spent, null);
      }
    }),
  );
});
