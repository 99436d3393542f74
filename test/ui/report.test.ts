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

  it('needs no network', () => assert.deepEqual([...window.outsideRequests], []));
});
