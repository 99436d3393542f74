import { packExtension, readVsix } from '../vsix.mjs';
import { filesUnder } from './gate.mjs';

/** The VSIX that this gate leaves for the tests of the user interface. */
export const vsixPath = '.artefacts/callcost.vsix';

const maximumBytes = 6e6;

/** What the extension runs, and what its page in the marketplace shows. A new asset is added here on purpose. */
const expectedFiles = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  ...[
    'LICENSE.txt',
    'changelog.md',
    'dist/assets/cl100k_base.ranks',
    'dist/assets/o200k_base.ranks',
    'dist/assets/report.css',
    'dist/assets/report.js',
    'dist/assets/tree-sitter-javascript.wasm',
    'dist/assets/tree-sitter-python.wasm',
    'dist/assets/tree-sitter-tsx.wasm',
    'dist/assets/tree-sitter-typescript.wasm',
    'dist/assets/tree-sitter.wasm',
    'dist/client.cjs',
    'dist/extension.cjs',
    'dist/licenses.txt',
    'dist/server.js',
    'l10n/bundle.l10n.json',
    'media/icon.png',
    'media/view.svg',
    'package.json',
    'package.nls.json',
    'readme.md',
    'schemas/callcost.schema.json',
    ...filesUnder('docs/rules'),
  ].map((file) => `extension/${file}`),
].sort();

/**
 * The extension packages into a file of at most 6 MB that holds what it runs and nothing else.
 *
 * @returns {Promise<import('./gate.mjs').GateResult>}
 */
export async function checkPackage() {
  try {
    await packExtension(vsixPath);
  } catch (error) {
    return { count: 1, checked: 'npm run package', failures: [error instanceof Error ? error.message : String(error)] };
  }
  const { files, bytes } = readVsix(vsixPath);
  const megabytes = (bytes / 1e6).toFixed(1);
  return {
    count: files.length,
    checked: `${files.length} files, ${megabytes} MB (VSIX)`,
    failures: [
      ...files.filter((file) => !expectedFiles.includes(file)).map((file) => `the VSIX holds ${file}, unexpectedly`),
      ...expectedFiles.filter((file) => !files.includes(file)).map((file) => `the VSIX lacks ${file}`),
      ...(bytes > maximumBytes ? [`the VSIX has ${megabytes} MB; the limit is ${maximumBytes / 1e6}`] : []),
    ],
  };
}
