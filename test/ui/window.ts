/** A window of VS Code with the packaged extension, as a person meets it: no test driver, notifications and all. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { packExtension } from '../../scripts/vsix.mjs';
import { createTestWorkspace } from '../editor/workspace.ts';
import { answerForCodeServer, launchBrowser } from '../host/browser.ts';
import { ensureHost } from '../host/install.ts';
import { root } from '../host/paths.ts';
import { installVsix, type RunningServer, remoteUri, startServer, workbenchUrl } from '../host/server.ts';

const waitMs = 20_000;

/** The line of the call in reply.py, once it has its hint. */
export const hintOfCall = /response.*create\(.*tok.*\$\d/;

/** What a window starts with, beside the quiet settings. */
export interface WindowOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trustsWorkspaces?: boolean;
  /** Settings of the machine, which no workspace can set. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Logs everything, below `profile`. */
  readonly isTraced?: boolean;
  /** The folder of the test workspace that is opened; `desk` where nothing is said. */
  readonly folder?: 'desk' | 'helpdesk';
  /** File of the folder that is opened, e.g. `reply.py`. */
  readonly file: string;
}

export interface Window {
  readonly page: Page;
  /** The folder of the user's data, logs included. It is gone when the window is closed. */
  readonly profile: string;
  /** The folder that is opened, as a path. */
  readonly folder: string;
  /** Addresses outside of this machine that the window asked for. */
  readonly outsideRequests: ReadonlySet<string>;
  /** The line of the editor that holds a text, hints included. */
  line(text: string | RegExp): Locator;
  /** Changes settings of the folder, which win over those of the user. */
  set(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** Runs a command of the palette by its title. */
  run(title: string): Promise<void>;
  /** Runs a command that asks questions, and answers them: the title of each question, and what is typed there. */
  runWith(title: string, answers: readonly (readonly [question: string, answer: string])[]): Promise<void>;
  /** Answers a question that is open, or comes. */
  answer(answer: readonly [question: string, answer: string]): Promise<void>;
  /** Opens a file by its name. */
  openFile(name: string): Promise<void>;
  /** Puts the cursor on a place, e.g. `50:40`. */
  goTo(place: string): Promise<void>;
  /** A row of the open menu of quick fixes, by the start of its title. */
  action(title: string): Locator;
  /** Chooses a quick fix at a place. */
  fix(place: string, title: string): Promise<void>;
  /** Leaves a picture in .artefacts. */
  picture(name: string): Promise<void>;
  /** Leaves a picture where a test has failed. */
  pictureFailure(test: Mocha.Test | undefined): Promise<void>;
  close(): Promise<void>;
}

/** Clicks until something shows: what is just drawn anew does not take a click, and a person would click again, too. */
export async function clickUntil(target: Locator, shown: Locator): Promise<void> {
  for (let attempt = 0; attempt < 4 && !(await shown.isVisible()); attempt += 1) {
    // What went away because a click did arrive takes no other.
    await target.click({ timeout: 3000 }).catch(() => undefined);
    await shown.waitFor({ timeout: 3000 }).catch(() => undefined);
  }
  await shown.waitFor({ timeout: 1000 });
}

/** Opens a folder of the test workspace with the packaged extension installed. */
export async function openWindow(options: WindowOptions): Promise<Window> {
  await ensureHost();
  const profile = await mkdtemp(join(tmpdir(), 'callcost-ui-'));
  const extensionsDir = join(profile, 'extensions');
  await installVsix(await vsix(), extensionsDir);
  const workspace = await createTestWorkspace();
  const { settings = {}, trustsWorkspaces = true, machineSettings = {}, isTraced = false } = options;
  // Settings of the folder are changed while it is open, which is nothing to look at.
  const allSettings = { 'files.exclude': { '**/.vscode': true }, ...settings };
  const userDataDir = join(profile, 'user');
  const server = await startServer({
    extensionsDir,
    userDataDir,
    settings: allSettings,
    machineSettings,
    trustsWorkspaces,
    isTraced,
  });
  const browser = await launchBrowser();
  const close = async () => {
    await browser.close();
    await server.stop();
    await workspace.remove();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = await openPage(server, browser);
    const outsideRequests = watchRequests(page);
    const folder = join(workspace.path, '..', options.folder ?? 'desk');
    const payload = [['openFile', remoteUri(server, join(folder, options.file))]] as const;
    await page.goto(workbenchUrl(server, { path: folder, payload }));
    await page.locator('.editor-instance .view-lines').first().waitFor();
    return {
      ...actionsOn(page),
      page,
      profile,
      folder,
      outsideRequests,
      set: (changes) => changeSettings(folder, changes),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** `npm test` has packaged the extension already; alone, these tests do. */
async function vsix(): Promise<string> {
  const given = process.env.CALLCOST_VSIX;
  if (given !== undefined && existsSync(join(root, given))) return join(root, given);
  const path = '.artefacts/callcost-ui.vsix';
  await mkdir(join(root, '.artefacts'), { recursive: true });
  await packExtension(path);
  return join(root, path);
}

async function openPage(server: RunningServer, browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  });
  await answerForCodeServer(context, server);
  const page = await context.newPage();
  page.setDefaultTimeout(waitMs);
  return page;
}

/** Settings of the user are read once; those of a folder are watched. */
async function changeSettings(folder: string, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const path = join(folder, '.vscode', 'settings.json');
  const present: Record<string, unknown> = existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : {};
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify({ ...present, ...changes }, null, 2));
}

function watchRequests(page: Page): ReadonlySet<string> {
  const outside = new Set<string>();
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isHere = hostname === '127.0.0.1' || hostname === 'localhost';
    // Resources of webviews have such addresses; a service worker answers them on this machine.
    if (protocol.startsWith('http') && !isHere && !hostname.endsWith('.vscode-cdn.net')) outside.add(request.url());
  });
  return outside;
}

type Actions = Omit<Window, 'page' | 'profile' | 'folder' | 'outsideRequests' | 'set' | 'close'>;

function actionsOn(page: Page): Actions {
  const input = page.locator('.quick-input-widget .quick-input-box input');
  const widget = page.locator('.quick-input-widget');
  const choose = async (key: string, text: string, title: string): Promise<void> => {
    // The list is filtered a moment after the text is there: only then is the wanted row the selected one.
    const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
    // A list may have been drawn up before the file or command was there: a person would ask again.
    for (let attempt = 0; attempt < 3 && !(await row.isVisible()); attempt += 1) {
      if (attempt > 0) await page.keyboard.press('Escape');
      await widget.waitFor({ state: 'hidden' });
      await page.keyboard.press(key);
      await input.fill(text);
      await row.waitFor({ timeout: 8000 }).catch(() => undefined);
    }
    await row.waitFor({ timeout: 1000 });
    await page.keyboard.press('Enter');
  };
  const pick = async (key: string, text: string, title: string): Promise<void> => {
    await choose(key, text, title);
    await widget.waitFor({ state: 'hidden' });
  };
  const reply = async ([question, answer]: readonly [string, string]): Promise<void> => {
    await widget.locator('.quick-input-title', { hasText: question }).waitFor();
    await input.fill(answer);
    const row = page.locator('.quick-input-list .monaco-list-row');
    if ((await row.count()) > 0) await row.filter({ hasText: answer }).first().click();
    else await page.keyboard.press('Enter');
  };
  const picture = async (name: string): Promise<void> => {
    await page.screenshot({ path: join(root, '.artefacts', `${name}.png`), animations: 'disabled' });
  };
  const goTo = async (place: string): Promise<void> => {
    const [line = '1', column = '1'] = place.split(':');
    await page.keyboard.press('Control+g');
    await input.fill(`:${place}`);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: line }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  };
  const action = (title: string) => page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  return {
    goTo,
    action,
    fix: async (place, title) => {
      await goTo(place);
      // Findings come a moment after the text; until then there are fewer fixes, or none.
      for (let attempt = 0; attempt < 5 && !(await action(title).isVisible()); attempt += 1) {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+.');
        await action(title)
          .waitFor({ timeout: 3000 })
          .catch(() => undefined);
      }
      await action(title).click();
    },
    line: (text) => page.locator('.editor-instance .view-line', { hasText: text }),
    run: (title) => pick('F1', `>${title}`, title),
    runWith: async (title, answers) => {
      await choose('F1', `>${title}`, title);
      for (const each of answers) await reply(each);
      await widget.waitFor({ state: 'hidden' });
    },
    answer: reply,
    openFile: (name) => pick('Control+p', name, name),
    picture,
    pictureFailure: async (test) => {
      if (test?.state === 'failed') await picture(`failed ${test.fullTitle()}`.replaceAll(/\W+/g, '-'));
    },
  };
}
