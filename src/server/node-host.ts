import { mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LoadBytes } from '../core/ports.ts';
import { analyzeWorkspace } from '../workspace/analyze.ts';
import { createEngine } from '../workspace/engine.ts';
import { createLiveComparison } from '../workspace/git/live-comparison.ts';
import { readHistory } from '../workspace/git/read-history.ts';
import { createIndexedAnalysis } from '../workspace/indexed-analysis.ts';
import { policyFileName } from '../workspace/policy-scope.ts';
import { createWorkspaceIndex } from '../workspace/workspace-index.ts';
import type { ServerHost } from './host.ts';

/** The machine, as Node knows it. `docs` is the folder of the documentation that comes with the program. */
export function createNodeHost(version: string, loadBytes: LoadBytes, docs: URL): ServerHost {
  return {
    version,
    processId: process.pid,
    memoryBytes: () => process.memoryUsage.rss(),
    now: () => new Date(),
    workedMs: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    // What has arrived is read in one turn and handled in the next.
    pause: async () => {
      await nextTurn();
      await nextTurn();
    },
    loadAsset: loadBytes,
    createEngine: (at, data) => createEngine(loadBytes, at, data),
    pathOf,
    uriOf: (path) => pathToFileURL(path).href,
    ruleDocUri: (code) => new URL(`rules/${code}.md`, docs).href,
    findPolicyFile,
    readText: (path) => readFile(path, 'utf8'),
    fileFacts: async (path) => {
      const status = await stat(path);
      return { writtenAt: status.mtime, bytes: status.size, isFile: status.isFile() };
    },
    realPath: async (path) => (await realpath(path)).replaceAll('\\', '/'),
    writeText: async (path, text) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    },
    createIndex: createWorkspaceIndex,
    createComparison: createLiveComparison,
    readHistory: (request, tools, signal) => readHistory(request, { ...tools, environment: process.env }, signal),
    createIndexedAnalysis,
    analyseWorkspace: analyzeWorkspace,
  };
}

/** A cell of a notebook has the path of its notebook. */
function pathOf(uri: string): string | null {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(uri) ?? [];
  if (scheme === undefined || rest === undefined || !localSchemes.has(scheme.toLowerCase())) return null;
  try {
    const [withoutFragment = ''] = rest.split('#');
    const path = withoutFragment.startsWith('//') ? withoutFragment : `//${withoutFragment}`;
    return fileURLToPath(`file:${path}`).replaceAll('\\', '/');
  } catch {
    // An address that is no path here, e.g. of another machine.
    return null;
  }
}

const localSchemes: ReadonlySet<string> = new Set(['file', 'vscode-notebook-cell']);

/** From the folder up: to the top, and above it only as far as the same repository goes. */
async function findPolicyFile(folder: string, top: string | null): Promise<string | null> {
  let isAboveTop = false;
  let above: string | null = null;
  for (let current = folder; ; current = dirname(current)) {
    const file = join(current, policyFileName).replaceAll('\\', '/');
    const found: string | null = above === null && (await exists(file)) ? file : null;
    if (found !== null && !isAboveTop) return found;
    above ??= found;
    if (await exists(join(current, '.git'))) return above;
    if (current === (top ?? folder)) isAboveTop = true;
    if (dirname(current) === current) return null;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
