/**
 * What a gate found. A gate with a count of 0 has failed, whatever else it says.
 *
 * @typedef {object} GateResult
 * @property {number} count how many things were looked at
 * @property {string} checked the same in words, e.g. `143 files`
 * @property {readonly string[]} failures what is wrong, for people
 * @property {boolean} [isSkipped] true when this machine cannot check it; `checked` says why
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../process.mjs';

/**
 * Every file under a folder of the repository, as sorted paths relative to the repository, with forward slashes.
 *
 * @param {string} folder
 */
export function filesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .sort();
}

/**
 * The end of a tool's output, where it says what is wrong.
 *
 * @param {string} output
 */
export function lastLines(output, count = 80) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}
