/** The workspace of a folder on the disk, for the tools of coding agents. Answers of an unchanged folder are kept. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgentBudgets, AgentWorkspace } from '../../agent/workspace.ts';
import type { Analysis } from '../../core/analysis.ts';
import { analyzeWorkspace } from '../../workspace/analyze.ts';
import { mapConcurrently } from '../../workspace/concurrency.ts';
import type { Engine } from '../../workspace/engine.ts';
import { relativeTo } from '../../workspace/paths.ts';
import { type PlanEdits, planFixOf } from '../../workspace/plan-fixes.ts';
import { policyFileName } from '../../workspace/policy-scope.ts';
import { findStart } from '../../workspace/start.ts';
import { listFiles } from '../../workspace/walk.ts';

/** What the workspace is made of. */
export interface DiskWorkspaceContext {
  /** Absolute path of the folder. */
  readonly root: string;
  readonly engine: Engine;
  readonly budgets: (analysis: Analysis, signal: AbortSignal) => Promise<AgentBudgets>;
}

/** Reads nothing until it is asked. */
export function createDiskWorkspace({ root, engine, budgets }: DiskWorkspaceContext): AgentWorkspace {
  const options = { paths: ['.'], workingDirectory: root, configFile: null };
  let known: { readonly stamp: string; readonly analysis: Promise<Analysis> } | null = null;

  async function analyse(signal: AbortSignal): Promise<Analysis> {
    const stamp = await stampOf(root, engine, signal);
    if (known?.stamp === stamp) return known.analysis;
    const analysis = analyzeWorkspace(engine, { ...options, signal });
    const made = { stamp, analysis };
    known = made;
    // What failed or was stopped is tried again when it is next asked for.
    analysis.catch(() => {
      if (known === made) known = null;
    });
    return analysis;
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

/** Changes when a file that a scan may read comes, goes or is written. */
async function stampOf(root: string, engine: Engine, signal: AbortSignal): Promise<string> {
  const { folders } = await findStart(['.'], root, null);
  const [folder] = folders;
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
