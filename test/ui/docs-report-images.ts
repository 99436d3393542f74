/**
 * Takes the pictures of the cost report in docs/images anew, of the example product in the packaged extension:
 *
 *     npx tsx test/ui/docs-report-images.ts
 */
import { join } from 'node:path';
import { root } from '../host/paths.ts';
import { openWindow } from './window.ts';

const height = 980;

const window = await openWindow({
  folder: 'helpdesk',
  file: 'service/helpdesk/triage.py',
  settings: { 'workbench.activityBar.location': 'hidden' },
});
const { page } = window;
const report = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

try {
  await page.keyboard.press('Control+b');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  await page.setViewportSize({ width: 1200, height });
  await window.run('Call Cost: Open cost report');
  await report.locator('.month-figure', { hasText: '$' }).waitFor();
  await report.locator('.status').filter({ hasNotText: /./ }).waitFor({ state: 'attached' });
  // The message about a budget has been seen.
  await window.run('Notifications: Clear All Notifications');
  await theme('Default Dark Modern', 'vs-dark');
  await take('report-dark', 1200);
  await theme('Default Light Modern', 'vs');
  await take('report-light', 1200);
  await page.setViewportSize({ width: 480, height });
  await report.locator('.legend .minor').first().waitFor({ state: 'hidden' });
  await take('report-narrow', 480);
} finally {
  await window.close();
}

async function theme(name: string, className: string): Promise<void> {
  await window.set({ 'workbench.colorTheme': name });
  await page.locator(`.monaco-workbench.${className}`).waitFor();
}

/** The window below its tabs and above its status bar. */
async function take(name: string, width: number): Promise<void> {
  const path = join(root, 'docs', 'images', `${name}.png`);
  await page.screenshot({ path, clip: { x: 4, y: 66, width: width - 8, height: height - 96 }, animations: 'disabled' });
}
