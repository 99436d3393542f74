/** Installs what the bundled VS Code needs: its packages from the npm registry, and Chromium from Debian. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isInstalled, type LockFile } from '../../scripts/setup.mjs';
import { chromiumPath, hostFolder, hostSource, vscodeFolder } from './paths.ts';

/** Installs what is missing. Throws with what a person has to install by hand. People bring a browser of their own. */
export async function ensureHost({ needsBrowser } = { needsBrowser: true }): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The bundled VS Code runs on Linux x64 only; elsewhere leave VSCODE_HOST unset to use desktop VS Code.',
    );
  }
  if (needsBrowser) await ensureChromium();
  await ensurePackages();
}

async function ensureChromium(): Promise<void> {
  if (existsSync(chromiumPath)) return;
  const byHand = 'install it with: apt-get install --no-install-recommends chromium';
  if (process.getuid?.() !== 0)
    throw new Error(`The Debian package chromium is missing and only root may install it; ${byHand}`);
  console.log('Installing the Debian package chromium.');
  const isDone =
    (await run('apt-get', ['update', '-qq'], '/')) === 0 &&
    (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], '/')) === 0;
  if (!isDone || !existsSync(chromiumPath))
    throw new Error(`The Debian package chromium could not be installed; ${byHand}`);
}

/**
 * The packages lie outside of test/, so that no tool that walks the tests meets half a gigabyte and a link that leads in
 * circles. Install scripts stay off: they would compile what the stubs replace.
 */
async function ensurePackages(): Promise<void> {
  const wanted = await readLockFile(join(hostSource, 'package-lock.json'));
  if (wanted === null) throw new Error('test/host/vscode/package-lock.json is missing or broken.');
  // The stubs are linked, not installed: what is written here counts at once.
  await cp(join(hostSource, 'stubs'), join(hostFolder, 'stubs'), { recursive: true });
  const link = join(vscodeFolder, 'node_modules');
  if (
    isInstalled(wanted, await readLockFile(join(hostFolder, 'node_modules', '.package-lock.json'))) &&
    existsSync(link)
  ) {
    return;
  }
  console.log('Installing the bundled VS Code into .vscode-test/host.');
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    await cp(join(hostSource, name), join(hostFolder, name));
  }
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const code =
    npm === undefined ? await run('npm', args, hostFolder) : await run(process.execPath, [npm, ...args], hostFolder);
  if (code !== 0) throw new Error('npm ci of test/host/vscode failed, see above.');
  // The workbench asks for its packages under its own folder; code-server keeps them beside itself.
  await rm(link, { force: true, recursive: true });
  await symlink('../../..', link);
}

async function readLockFile(path: string): Promise<LockFile | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Output goes to stderr: stdout is for results. */
function run(program: string, args: readonly string[], cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    // Debian's tools ask questions on a terminal otherwise.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', process.stderr, process.stderr] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
