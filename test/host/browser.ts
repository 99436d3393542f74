/** Chromium, which shows the workbench. */
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { chromiumPath } from './paths.ts';
import type { RunningServer } from './server.ts';

/** Starts Chromium without a display. Whoever starts it closes it, also on signals. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--force-color-profile=srgb',
    ],
  });
}

/** Answers what only code-server's own program, which is not used, would serve; the workbench logs errors otherwise. */
export async function answerForCodeServer(context: BrowserContext, { origin }: RunningServer): Promise<void> {
  await context.route(`${origin}/mint-key`, (route) =>
    route.fulfill({ status: 200, contentType: 'application/octet-stream', body: Buffer.alloc(32, 7) }),
  );
  await context.route(`${origin}/_static/**`, (route) => {
    const isScript = new URL(route.request().url()).pathname.endsWith('.js');
    return route.fulfill({
      status: 200,
      headers: { 'Service-Worker-Allowed': '/' },
      contentType: isScript ? 'text/javascript' : 'image/svg+xml',
      body: '',
    });
  });
}
