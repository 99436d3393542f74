import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { ensureHost } from '../host/install.ts';
import { root } from '../host/paths.ts';

/** What runs inside of the editor, and on which workspace. */
export interface EditorRun {
  /** TypeScript files; the first one exports `run`, the others are loaded by it from the folder that it lies in. */
  readonly modules: readonly string[];
  /** A folder or a `.code-workspace` file. */
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Runs code in the extension host of a real VS Code, with the built extension: in the bundled one with
 * `VSCODE_HOST=bundled` and on build machines (`CI`), else in desktop VS Code, which is downloaded. Rejects when `run`
 * rejects, and when the editor ends otherwise than well.
 */
export async function runInEditor({ modules, path, environment }: EditorRun): Promise<void> {
  const isBundled = process.env.VSCODE_HOST === 'bundled' || process.env.CI !== undefined;
  if (isBundled) await ensureHost();
  // Below the repository, so that packages are found; outside of test/, because it is made.
  const outdir = join(root, '.vscode-test', 'run');
  await rm(outdir, { recursive: true, force: true });
  await bundleModules(modules, outdir);
  const profile = await mkdtemp(join(tmpdir(), 'callcost-profile-'));
  try {
    await runTests({
      ...(isBundled ? { vscodeExecutablePath: join(root, 'test', 'host', 'code.mjs') } : {}),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(outdir, basename(modules[0] ?? '').replace(/\.ts$/, '.cjs')),
      launchArgs: [
        path,
        '--disable-extensions',
        `--user-data-dir=${join(profile, 'user')}`,
        `--extensions-dir=${join(profile, 'extensions')}`,
      ],
      extensionTestsEnv: { ...environment },
    });
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The extension host loads CommonJS: each module becomes a bundle beside the others. */
async function bundleModules(modules: readonly string[], outdir: string): Promise<void> {
  await build({
    entryPoints: [...modules],
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
    // Of what the tests share with others, only what works without is used here.
    logOverride: { 'empty-import-meta': 'silent' },
  });
}
