/** What VS Code's extension host calls to run the tests: `run`. */
import { writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Test } from 'mocha';
import { redirectConsole } from './console.ts';

/** Runs every test file beside this one and writes a report in the form of mocha's JSON reporter. */
export async function run(): Promise<void> {
  redirectConsole();
  // Mocha takes console.log when it is loaded, hence only now. It is a module, and this bundle is not.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, color: false, reporter: 'spec' });
  const only = process.env.CALLCOST_TEST_ONLY ?? '';
  for (const name of (await readdir(__dirname)).sort()) {
    if (name.endsWith('.test.cjs') && name.includes(only)) mocha.addFile(join(__dirname, name));
  }
  const tests: TestReport[] = [];
  const passes: TestReport[] = [];
  const failures: TestReport[] = [];
  const pending: TestReport[] = [];
  const count = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('test end', (test: Test) => tests.push(reportOf(test, null)))
      .on('pass', (test: Test) => passes.push(reportOf(test, null)))
      .on('pending', (test: Test) => pending.push(reportOf(test, null)))
      .on('fail', (test: Test, error: Error) => failures.push(reportOf(test, error)));
  });
  const report = process.env.CALLCOST_TEST_REPORT;
  if (report !== undefined) writeFileSync(report, JSON.stringify({ tests, passes, failures, pending }));
  if (count > 0) throw new Error(`${count} of ${tests.length} tests failed.`);
}

interface TestReport {
  readonly fullTitle: string;
  readonly file: string;
  readonly err: { readonly message?: string; readonly stack?: string };
}

function reportOf(test: Test, error: Error | null): TestReport {
  const file = (test.file ?? '').replace(/^.*[\\/](.+)\.cjs$/, 'test/editor/$1.ts');
  const { message, stack } = error ?? {};
  return {
    fullTitle: test.fullTitle(),
    file,
    err: { ...(message === undefined ? {} : { message }), ...(stack === undefined ? {} : { stack }) },
  };
}
