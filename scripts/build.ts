/** `npm run build`: bundles the command line into dist/callcost.js and puts the assets that it loads beside it. */
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
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

await mkdir(assetsFolder, { recursive: true });
const [bundledFiles] = await Promise.all([bundleCommandLine(), copyWasm(), generateRanks(assetsFolder)]);
const shippedFiles = [...bundledFiles, ...Object.values(wasmFiles), resolve('js-tiktoken/ranks/o200k_base')];
await writeFile(join(outputFolder, 'licenses.txt'), await licenceNotices(packageFolders(shippedFiles)));

/** Returns the files that went into the bundle. */
async function bundleCommandLine(): Promise<readonly string[]> {
  const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const outfile = join(outputFolder, 'callcost.js');
  const { metafile } = await build({
    entryPoints: [join(root, 'src/cli/main.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    // A stack trace shows the line that failed: without a limit that is the whole program.
    lineLimit: 160,
    // The build of yaml for Node is CommonJS and needs `require`, which a module does not have; this one is pure.
    alias: { yaml: join(dirname(resolve('yaml/package.json')), 'browser/index.js') },
    legalComments: 'none',
    metafile: true,
    absWorkingDir: root,
    define: { CALLCOST_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
  await chmod(outfile, 0o755);
  return Object.keys(metafile.inputs).map((file) => join(root, file));
}

async function copyWasm(): Promise<void> {
  const entries = Object.entries(wasmFiles);
  await Promise.all(entries.map(([asset, source]) => copyFile(source, join(assetsFolder, asset))));
}
