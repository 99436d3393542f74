import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { jsonSchemas } from '../../../scripts/json-schemas.ts';
import type { FeatureBudget, GatewaySnapshot } from '../../../src/core/budget.ts';
import { readBudgetDocument } from '../../../src/gateway/budget-document.ts';
import { GatewayError } from '../../../src/gateway/fetch-port.ts';
import { fixture } from '../../support/gateways/contract-server.ts';
import { checkSnapshot, noon } from '../../support/gateways/snapshots.ts';

function read(document: unknown, timeZone?: string): GatewaySnapshot {
  const snapshot = readBudgetDocument(JSON.stringify(document), 'budgets.json', noon, timeZone);
  checkSnapshot(snapshot);
  return snapshot;
}

/** Reads a document of one entry. */
function readEntry(fields: object, document: object = {}, timeZone?: string): GatewaySnapshot {
  const budgets = [{ feature: 'search', spent: 5, limit: 10, ...fields }];
  return read({ version: 1, budgets, ...document }, timeZone);
}

function budgetOf(fields: object, document: object = {}, timeZone?: string): FeatureBudget {
  const [budget] = readEntry(fields, document, timeZone).budgets;
  assert.ok(budget);
  return budget;
}

describe('document with budgets', () => {
  it('needs no more than feature, spent and limit', () => {
    assert.deepEqual(budgetOf({}), {
      id: 'feature:search',
      label: 'search',
      feature: 'search',
      team: null,
      scope: 'feature',
      source: { gateway: 'file', baseUrl: 'budgets.json', endpoint: 'budgets.json', gatewayVersion: null },
      unit: 'USD',
      spent: 5,
      limit: 10,
      softLimit: null,
      window: { raw: null, startsAt: null, resetsAt: null, resetsAtSource: 'unknown' },
      accuracy: 'counter',
      state: 'ok',
      alerts: [],
      breakdown: [],
      observedAt: noon.toISOString(),
      staleAfterMs: 86_400_000,
    });
  });

  it('takes windows and days by their distance from the moment that the values are of', () => {
    const { budgets, daily } = readEntry(
      { window: { raw: '30d', startsAt: '-20d', resetsAt: '+36h' }, daily: [{ day: '-1d', spent: 2 }] },
      { generatedAt: '2026-11-01T06:00:00Z' },
    );
    assert.deepEqual(budgets[0]?.window, {
      raw: '30d',
      startsAt: '2026-10-12T06:00:00.000Z',
      resetsAt: '2026-11-02T18:00:00.000Z',
      resetsAtSource: 'gateway',
    });
    assert.deepEqual(daily, [{ feature: 'search', day: '2026-10-31', spentUsd: 2, requests: null }]);
    for (const startsAt of ['20d', '-20', '-99999d', '-1m', 'yesterday']) {
      assert.equal(readEntry({ window: { startsAt } }).budgets.length, 0, startsAt);
    }
  });

  it('tells measured use, units and days of the features that have them', () => {
    const { usage, units, daily, budgets } = read(fixture('json/budgets'));
    const window = { from: '2026-11-01T00:00:00.000Z', to: '2026-11-21T11:55:00.000Z' };
    assert.deepEqual(usage, [
      {
        feature: 'support-reply',
        model: 'gpt-5-mini',
        provider: 'openai',
        ...window,
        requests: 182_000,
        inputTokens: 218_400_000,
        outputTokens: 49_140_000,
        cacheReadTokens: 65_520_000,
        p95OutputTokens: 610,
        spentUsd: 700.75,
      },
    ]);
    assert.deepEqual(units, [{ feature: 'support-reply', units: 21_500, ...window }]);
    assert.deepEqual(
      daily.map(({ day, spentUsd, requests }) => [day, spentUsd, requests]),
      [
        ['2026-11-19', 33.1, 8600],
        ['2026-11-20', 35.4, 9100],
      ],
    );
    assert.deepEqual(
      budgets.map(({ state }) => state),
      ['soft-exceeded', 'unlimited', 'ok'],
    );
  });
});

describe('the form of a document', () => {
  it('is what the example of the documentation is', () => {
    const text = readFileSync(new URL('../../../docs/gateways.md', import.meta.url), 'utf8');
    const [, example = ''] = /```json\n(.*?)```/s.exec(text) ?? [];
    const { budgets, usage, units, daily, remarks } = read(JSON.parse(example));
    assert.deepEqual([budgets.length, usage.length, units.length, daily.length, remarks], [2, 1, 1, 2, []]);
  });

  it('fits its JSON Schema', () => {
    const file = jsonSchemas().find(({ path }) => path === 'schemas/budgets-document.schema.json');
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(file?.text ?? 'false'));
    assert.ok(validate(fixture('json/budgets')), JSON.stringify(validate.errors));
    assert.ok(!validate({ version: 1, budgets: [{ feature: 'search', spent: '5', limit: 10 }] }));
    assert.ok(validate({ version: 1, owner: 'finance', budgets: [{ feature: 'search', spent: null, limit: 0 }] }));
  });
});

describe('windows of a document', () => {
  const check = (window: object, expected: readonly unknown[], timeZone?: string) => {
    const { startsAt, resetsAt, resetsAtSource } = budgetOf({ window }, {}, timeZone).window;
    assert.deepEqual([startsAt, resetsAt, resetsAtSource], expected);
  };

  it('are computed for periods of the calendar', () => {
    check({ raw: 'day' }, ['2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z', 'computed']);
    check({ raw: 'Weekly' }, ['2026-11-16T00:00:00.000Z', '2026-11-23T00:00:00.000Z', 'computed']);
    check({ raw: 'month' }, ['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z', 'computed']);
    check({ raw: 'year' }, ['2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z', 'computed']);
    check({ raw: 'month' }, ['2026-10-31T23:00:00.000Z', '2026-11-30T23:00:00.000Z', 'computed'], 'Europe/Berlin');
    check({ raw: '30d' }, [null, null, 'unknown']);
  });

  it('are those that are told', () => {
    const told = { raw: 'month', startsAt: '2026-11-10T02:00:00+02:00', resetsAt: '2026-12-10T00:00:00' };
    check(told, ['2026-11-10T00:00:00.000Z', '2026-12-10T00:00:00.000Z', 'gateway']);
  });

  it('are over when the values are older than their end', () => {
    const budget = budgetOf({ window: { raw: 'day' }, spent: 50 }, { generatedAt: '2026-11-20T23:59:00Z' });
    assert.deepEqual([budget.window.resetsAt, budget.state], ['2026-11-21T00:00:00.000Z', 'reset-pending']);
  });

  it('are needed for measured use', () => {
    const breakdown = [{ model: 'm', spent: 1, requests: 2 }];
    const { usage, remarks, budgets } = readEntry({ breakdown, units: 3 });
    assert.deepEqual([usage, budgets[0]?.breakdown.length], [[], 1]);
    assert.match(remarks.join(' '), /entry 1 .*window\.startsAt/);
  });
});

describe('what a document may get wrong', () => {
  it('adds nothing up that two budgets of a feature tell of the same requests', () => {
    const entry = {
      ...{ feature: 'search', spent: 5, limit: 10, window: { raw: 'month' } },
      breakdown: [{ model: 'gpt-5-mini', spent: 5, requests: 100 }],
      daily: [{ day: '2026-11-20', spent: 2 }],
    };
    const weekly = { ...entry, window: { raw: 'week' }, daily: [] };
    const { budgets, usage, daily, remarks } = read({
      version: 1,
      budgets: [entry, { ...entry, scope: 'team' }, weekly],
    });
    assert.deepEqual([budgets.length, usage.length, daily.length], [3, 2, 1]);
    assert.deepEqual(
      remarks.map((remark) => remark.slice(0, 26)),
      ['breakdown of entry 2 of th', 'daily of entry 2 of the bu'],
    );
  });

  const checkError = (text: string, words: RegExp) =>
    assert.throws(
      () => readBudgetDocument(text, 'team/budgets.json', noon),
      (error) => error instanceof GatewayError && error.failure === 'malformed' && words.test(error.message),
    );

  it('is told in words, without quoting it', () => {
    checkError('', /team\/budgets\.json is no JSON/);
    checkError('{"version": 1, "budgets": [', /is no JSON, or breaks off/);
    checkError('<!doctype html><title>Sign in</title>', /is a web page and no JSON/);
    checkError('[]', /needs "version": 1/);
    checkError('{"version": 2, "budgets": []}', /version 2.*Update Call Cost/);
    checkError('{"version": 1, "budgets": {}}', /no list of budgets/);
  });

  it('costs the entry that is wrong, and no other', () => {
    const wrong = [
      { feature: 'a', spent: '5', limit: 10 },
      { feature: 'b', spent: -1, limit: 10 },
      { feature: 'c', spent: 1 },
      { feature: '', spent: 1, limit: 1 },
      { feature: 'e', spent: 1, limit: 1, window: { resetsAt: 'tomorrow' } },
      { feature: 'f', spent: 1, limit: 1, unit: 'cents' },
      null,
    ];
    const { budgets, remarks } = read({ version: 1, budgets: [...wrong, { feature: 'good', spent: 1, limit: 2 }] });
    assert.deepEqual(
      budgets.map(({ feature }) => feature),
      ['good'],
    );
    assert.equal(remarks.length, wrong.length);
    assert.match(remarks[0] ?? '', /^Entry 1 .*spent is not of the expected form/);
    assert.match(remarks[4] ?? '', /window\.resetsAt/);
  });

  it('is a time in the future, which is now', () => {
    assert.equal(budgetOf({}, { generatedAt: '2027-01-01T00:00:00Z' }).observedAt, noon.toISOString());
    assert.equal(budgetOf({ observedAt: '2026-11-21T10:00' }).observedAt, '2026-11-21T10:00:00.000Z');
  });

  it('is more tokens out of a cache than there were', () => {
    const breakdown = [{ model: 'm', spent: 1, requests: 2, inputTokens: 10, cacheReadTokens: 11, outputTokens: 3 }];
    const [usage] = readEntry({ breakdown, window: { raw: 'day' } }).usage;
    assert.deepEqual([usage?.inputTokens, usage?.cacheReadTokens, usage?.outputTokens], [null, null, 3]);
  });
});

describe('what a document must not seem to say', () => {
  it('is not null against 0', () => {
    assert.deepEqual(
      [budgetOf({ limit: 0, spent: 0 }).state, budgetOf({ limit: null }).state],
      ['exceeded', 'unlimited'],
    );
    assert.equal(budgetOf({ spent: null }).state, 'unknown');
    assert.equal(budgetOf({ state: 'inactive' }).state, 'inactive');
  });

  it('is not another currency in disguise: what is no dollar is no dollar', () => {
    const tokens = { unit: 'tokens', window: { raw: 'day' }, daily: [{ day: '2026-11-20', spent: 900 }] };
    const { daily, usage } = readEntry({ ...tokens, breakdown: [{ model: 'm', spent: 900, requests: 2 }] });
    assert.deepEqual([daily, usage[0]?.spentUsd], [[], null]);
  });

  it('is not in euros: what has another currency is left out', () => {
    const euros = readEntry({ currency: 'EUR' });
    assert.deepEqual(euros.budgets, []);
    assert.match(euros.remarks[0] ?? '', /^Entry 1 .* is in EUR\. Publish its amounts in USD\.$/);
    assert.deepEqual(readEntry({}, { currency: 'eur' }).budgets, []);
    assert.equal(budgetOf({ currency: 'USD' }, { currency: 'EUR' }).spent, 5);
    assert.equal(budgetOf({ unit: 'tokens' }, { currency: 'EUR' }).spent, 5);
    assert.deepEqual(readEntry({ currency: '€' }).budgets, []);
  });
});
