import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../process.mjs';
import { filesUnder, lastLines } from './gate.mjs';

/**
 * Tests that run together.
 *
 * @typedef {object} Suite
 * @property {(file: string) => boolean} owns whether a test file belongs to it
 * @property {string} reportPath where its run leaves a report in the form of mocha's JSON reporter
 * @property {() => Promise<{ code: number, output: string }>} run
 * @property {() => string | null} [obstacle] why it cannot run on this machine; null where it can
 *
 * The part of mocha's JSON report that is read here.
 *
 * @typedef {{ fullTitle: string, file: string, err: { stack?: string, message?: string } }} TestReport
 * @typedef {{ tests: TestReport[], passes: TestReport[], failures: TestReport[], pending: TestReport[] }} Report
 *
 * @typedef {{ passed: number, failed: number, skipped: number, gate: import('./gate.mjs').GateResult }} SuiteResult
 */

/**
 * Runs a suite. Beside failed tests, the gate refuses a test file that was not run or that holds no test. What cannot run
 * on this machine counts as skipped.
 *
 * @param {Suite} suite
 * @returns {Promise<SuiteResult>}
 */
export async function runSuite(suite) {
  const files = filesUnder('test').filter((file) => file.endsWith('.test.ts') && suite.owns(file));
  const obstacle = suite.obstacle?.() ?? null;
  if (obstacle !== null) {
    const skipped = files.reduce((sum, file) => sum + countTests(readFileSync(join(root, file), 'utf8')), 0);
    const checked = `${skipped} tests NOT RUN: ${obstacle}`;
    return { passed: 0, failed: 0, skipped, gate: { count: skipped, checked, failures: [], isSkipped: true } };
  }
  rmSync(join(root, suite.reportPath), { force: true });
  mkdirSync(join(root, dirname(suite.reportPath)), { recursive: true });
  const { code, output } = await suite.run();
  const report = readReport(suite.reportPath);
  if (report === null) {
    const gate = { count: 1, checked: 'nothing', failures: [`The tests ended with ${code}.\n${lastLines(output)}`] };
    return { passed: 0, failed: 0, skipped: 0, gate };
  }
  return summarise(report, files, code, output);
}

/**
 * @param {Report} report
 * @param {readonly string[]} files
 * @param {number} code
 * @param {string} output
 * @returns {SuiteResult}
 */
function summarise(report, files, code, output) {
  const counts = testsPerFile(report);
  const forgotten = files
    .filter((file) => !counts.has(file))
    .map((file) => `${file} was not run, or holds no test; see the suites in scripts/gates`);
  const failures = report.failures.map(
    (test) => `${test.fullTitle} (${relative(test.file)})\n${test.err.stack ?? test.err.message}`,
  );
  if (code !== 0 && failures.length === 0) {
    failures.push(`The tests ended with ${code}.\n${lastLines(output)}`);
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

/**
 * The number of tests in the text of a test file, as the formatter leaves it.
 *
 * @param {string} text
 */
export function countTests(text) {
  return [...text.matchAll(/^ *it\(/gm)].length;
}

/**
 * @param {string} path
 * @returns {Report | null}
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    // The tests stopped before a report could be written; their output says why.
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

/** @param {string} path */
function relative(path) {
  return path.replace(root, '').replaceAll('\\', '/');
}
