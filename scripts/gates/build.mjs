import { statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNpm } from '../process.mjs';
import { filesUnder } from './gate.mjs';

/**
 * `npm run build` succeeds and leaves something to ship.
 *
 * @returns {Promise<import('./gate.mjs').GateResult>}
 */
export async function checkBuild() {
  const code = await runNpm(['run', '--silent', 'build']);
  if (code !== 0) {
    return { count: 1, checked: 'npm run build', failures: [`npm run build ended with ${code}, see above.`] };
  }
  const files = filesUnder('dist').filter((path) => !path.startsWith('dist/types/'));
  const megabytes = files.reduce((sum, path) => sum + statSync(join(root, path)).size, 0) / 1e6;
  return { count: files.length, checked: `${files.length} files, ${megabytes.toFixed(1)} MB`, failures: [] };
}
