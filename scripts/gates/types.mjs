import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode } from '../process.mjs';
import { lastLines } from './gate.mjs';

const compiler = 'node_modules/typescript/bin/tsc';

/**
 * Types of every project of tsconfig.json, with the fences that project references are: a file of a folder that is not
 * referenced does not resolve, nor do Node and the DOM where they are not listed.
 *
 * @returns {Promise<import('./gate.mjs').GateResult>}
 */
export async function checkTypes() {
  const version = (await runNode(compiler, ['--version'])).output.trim().replace('Version', 'TypeScript');
  const { code, output } = await runNode(compiler, ['-b', '--pretty', 'false']);
  const failures = code === 0 ? [] : [lastLines(output)];
  const counts = [];
  let count = 0;
  for (const project of projects()) {
    const files = await countFiles(project);
    count += files;
    counts.push(`${project} ${files}`);
    if (files === 0) {
      failures.push(`${project} has no files: remove it from tsconfig.json, or correct its "include".`);
    }
  }
  return { count, checked: `${count} files (${version}: ${counts.join(', ')})`, failures };
}

/** Folders of the referenced projects, e.g. `src/core`. */
function projects() {
  /** @type {{ references: { path: string }[] }} */
  const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  return references.map(({ path }) => path.replace('./', ''));
}

/**
 * How many files of its own folder a project compiles; files of packages and of other projects do not count.
 *
 * @param {string} project
 */
async function countFiles(project) {
  const { output } = await runNode(compiler, ['-p', project, '--listFilesOnly']);
  const folder = join(root, project).replaceAll('\\', '/');
  return output.split('\n').filter((path) => path.startsWith(`${folder}/`)).length;
}
