import { runNode } from '../process.mjs';
import { lastLines } from './gate.mjs';

/**
 * Format, lint rules and the import fences of biome.json.
 *
 * @returns {Promise<import('./gate.mjs').GateResult>}
 */
export async function checkLint() {
  const { code, output } = await runNode('node_modules/@biomejs/biome/bin/biome', [
    'ci',
    '--colors=off',
    '--error-on-warnings',
  ]);
  const count = Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0);
  return { count, checked: `${count} files (Biome)`, failures: code === 0 ? [] : [lastLines(output)] };
}
