import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { root } from '../process.mjs';
import { filesUnder } from './gate.mjs';

/**
 * Who may import whom: for every folder (or single file) of src, the other entries and the packages that it may import.
 * Each entry may import itself; a folder below an entry belongs to it unless it has an entry of its own.
 * Inside the engine the order is nouns ← scan, tokens, policy ← prices ← estimate ← report, and neighbours do
 * not know each other. ARCHITECTURE.md says why.
 *
 * @typedef {{ readonly imports: readonly string[], readonly packages: readonly string[] }} Fence
 * @type {Readonly<Record<string, Fence>>}
 */
const fences = {
  'src/core': { imports: [], packages: [] },
  'src/core/scan/syntax': { imports: ['src/core'], packages: ['web-tree-sitter'] },
  'src/core/scan/evaluate': {
    imports: ['src/core', 'src/core/scan/syntax', 'src/core/scan/modules/paths.ts'],
    packages: ['jsonc-parser', 'smol-toml', 'yaml'],
  },
  'src/core/scan/sdk': { imports: ['src/core'], packages: [] },
  'src/core/scan/modules/paths.ts': { imports: [], packages: [] },
  'src/core/scan/modules': {
    imports: ['src/core', 'src/core/scan', 'src/core/scan/sdk', 'src/core/scan/modules/paths.ts'],
    packages: ['jsonc-parser', 'smol-toml', 'zod'],
  },
  'src/core/scan/requests': {
    imports: ['src/core', 'src/core/scan', 'src/core/scan/syntax', 'src/core/scan/evaluate', 'src/core/scan/sdk'],
    packages: [],
  },
  'src/core/scan/wrappers': {
    imports: ['src/core', 'src/core/scan/syntax', 'src/core/scan/evaluate', 'src/core/scan/requests'],
    packages: [],
  },
  'src/core/scan/edits': { imports: ['src/core', 'src/core/scan', 'src/core/scan/*'], packages: [] },
  'src/core/scan': { imports: ['src/core', 'src/core/scan/*'], packages: ['web-tree-sitter', 'zod'] },
  'src/core/tokens': { imports: ['src/core', 'src/core/prices/providers.ts'], packages: ['zod'] },
  'src/core/policy': { imports: ['src/core'], packages: ['ignore', 'yaml', 'zod'] },
  'src/core/advice': { imports: ['src/core'], packages: [] },
  'src/core/prices/providers.ts': { imports: [], packages: [] },
  'src/core/prices': {
    imports: ['src/core', 'src/core/policy', 'src/core/prices/providers.ts'],
    packages: ['@pydantic/genai-prices', 'llm-zoo', 'zod'],
  },
  'src/core/analysis.ts': { imports: ['src/core', 'src/core/policy'], packages: [] },
  'src/core/estimate': {
    imports: ['src/core', 'src/core/analysis.ts', 'src/core/policy', 'src/core/prices', 'src/core/prices/providers.ts'],
    packages: [],
  },
  'src/core/budgets': {
    imports: ['src/core', 'src/core/analysis.ts', 'src/core/estimate', 'src/core/policy'],
    packages: [],
  },
  'src/core/diff': {
    imports: ['src/core', 'src/core/analysis.ts', 'src/core/estimate', 'src/core/policy'],
    packages: [],
  },
  'src/core/present': {
    imports: ['src/core', 'src/core/analysis.ts', 'src/core/budgets', 'src/core/diff', 'src/core/prices/providers.ts'],
    packages: [],
  },
  'src/core/rules': {
    imports: [
      'src/core',
      'src/core/advice',
      'src/core/analysis.ts',
      'src/core/estimate',
      'src/core/policy',
      'src/core/present',
      'src/core/prices',
      'src/core/prices/providers.ts',
    ],
    packages: [],
  },
  'src/core/gate': {
    imports: [
      'src/core',
      'src/core/analysis.ts',
      'src/core/diff',
      'src/core/policy',
      'src/core/present',
      'src/core/report',
    ],
    packages: ['zod'],
  },
  'src/core/report': {
    imports: [
      'src/core',
      'src/core/analysis.ts',
      'src/core/budgets',
      'src/core/diff',
      'src/core/estimate',
      'src/core/policy',
    ],
    packages: ['zod'],
  },
  'src/gateway/fetch-port.ts': { imports: [], packages: [] },
  'src/gateway/guarded-fetch.ts': { imports: ['src/core', 'src/gateway/fetch-port.ts'], packages: [] },
  'src/core/report/view/messages.ts': { imports: ['src/core/report/view'], packages: [] },
  'src/core/report/view': {
    imports: ['src/core', 'src/core/analysis.ts', 'src/core/budgets', 'src/core/estimate', 'src/core/report'],
    packages: [],
  },
  'src/core/report/exports/page-frame.ts': { imports: [], packages: [] },
  'src/core/report/exports': {
    imports: [
      'src/core',
      'src/core/present',
      'src/core/report',
      'src/core/report/exports/page-frame.ts',
      'src/core/report/view',
    ],
    packages: [],
  },
  'src/gateway': {
    imports: ['src/core', 'src/core/*', 'src/gateway/fetch-port.ts'],
    packages: ['zod'],
  },
  'src/agent': { imports: ['src/core', 'src/core/*'], packages: ['diff', 'zod'] },
  'src/workspace': { imports: ['src/core', 'src/core/*'], packages: ['node:*', 'ignore'] },
  'src/server': {
    imports: ['src/agent', 'src/core', 'src/core/*', 'src/gateway', 'src/gateway/*', 'src/workspace', 'src/server/*'],
    packages: ['node:*', 'vscode-languageserver', 'vscode-languageserver-textdocument', 'zod', 'yaml'],
  },
  'src/server/protocol.ts': {
    imports: [
      'src/core',
      'src/core/analysis.ts',
      'src/core/report',
      'src/core/report/view',
      'src/gateway/fetch-port.ts',
    ],
    packages: [],
  },
  'src/server/settings.ts': { imports: [], packages: ['zod'] },
  'src/editor': {
    imports: [
      'src/gateway/fetch-port.ts',
      'src/core/report/exports/page-frame.ts',
      'src/core/report/view/messages.ts',
      'src/gateway/guarded-fetch.ts',
      'src/server/protocol.ts',
      'src/server/settings.ts',
    ],
    packages: ['node:*', 'vscode', 'vscode-languageclient'],
  },
  'media/report': {
    imports: [
      'src/core',
      'src/core/diff',
      'src/core/present',
      'src/core/report',
      'src/core/report/exports',
      'src/core/report/view',
      'src/core/report/view/messages.ts',
    ],
    packages: ['chart.js'],
  },
  'src/cli': {
    imports: ['src/agent', 'src/core', 'src/core/*', 'src/gateway', 'src/gateway/*', 'src/workspace'],
    packages: ['node:*', '@modelcontextprotocol/sdk', '@octokit/request', 'undici', 'zod'],
  },
};

/**
 * Every file of src and media lies in a folder of the table and imports only what the table allows it.
 *
 * @returns {Promise<import('./gate.mjs').GateResult>}
 */
export async function checkFences() {
  const files = [...filesUnder('src'), ...filesUnder('media')].filter((path) => /\.[cm]?[jt]sx?$/.test(path));
  const failures = [];
  let imports = 0;
  for (const file of files) {
    const specifiers = importsOf(readFileSync(join(root, file), 'utf8'));
    imports += specifiers.length;
    failures.push(...fenceFailures(file, specifiers));
  }
  const used = new Set(files.map((file) => entryOf(file)));
  failures.push(
    ...Object.keys(fences)
      .filter((entry) => !used.has(entry))
      .map((entry) => `${entry} is in the table but has no files`),
  );
  return {
    count: files.length,
    checked: `${imports} imports of ${files.length} files in ${used.size} folders`,
    failures,
  };
}

/**
 * What is wrong with the imports of one file.
 *
 * @param {string} file relative to the repository
 * @param {readonly string[]} specifiers as written
 * @returns {string[]}
 */
export function fenceFailures(file, specifiers) {
  const entry = entryOf(file);
  const fence = entry === null ? undefined : fences[entry];
  if (fence === undefined) {
    return [`${file} is in no folder of the table in scripts/gates/fences.mjs`];
  }
  return specifiers
    .filter((specifier) => {
      if (!specifier.startsWith('.')) {
        return !fence.packages.some((allowed) => matches(packageOf(specifier), allowed));
      }
      const target = entryOf(posix.join(dirname(file), specifier));
      return target !== entry && (target === null || !fence.imports.some((allowed) => matches(target, allowed)));
    })
    .map((specifier) => `${file} imports ${specifier}, which ${entry} may not know`);
}

/**
 * The specifiers that a module imports, in the form in which the formatter leaves them.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function importsOf(text) {
  const statements = /^(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;
  return [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/**
 * The package of a specifier: `zod/mini` belongs to `zod`, `@scope/name/part` to `@scope/name`.
 *
 * @param {string} specifier
 */
function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * The entry of the table that a file belongs to: the longest one that leads to it.
 *
 * @param {string} file
 */
function entryOf(file) {
  let path = file;
  while (path !== '.' && fences[path] === undefined) {
    path = posix.dirname(path);
  }
  return path === '.' ? null : path;
}

/**
 * @param {string} name
 * @param {string} allowed a name, or a prefix that ends in `*`
 */
function matches(name, allowed) {
  return allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed;
}
