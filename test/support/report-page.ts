/** The page of the cost report in a browser, by itself or with a stand-in for the editor around it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { htmlReport } from '../../src/core/report/exports/html.ts';
import type { HostMessage, PageMessage } from '../../src/core/report/view/messages.ts';
import type { ReportView } from '../../src/core/report/view/report-view.ts';
import { launchBrowser } from '../host/browser.ts';
import { root } from '../host/paths.ts';

export interface ReportPage {
  readonly page: Page;
  /** What the page has posted to the editor so far. */
  readonly posted: () => Promise<readonly PageMessage[]>;
  /** Posts to the page, as the editor does. */
  readonly post: (message: HostMessage) => Promise<void>;
  /** What went wrong: errors of the script, and what the content policy refused. */
  readonly problems: readonly string[];
  /** Addresses that the page asked for, but for its own file. */
  readonly requests: readonly string[];
}

export interface ReportPageOptions extends BrowserContextOptions {
  /** True for a web view of the editor, false for a file that was opened in a browser. */
  readonly isEditor?: boolean;
  /** Classes and theme colours that the editor gives the page. */
  readonly theme?: { readonly className: string; readonly colours: Readonly<Record<string, string>> };
  /** What an earlier page has left behind. */
  readonly state?: unknown;
}

/** Opens pages in one browser. */
interface ReportBrowser {
  open(view: ReportView, options?: ReportPageOptions): Promise<ReportPage>;
  close(): Promise<void>;
}

/**
 * Opens pages in the tests of a suite, which it gives a browser. After each test nothing may have gone wrong in its pages,
 * and nothing may have been asked of a network.
 */
export function reportPages(): (view: ReportView, options?: ReportPageOptions) => Promise<ReportPage> {
  let browser: ReportBrowser | null = null;
  const opened: ReportPage[] = [];

  before(async () => {
    browser = await openReportBrowser();
  });

  afterEach(async function () {
    const pages = opened.splice(0);
    for (const [index, page] of pages.entries()) {
      if (this.currentTest?.state === 'failed') {
        await pictureOf(page, `failed ${this.currentTest.fullTitle()} ${index}`.replaceAll(/\W+/g, '-'));
      }
      await page.page.context().close();
    }
    assert.deepEqual(
      pages.flatMap(({ problems, requests }) => [...problems, ...requests]),
      [],
    );
  });

  after(() => browser?.close());

  return async (view, options) => {
    if (browser === null) throw new Error('The browser is opened before the first test.');
    const page = await browser.open(view, options);
    opened.push(page);
    return page;
  };
}

async function openReportBrowser(): Promise<ReportBrowser> {
  const assets = { script: await builtAsset('report.js'), style: await builtAsset('report.css') };
  const folder = await mkdtemp(join(tmpdir(), 'callcost-report-'));
  const browser = await launchBrowser();
  let pages = 0;
  return {
    open: async (view, options = {}) => {
      const path = join(folder, `report-${pages++}.html`);
      await writeFile(path, await htmlReport(view, assets));
      return openPage(browser, pathToFileURL(path).href, view, options);
    },
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** `npm test` has built the page already; alone, these tests do. */
async function builtAsset(name: string): Promise<string> {
  const path = join(root, 'dist', 'assets', name);
  if (!existsSync(path)) execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: root });
  return readFile(path, 'utf8');
}

async function openPage(
  browser: Browser,
  address: string,
  view: ReportView,
  { isEditor = false, theme, state = null, ...options }: ReportPageOptions,
): Promise<ReportPage> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => {
    if (request.url() !== address) requests.push(request.url());
  });
  if (isEditor) await page.addInitScript({ content: standInForEditor(state, theme ?? null) });
  await page.goto(address);
  const post = (message: HostMessage) => page.evaluate<void>(`window.postMessage(${JSON.stringify(message)}, '*')`);
  if (isEditor) await post({ kind: 'view', view, feature: null });
  await page.locator('#overview-title').waitFor({ state: 'attached' });
  return {
    page,
    post,
    problems,
    requests,
    posted: () => page.evaluate<readonly PageMessage[]>('window.posted'),
  };
}

/** What the editor gives a page before its script runs. Plain text, since it runs in the page. */
function standInForEditor(state: unknown, theme: ReportPageOptions['theme'] | null): string {
  return `
    window.posted = [];
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => window.posted.push(message),
      getState: () => (${JSON.stringify(state)} ?? undefined),
      setState: (next) => { window.savedState = next; },
    });
    const theme = ${JSON.stringify(theme)};
    document.addEventListener('readystatechange', () => {
      if (theme === null || document.body === null) return;
      document.body.classList.add(theme.className);
      for (const [name, colour] of Object.entries(theme.colours)) document.documentElement.style.setProperty(name, colour);
    });`;
}

/** Leaves a picture in .artefacts. */
export async function pictureOf({ page }: ReportPage, name: string): Promise<void> {
  await mkdir(join(root, '.artefacts'), { recursive: true });
  await page.screenshot({ path: join(root, '.artefacts', `${name}.png`), animations: 'disabled' });
}
