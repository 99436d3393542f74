// `npm test`: sets itself up and runs every gate, each of which says how much it checked. A gate that checked nothing
// has failed. The last line sums up the tests; a failed gate counts as one failure.
import { checkBuild } from './gates/build.mjs';
import { checkDeadCode } from './gates/dead-code.mjs';
import { checkFences } from './gates/fences.mjs';
import { checkLint } from './gates/lint.mjs';
import { checkLockFile } from './gates/lock-file.mjs';
import { checkTypes } from './gates/types.mjs';
import { runTests } from './gates/unit-tests.mjs';
import { ensureInstalled } from './setup.mjs';

await ensureInstalled();

/** @type {readonly (readonly [name: string, check: () => Promise<import('./gates/gate.mjs').GateResult>])[]} */
const gates = [
  ['lint', checkLint],
  ['types', checkTypes],
  ['fences', checkFences],
  ['dead code', checkDeadCode],
  ['lock file', checkLockFile],
  ['build', checkBuild],
];
let failedGates = 0;
for (const [name, check] of gates) {
  failedGates += (await passes(name, check)) ? 0 : 1;
}
const tests = await runTests();
failedGates += (await passes('tests', async () => tests.gate)) || tests.failed > 0 ? 0 : 1;
console.log(`${tests.passed} passed, ${tests.failed + failedGates} failed, ${tests.skipped} skipped`);
process.exitCode = failedGates + tests.failed === 0 ? 0 : 1;

/**
 * @param {string} name
 * @param {() => Promise<import('./gates/gate.mjs').GateResult>} check
 */
async function passes(name, check) {
  const { count, checked, failures } = await check();
  const passed = count > 0 && failures.length === 0;
  console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(10)} ${count > 0 ? checked : 'checked nothing'}`);
  for (const failure of failures) {
    console.log(failure.replaceAll(/^/gm, '        '));
  }
  return passed;
}
