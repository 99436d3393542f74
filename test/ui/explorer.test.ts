import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { clickUntil, openWindow, type Window } from './window.ts';

describe('the cost explorer', () => {
  let window: Window;
  const pane = (): Locator => {
    const { page } = window;
    return page.locator('.pane', { has: page.locator('.pane-header', { hasText: /cost explorer/i }) });
  };
  const row = (text: string | RegExp): Locator => pane().locator('.monaco-list-row', { hasText: text }).first();

  before(async () => {
    window = await openWindow({ folder: 'helpdesk', file: 'service/helpdesk/triage.py' });
    await window.run('Call Cost: Focus on Cost explorer View');
    await row('reply-drafting').waitFor();
  });

  afterEach(function () {
    return window.pictureFailure(this.currentTest);
  });

  after(() => window.close());

  /** The labels of the rows of one level. */
  async function labels(level: number): Promise<readonly string[]> {
    const found = await pane().locator(`.monaco-list-row[aria-level="${level}"] .label-name`).all();
    return Promise.all(found.map(async (each) => (await each.textContent()) ?? ''));
  }

  /** The first row, if it is this feature. */
  const first = (feature: string): Locator => pane().locator('.monaco-list-row[data-index="0"]', { hasText: feature });

  it('lists features with their totals, the most expensive first', async () => {
    await row(/ticket-triage.*\/mo · \d+ calls/).waitFor();
    await first('reply-drafting').waitFor();
    await window.picture('explorer');
  });

  it('leads through files to calls, which open', async () => {
    const call = row(/\d+: .*\/call/);
    await clickUntil(row('ticket-triage'), row('triage.py'));
    await clickUntil(row('triage.py'), call);
    await window.picture('explorer-open');
    await clickUntil(call, window.page.locator('.statusbar-item', { hasText: /Ln [1-9]\d/ }));
  });

  it('sorts by name and by cost', async () => {
    await window.run('Call Cost: Sort by name');
    await first('hand-over').waitFor();
    const names = await labels(1);
    assert.deepEqual(
      names,
      names.toSorted((one, other) => one.localeCompare(other)),
    );
    await window.run('Call Cost: Sort by cost');
    await first('reply-drafting').waitFor();
  });

  it('follows what is typed', async () => {
    await pane().locator('.message', { hasText: 'of 20 calls' }).waitFor();
    await window.openFile('titles.py');
    await window.page.locator('.tab.active', { hasText: 'titles.py' }).waitFor();
    await window.goTo('1:1');
    await window.page.keyboard.press('Control+a');
    await window.page.keyboard.press('Delete');
    await pane().locator('.message', { hasText: 'of 19 calls' }).waitFor();
    await row('ticket-titles').waitFor({ state: 'hidden' });
  });
});
