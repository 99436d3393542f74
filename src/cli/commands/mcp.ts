import type { AgentBudgets } from '../../agent/workspace.ts';
import type { Analysis } from '../../core/analysis.ts';
import type { GatewaySnapshot } from '../../core/budget.ts';
import { inOneLine, UserError } from '../../core/errors.ts';
import { createBudgetsReport } from '../../core/report/budgets-report.ts';
import { createEngine } from '../../workspace/engine.ts';
import { findScopes } from '../../workspace/find-scopes.ts';
import type { PolicyScope } from '../../workspace/policy-scope.ts';
import { findStart } from '../../workspace/start.ts';
import { fileGateway } from '../analyse.ts';
import type { ParsedArguments } from '../arguments.ts';
import { gatewayOfEnvironment } from '../budgets/environment.ts';
import { type ReadBudgets, readBudgets } from '../budgets/read-budgets.ts';
import { workspaceOverview } from '../budgets/workspace-overview.ts';
import type { Command, CommandContext, ExitCode } from '../command.ts';
import { createDiskWorkspace } from '../mcp/disk-workspace.ts';
import { choosePrices, priceFlags } from '../prices.ts';

/** `callcost mcp [folder]`: tools for coding agents. */
export const mcpCommand: Command = {
  name: 'mcp',
  operands: '[folder]',
  summary: 'Tools for coding agents, over the Model Context Protocol',
  description: [
    'Serves an agent six tools over standard input and output: scan, estimate a prompt, explain a call, list findings,',
    'the budget of a feature, and a fix as a diff. They read and recommend; a person applies. No model is called.',
  ],
  flags: priceFlags,
  examples: [
    { line: 'callcost mcp', says: 'what an agent is told to start, in the folder of the project' },
    { line: 'callcost mcp services/desk', says: 'for a part of it' },
  ],
  run: runMcp,
};

/** The protocol is a bundle of its own beside this program: other commands do not wait for it to load. */
async function runMcp(parsed: ParsedArguments, context: CommandContext): Promise<ExitCode> {
  const { terminal, loadBytes, at, signal } = context;
  const [folder = '.'] = parsed.positionals;
  const { root } = await findStart([folder], terminal.workingDirectory, null);
  const engine = await createEngine(loadBytes, at, await choosePrices(parsed, context));
  const isOffline = parsed.switches.has('offline');
  const budgets = createAgentBudgets(isOffline, context);
  const measured = (scopes: readonly PolicyScope[]) => fileGateway(scopes, at, terminal);
  const { serveTools }: typeof import('../mcp/serve.ts') = await import(new URL('./mcp.js', import.meta.url).href);
  try {
    await serveTools(createDiskWorkspace({ root, engine, budgets, measured, lifetime: signal }), signal);
  } finally {
    engine.dispose();
  }
  return 0;
}

/** Agents ask in quick succession, and a gateway is asked no more than once in so many ms. */
const keptMs = 60_000;

/** Budgets as `callcost budgets` has them; what keeps it from that is the answer. */
function createAgentBudgets(
  isOffline: boolean,
  context: CommandContext,
): (analysis: Analysis) => Promise<AgentBudgets> {
  const environment = process.env;
  let kept: { readonly at: Date; readonly read: Promise<ReadBudgets> } | null = null;
  const snapshotAt = async (at: Date, scopes: readonly PolicyScope[]): Promise<GatewaySnapshot> => {
    // The server runs for days: what is asked is asked now, and not at its start.
    const read = () => readBudgets({ scopes, environment, isOffline }, { ...context, at });
    const hasGateway = !isOffline && gatewayOfEnvironment(environment) !== null;
    if (!hasGateway) return (await read()).snapshot;
    if (kept === null || at.getTime() - kept.at.getTime() >= keptMs) kept = { at, read: read() };
    return (await kept.read).snapshot;
  };
  return async (analysis) => {
    try {
      const now = new Date();
      const scopes = await findScopes(['.'], analysis.root, null, context.signal);
      const overview = workspaceOverview(analysis, await snapshotAt(now, scopes), scopes, now);
      return { report: createBudgetsReport(overview, analysis.root), reason: null };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { report: null, reason: inOneLine(error) };
    }
  };
}
