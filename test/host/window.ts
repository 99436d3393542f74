/** One window of the bundled VS Code, driven by the switches of desktop VS Code's command line. */
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { answerForCodeServer, launchBrowser } from './browser.ts';
import { type RunningServer, remoteUri, type ServerOptions, startServer, workbenchUrl } from './server.ts';

const limitMs = 300_000;
const stopBrowserMs = 3000;
/** How long the server may take to log the end of the extension host. */
const hostExitMs = 2000;
const exitCodeOfTimeout = 124;
const exitCodeOfSignal = 130;

/** How a run ends: its exit code, and why where that is not 0. */
interface Ending {
  readonly code: number;
  readonly reason: string | null;
}

/** A promise that others settle; the first one decides. */
interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

/**
 * Runs the tests of an extension (`--extensionTestsPath`) in a window and ends the process: 0 when they passed, 124 when
 * they gave no result in five minutes, 130 on a signal, else the code of the extension host or 1.
 */
export async function runWindow(commandLine: readonly string[]): Promise<void> {
  const outputFolder = await mkdtemp(join(tmpdir(), 'callcost-output-'));
  const output = followOutput(join(outputFolder, 'console'));
  const ending = deferred<Ending>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => ending.resolve({ code: exitCodeOfSignal, reason: signal }));
  }
  setTimeout(() => {
    ending.resolve({ code: exitCodeOfTimeout, reason: `no result after ${limitMs / 1000} s` });
  }, limitMs).unref();
  const opened = openWindow(readCommandLine(commandLine), output.path, ending);
  opened.catch((error: unknown) => ending.resolve(failure(error instanceof Error ? error.stack : String(error))));
  const { code, reason } = await ending.promise;
  if (reason !== null) process.stderr.write(`bundled VS Code: ${reason}\n`);
  await opened.then(
    (window) => window.close(),
    () => undefined,
  );
  output.stop();
  await rm(outputFolder, { recursive: true, force: true });
  process.exit(code);
}

function failure(reason: string | undefined): Ending {
  return { code: 1, reason: reason ?? 'unknown' };
}

function deferred<T>(): Deferred<T> {
  let settle: ((value: T) => void) | undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: (value) => settle?.(value) };
}

interface CommandLine {
  readonly path: string | null;
  readonly extensionPath: string | null;
  readonly testsPath: string | null;
  readonly folders: Pick<ServerOptions, 'userDataDir' | 'extensionsDir'>;
}

/** The switches of VS Code that matter here; it has many more, which change nothing in this window. */
function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({ args: [...args], strict: false, allowPositionals: true });
  const textOf = (name: string): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  const userDataDir = textOf('user-data-dir');
  const extensionsDir = textOf('extensions-dir');
  return {
    path: positionals[0] ?? null,
    extensionPath: textOf('extensionDevelopmentPath'),
    testsPath: textOf('extensionTestsPath'),
    folders: { ...(userDataDir === null ? {} : { userDataDir }), ...(extensionsDir === null ? {} : { extensionsDir }) },
  };
}

async function openWindow(
  { path, extensionPath, testsPath, folders }: CommandLine,
  consolePath: string,
  ending: Deferred<Ending>,
): Promise<{ close(): Promise<void> }> {
  const hostEnding = deferred<Ending>();
  const onOutput = (text: string) => {
    const exit = /Extension Host Process exited with code: (\w+), signal: (\w+)/.exec(text);
    if (exit !== null) hostEnding.resolve(endingOfHost(exit[1] ?? '', exit[2] ?? ''));
  };
  const environment = { CALLCOST_TEST_CONSOLE: consolePath };
  const server = await startServer({ isTestDriven: true, environment, onOutput, ...folders });
  process.on('exit', () => server.kill());
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const endEarly = () => ending.resolve(failure('the server ended early'));
  server.ended.then(endEarly, endEarly);
  const page = await openPage(server, browser);
  page.on('crash', () => ending.resolve(failure('the page of the workbench crashed')));
  page.on('console', (message) => {
    if (/Extension host.*terminated unexpectedly/i.test(message.text())) ending.resolve(failure(message.text()));
  });
  // The workbench calls both by name when the tests have ended.
  await page.exposeFunction('codeAutomationLog', () => undefined);
  await page.exposeFunction('codeAutomationExit', async (code: number) => {
    // It reports 0 as well when the extension host was killed or ended itself; the server's log tells.
    const ended = await Promise.race([hostEnding.promise, delay(hostExitMs, null, { ref: false })]);
    if (code === 0) ending.resolve(ended ?? { code, reason: null });
    else ending.resolve({ code, reason: `the tests ended with ${code}` });
  });
  const payload = [
    ...(extensionPath === null ? [] : [['extensionDevelopmentPath', remoteUri(server, extensionPath)] as const]),
    ...(testsPath === null ? [] : [['extensionTestsPath', remoteUri(server, testsPath)] as const]),
  ];
  await page.goto(workbenchUrl(server, { path, payload }));
  return {
    close: async () => {
      await Promise.race([browser.close(), delay(stopBrowserMs, undefined, { ref: false })]);
      await server.stop();
    },
  };
}

function endingOfHost(code: string, signal: string): Ending {
  if (code === '0' && signal === 'null') return { code: 0, reason: null };
  return { code: Number(code) || 1, reason: `the extension host ended with code ${code}, signal ${signal}` };
}

async function openPage(server: RunningServer, browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await answerForCodeServer(context, server);
  return context.newPage();
}

/** Copies what the tests write to a file onto stdout: their console otherwise ends in the log of the workbench. */
function followOutput(path: string): { readonly path: string; readonly stop: () => void } {
  writeFileSync(path, '');
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(65_536);
  const drain = () => {
    for (let bytes = readSync(file, buffer); bytes > 0; bytes = readSync(file, buffer)) {
      process.stdout.write(buffer.toString('utf8', 0, bytes));
    }
  };
  const timer = setInterval(drain, 100);
  timer.unref();
  return {
    path,
    stop: () => {
      clearInterval(timer);
      drain();
      closeSync(file);
    },
  };
}
