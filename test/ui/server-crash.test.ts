import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { budgetDocument } from '../support/gateways/budget-document.ts';
import { type ContractServer, startContractServer } from '../support/gateways/contract-server.ts';
import { killLanguageServer, newLanguageServer } from './language-server.ts';
import { clickUntil, openWindow, type Window } from './window.ts';

/** Editors that start at the same time ask a gateway within ten seconds. */
const firstReadingMs = 40_000;

const document = budgetDocument({ replies: [83, 100] });

describe('when the language server ends', () => {
  let gateway: ContractServer;
  let window: Window;
  let report: FrameLocator;

  before(async () => {
    gateway = await startContractServer({ 'GET /': document });
    window = await openWindow({
      file: 'reply.py',
      machineSettings: { 'callcost.gateway.kind': 'json', 'callcost.gateway.url': gateway.url },
    });
    report = window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    const { shown } = parts();
    // What comes into view takes the focus, and a list of commands that is open goes then.
    await window.run('Call Cost: Focus on Cost explorer View');
    await shown
      .pane(/cost explorer/i)
      .locator('.monaco-list-row')
      .first()
      .waitFor();
    await window.run('Call Cost: Show budgets');
    await shown
      .pane(/budgets/i)
      .locator('.monaco-list-row')
      .first()
      .waitFor({ timeout: firstReadingMs });
    await window.run('Call Cost: Open cost report');
    await shown.recovered();
  });

  afterEach(function () {
    return window.pictureFailure(this.currentTest);
  });

  after(async () => {
    await window.close();
    await gateway.close();
  });

  const parts: Parts = () => ({ window, gateway, shown: shownIn(window, report) });
  describe('once', () => crashTests(parts));
  describe('again and again', () => offTests(parts));
});

/** What a person sees of Call Cost. */
function shownIn(window: Window, report: FrameLocator) {
  const meter = (text: string): Locator => window.page.locator('.statusbar-item', { hasText: text });
  const pane = (title: RegExp): Locator =>
    window.page.locator('.pane', { has: window.page.locator('.pane-header', { hasText: title }) });
  const told = (text: string): Locator => window.page.locator('.notification-list-item', { hasText: text });
  return {
    report,
    meter,
    pane,
    told,
    /** Everything shows what is right, and nothing says that it is under way. */
    async recovered(): Promise<void> {
      await meter('replies 83 %').waitFor({ timeout: firstReadingMs });
      await pane(/budgets/i)
        .locator('.monaco-list-row', { hasText: '$83.00 of $100' })
        .first()
        .waitFor();
      await pane(/cost explorer/i)
        .locator('.monaco-list-row', { hasText: 'replies' })
        .first()
        .waitFor();
      await pane(/cost explorer/i)
        .locator('.message', { hasText: '/mo' })
        .waitFor();
      await report.locator('.status:empty').waitFor({ state: 'attached' });
      await report.locator('.month-figure', { hasText: '$' }).waitFor();
    },
  };
}

/** The window and the gateway of the tests, which are there when a test runs. */
type Parts = () => {
  readonly window: Window;
  readonly gateway: ContractServer;
  readonly shown: ReturnType<typeof shownIn>;
};

function crashTests(parts: Parts): void {
  it('everything comes back by itself, without a word, and the gateway is asked once', async () => {
    const { window, gateway, shown } = parts();
    const asked = gateway.requests.length;
    const askedAgain = new Promise<void>((resolve) => {
      gateway.route('GET /', () => {
        resolve();
        return document;
      });
    });
    const ended = await killLanguageServer(window);
    await newLanguageServer(window, ended);
    await askedAgain;
    await shown.recovered();
    assert.equal(gateway.requests.length, asked + 1);
    // Toasts go after some seconds; behind the bell all are listed.
    await clickUntil(window.page.locator('#status\\.notifications'), shown.told('has used'));
    const counts = await Promise.all(['has used', 'ended', 'failed'].map((text) => shown.told(text).count()));
    assert.deepEqual(counts, [1, 0, 0]);
    await window.run('Notifications: Clear All Notifications');
  });

  it('a report that was being made is made again', async () => {
    const { window, shown } = parts();
    await shown.report.locator('#refresh').click();
    const ended = await killLanguageServer(window);
    await newLanguageServer(window, ended);
    await shown.recovered();
    assert.equal(await shown.told('failed').count(), 0);
  });
}

const done = () => undefined;

function offTests(parts: Parts): void {
  it('again and again, it stays off, and everything names the next step', async () => {
    const { window, shown } = parts();
    const off = shown.told('Restart language server');
    for (let crash = 0; crash < 6 && !(await off.isVisible()); crash += 1) {
      const ended = await killLanguageServer(window);
      // One of the two comes; the other one is waited for in vain.
      const waits = [off.waitFor({ timeout: firstReadingMs }), newLanguageServer(window, ended)];
      await Promise.race(waits.map((wait) => wait.then(done, done)));
    }
    await off.waitFor();
    await shown.meter('Budgets: language server off').waitFor();
    for (const title of [/budgets/i, /cost explorer/i]) {
      await shown.pane(title).locator('.message', { hasText: 'Restart language server' }).waitFor();
    }
    await shown.report.locator('.failure', { hasText: 'Restart language server' }).waitFor();
    assert.equal(await off.count(), 1);
    await window.picture('server-off');
  });

  it('a person starts it again from there', async () => {
    const { shown } = parts();
    const button = shown.told('Restart language server').getByRole('button', { name: 'Restart' });
    await clickUntil(button, shown.meter('replies 83 %'));
    await shown.recovered();
  });
}
