/** The workspace of a folder on the disk, for the tools of coding agents. Answers of an unchanged folder are kept. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgentBudgets, AgentWorkspace } from '../../agent/workspace.ts';
import type { Analysis } from '../../core/analysis.ts';
import { analyzeWorkspace } from '../../workspace/analyze.ts';
import { mapConcurrently } from '../../workspace/concurrency.ts';
import type { Engine, EngineGateway } from '../../workspace/engine.ts';
import { findScopes } from '../../workspace/find-scopes.ts';
import { relativeTo } from '../../workspace/paths.ts';
import { type PlanEdits, planFixOf } from '../../workspace/plan-fixes.ts';
import { type PolicyScope, policyFileName } from '../../workspace/policy-scope.ts';
import { findStart } from '../../workspace/start.ts';
import { type FolderToWalk, listFiles } from '../../workspace/walk.ts';

/** What the workspace is made of. */
export interface DiskWorkspaceContext {
  /** Absolute path of the folder. */
  readonly root: string;
  readonly engine: Engine;
  readonly budgets: (analysis: Analysis, signal: AbortSignal) => Promise<AgentBudgets>;
  /** What was measured, which estimates go by; null for nothing. */
  readonly measured: (scopes: readonly PolicyScope[]) => Promise<EngineGateway | null>;
  /** Ends with the server. */
  readonly lifetime: AbortSignal;
}

/** Reads nothing until it is asked. */
export function createDiskWorkspace({
  root,
  engine,
  budgets,
  measured,
  lifetime,
}: DiskWorkspaceContext): AgentWorkspace {
  const options = { paths: ['.'], workingDirectory: root, configFile: null };
  let known: { readonly stamp: string; readonly analysis: Promise<Analysis> } | null = null;

  async function analyse(signal: AbortSignal): Promise<Analysis> {
    const { folders } = await findStart(['.'], root, null);
    const gateway = await measured(await findScopes(['.'], root, null, signal));
    const stamp = `${JSON.stringify(gateway)}\n${await stampOf(root, folders, engine, signal)}`;
    if (known?.stamp !== stamp) {
      engine.setGateway(gateway);
      const made = { stamp, analysis: analyzeWorkspace(engine, { ...options, signal: lifetime }) };
      known = made;
      // What failed is tried again when it is next asked for.
      made.analysis.catch(() => {
        if (known === made) known = null;
      });
    }
    return unlessStopped(known.analysis, signal);
  }

  return {
    analyse,
    fixOf: (finding, signal) =>
      planFixOf(finding, engine.planEdits, (planEdits: PlanEdits) =>
        analyzeWorkspace(engine, { ...options, signal, planEdits }),
      ),
    textOf: async (file) => {
      const path = join(root, file);
      return relativeTo(root, path) === null ? null : readFile(path, 'utf8').catch(() => null);
    },
    estimate: async (call) => {
      const start = await findStart(['.'], root, null);
      const [folder] = start.folders;
      if (folder === undefined) throw new Error('a folder that was found has no start');
      return engine.estimate(call, { absolutePath: join(root, 'prompt.py'), scope: folder.scope });
    },
    budgets: async (signal) => budgets(await analyse(signal), signal),
  };
}

/** Files whose times are asked for at the same time. */
const fileConcurrency = 32;

/** Waits for what others may wait for as well: the signal ends the waiting, and not the work. */
function unlessStopped<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  signal.addEventListener('abort', stop, { once: true });
  return Promise.race([work, stopped]).finally(() => signal.removeEventListener('abort', stop));
}

/** Changes when a file that a scan may read comes, goes or is written. */
async function stampOf(
  root: string,
  [folder]: readonly FolderToWalk[],
  engine: Engine,
  signal: AbortSignal,
): Promise<string> {
  if (folder === undefined) return '';
  const listed = await listFiles({ root, rules: folder.rules, scope: folder.scope }, engine.kindOf, signal);
  const times = await mapConcurrently(
    [...listed, policyFileName],
    fileConcurrency,
    async (file) => {
      const info = await stat(join(root, file)).catch(() => null);
      return info === null ? '' : `${file}:${info.mtimeMs}:${info.size}`;
    },
    signal,
  );
  return times.join('\n');
}
