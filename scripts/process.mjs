import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, wherever the script was started from. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a Node program of the repository (a tool under node_modules, a script, the built command line) to its end and
 * returns its exit code and everything that it printed.
 *
 * @param {string} program path relative to the repository
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} environment beside that of this process
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runNode(program, args, environment = {}) {
  let output = '';
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const collect = (/** @type {Buffer} */ chunk) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return { code: await exitCode(child), output };
}

/**
 * Runs a Node program of the repository with the terminal as its own, and returns its exit code.
 *
 * @param {string} program path relative to the repository
 * @param {readonly string[]} args
 * @param {string} folder where it runs
 */
export function runNodeVisibly(program, args, folder) {
  return exitCode(spawn(process.execPath, [join(root, program), ...args], { cwd: folder, stdio: 'inherit' }));
}

/**
 * Runs npm with its output on stderr, so that stdout keeps the result only. Under `npm start` and `npm test` it is the
 * same npm that started us, which also works on Windows, where `npm` is no program.
 *
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  const npm = process.env.npm_execpath;
  /** @type {import('node:child_process').SpawnOptions} */
  const options = { cwd: root, stdio: ['ignore', process.stderr, process.stderr] };
  return exitCode(npm ? spawn(process.execPath, [npm, ...args], options) : spawn('npm', args, options));
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitCode(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve(signal === null ? (code ?? 1) : 1);
    });
  });
}
