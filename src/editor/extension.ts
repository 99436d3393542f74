import { type ExtensionContext, window, workspace } from 'vscode';
import type { BudgetMeter, ServerStatus } from '../server/protocol.ts';
import { registerAgentTools } from './agent-tools.ts';
import { createBudgets } from './budgets/budgets.ts';
import { createGatewayFetch } from './budgets/gateway-fetch.ts';
import { createGatewayKeys } from './budgets/gateway-keys.ts';
import { registerCommands } from './commands.ts';
import { createExplorer } from './explorer/explorer.ts';
import { offerRestart } from './messages.ts';
import { createReports } from './report/reports.ts';
import { createServerLink } from './server-link.ts';

/** What other extensions, and our tests, get from the extension. */
export interface CallCostApi {
  /** Settles when the server has answered for the first time; rejects when it cannot be started. */
  readonly ready: Promise<void>;
  /** How long `activate()` took. */
  readonly activationMs: number;
  status(): Promise<ServerStatus>;
  /** The budget meter as the status bar shows it; null where it is hidden. */
  meter(): BudgetMeter | null;
}

/**
 * Registers what people can reach and returns. The language client takes longer to load than the editor should wait for
 * an activation, so it is loaded and started in a turn of its own.
 */
export function activate(context: ExtensionContext): CallCostApi {
  const { extensionUri, globalStorageUri, subscriptions } = context;
  const start = performance.now();
  const log = window.createOutputChannel('Call Cost', { log: true });
  const keys = createGatewayKeys(context.secrets);
  const gatewayFetch = createGatewayFetch(keys);
  const link = createServerLink({ extensionUri, storageUri: globalStorageUri, log, gatewayFetch });
  const budgets = createBudgets({ link, keys, log }, context.globalState);
  const explorer = createExplorer({ link, log, state: context.globalState });
  const reports = createReports({ extensionUri, link, log });
  subscriptions.push(
    log,
    link,
    budgets,
    explorer,
    reports,
    ...registerCommands(link, { budgets, explorer, reports }, log),
    ...registerAgentTools(link),
    link.onGivenUp(() => offerRestart(log)),
    workspace.onDidGrantWorkspaceTrust(() => link.notify('callcost/workspaceTrusted', null)),
  );
  const ready = new Promise<void>((resolve, reject) => {
    const turn = setImmediate(() => link.start().then(resolve, reject));
    subscriptions.push({ dispose: () => clearImmediate(turn) });
  });
  ready.catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  return {
    ready,
    activationMs: performance.now() - start,
    status: () => link.request('callcost/status', null),
    meter: budgets.meter,
  };
}
