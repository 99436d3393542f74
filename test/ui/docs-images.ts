/**
 * Takes the pictures of docs/images anew, of the example product in the packaged extension:
 *
 *     npx tsx test/ui/docs-images.ts
 */
import { join } from 'node:path';
import { root } from '../host/paths.ts';
import { openWindow } from './window.ts';

/** The editor without the bars around it. */
const editorArea = { x: 4, y: 34, width: 1000, height: 640 };

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

async function take(name: string): Promise<void> {
  const path = join(root, 'docs', 'images', `${name}.png`);
  await page.screenshot({ path, clip: editorArea, animations: 'disabled' });
}
