import { agentTools } from '../../agent/tools.ts';
import type { AgentWorkspace } from '../../agent/workspace.ts';
import { inOneLine, UserError } from '../../core/errors.ts';
import { createBudgetsReport } from '../../core/report/budgets-report.ts';
import { relativeTo } from '../../workspace/paths.ts';
import { planFixOf } from '../../workspace/plan-fixes.ts';
import type { FeatureContext } from '../feature-context.ts';
import type { ServerHost } from '../host.ts';
import type { AgentToolAnswer, AgentToolParams } from '../protocol.ts';
import { analyseFolder } from './scan.ts';

/** Runs a tool for a coding agent on a folder of the workspace. Rejects with the signal's reason. */
export async function runAgentTool(
  context: FeatureContext,
  host: ServerHost,
  { name, input, folder }: AgentToolParams,
  signal: AbortSignal,
): Promise<AgentToolAnswer> {
  const tool = agentTools.find((each) => each.name === name);
  const root = context.pathOf(folder);
  try {
    if (tool === undefined) throw new UserError(`There is no tool "${name}".`);
    if (root === null) throw new UserError('The folder does not lie on a disk.', 'Open a folder of this machine.');
    return { text: await tool.run(input, workspaceOf(context, host, root), signal), isError: false };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { text: inOneLine(error), isError: true };
  }
}

/** A folder with the texts that are open in the editor. */
function workspaceOf(context: FeatureContext, host: ServerHost, root: string): AgentWorkspace {
  const { analyses, policies, budgets } = context;
  return {
    analyse: (signal) => analyseFolder(context, host, root, { signal }),
    fixOf: async (finding, signal) => {
      const engine = await analyses.engine();
      return planFixOf(finding, engine.planEdits, (planEdits) =>
        analyseFolder(context, host, root, { signal, planEdits }),
      );
    },
    textOf: async (file) => {
      const path = `${root}/${file}`;
      return relativeTo(root, path) === null ? null : analyses.textAt(path);
    },
    estimate: async (call) => {
      const absolutePath = `${root}/prompt.py`;
      return (await analyses.engine()).estimate(call, { absolutePath, scope: await policies.scopeOf(absolutePath) });
    },
    budgets: async () => {
      const overview = await budgets.overview();
      return overview === null
        ? { report: null, reason: 'No budgets are known. "Call Cost: Set up budgets" connects a gateway or a file.' }
        : { report: createBudgetsReport(overview, root), reason: null };
    },
  };
}
