import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../process.mjs';

/**
 * @typedef {object} Manifest
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 *
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {object} Lock
 * @property {Record<string, LockedPackage>} packages
 */

/**
 * Exact versions in package.json, a lock file that agrees with it, and in the lock file a checksum instead of a download
 * address for every package: the registry of whoever installs is used, and what comes from it is verified. Each package
 * that package.json names has a written reason.
 *
 * @returns {Promise<import('./gate.mjs').GateResult>}
 */
export async function checkLockFile() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const reasons = readFileSync(join(root, 'docs/adr/0007-bundled-packages.md'), 'utf8');
  const count = Object.keys(lock.packages).length - 1;
  const host = readHost();
  const hostCount = Object.keys(host.lock.packages).length - 1;
  const failures = [
    ...lockFileFailures(manifest, lock),
    ...reasonFailures(manifest, reasons),
    ...lockFileFailures(host.manifest, host.lock).map((failure) => `${hostFolder}: ${failure}`),
  ];
  return { count, checked: `${count} packages, ${hostCount} of the bundled VS Code`, failures };
}

const hostFolder = 'test/host/vscode';

/**
 * The packages of the bundled VS Code, without the stubs that lie beside its lock file.
 *
 * @returns {{ manifest: Manifest, lock: Lock }}
 */
function readHost() {
  /** @type {Manifest} */
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, hostFolder, 'package.json'), 'utf8'));
  /** @type {Lock} */
  const { packages } = JSON.parse(readFileSync(join(root, hostFolder, 'package-lock.json'), 'utf8'));
  const stubs = Object.keys(dependencies).filter((name) => dependencies[name]?.startsWith('file:'));
  const isStub = (/** @type {string} */ path) =>
    path.startsWith('stubs/') || stubs.some((name) => path === `node_modules/${name}`);
  return {
    manifest: {
      dependencies: Object.fromEntries(Object.entries(dependencies).filter(([name]) => !stubs.includes(name))),
    },
    lock: { packages: Object.fromEntries(Object.entries(packages).filter(([path]) => !isStub(path))) },
  };
}

/**
 * Every package that package.json names has its row in the decision record on packages, and no other has one.
 *
 * @param {Manifest} manifest
 * @param {string} record
 * @returns {string[]}
 */
export function reasonFailures(manifest, record) {
  const rows = new Set(
    [...record.matchAll(/^\| `([^`]+)` +\| (\S+) +\|/gm)].map(([, name, version]) => `${name} ${version}`),
  );
  const declared = new Set(
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).map((entry) => entry.join(' ')),
  );
  return [
    ...[...declared]
      .filter((entry) => !rows.has(entry))
      .map((entry) => `docs/adr/0007-bundled-packages.md lacks a row for ${entry}`),
    ...[...rows]
      .filter((row) => !declared.has(row))
      .map((row) => `docs/adr/0007-bundled-packages.md names ${row}, package.json does not`),
  ];
}

/**
 * @param {Manifest} manifest
 * @param {Lock} lock
 * @returns {string[]}
 */
export function lockFileFailures(manifest, lock) {
  const declared = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
  return [
    ...declared
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `package.json: ${name} is "${version}", not an exact version; install with npm i -E`),
    ...declared
      .filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)
      .map(([name, version]) => `package-lock.json: ${name} ${version} is not locked; run npm install`),
    ...locked
      .filter(([, entry]) => entry.resolved !== undefined)
      .map(([path]) => `package-lock.json: ${path} has a download address; see .npmrc`),
    // A registry need not carry the builds for every other platform, so their checksums may be unknown.
    ...locked
      .filter(([, entry]) => entry.integrity === undefined && entry.optional !== true)
      .map(([path]) => `package-lock.json: ${path} has no checksum`),
    ...locked
      .flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}))
      .filter((name) => !locked.some(([path]) => path.endsWith(`node_modules/${name}`)))
      .map((name) => `package-lock.json: ${name} is missing, npm ci will refuse the file`),
  ];
}
