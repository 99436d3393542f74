import assert from 'node:assert/strict';
import { hintOfCall, openWindow, type Window } from './window.ts';

describe('hints in the workbench', () => {
  let window: Window;

  before(async () => {
    window = await openWindow({ file: 'reply.py' });
  });

  afterEach(function () {
    return window.pictureFailure(this.currentTest);
  });

  after(() => window.close());

  it('stand in the text', () => window.line(hintOfCall).waitFor());

  it('change while a person types', async () => {
    const { page } = window;
    const before = (await window.line(hintOfCall).textContent()) ?? '';
    assert.equal(await window.line(before).count(), 1);
    await window.line('model=').click();
    await page.keyboard.press('End');
    for (const key of ['ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await page.keyboard.type('-mini');
    await window.line('gpt-4o-mini').waitFor();
    await window.line(before).waitFor({ state: 'hidden' });
    await window.line(hintOfCall).waitFor();
  });

  it('give way to CodeLens by settings, and come back', async () => {
    const lens = window.page.locator('.codelens-decoration', { hasText: '$' }).first();
    await window.line(hintOfCall).waitFor();
    await window.set({ 'callcost.inlayHints.enabled': false, 'callcost.codeLens.enabled': true });
    await lens.waitFor();
    await window.line(hintOfCall).waitFor({ state: 'hidden' });
    await window.picture('codelens');
    await window.set({ 'callcost.inlayHints.enabled': true, 'callcost.codeLens.enabled': false });
    await window.line(hintOfCall).waitFor();
    await lens.waitFor({ state: 'hidden' });
  });

  it('stand in notebook cells', async () => {
    await window.openFile('notes.ipynb');
    await window.page.locator('.notebook-editor .view-line', { hasText: /create.*\$\d/ }).waitFor();
    await window.picture('notebook');
  });

  it('need no network', () => assert.deepEqual([...window.outsideRequests], []));
});
