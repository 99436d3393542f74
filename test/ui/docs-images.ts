/**
 * Takes the pictures of docs/images anew, of the example product in the packaged extension:
 *
 *     npx tsx test/ui/docs-images.ts
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../host/paths.ts';
import { clickUntil, openWindow } from './window.ts';

/** The editor without the bars around it. */
const editorArea = { x: 4, y: 34, width: 1000, height: 640 };

/** With the side bar and the status bar. */
const wholeWindow = { x: 0, y: 30, width: 1000, height: 770 };

/** Where the meter is, with the room that its tooltip takes. */
const statusBarCorner = { x: 0, y: 470, width: 620, height: 330 };

const window = await openWindow({
  folder: 'helpdesk',
  file: 'service/helpdesk/triage.py',
  settings: {
    'breadcrumbs.enabled': false,
    'editor.guides.indentation': false,
    'editor.stickyScroll.enabled': false,
    'workbench.activityBar.location': 'hidden',
  },
});
const { page } = window;
const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents, .monaco-resizable-hover .hover-contents');

try {
  await window.goTo('50:1');
  await window.line('completions.create').filter({ hasText: '$' }).first().waitFor();
  await page.keyboard.press('Control+b');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });

  await theme('Default Light Modern', 'vs');
  await scrollTo('67:1');
  await take('hints-light');
  // High enough in the editor for the menu to open below.
  await scrollTo('60:1');
  for (let line = 60; line > 50; line -= 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+.');
  await window.action('Switch to gpt-5.4-mini').waitFor();
  await take('quick-fixes-light');
  await page.keyboard.press('Escape');

  await theme('Default Dark Modern', 'vs-dark');
  await scrollTo('67:1');
  await showHover('63:18', 'gpt-5.4-mini');
  await take('hover-dark');
  await window.openFile('llm.py');
  await window.line('2 call sites').waitFor();
  await showHover('13:35', '2 call sites');
  await take('call-sites-dark');
} finally {
  await window.close();
}
for (const [name, className, picture] of [
  ['Default Dark Modern', 'vs-dark', 'budgets-dark'],
  ['Default Light Modern', 'vs', 'budgets-light'],
] as const) {
  await takeBudgets(name, className, picture);
}

/** The views of the side bar and the meter with its tooltip; the file with budgets is part of the example. */
async function takeBudgets(theme: string, className: string, picture: string): Promise<void> {
  const shown = await openWindow({
    folder: 'helpdesk',
    file: 'service/helpdesk/replies.py',
    settings: {
      'breadcrumbs.enabled': false,
      'editor.guides.indentation': false,
      'editor.stickyScroll.enabled': false,
      'workbench.colorTheme': theme,
    },
  });
  try {
    await shown.page.locator(`.monaco-workbench.${className}`).waitFor();
    await shown.goTo('131:1');
    await shown.run('Call Cost: Show budgets');
    const pane = (title: RegExp) =>
      shown.page.locator('.pane', { has: shown.page.locator('.pane-header', { hasText: title }) });
    const call = pane(/budgets/i)
      .locator('.monaco-list-row', { hasText: 'replies.py' })
      .first();
    await clickUntil(pane(/budgets/i).locator('.monaco-list-row', { hasText: 'reply-drafting' }), call);
    // The message about the threshold has been seen.
    await shown.run('Notifications: Clear All Notifications');
    await shown.page.mouse.move(600, 300);
    await take(picture, shown.page, wholeWindow);
    const tooltip = shown.page.locator('.workbench-hover', { hasText: 'resets' });
    for (let attempt = 0; attempt < 4 && !(await tooltip.isVisible()); attempt += 1) {
      await shown.page.mouse.move(600, 300);
      await shown.page.locator('.statusbar-item', { hasText: 'reply-drafting' }).hover();
      await tooltip.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await take(picture.replace('budgets', 'meter'), shown.page, statusBarCorner);
  } finally {
    await shown.close();
  }
}

async function theme(name: string, className: string): Promise<void> {
  await window.set({ 'workbench.colorTheme': name });
  await page.locator(`.monaco-workbench.${className}`).waitFor();
}

/** Brings a line to the middle of the editor and leaves the cursor there. */
async function scrollTo(place: string): Promise<void> {
  await window.goTo('1:1');
  await window.goTo(place);
}

async function showHover(place: string, text: string): Promise<void> {
  await window.goTo(place);
  for (const key of ['Control+k', 'Control+i']) await page.keyboard.press(key);
  await hover.filter({ hasText: text }).first().waitFor();
}

async function take(name: string, shown: Page = page, clip = editorArea): Promise<void> {
  const path = join(root, 'docs', 'images', `${name}.png`);
  await shown.screenshot({ path, clip, animations: 'disabled' });
}
