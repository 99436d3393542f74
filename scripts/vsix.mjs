import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runNode } from './process.mjs';

/**
 * Packages the built extension by .vscodeignore, without dependencies: the bundles hold what they need. Throws with
 * vsce's words when it refuses.
 *
 * @param {string} path of the VSIX, relative to the repository
 */
export async function packExtension(path) {
  rmSync(join(root, path), { force: true });
  mkdirSync(dirname(join(root, path)), { recursive: true });
  const { code, output } = await runNode('node_modules/@vscode/vsce/vsce', [
    'package',
    '--no-dependencies',
    // There is no public address of the repository yet that links of the README could lead to.
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    path,
  ]);
  if (code !== 0) {
    throw new Error(`vsce package ended with ${code}.\n${output}`);
  }
}

/**
 * What a VSIX holds: the paths inside, sorted, and the size of the whole in bytes.
 *
 * @param {string} path relative to the repository
 */
export function readVsix(path) {
  const file = join(root, path);
  return { files: zipEntries(readFileSync(file)).sort(), bytes: statSync(file).size };
}

const directoryEntry = 0x02014b50;
const directoryEnd = 0x06054b50;

/**
 * The names in the central directory of a zip file (APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16).
 *
 * @param {Buffer} zip
 */
function zipEntries(zip) {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== directoryEnd) {
    throw new Error('This is no zip file.');
  }
  const names = [];
  let offset = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(offset) === directoryEntry) {
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(offset + field));
    const start = offset + 46;
    names.push(zip.toString('utf8', start, start + (name ?? 0)));
    offset = start + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}
