/**
 * Runs the editor tests inside of a real VS Code: the bundled one with `VSCODE_HOST=bundled` and on build machines
 * (`CI`), else desktop VS Code, which is downloaded. Needs `npm run build`. Writes the report of mocha to
 * .artefacts/mocha-editor.json.
 */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { ensureHost } from '../host/install.ts';
import { root } from '../host/paths.ts';
import { createTestWorkspace } from './workspace.ts';

const reportPath = join(root, '.artefacts', 'mocha-editor.json');
/** Below the repository, so that mocha is found; outside of test/, because it is made. */
const testFolder = join(root, '.vscode-test', 'tests');

const isBundled = process.env.VSCODE_HOST === 'bundled' || process.env.CI !== undefined;
if (isBundled) await ensureHost();
await bundleTests();
await rm(reportPath, { force: true });
await mkdir(join(root, '.artefacts'), { recursive: true });
const workspace = await createTestWorkspace();
const profile = await mkdtemp(join(tmpdir(), 'callcost-profile-'));
try {
  await runTests({
    ...(isBundled ? { vscodeExecutablePath: join(root, 'test', 'host', 'code.mjs') } : {}),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(testFolder, 'suite.cjs'),
    launchArgs: [
      workspace.path,
      '--disable-extensions',
      `--user-data-dir=${join(profile, 'user')}`,
      `--extensions-dir=${join(profile, 'extensions')}`,
    ],
    extensionTestsEnv: { CALLCOST_TEST_REPORT: reportPath, CALLCOST_TEST_ONLY: process.argv[2] ?? '' },
  });
  // A host that ended itself may report success; only tests that have run write the report.
  const report: { readonly tests: readonly unknown[] } = JSON.parse(await readFile(reportPath, 'utf8'));
  if (report.tests.length === 0) throw new Error('No test ran.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await workspace.remove();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** The extension host loads CommonJS: each test file becomes a bundle beside that of the suite. */
async function bundleTests(): Promise<void> {
  const folder = join(root, 'test', 'editor');
  const tests = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'));
  await rm(testFolder, { recursive: true, force: true });
  await build({
    entryPoints: ['suite.ts', ...tests].map((name) => join(folder, name)),
    outdir: testFolder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
