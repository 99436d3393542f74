import assert from 'node:assert/strict';
import { hintOfCall, openWindow, type Window } from './window.ts';

describe('hints and hovers, as pictures', () => {
  let window: Window;

  before(async () => {
    window = await openWindow({ file: 'reply.py', settings: { 'editor.hover.delay': 100 } });
    await window.line(hintOfCall).waitFor();
  });

  afterEach(function () {
    return window.pictureFailure(this.currentTest);
  });

  after(() => window.close());

  /** Leaves two pictures; `className` is what the workbench calls the kind of theme. */
  async function check(theme: string, className: string, picture: string): Promise<void> {
    const { page } = window;
    await window.set({ 'workbench.colorTheme': theme });
    await page.locator(`.monaco-workbench.${className}`).waitFor();
    await window.line(hintOfCall).waitFor();
    await window.picture(`hints-${picture}`);
    await window.line('model=').locator('span span', { hasText: 'gpt-4o' }).first().hover();
    const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents, .monaco-resizable-hover .hover-contents');
    await hover.filter({ hasText: 'Call Cost' }).first().waitFor();
    await window.picture(`hover-${picture}`);
    assert.match((await hover.allInnerTexts()).join('\n'), /\$\d/);
    await page.mouse.move(640, 790);
    await hover.first().waitFor({ state: 'hidden' });
  }

  it('in a dark theme', () => check('Default Dark Modern', 'vs-dark', 'dark'));
  it('in a light theme', () => check('Default Light Modern', 'vs', 'light'));
  it('in high contrast', () => check('Default High Contrast', 'hc-black', 'high-contrast'));
  it('in light high contrast', () => check('Default High Contrast Light', 'hc-light', 'high-contrast-light'));
});
