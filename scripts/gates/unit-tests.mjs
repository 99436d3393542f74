import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runNode } from '../process.mjs';
import { filesUnder, lastLines } from './gate.mjs';

/**
 * The part of mocha's JSON report that is read here.
 *
 * @typedef {{ fullTitle: string, file: string, err: { stack?: string, message?: string } }} TestReport
 * @typedef {{ tests: TestReport[], passes: TestReport[], failures: TestReport[], pending: TestReport[] }} Report
 */

const reportPath = '.artefacts/mocha.json';

/**
 * Runs the tests that .mocharc.json names. Beside failed tests, the gate refuses a test file that mocha did not run or
 * that holds no test.
 *
 * @returns {Promise<{ passed: number, failed: number, skipped: number, gate: import('./gate.mjs').GateResult }>}
 */
export async function runTests() {
  rmSync(join(root, reportPath), { force: true });
  mkdirSync(join(root, dirname(reportPath)), { recursive: true });
  const options = ['--reporter', 'json', '--reporter-option', `output=${reportPath}`];
  const { code, output } = await runNode('node_modules/mocha/bin/mocha.js', options);
  const report = readReport();
  if (report === null) {
    const gate = { count: 1, checked: 'nothing', failures: [`mocha ended with ${code}.\n${lastLines(output)}`] };
    return { passed: 0, failed: 0, skipped: 0, gate };
  }
  const counts = testsPerFile(report);
  const forgotten = testFiles()
    .filter((file) => !counts.has(file))
    .map((file) => `${file} was not run, or holds no test; see "spec" in .mocharc.json`);
  const failures = report.failures.map(
    (test) => `${test.fullTitle} (${relative(test.file)})\n${test.err.stack ?? test.err.message}`,
  );
  if (code !== 0 && failures.length === 0) {
    failures.push(`mocha ended with ${code}.\n${lastLines(output)}`);
  }
  for (const [file, count] of counts) {
    console.log(`${String(count).padStart(6)}  ${file}`);
  }
  return {
    passed: report.passes.length,
    failed: report.failures.length,
    skipped: report.pending.length,
    gate: {
      count: report.tests.length,
      checked: `${report.tests.length} tests in ${counts.size} files`,
      failures: [...failures, ...forgotten],
    },
  };
}

/** @returns {Report | null} */
function readReport() {
  try {
    return JSON.parse(readFileSync(join(root, reportPath), 'utf8'));
  } catch {
    // Mocha stopped before it could write a report; its output says why.
    return null;
  }
}

/** @param {Report} report */
function testsPerFile(report) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const test of report.tests) {
    const file = relative(test.file);
    counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return counts;
}

/** Test files as they lie on disk. */
function testFiles() {
  return filesUnder('test').filter((path) => path.endsWith('.test.ts'));
}

/** @param {string} path */
function relative(path) {
  return path.replace(root, '').replaceAll('\\', '/');
}
