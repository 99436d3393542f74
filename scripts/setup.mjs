import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNpm } from './process.mjs';

/**
 * What both lock files say about a package: the one of the repository (what should be there) and the one that npm keeps
 * in node_modules (what is there).
 *
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} LockFile
 */

/**
 * Installs what package-lock.json names, unless it is there already. Install scripts stay off: no dependency needs
 * one, and so none of them can run code while it is being installed.
 */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Call Cost is built with Node 20.19 or newer; this is ${process.version}.`);
  }
  const wanted = readLockFile(join(root, 'package-lock.json'));
  if (wanted === null) {
    throw new Error('package-lock.json is missing or broken; restore it with: git checkout package-lock.json');
  }
  if (isInstalled(wanted, readLockFile(join(root, 'node_modules', '.package-lock.json')))) {
    return;
  }
  const code = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    throw new Error('npm ci failed, see above.');
  }
}

/**
 * Whether everything that the lock file wants is installed in exactly that version. Optional packages are those of
 * other platforms and may be missing.
 *
 * @param {LockFile} wanted
 * @param {LockFile | null} installed
 */
export function isInstalled(wanted, installed) {
  return (
    installed !== null &&
    Object.entries(wanted.packages).every(([path, locked]) => {
      const present = installed.packages[path];
      if (path === '' || (present === undefined && locked.optional === true)) {
        return true;
      }
      return present?.version === locked.version && present?.integrity === locked.integrity;
    })
  );
}

/**
 * @param {string} path
 * @returns {LockFile | null} null when there is none, or when it cannot be read
 */
function readLockFile(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
