import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { budgetDocument } from '../support/gateways/budget-document.ts';
import { type ContractServer, startContractServer } from '../support/gateways/contract-server.ts';
import { clickUntil, openWindow, type Window } from './window.ts';

/** Windows that are opened at the same time ask a gateway within ten seconds. */
const firstReadingMs = 40_000;

describe('two windows of one workspace', () => {
  let gateway: ContractServer;
  let window: Window;
  let second: Page;

  before(async () => {
    gateway = await startContractServer({ 'GET /': budgetDocument({ replies: [83, 100] }) });
    window = await openWindow({
      file: 'reply.py',
      machineSettings: { 'callcost.gateway.kind': 'json', 'callcost.gateway.url': gateway.url },
    });
  });

  afterEach(function () {
    return window.pictureFailure(this.currentTest);
  });

  after(async () => {
    await window.close();
    await gateway.close();
  });

  const meter = (page: Page) => page.locator('.statusbar-item', { hasText: 'replies 83 %' });
  const told = (page: Page) => page.locator('.notification-list-item', { hasText: 'replies has used 83 %' });

  it('show the same budget, which each of them asks for once in a minute at most', async () => {
    const startedAt = Date.now();
    await meter(window.page).waitFor({ timeout: firstReadingMs });
    await clickUntil(window.page.locator('#status\\.notifications'), told(window.page));
    assert.equal(await told(window.page).count(), 1);
    second = await window.page.context().newPage();
    await second.goto(window.page.url());
    await meter(second).waitFor({ timeout: firstReadingMs });
    const minutes = 1 + Math.floor((Date.now() - startedAt) / 60_000);
    assert.ok(gateway.requests.length <= 2 * minutes, `${gateway.requests.length} in ${minutes} minutes`);
  });

  it('tell of a crossed threshold once: the second says nothing', async () => {
    await second.locator('#status\\.notifications').click();
    await second.locator('.notifications-center').waitFor();
    assert.equal(await told(second).count(), 0);
  });
});
