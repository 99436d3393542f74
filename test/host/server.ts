/** VS Code's server as a process of its own, which serves the workbench on a port of this machine. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { nodePath, vscodeFolder } from './paths.ts';
import { quietSettings } from './quiet-settings.ts';

const startLimitMs = 60_000;
const stopLimitMs = 2000;

/** Built-in extensions that are loaded: languages, themes, notebooks. Git and TypeScript's server are not installed. */
const builtInExtensions = [
  'configuration-editing',
  'css',
  'html',
  'ipynb',
  'javascript',
  'json',
  'markdown-basics',
  'notebook-renderers',
  'python',
  'shellscript',
  'theme-defaults',
  'typescript-basics',
  'yaml',
] as const;

export interface ServerOptions {
  /** Folders of a run of its own unless they are given. */
  readonly userDataDir?: string;
  readonly extensionsDir?: string;
  /** Settings of the user, beside those that keep the workbench quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of the machine on which the files are, where workspaces cannot set them. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Writes logs with everything that is said, the protocol of language servers included. */
  readonly isTraced?: boolean;
  /** Lets the page load an extension under development and its tests; hides notifications. */
  readonly isTestDriven?: boolean;
  /** Whether workspaces are trusted without asking; without it they open in restricted mode. */
  readonly trustsWorkspaces?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly onOutput?: (text: string) => void;
}

export interface RunningServer {
  readonly origin: string;
  readonly authority: string;
  /** Settles when the server has ended. */
  readonly ended: Promise<void>;
  /** Ends the server with everything that it started and removes the folders of the run. */
  stop(): Promise<void>;
  /** The same at once, without cleaning up; for the end of our own process. */
  kill(): void;
}

/** Starts a server on a free port; throws with its output when it does not come up. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const runFolder = await mkdtemp(join(tmpdir(), 'callcost-host-'));
  const folders = await prepareFolders(runFolder, options);
  await writeSettings(folders.userDataDir, 'User', { ...quietSettings, ...options.settings });
  await writeSettings(folders.userDataDir, 'Machine', options.machineSettings ?? {});
  const child = spawn(nodePath, [...commandLine(folders), ...windowSwitches(options)], {
    cwd: vscodeFolder,
    env: environmentOf(runFolder, options.environment ?? {}),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: the server starts others, which end with it.
    detached: true,
  });
  const ended = once(child, 'exit').then(() => undefined);
  const kill = (signal: NodeJS.Signals) => killGroup(child, signal);
  const removeFolders = () => rm(runFolder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const port = await readPort(child, ended, options.onOutput);
    const authority = `127.0.0.1:${port}`;
    const stop = async () => {
      kill('SIGTERM');
      await Promise.race([ended, delay(stopLimitMs, undefined, { ref: false })]);
      kill('SIGKILL');
      await ended;
      await removeFolders();
    };
    return { origin: `http://${authority}`, authority, ended, stop, kill: () => kill('SIGKILL') };
  } catch (error) {
    kill('SIGKILL');
    await removeFolders();
    throw error;
  }
}

/** Installs a VSIX into a folder of extensions, without a window. */
export async function installVsix(vsix: string, extensionsDir: string): Promise<void> {
  const runFolder = await mkdtemp(join(tmpdir(), 'callcost-host-'));
  const folders = await prepareFolders(runFolder, { extensionsDir });
  const args = [...commandLine(folders), '--install-extension', vsix, '--force'];
  const { status, stdout, stderr } = spawnSync(nodePath, args, { encoding: 'utf8' });
  await rm(runFolder, { recursive: true, force: true });
  if (status !== 0) throw new Error(`${vsix} could not be installed.\n${stdout}${stderr}`);
}

/** What the workbench opens, and what it is told beside. */
export interface WorkbenchTarget {
  /** A folder, a `.code-workspace` file or a single file; nothing for an empty window. */
  readonly path: string | null;
  readonly payload?: readonly (readonly [key: string, value: string])[];
}

/** The address of a window. */
export function workbenchUrl({ origin }: RunningServer, { path, payload = [] }: WorkbenchTarget): string {
  const url = new URL(origin);
  const extra: (readonly [string, string])[] = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload];
  if (path === null) url.searchParams.set('ew', 'true');
  else if (path.endsWith('.code-workspace')) url.searchParams.set('workspace', resolve(path));
  else url.searchParams.set('folder', resolve(path));
  url.searchParams.set('payload', JSON.stringify(extra));
  return url.href;
}

/** A file as the workbench in the browser names it. */
export function remoteUri({ authority }: RunningServer, path: string): string {
  return `vscode-remote://${authority}${pathToFileURL(resolve(path)).pathname}`;
}

interface Folders {
  readonly serverDataDir: string;
  readonly userDataDir: string;
  readonly extensionsDir: string;
  readonly builtInDir: string;
}

async function prepareFolders(runFolder: string, options: ServerOptions): Promise<Folders> {
  const folders = {
    serverDataDir: join(runFolder, 'server'),
    userDataDir: options.userDataDir ?? join(runFolder, 'user'),
    extensionsDir: options.extensionsDir ?? join(runFolder, 'extensions'),
    builtInDir: join(runFolder, 'built-in'),
  };
  await Promise.all(Object.values(folders).map((folder) => mkdir(folder, { recursive: true })));
  await Promise.all(
    builtInExtensions.map((name) => symlink(join(vscodeFolder, 'extensions', name), join(folders.builtInDir, name))),
  );
  return folders;
}

function commandLine(folders: Folders): readonly string[] {
  return [
    join(vscodeFolder, 'out', 'server-main.js'),
    '--accept-server-license-terms',
    ...['--telemetry-level', 'off'],
    ...['--server-data-dir', folders.serverDataDir],
    ...['--user-data-dir', folders.userDataDir],
    ...['--extensions-dir', folders.extensionsDir],
    ...['--builtin-extensions-dir', folders.builtInDir],
  ];
}

function windowSwitches({
  isTestDriven = false,
  trustsWorkspaces = true,
  isTraced = false,
}: ServerOptions): readonly string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...(isTestDriven ? ['--enable-smoke-test-driver'] : []),
    ...(isTraced ? ['--log', 'trace'] : []),
    ...(trustsWorkspaces ? ['--disable-workspace-trust'] : []),
    ...['--disable-telemetry', '--disable-experiments', '--disable-update-check', '--disable-getting-started-override'],
    // Ends the server some minutes after its last window, should nobody be left to stop it.
    ...['--enable-remote-auto-shutdown', '--reconnection-grace-time', '1'],
  ];
}

/** Settings that a caller put into its own user folder win. */
async function writeSettings(
  userDataDir: string,
  of: 'User' | 'Machine',
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const path = join(userDataDir, of, 'settings.json');
  const present: Record<string, unknown> = existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : {};
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify({ ...settings, ...present }, null, 2));
}

/** Without what a VS Code that started us left behind; without a gallery of extensions; sockets in the run's folder. */
function environmentOf(runFolder: string, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_IPC|VSCODE_GIT|ELECTRON_)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    XDG_RUNTIME_DIR: runFolder,
    ...extra,
  };
}

async function readPort(
  child: ChildProcess,
  ended: Promise<void>,
  onOutput: ((text: string) => void) | undefined,
): Promise<string> {
  let output = '';
  const listening = new Promise<string>((resolvePort) => {
    const collect = (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      onOutput?.(text);
      output += text;
      const port = /listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) resolvePort(port);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
  });
  const port = await Promise.race([listening, ended, delay(startLimitMs, undefined, { ref: false })]);
  if (port === undefined) throw new Error(`VS Code's server did not start.\n${output}`);
  return port;
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}
