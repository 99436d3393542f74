// `npm test`: sets itself up and runs every gate, each of which says how much it checked. A gate that checked nothing
// has failed. The last line sums up the tests; a failed gate counts as one failure.
import { checkBuild } from './gates/build.mjs';
import { checkDeadCode } from './gates/dead-code.mjs';
import { checkFences } from './gates/fences.mjs';
import { checkLint } from './gates/lint.mjs';
import { checkLockFile } from './gates/lock-file.mjs';
import { checkPackage } from './gates/package.mjs';
import { editorTests, plainTests, uiTests } from './gates/suites.mjs';
import { runSuite } from './gates/test-suite.mjs';
import { checkTypes } from './gates/types.mjs';
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
  ['package', checkPackage],
];
let failedGates = 0;
for (const [name, check] of gates) {
  failedGates += (await passes(name, check)) ? 0 : 1;
}

/** @type {readonly (readonly [name: string, suite: import('./gates/test-suite.mjs').Suite])[]} */
const suites = [
  ['tests', plainTests],
  ['editor', editorTests],
  ['interface', uiTests],
];
let passed = 0;
let failed = 0;
let skipped = 0;
for (const [name, suite] of suites) {
  const result = await runSuite(suite);
  failedGates += (await passes(name, async () => result.gate)) || result.failed > 0 ? 0 : 1;
  passed += result.passed;
  failed += result.failed;
  skipped += result.skipped;
}
console.log(`${passed} passed, ${failed + failedGates} failed, ${skipped} skipped`);
process.exitCode = failedGates + failed === 0 ? 0 : 1;

/**
 * @param {string} name
 * @param {() => Promise<import('./gates/gate.mjs').GateResult>} check
 */
async function passes(name, check) {
  const { count, checked, failures, isSkipped = false } = await check();
  const isPassed = count > 0 && failures.length === 0;
  const verdict = isSkipped ? 'SKIPPED' : isPassed ? 'ok     ' : 'FAILED ';
  console.log(`${verdict}  ${name.padEnd(10)} ${count > 0 ? checked : 'checked nothing'}`);
  for (const failure of failures) {
    console.log(failure.replaceAll(/^/gm, '        '));
  }
  return isPassed;
}
