import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analysis.ts';
import type { GatewaySnapshot, MeasuredUsage } from '../../../src/core/budget.ts';
import { billedCalls } from '../../../src/core/estimate/call-sites.ts';
import { bundledPriceData } from '../../../src/core/prices/data.ts';
import { scanReportSchema } from '../../../src/core/report/contract.ts';
import { createScanReport } from '../../../src/core/report/scan-report.ts';
import { analyzeWorkspace } from '../../../src/workspace/analyze.ts';
import { createEngine } from '../../../src/workspace/engine.ts';
import { loadBytes } from '../../support/assets.ts';
import { withFolder } from '../../support/folders.ts';

const files = {
  'callcost.yml': [
    'features:',
    '  reply: { paths: ["reply.py", "ask.py"], callsPerMonth: 100, variables: { ticket: 500 } }',
    '  triage: { paths: ["triage.py"], callsPerMonth: 100 }',
  ].join('\n'),
  'reply.py': [
    'from openai import OpenAI',
    'client = OpenAI()',
    'def reply(ticket):',
    '    return client.responses.create(model="gpt-4o", max_output_tokens=500, input="Answer this: " + ticket)',
  ].join('\n'),
  'triage.py': [
    'from openai import OpenAI',
    'client = OpenAI()',
    'def first(text):',
    '    return client.responses.create(model="gpt-4o-mini", input="Sort: " + text)',
    'def second(text):',
    '    return client.responses.create(model="gpt-4o-mini", input="Sort again: " + text)',
  ].join('\n'),
  'llm.py': [
    'from openai import OpenAI',
    'client = OpenAI()',
    'def ask(prompt, model):',
    '    return client.responses.create(model=model, input=prompt, max_output_tokens=100)',
  ].join('\n'),
  'ask.py': ['from llm import ask', 'def greet(name):', '    return ask("Greet " + name, "gpt-4.1")'].join('\n'),
};

function usageOf(changes: Partial<MeasuredUsage>): MeasuredUsage {
  return {
    feature: 'reply',
    model: 'gpt-4o',
    provider: null,
    from: '2026-10-22T00:00:00Z',
    to: '2026-11-21T00:00:00Z',
    requests: 1000,
    inputTokens: 900_000,
    outputTokens: 50_000,
    cacheReadTokens: null,
    p95OutputTokens: null,
    spentUsd: 3,
    ...changes,
  };
}

const snapshot: GatewaySnapshot = {
  gateway: 'file',
  baseUrl: 'budgets.json',
  gatewayVersion: null,
  observedAt: '2026-11-21T00:00:00Z',
  budgets: [],
  usage: [
    usageOf({}),
    usageOf({ model: 'gpt-4.1', requests: 10, inputTokens: 400, outputTokens: 100 }),
    usageOf({ feature: 'triage', model: 'gpt-4o-mini' }),
    usageOf({ feature: 'unheard-of', model: 'gpt-4o-mini' }),
  ],
  daily: [],
  prices: [],
  units: [],
  remarks: [],
};

async function analysed(told: GatewaySnapshot | null, paths: readonly string[] = []): Promise<Omit<Analysis, 'root'>> {
  const engine = await createEngine(loadBytes, new Date('2026-11-22T12:00:00Z'), bundledPriceData);
  engine.setGateway(told === null ? null : { kind: null, url: null, snapshots: [told] });
  return withFolder(files, async (folder) => {
    const { root, ...rest } = await analyzeWorkspace(engine, { paths, workingDirectory: folder, configFile: null });
    return rest;
  }).finally(() => engine.dispose());
}

describe('a workspace with measured numbers', () => {
  it('has them in the only call of a feature and model, through a wrapper as well', async () => {
    const billed = billedCalls((await analysed(snapshot)).calls);
    assert.deepEqual(
      billed.map(({ call: { enclosing }, measured }) => [enclosing, measured?.use.inputTokens ?? null]),
      [
        ['greet', 40],
        ['reply', 900],
        ['first', null],
        ['second', null],
      ],
    );
  });

  it('has them in no call where a part of it is read, as other calls of the feature may lie elsewhere', async () => {
    const { calls, features } = await analysed(snapshot, ['reply.py']);
    assert.deepEqual(
      billedCalls(calls).map(({ measured }) => measured ?? null),
      [null],
    );
    assert.equal(features.find(({ name }) => name === 'reply')?.measured?.requests, 1010);
  });

  it('has totals that are the sums of their rows', async () => {
    const { calls, totals, features } = await analysed(snapshot);
    const months = billedCalls(calls).flatMap(({ estimate }) => estimate.perMonth.cost ?? []);
    const sum = months.reduce((usd, { low }) => usd + low, 0);
    assert.ok(months.length > 2);
    assert.ok(Math.abs((totals.perMonth?.low ?? 0) - sum) < 1e-9);
    const byFeature = features.reduce((usd, feature) => usd + (feature.totals.perMonth?.low ?? 0), 0);
    assert.ok(Math.abs(byFeature - sum) < 1e-9);
    const made = calls.find(({ callSites }) => callSites !== undefined);
    assert.equal(made?.estimate.perMonth.cost?.low, made?.callSites?.[0]?.estimate.perMonth.cost?.low);
    assert.equal(made?.estimate.notes.filter((note) => note.startsWith('called from')).length, 1);
  });

  it('keeps at the feature what is that of no single call', async () => {
    const { features } = await analysed(snapshot);
    assert.deepEqual(
      features.map(({ name, measured }) => [name, measured?.requests, measured?.models.length]),
      [
        ['reply', 1010, 2],
        ['triage', 1000, 1],
        ['unheard-of', 1000, 1],
      ],
    );
  });
});

describe('measured numbers of a workspace', () => {
  it('are told in the report', async () => {
    const { features, calls } = scanReportSchema.parse(createScanReport({ root: '', ...(await analysed(snapshot)) }));
    const [reply] = features;
    assert.equal(reply?.measured?.source, 'the budget file');
    assert.deepEqual(
      reply?.measured?.models.map(({ model, requests }) => [model, requests]),
      [
        ['gpt-4o', 1000],
        ['gpt-4.1', 10],
      ],
    );
    const measured = calls.find(({ enclosing }) => enclosing === 'reply');
    assert.equal(measured?.cost.perMonth?.basis, 'measured');
    assert.ok(
      measured?.notes.includes(
        '900 input and 50 output tokens measured over 30 days, 1,000 requests (the budget file)',
      ),
    );
  });

  it('are gone with the gateway, and estimates are as before', async () => {
    const before = await analysed(null);
    const during = await analysed(snapshot);
    assert.notDeepEqual(during.calls, before.calls);
    assert.deepEqual(await analysed(null), before);
    const unmeasured = billedCalls(during.calls).map(({ estimate, measured }) => measured?.unmeasured ?? estimate);
    assert.deepEqual(
      unmeasured,
      billedCalls(before.calls).map(({ estimate }) => estimate),
    );
  });
});
