import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { openWindow, type Window } from './window.ts';

describe('the cost report in the workbench', () => {
  let window: Window;
  let report: FrameLocator;

  before(async () => {
    window = await openWindow({ folder: 'helpdesk', file: 'service/helpdesk/triage.py' });
    report = window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  });

  afterEach(function () {
    return window.pictureFailure(this.currentTest);
  });

  after(() => window.close());

  it('opens from the palette with the month of the workspace', async () => {
    await window.run('Call Cost: Open cost report');
    await report.locator('.month-figure', { hasText: '$' }).waitFor();
    assert.match((await report.locator('#calls-summary').textContent()) ?? '', /^20 calls, .*\$\d/);
    await window.picture('report-workbench');
  });

  it('opens the code of a call that is clicked', async () => {
    await report.locator('#calls-grid [data-index]', { hasText: 'QualityReview.rate' }).click();
    await window.page.locator('.tab', { hasText: 'quality.py' }).waitFor();
    await window.line('completions.create').first().waitFor();
  });

  it('makes the fix of a suggestion, and follows the change', async () => {
    const before = (await report.locator('.month-figure').textContent()) ?? '';
    await report.getByRole('button', { name: 'Fix: Switch to gpt-6-luna' }).nth(1).click();
    await window.page.locator('.tab', { hasText: 'triage.py' }).first().waitFor();
    await report.locator('.month-figure').filter({ hasNotText: before }).waitFor();
  });

  it('saves an export where the person says', async () => {
    await report.locator('#export-format').selectOption('markdown');
    await report.locator('#export').click();
    const dialog = window.page.locator('.quick-input-widget', { hasText: 'Save the cost report' });
    await dialog.waitFor();
    await window.page.keyboard.press('Enter');
    await window.page.locator('.notification-toast', { hasText: 'was saved as llm-cost-helpdesk.md' }).waitFor();
  });

  it('says why there is nothing to compare with, and offers the history', async () => {
    await report.locator('#changes', { hasText: 'Not shown' }).waitFor();
    await report.locator('#read-history').click();
    await report.locator('.failure', { hasText: /git/ }).waitFor();
  });

  it('keeps what is set while it is hidden', async () => {
    await report.locator('#filter-search').fill('quality');
    await report.locator('#calls-summary', { hasText: '1 of 20 calls' }).waitFor();
    await window.page.locator('.tab', { hasText: 'triage.py' }).first().click();
    await window.page.locator('iframe.webview.ready').waitFor({ state: 'hidden' });
    await window.page.locator('.tab', { hasText: 'Cost report' }).click();
    await report.locator('#calls-summary', { hasText: '1 of 20 calls' }).waitFor();
    assert.equal(await report.locator('#filter-search').inputValue(), 'quality');
  });

  it('comes back when the window is opened again', async () => {
    // The address names a file to open, which takes the place of what was open before.
    const address = new URL(window.page.url());
    address.searchParams.delete('payload');
    await window.page.goto(address.href);
    await report.locator('.month-figure', { hasText: '$' }).waitFor();
  });

  it('needs no network', () => assert.deepEqual([...window.outsideRequests], []));
});
