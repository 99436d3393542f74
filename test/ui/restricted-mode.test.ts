import assert from 'node:assert/strict';
import { budgetDocument } from '../support/gateways/budget-document.ts';
import { type ContractServer, startContractServer } from '../support/gateways/contract-server.ts';
import { openWindow, type Window } from './window.ts';

describe('a workspace that is not trusted', () => {
  let gateway: ContractServer;
  let window: Window;

  before(async () => {
    gateway = await startContractServer({ 'GET /': budgetDocument({ replies: [83, 100] }) });
    window = await openWindow({
      file: 'reply.py',
      trustsWorkspaces: false,
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

  it('is in restricted mode', async () => {
    await window.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  });

  it('is served, but for the network', async () => {
    await window.run('Call Cost: Refresh prices');
    const toast = window.page.locator('.notification-toast', {
      hasText: 'uses no network in a workspace that is not trusted',
    });
    await toast.waitFor();
    await window.picture('restricted-mode');
  });

  it('does not ask the gateway, though it is set up, and says so', async () => {
    const { page } = window;
    await window.run('Call Cost: Refresh budgets');
    await window.run('Call Cost: Show budgets');
    await page.getByText('not asked in a workspace that is not trusted').first().waitFor();
    await page.getByRole('button', { name: 'Manage workspace trust' }).first().waitFor();
    await window.picture('budgets-restricted');
    assert.equal(await page.locator('.statusbar-item', { hasText: 'replies' }).count(), 0);
    assert.deepEqual(gateway.requests, []);
  });

  it('asks it once the workspace is trusted', async () => {
    await window.run('Workspaces: Manage Workspace Trust');
    await window.page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).click();
    await window.page.locator('.statusbar-item', { hasText: 'replies 83 %' }).waitFor();
    assert.ok(gateway.requests.length > 0);
  });

  it('makes no request outside of this machine', () => {
    assert.deepEqual([...window.outsideRequests], []);
  });
});
