import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, EventEmitter, type Memento, workspace } from 'vscode';
import { createAlerts } from '../../src/editor/budgets/alerts.ts';
import { createGatewayFetch } from '../../src/editor/budgets/gateway-fetch.ts';
import type { GatewayKeys } from '../../src/editor/budgets/gateway-keys.ts';
import { offerGateway } from '../../src/editor/budgets/offer.ts';
import { whenFocused } from '../../src/editor/budgets/when-focused.ts';
import type { CallCostApi } from '../../src/editor/extension.ts';
import type { GatewayRequest } from '../../src/gateway/fetch-port.ts';
import type { BudgetedFeature } from '../../src/server/protocol.ts';
import { budgetDocument } from '../support/gateways/budget-document.ts';
import { type ContractServer, startContractServer } from '../support/gateways/contract-server.ts';
import { eventually, openFile, readyExtension } from './support.ts';

const key = 'sk-the-key-of-the-team-4711';

async function setGateway(url: string | undefined): Promise<void> {
  const settings = workspace.getConfiguration('callcost.gateway');
  await settings.update('url', url, ConfigurationTarget.Global);
  await settings.update('kind', url === undefined ? undefined : 'json', ConfigurationTarget.Global);
}

/** State of an extension that is kept in memory. */
function memoryState(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (name: string, fallback?: unknown) => values.get(name) ?? fallback,
    update: async (name: string, value: unknown) => {
      values.set(name, value);
    },
  } as Memento;
}

describe('the budget meter', () => {
  let gateway: ContractServer;
  let api: CallCostApi;

  before(async () => {
    gateway = await startContractServer({ 'GET /': budgetDocument({ replies: [42, 100] }) });
    api = await readyExtension();
    await openFile('desk/reply.py');
  });

  after(async () => {
    await setGateway(undefined);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await gateway.close();
  });

  /** A gateway is asked by hand every ten seconds at most: asks until the meter shows what it answers. */
  async function check(text: RegExp, severity: string): Promise<void> {
    const meter = await eventually(`a meter like ${text.source}`, async () => {
      await commands.executeCommand('callcost.refreshBudgets');
      const shown = api.meter();
      return shown !== null && text.test(shown.text) ? shown : null;
    });
    assert.equal(meter.severity, severity);
    assert.match(meter.accessibleText, /replies/);
  }

  /** The helpdesk names a file with budgets in its callcost.yml. */
  function checkFile(): Promise<unknown> {
    return eventually('the meter of the file', () =>
      api.meter()?.tooltip.includes('budgets.json') === true ? 1 : null,
    );
  }

  it('shows the file of a callcost.yml, and asks nobody, where no gateway is set up', async () => {
    await checkFile();
    assert.deepEqual(gateway.requests, []);
  });

  it('appears with the gateway', async () => {
    await setGateway(gateway.url);
    await check(/^replies 42.%/, 'normal');
  });

  it('warns at 80 %', async () => {
    gateway.route('GET /', budgetDocument({ replies: [81, 100] }));
    await check(/^replies 81.%/, 'warning');
  });

  it('alarms at 100 %', async () => {
    gateway.route('GET /', budgetDocument({ replies: [100, 100] }));
    await check(/^replies 100.%/, 'error');
  });

  it('says how old it is when the gateway is gone', async () => {
    gateway.fail('*', 'hung-up');
    await check(/^replies 100.%.*old\)$/, 'error');
  });

  it('recovers', async () => {
    gateway.heal();
    gateway.route('GET /', budgetDocument({ replies: [5, 100] }));
    await check(/^replies 5.%[^(]*$/, 'normal');
  });

  it('shows the file again when the gateway is taken away', async () => {
    await setGateway(undefined);
    await checkFile();
  });
});

describe('requests to a gateway', () => {
  let gateway: ContractServer;

  before(async () => {
    gateway = await startContractServer({ 'GET /budgets': budgetDocument({}) });
  });

  afterEach(async () => {
    await setGateway(undefined);
    gateway.requests.length = 0;
    gateway.heal();
  });

  after(() => gateway.close());

  const asked: string[] = [];
  const keys: GatewayKeys = {
    of: async (origin) => {
      asked.push(origin);
      return key;
    },
    store: async () => undefined,
    remove: async () => undefined,
  };
  const send = (url: string) => {
    const request: GatewayRequest = { url, key: { header: 'authorization', form: 'bearer' } };
    return createGatewayFetch(keys)(request, new AbortController().signal);
  };

  it('are refused where no gateway is set', async () => {
    const result = await send(`${gateway.url}/budgets`);
    assert.equal('failure' in result ? result.failure : null, 'not-allowed');
    assert.deepEqual([gateway.requests, asked], [[], []]);
  });

  it('carry the key to the gateway that is set', async () => {
    await setGateway(gateway.url);
    const result = await send(`${gateway.url}/budgets`);
    assert.ok('reply' in result && result.reply.status === 200);
    assert.equal(gateway.requests[0]?.headers.authorization, `Bearer ${key}`);
    assert.deepEqual(new Set(asked), new Set([gateway.url]));
  });

  it('go to no other address', async () => {
    await setGateway('https://gateway.example.com');
    const result = await send(`${gateway.url}/budgets`);
    assert.equal('failure' in result ? result.failure : null, 'not-allowed');
    assert.deepEqual(gateway.requests, []);
  });

  it('follow no redirect to another origin', async () => {
    await setGateway(gateway.url);
    gateway.fail('*', 'redirect');
    const result = await send(`${gateway.url}/budgets`);
    assert.equal('failure' in result ? result.failure : null, 'redirect');
    assert.deepEqual(
      gateway.requests.map(({ path }) => path),
      ['/budgets'],
    );
  });

  it('bring no key back, though the gateway quotes it', async () => {
    await setGateway(gateway.url);
    gateway.fail('*', 'unauthorized');
    const result = await send(`${gateway.url}/budgets`);
    assert.ok('reply' in result && result.reply.body.includes('Received Bearer ***'));
    assert.ok(!JSON.stringify(result).includes(key));
  });
});

const alert = (feature: string, threshold: number) => ({
  key: `${feature}|${threshold}|2026-11`,
  feature,
  message: `${feature} has used ${threshold} %.`,
});

/** Messages of a session, with what it remembers; every question gets this answer. */
function session(state: Memento, answer?: string) {
  const shown: string[] = [];
  const ask = async (message: string) => {
    shown.push(message);
    return answer;
  };
  const alerts = createAlerts({ state, now: () => new Date('2026-11-22T09:00:00Z'), ask });
  const feature: BudgetedFeature = { name: '', description: '', tooltip: '', severity: 'normal', calls: [] };
  const show = (told: Parameters<typeof alerts.show>[0]['alerts'], features = [feature]) =>
    alerts.show({ features, alerts: told });
  return { shown, ask, show };
}

describe('messages about budgets', () => {
  it('come once for each threshold, in later sessions as well', () => {
    const state = memoryState();
    const first = session(state);
    first.show([]);
    for (const threshold of [80, 80, 100]) first.show([alert('replies', threshold)]);
    assert.deepEqual(first.shown, ['replies has used 80 %.', 'replies has used 100 %.']);
    const second = session(state);
    second.show([alert('replies', 100)]);
    assert.deepEqual(second.shown, []);
  });

  it('come in one window of several: where somebody looks', () => {
    const state = memoryState();
    const windows = [true, false].map((focused) => {
      const { shown, show } = session(state);
      const changes = new EventEmitter<{ readonly focused: boolean }>();
      const messages = whenFocused({ state: { focused }, onDidChangeWindowState: changes.event }, show);
      return { shown, messages, focus: () => changes.fire({ focused: true }) };
    });
    const [seen, behind] = windows;
    for (const { messages } of windows.toReversed()) messages.take([alert('replies', 80)]);
    assert.deepEqual([seen?.shown, behind?.shown], [['replies has used 80 %.'], []]);
    behind?.focus();
    assert.deepEqual(behind?.shown, []);
    behind?.messages.take([alert('replies', 80), alert('search', 80)]);
    behind?.focus();
    assert.deepEqual(behind?.shown, ['search has used 80 %.']);
  });

  it('are at most one at the start, also where the source answers late', () => {
    const state = memoryState();
    const { show, shown } = session(state);
    show([], []);
    show([alert('replies', 100), alert('search', 80)]);
    show([alert('replies', 100), alert('search', 80), alert('search', 100)]);
    assert.deepEqual(shown, ['replies has used 100 %.', 'search has used 100 %.']);
  });

  it('stay away for the rest of the month when they are muted', async () => {
    const state = memoryState();
    const { show, shown } = session(state, 'Mute this month');
    show([alert('replies', 80)]);
    await eventually('the answer', () => (state.keys().length > 1 ? true : null));
    show([alert('replies', 100), alert('search', 80)]);
    assert.deepEqual(shown, ['replies has used 80 %.', 'search has used 80 %.']);
  });
});

describe('a gateway that callcost.yml names', () => {
  it('is offered once, and used only on a yes', async () => {
    const offer = { kind: 'litellm', url: 'https://llm.example.com/v1' } as const;
    const accepted: string[] = [];
    const accept = async ({ baseUrl }: { readonly baseUrl: string }) => {
      accepted.push(baseUrl);
    };
    for (const [answer, expected] of [
      ['Never for this address', []],
      [undefined, []],
      ['Use', ['https://llm.example.com']],
    ] as const) {
      const state = memoryState();
      const { ask, shown } = session(state, answer);
      await offerGateway(offer, { state, ask, accept });
      await offerGateway(offer, { state, ask, accept });
      assert.equal(shown.length, 1);
      assert.match(shown[0] ?? '', /LiteLLM gateway https:\/\/llm\.example\.com/);
      assert.deepEqual(accepted.splice(0), expected);
    }
  });

  it('is not offered where it must not be used', async () => {
    const { ask, shown } = session(memoryState(), 'Use');
    const accept = () => assert.fail('nobody was asked');
    for (const url of ['http://llm.example.com', 'https://user:word@llm.example.com', 'ftp://llm', 'llm']) {
      await offerGateway({ kind: 'litellm', url }, { state: memoryState(), ask, accept });
    }
    assert.deepEqual(shown, []);
  });
});
