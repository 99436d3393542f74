import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { FeatureContext } from './feature-context.ts';
import { answer } from './guard.ts';
import type { EditorNotifications, ServerRequests } from './protocol.ts';
import { parseMeterParams, parseWindowFocus } from './request-params.ts';
import { costExplorer } from './requests/explorer.ts';
import type { SettingsStore } from './settings-store.ts';

/** Answers what is asked about budgets, and follows the window and the key. */
export function registerBudgets(
  connection: Connection,
  { budgets, uriOf }: FeatureContext,
  settings: SettingsStore,
): void {
  const reportError = (message: string) => connection.console.error(message);
  const handlers: BudgetHandlers = {
    'callcost/meter': async (params) => budgets.meter(parseMeterParams(params).uri),
    'callcost/budgets': () => budgets.view(),
    'callcost/explorer': async () => costExplorer(await budgets.folderCalls(), uriOf),
    'callcost/refreshBudgets': async () => ({ message: await budgets.refresh() }),
    'callcost/probeGateway': () => budgets.probe(),
  };
  for (const [method, work] of Object.entries(handlers)) {
    connection.onRequest(method, (params: unknown, token: CancellationToken) =>
      answer<unknown>(method, token, reportError, null, () => work(params)),
    );
  }
  const onNotification = (method: keyof EditorNotifications, act: (params: unknown) => void) =>
    connection.onNotification(method, act);
  onNotification('callcost/windowFocus', (params) => budgets.source.setFocus(parseWindowFocus(params).isFocused));
  onNotification('callcost/gatewayChanged', () => {
    // The setting may have changed with the key, and the editor may not have told of it yet.
    settings.forget(null);
    budgets.source.keyChanged().catch((error: unknown) => reportError(String(error)));
  });
}

type BudgetMethod =
  | 'callcost/explorer'
  | 'callcost/meter'
  | 'callcost/budgets'
  | 'callcost/refreshBudgets'
  | 'callcost/probeGateway';

type BudgetHandlers = {
  readonly [Method in BudgetMethod]: (params: unknown) => Promise<ServerRequests[Method]['result']>;
};
