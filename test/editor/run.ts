/**
 * Runs the editor tests: all of them, or those of the files whose name holds the first argument. Needs `npm run build`.
 * Writes the report of mocha to .artefacts/mocha-editor.json.
 */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../host/paths.ts';
import { runInEditor } from './launch.ts';
import { createTestWorkspace } from './workspace.ts';

const reportPath = join(root, '.artefacts', 'mocha-editor.json');

await rm(reportPath, { force: true });
await mkdir(join(root, '.artefacts'), { recursive: true });
const folder = join(root, 'test', 'editor');
const tests = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'));
const workspace = await createTestWorkspace();
try {
  await runInEditor({
    modules: ['suite.ts', ...tests].map((name) => join(folder, name)),
    path: workspace.path,
    environment: { CALLCOST_TEST_REPORT: reportPath, CALLCOST_TEST_ONLY: process.argv[2] ?? '' },
  });
  // A host that ended itself may report success; only tests that have run write the report.
  const report: { readonly tests: readonly unknown[] } = JSON.parse(await readFile(reportPath, 'utf8'));
  if (report.tests.length === 0) throw new Error('No test ran.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await workspace.remove();
}
