import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../process.mjs';

/**
 * @typedef {object} Manifest
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 *
 * @typedef {object} Lock
 * @property {Record<string, { version?: string, resolved?: string, integrity?: string }>} packages
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
  const failures = [...lockFileFailures(manifest, lock), ...reasonFailures(manifest, reasons)];
  return { count, checked: `${count} packages`, failures };
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
    [...record.matchAll(/^\| `([^`]+)` \| (\S+) \|/gm)].map(([, name, version]) => `${name} ${version}`),
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
  return [
    ...declared
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `package.json: ${name} is "${version}", not an exact version; install with npm i -E`),
    ...declared
      .filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)
      .map(([name, version]) => `package-lock.json: ${name} ${version} is not locked; run npm install`),
    ...Object.entries(lock.packages)
      .filter(([path, entry]) => path !== '' && (entry.resolved !== undefined || entry.integrity === undefined))
      .map(([path]) => `package-lock.json: ${path} has a download address, or no checksum; see .npmrc`),
  ];
}
