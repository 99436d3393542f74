import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { budgetDocument } from '../support/gateways/budget-document.ts';
import {
  answer,
  type ContractServer,
  type RecordedRequest,
  startContractServer,
} from '../support/gateways/contract-server.ts';
import { clickUntil, openWindow, type Window } from './window.ts';

const key = 'sk-the-key-of-the-team-4711';
const wrongKey = 'sk-a-key-of-somebody-else-0815';

/** The item of the status bar; `kind` is that of its colours. */
function meter({ page }: Window, text: string | RegExp, kind: 'warning' | 'error' | null = null): Locator {
  return page.locator(`.statusbar-item${kind === null ? '' : `.${kind}-kind`}`, { hasText: text });
}

/** A message, as a toast or in the list behind the bell. */
function message({ page }: Window, text: string): Locator {
  return page.locator('.notification-list-item', { hasText: text });
}

/** Waits for a message. VS Code keeps some toasts back while other things show; a person would look behind the bell. */
async function told(window: Window, text: string): Promise<void> {
  const shown = message(window, text).first();
  await shown.waitFor({ timeout: 8000 }).catch(() => undefined);
  await clickUntil(window.page.locator('#status\\.notifications'), shown);
}

/** A gateway may be asked by hand every ten seconds: asks until something shows what it answered. */
async function refreshUntil(window: Window, shown: Locator): Promise<void> {
  for (let attempt = 0; attempt < 30 && !(await shown.isVisible()); attempt += 1) {
    await window.run('Call Cost: Refresh budgets');
    await shown.waitFor({ timeout: 1500 }).catch(() => undefined);
  }
  await shown.waitFor({ timeout: 5000 });
}

/** A gateway that knows one key, and quotes every other one in its refusal. */
function budgets(replies: number) {
  return ({ headers }: RecordedRequest) =>
    headers.authorization === `Bearer ${key}`
      ? budgetDocument({ replies: [replies, 100], search: [10, 50] })
      : answer(401, { error: { message: `Authentication Error, received ${String(headers.authorization)}` } });
}

/** The window and the gateway of the tests, which are there when a test runs. */
type Parts = () => { readonly window: Window; readonly gateway: ContractServer };

describe('budgets in the workbench', () => {
  let gateway: ContractServer;
  let window: Window;
  const parts: Parts = () => ({ window, gateway });

  before(async () => {
    gateway = await startContractServer({ 'GET /budgets': budgets(83) });
    window = await openWindow({
      file: 'reply.py',
      isTraced: true,
      settings: { 'callcost.trace.server': 'verbose' },
    });
  });

  afterEach(function () {
    return window.pictureFailure(this.currentTest);
  });

  after(async () => {
    await window.close();
    await gateway.close();
  });

  describe('when they are set up', () => startTests(parts));
  describe('as they change', () => changeTests(parts));
  describe('without their key', () => keyTests(parts));
});

function startTests(parts: Parts): void {
  it('begin as a view that says how, and nothing else', async () => {
    const { window, gateway } = parts();
    await window.run('Call Cost: Show budgets');
    await window.page.getByRole('button', { name: 'Set up budgets' }).first().waitFor();
    await window.picture('budgets-empty');
    assert.equal(await meter(window, /\d+ %/).count(), 0);
    assert.deepEqual(gateway.requests, []);
  });

  it('take an address and a key; one that is refused is told and not kept', async () => {
    const { window, gateway } = parts();
    await window.runWith('Call Cost: Set up budgets', [
      ['Set up budgets', 'JSON endpoint'],
      ['Set up budgets: JSON', `${gateway.url}/budgets`],
      ['Key of the JSON', wrongKey],
    ]);
    const refusal = message(window, 'key').filter({ hasText: 'Enter another key' });
    await refusal.waitFor();
    assert.equal(await meter(window, /\d+ %/).count(), 0);
    const question = window.page.locator('.quick-input-title', { hasText: 'Key of the JSON' });
    await clickUntil(refusal.getByRole('button', { name: 'Enter another key' }), question);
    await window.answer(['Key of the JSON', key]);
    await told(window, '2 budgets');
    await meter(window, 'replies 83 %', 'warning').waitFor();
    await window.picture('budgets-warning');
  });

  it('send the key to the address that was set, and nothing anywhere else', () => {
    const { gateway, window } = parts();
    const sent = new Set(gateway.requests.map(({ url, headers }) => `${url} ${headers.authorization ?? 'no key'}`));
    assert.ok(sent.has(`/budgets Bearer ${key}`));
    assert.ok([...sent].every((each) => each.startsWith('/budgets ')));
    assert.deepEqual([...window.outsideRequests], []);
  });

  it('tell of a crossed threshold once', async () => {
    const { window } = parts();
    await told(window, 'replies has used 83 %');
    assert.equal(await message(window, 'replies has used').count(), 1);
  });
}

function changeTests(parts: Parts): void {
  it('list features, and below them calls that open where they are', async () => {
    const { window } = parts();
    await window.openFile('callcost.yml');
    await window.run('Call Cost: Show budgets');
    const rows = window.page.locator('.pane-body .monaco-list-row');
    const replies = rows.filter({ hasText: 'replies' }).filter({ hasText: '$83.00 of $100' });
    await rows.filter({ hasText: 'search' }).filter({ hasText: '20 %' }).waitFor();
    const call = rows.filter({ hasText: 'reply.py:7' });
    await clickUntil(replies, call);
    await window.picture('budgets-view');
    await call.click();
    await window.page.locator('.tab.active', { hasText: 'reply.py' }).waitFor();
  });

  it('lead to the report', async () => {
    const { window } = parts();
    await clickUntil(meter(window, 'replies 83 %'), window.page.locator('.tab.active', { hasText: 'Cost report' }));
    await window.page.locator('.tab', { hasText: 'reply.py' }).click();
    await window.line('response = client').waitFor();
  });

  it('turn red when the budget is used up', async () => {
    const { window, gateway } = parts();
    gateway.route('GET /budgets', budgets(104));
    await refreshUntil(window, meter(window, 'replies 104 %', 'error'));
    await told(window, 'replies has used 104 %');
    await window.picture('budgets-error');
  });

  it('grow old when the gateway dies, and recover', async () => {
    const { window, gateway } = parts();
    gateway.fail('*', 'hung-up');
    await refreshUntil(window, meter(window, /replies 104 %.*old\)/));
    await window.picture('budgets-stale');
    gateway.heal();
    gateway.route('GET /budgets', budgets(42));
    await refreshUntil(window, meter(window, /replies 42 %[^(]*$/));
  });

  it('make no links of names, which run commands in messages', async () => {
    const { window, gateway } = parts();
    const name = '[Click here](command:workbench.action.showCommands)';
    const named = budgetDocument({ replies: [42, 100], search: [10, 50], [name]: [90, 100] });
    gateway.route('GET /budgets', named);
    const row = window.page.locator('.pane-body .monaco-list-row', { hasText: 'Click here' });
    await window.run('Call Cost: Show budgets');
    await refreshUntil(window, row);
    await told(window, 'Click here');
    assert.equal(await message(window, 'Click here').locator('.notification-list-item-message a').count(), 0);
    gateway.route('GET /budgets', budgets(42));
  });
}

function keyTests(parts: Parts): void {
  it('are asked for without it, and say what is missing', async () => {
    const { window, gateway } = parts();
    await window.run('Call Cost: Remove gateway key');
    await told(window, 'is removed from the secret storage');
    await meter(window, 'Budgets: key missing').waitFor();
    assert.equal(gateway.requests.at(-1)?.headers.authorization, undefined);
  });

  it('leave it in no log, although everything was traced and the gateway quoted it', () => {
    const { profile } = parts().window;
    const texts = filesBelow(profile).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    assert.ok(texts.some(({ text }) => text.includes('callcost/gatewayFetch') && text.includes('authorization')));
    const leaks = texts.filter(({ text }) => [key, wrongKey].some((secret) => text.includes(secret)));
    assert.deepEqual(
      leaks.map(({ path }) => path),
      [],
    );
  });
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
