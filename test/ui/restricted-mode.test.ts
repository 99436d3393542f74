import assert from 'node:assert/strict';
import { openWindow, type Window } from './window.ts';

describe('a workspace that is not trusted', () => {
  let window: Window;

  before(async () => {
    window = await openWindow({ file: 'reply.py', trustsWorkspaces: false });
  });

  afterEach(function () {
    return window.pictureFailure(this.currentTest);
  });

  after(() => window.close());

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

  it('makes no request outside of this machine', () => {
    assert.deepEqual([...window.outsideRequests], []);
  });
});
