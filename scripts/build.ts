/**
 * `npm run build`: bundles into dist/ what runs by itself (command line, language server, extension), and puts the assets
 * that these load beside them.
 */
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { generateRanks } from './generate-ranks.ts';
import { licenceNotices, packageFolders } from './licenses.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const outputFolder = join(root, 'dist');
const assetsFolder = join(outputFolder, 'assets');
const { resolve } = createRequire(import.meta.url);

/** Where the parser and its grammars come from, by the name of the asset. */
const wasmFiles: Readonly<Record<string, string>> = {
  'tree-sitter.wasm': resolve('web-tree-sitter/web-tree-sitter.wasm'),
  ...Object.fromEntries(
    ['python', 'typescript', 'tsx', 'javascript'].map((language) => [
      `tree-sitter-${language}.wasm`,
      join(dirname(resolve('@vscode/tree-sitter-wasm')), `tree-sitter-${language}.wasm`),
    ]),
  ),
};

const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  // A stack trace shows the line that failed: without a limit that is the whole program.
  lineLimit: 160,
  // The builds of these for Node are CommonJS and need `require`, which a module does not have; those here are pure.
  alias: {
    'jsonc-parser': join(dirname(resolve('jsonc-parser/package.json')), 'lib/esm/main.js'),
    yaml: join(dirname(resolve('yaml/package.json')), 'browser/index.js'),
  },
  legalComments: 'none',
  define: { CALLCOST_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
};

/** The editor loads CommonJS, and gives it `vscode`. */
const forEditor: BuildOptions = { ...shared, format: 'cjs', external: ['vscode'] };

/** Leaves the language client out of the bundle that is loaded at once: loading it takes longer than activation may. */
const clientApart: Plugin = {
  name: 'client-apart',
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/client\.ts$/ }, () => ({ path: './client.cjs', external: true })),
};

/** The protocol library and undici are CommonJS and ask for Node's own modules with `require`. */
const withRequire = { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" };

const bundles: Readonly<Record<string, BuildOptions>> = {
  'callcost.js': { ...shared, entryPoints: ['src/cli/main.ts'], format: 'esm', banner: withRequire },
  'mcp.js': { ...shared, entryPoints: ['src/cli/mcp/serve.ts'], format: 'esm' },
  'server.js': {
    ...shared,
    entryPoints: ['src/server/main.ts'],
    format: 'esm',
    banner: withRequire,
  },
  'extension.cjs': {
    ...forEditor,
    entryPoints: ['src/editor/extension.ts'],
    plugins: [clientApart],
    supported: { 'dynamic-import': false },
  },
  // The page of the report, for the web view of the editor and for pages that stand by themselves.
  'assets/report.js': {
    ...shared,
    entryPoints: ['media/report/main.ts'],
    platform: 'browser',
    target: 'chrome126',
    format: 'iife',
  },
  'assets/report.css': {
    ...shared,
    entryPoints: ['media/report/report.css'],
    platform: 'browser',
    target: 'chrome126',
  },
  'client.cjs': { ...forEditor, entryPoints: ['src/editor/client.ts'] },
};

await mkdir(assetsFolder, { recursive: true });
const [bundled] = await Promise.all([
  Promise.all(Object.entries(bundles).map(([name, options]) => bundle(join(outputFolder, name), options))),
  copyWasm(),
  generateRanks(assetsFolder),
]);
const shippedFiles = [...bundled.flat(), ...Object.values(wasmFiles), resolve('js-tiktoken/ranks/o200k_base')];
await writeFile(join(outputFolder, 'licenses.txt'), await licenceNotices(packageFolders(shippedFiles)));
await chmod(join(outputFolder, 'callcost.js'), 0o755);

/** Returns the files that went into the bundle. */
async function bundle(outfile: string, options: BuildOptions): Promise<readonly string[]> {
  const { metafile } = await build({ ...options, outfile, metafile: true });
  return Object.keys(metafile.inputs).map((file) => join(root, file));
}

async function copyWasm(): Promise<void> {
  const entries = Object.entries(wasmFiles);
  await Promise.all(entries.map(([asset, source]) => copyFile(source, join(assetsFolder, asset))));
}
